"""Whose rows we may touch right now. Outside a scope there are no rows at all.

On PostgreSQL the same scope is told to the database, for the length of the transaction,
and row-level security holds the wall a second time (see `walls.py`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection, transaction

_org: ContextVar[UUID | None] = ContextVar("org", default=None)


class NoOrg(RuntimeError):
    """A query was asked for without saying for which organisation."""


def current() -> UUID:
    org_id = _org.get()
    if org_id is None:
        raise NoOrg("Say whose rows: `with tenancy.within(org_id): ...`")
    return org_id


@contextmanager
def within(org_id: UUID) -> Iterator[None]:
    """Only this organisation's rows exist until the block ends."""
    before = _org.get()
    if before == org_id:
        yield
        return
    token = _org.set(org_id)
    try:
        if connection.vendor != "postgresql":
            yield
            return
        with transaction.atomic():
            _tell_the_database(org_id)
            yield
            _tell_the_database(before)
    finally:
        _org.reset(token)


@contextmanager
def nowhere(org_id: UUID) -> Iterator[None]:
    """An organisation that does not exist, for wording a question before anybody asks it."""
    token = _org.set(org_id)
    try:
        yield
    finally:
        _org.reset(token)


def _tell_the_database(org_id: UUID | None) -> None:
    # `true`: for this transaction only, so a pooled connection carries nothing to the next.
    with connection.cursor() as cursor:
        cursor.execute("select set_config('beside.org', %s, true)", [str(org_id) if org_id else ""])
