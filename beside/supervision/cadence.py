"""How often people sit down together: the house's suggestion, and the day that follows from it."""

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Any

from beside.core.facts import read_facts
from beside.workforce.rules.spans import months_after

SOURCE = Path(__file__).with_name("cadence.yaml")
CONFIDENCES = {"ours", "official", "secondary"}
_EVERY = re.compile(r"P([1-9])([WM])")


class CadenceError(ValueError):
    """A row is missing, doubled or says nothing we can count with; the message says which."""


def suggested(stage: str, on: dt.date) -> str:
    """How often somebody of this stage is sat down with that day, such as `P1W`."""
    return in_force(_rows(), stage, on)["every"]


def in_force(rows: list[dict[str, Any]], stage: str, on: dt.date) -> dict[str, Any]:
    """The one row for this stage whose span holds the day, or a CadenceError."""
    fits = [row for row in rows if stage in row["stages"] and _holds(row, on)]
    if len(fits) != 1:
        raise CadenceError(f"{len(fits)} rows say how often for {stage} on {on}")
    return fits[0]


def after(day: dt.date, every: str) -> dt.date:
    """The day by which they sit down again."""
    found = _EVERY.fullmatch(every)
    if not found:
        raise CadenceError(f"{every!r} is not weeks or months, like P2W")
    number = int(found[1])
    return day + dt.timedelta(weeks=number) if found[2] == "W" else months_after(day, number)


def checked(raw: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows, each with a source that says how sure we are."""
    sources = raw["sources"]
    for row in raw["rows"]:
        for key in filter(None, (row["source"], row.get("like"))):
            if sources.get(key, {}).get("confidence") not in CONFIDENCES:
                raise CadenceError(f"nobody knows how sure {key!r} is")
        after(row["from"], row["every"])
    return raw["rows"]


def _holds(row: dict[str, Any], on: dt.date) -> bool:
    return row["from"] <= on and (row["to"] is None or on <= row["to"])


@cache
def _rows() -> list[dict[str, Any]]:
    return checked(read_facts(SOURCE))
