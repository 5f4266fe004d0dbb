"""`beside worker`: what a killed worker held is done by the next one, as real processes."""

import signal
import time

import pytest

LEASE_IS_OVER = """
import datetime as dt
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
DBTaskResult.objects.running().update(started_at=timezone.now() - dt.timedelta(hours=1))
"""


@pytest.fixture
def begun(desk, tmp_path):
    """A worker in the middle of a task."""
    desk.python(f"from tests.operate.slow import slow; slow.enqueue({str(tmp_path)!r})")
    worker = desk.start("worker")
    _until(lambda: (tmp_path / "begun").exists())
    yield worker
    worker.kill()
    worker.communicate()


def test_a_killed_workers_task_runs_again_when_its_lease_is_over(desk, begun, tmp_path):
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    (tmp_path / "go").touch()
    assert desk.run("worker", "--until-idle").status == 0
    assert not (tmp_path / "done").exists(), "nobody takes it while the lease holds"
    desk.python(LEASE_IS_OVER)
    told = desk.run("worker", "--until-idle")
    assert (told.status, told.out) == (0, "")
    assert (tmp_path / "done").exists()


@pytest.mark.once
def test_asked_to_stop_it_finishes_what_it_holds(begun, tmp_path):
    begun.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    assert begun.poll() is None
    (tmp_path / "go").touch()
    assert begun.wait(timeout=30) == 0
    assert (tmp_path / "done").exists()


def _until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)
