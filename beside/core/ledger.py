"""The sheet that is open while an action runs. No open sheet, no write."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Change = dict[str, Any]
_sheet: ContextVar[list[Change] | None] = ContextVar("sheet", default=None)


class OutsideAction(RuntimeError):
    """Something tried to write a record without an action around it."""


@contextmanager
def open_sheet() -> Iterator[list[Change]]:
    sheet: list[Change] = []
    token = _sheet.set(sheet)
    try:
        yield sheet
    finally:
        _sheet.reset(token)


def is_open() -> bool:
    return _sheet.get() is not None


def note(change: Change) -> None:
    sheet = _sheet.get()
    if sheet is None:
        raise OutsideAction(f"Write {change['what']} from an @action, not from here.")
    sheet.append(change)
