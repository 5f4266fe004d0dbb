"""Work that can wait: kept in the database, taken under a lease, tried again, on a schedule.

The queue is django-tasks with its database backend. It lacks three things, and they are here:
a task whose worker was killed is given back when its lease has run out; one that went wrong is
tried again, later each time; and recurring work is put on the queue when it is due. A task may
therefore run twice: each must be written so that the second time changes nothing.
"""

import datetime as dt
import logging
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import (
    InterfaceError,
    OperationalError,
    close_old_connections,
    connections,
    transaction,
)
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from . import tenancy
from .models import Org, Schedule

log = logging.getLogger("beside")

LEASE = dt.timedelta(minutes=5)
"""How long a task may be held before we believe that its worker is gone."""
TRIES = 6
FIRST_PAUSE = dt.timedelta(seconds=20)
"""Doubled after each try: 20 s, 40 s, 80 s, 160 s, 320 s."""
LONGEST_PAUSE = 15.0
"""Seconds between two looks for a database that is away."""


@dataclass(frozen=True)
class Recurring:
    name: str
    every: dt.timedelta
    put: Callable[[], None]


RECURRING: dict[str, Recurring] = {}


def every(**how_often: int) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """Run `fn(org)` for each organisation, inside its wall, once in each such span."""

    def make(fn: Callable[[Any], None]) -> Callable[[Any], None]:
        name = f"{fn.__module__}.{fn.__name__}"

        def put() -> None:
            for org in Org.objects.order_by("slug"):
                run_for_org.enqueue(name, str(org.pk))

        RECURRING[name] = Recurring(name, dt.timedelta(**how_often), put)
        _BY_NAME[name] = fn
        return fn

    return make


_BY_NAME: dict[str, Callable[[Any], None]] = {}


@task()
def run_for_org(name: str, org_id: str) -> None:
    """One recurring task for one organisation."""
    org = Org.objects.get(pk=org_id)
    with tenancy.within(org.pk), timezone.override(org.timezone):
        _BY_NAME[name](org)


def put_due(now: dt.datetime) -> int:
    """Queue the recurring work that is due. Two workers never queue the same span twice."""
    queued = 0
    for recurring in RECURRING.values():
        with transaction.atomic():
            due, _made = Schedule.objects.get_or_create(
                name=recurring.name, defaults={"next_at": now}
            )
            if due.next_at > now:
                continue
            taken = Schedule.objects.filter(pk=due.pk, next_at=due.next_at).update(
                next_at=now + recurring.every
            )
            if taken:
                recurring.put()
                queued += 1
    return queued


def give_back(now: dt.datetime) -> int:
    """Return to the queue what a lost worker held, and what went wrong and may be tried again."""
    lost = DBTaskResult.objects.running().filter(started_at__lt=now - LEASE)
    returned = 0
    for row in [*lost, *DBTaskResult.objects.failed()]:
        tries = len(row.worker_ids)
        if tries >= TRIES:
            _give_up(row, now)
            continue
        pause = FIRST_PAUSE * 2 ** max(0, tries - 1)
        when = now if row.finished_at is None else row.finished_at + pause
        returned += DBTaskResult.objects.filter(pk=row.pk, status=row.status).update(
            status=TaskResultStatus.READY, run_after=when, started_at=None, finished_at=None
        )
    return returned


def _give_up(row: DBTaskResult, now: dt.datetime) -> None:
    given_up = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.FAILED, finished_at=now
    )
    if given_up:
        log.error("Gave up on task %s (%s) after %s tries.", row.pk, row.task_path, TRIES)


def work(*, until_idle: bool = False, interval: float = 1.0) -> None:
    """Do the work that is due, for ever or until nothing is left. Ends cleanly on a signal, and
    waits for a database that went away."""
    going = True

    def stop(*_: Any) -> None:
        nonlocal going
        going = False

    if not until_idle:
        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
    name = f"{socket.gethostname()}-{time.monotonic_ns()}"
    pause = interval
    while going:
        try:
            _one_round(name)
            pause = interval
        except (OperationalError, InterfaceError) as problem:
            if until_idle:
                raise
            log.error("The database did not answer: %s. Trying again.", type(problem).__name__)
            connections.close_all()
            pause = min(2 * pause, LONGEST_PAUSE)
        if until_idle:
            return
        for _ in range(int(pause * 10)):
            if going:
                time.sleep(0.1)


def _one_round(name: str) -> None:
    close_old_connections()
    now = timezone.now()
    give_back(now)
    put_due(now)
    _one_worker(name).run()


def _one_worker(name: str) -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
