"""Work that can wait: it is done, tried again, given back, and done on time."""

import datetime as dt

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from beside.core import background
from beside.core.models import Schedule

pytestmark = pytest.mark.django_db(transaction=True)
DONE: list[str] = []


@task()
def note_it(word: str) -> None:
    DONE.append(word)
    if word == "wrong":
        raise ValueError("not this time")


@pytest.fixture(autouse=True)
def fresh():
    DONE.clear()


def test_a_task_is_done_once(db):
    note_it.enqueue("right")
    background.work(until_idle=True)
    background.work(until_idle=True)
    assert DONE.count("right") == 1


def test_a_task_that_went_wrong_is_tried_again_later_and_later(db):
    note_it.enqueue("wrong")
    background.work(until_idle=True)
    assert DONE == ["wrong"]
    row = DBTaskResult.objects.get(task_path__endswith="note_it")
    for tries in range(2, background.TRIES + 1):
        background.give_back(timezone.now())
        row.refresh_from_db()
        assert row.status == TaskResultStatus.READY
        assert row.run_after > timezone.now()
        DBTaskResult.objects.filter(pk=row.pk).update(run_after=timezone.now())
        background.work(until_idle=True)
        assert len(DONE) == tries
    background.give_back(timezone.now() + dt.timedelta(days=1))
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED


def test_what_a_killed_worker_held_runs_again_when_its_lease_is_over(db):
    note_it.enqueue("right")
    row = DBTaskResult.objects.get(task_path__endswith="note_it")
    row.claim("a worker that was killed")
    background.work(until_idle=True)
    assert DONE == [], "the lease still holds"
    DBTaskResult.objects.filter(pk=row.pk).update(
        started_at=timezone.now() - background.LEASE * 1.01
    )
    background.work(until_idle=True)
    assert DONE == ["right"]


def test_recurring_work_is_queued_once_in_each_span(db):
    now = timezone.now()
    first = background.put_due(now)
    assert first == len(background.RECURRING)
    assert background.put_due(now) == 0
    later = max(r.every for r in background.RECURRING.values())
    assert background.put_due(now + later) == len(background.RECURRING)


def test_two_workers_never_queue_the_same_span(db):
    now = timezone.now()
    background.put_due(now)
    assert Schedule.objects.count() == len(background.RECURRING)
    assert all(due.next_at > now for due in Schedule.objects.all())
