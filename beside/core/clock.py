"""What time it is. One place, so that a demo can have a past and a test can have a midnight."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_set_to: ContextVar[dt.datetime | None] = ContextVar("clock", default=None)


def now() -> dt.datetime:
    """This moment, with its time zone."""
    return _set_to.get() or timezone.now()


def today() -> dt.date:
    """The day it is where the organisation is (its time zone is active during a request)."""
    return timezone.localdate(now())


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Inside the block it is that moment. For building a demo's past, and for tests."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
