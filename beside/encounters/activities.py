"""What a peer worker and a person did together, as chips to tap and as sentences to read.

The words live in `activities.yaml`; this module reads and checks them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from beside.core.facts import read_facts

SOURCE = Path(__file__).with_name("activities.yaml")
SHOWN_FIRST = 12
_CODE = re.compile(r"[A-Z]+(_[A-Z]+)*")
_NAME = re.compile(r"\{(worker|person)\}")
_FIELDS = {"code", "label", "said", "neutral", "in_role", "because"}


class ActivityError(ValueError):
    """An activity is missing, doubled or misspelt; the message says which."""


@dataclass(frozen=True)
class Activity:
    """One thing done together: its chip, its sentence in the note, and the trade words for it."""

    code: str
    label: str
    said: str
    neutral: str
    in_role: bool = True
    because: str = ""

    def sentence(self, worker: str, person: str) -> str:
        """The sentence for the note, with both names in it."""
        names = {"worker": worker, "person": person}
        return _NAME.sub(lambda found: names[found[1]], self.said)


@cache
def activities() -> dict[str, Activity]:
    """Every activity by code, in the order of the chips."""
    return parse(read_facts(SOURCE))


def activity(code: str) -> Activity:
    """The activity with this code, or an ActivityError that names it."""
    try:
        return activities()[code]
    except KeyError:
        raise ActivityError(f"there is no activity {code!r}") from None


def chips() -> tuple[tuple[Activity, ...], tuple[Activity, ...]]:
    """The chips that show at once, and those behind "More"."""
    every = tuple(activities().values())
    return every[:SHOWN_FIRST], every[SHOWN_FIRST:]


def sentences(chosen: Iterable[str], worker: str, person: str) -> str:
    """What was done, as prose for the note two people share."""
    return " ".join(activity(code).sentence(worker, person) for code in chosen)


def in_trade_words(chosen: Iterable[str]) -> str:
    """What was done, in the plain trade words of the GIRP and DAP layouts."""
    text = "; ".join(activity(code).neutral for code in chosen)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def outside_the_role(chosen: Iterable[str]) -> tuple[Activity, ...]:
    """Those of the chosen that are not peer work, for a kind conversation with a supervisor."""
    return tuple(each for each in map(activity, chosen) if not each.in_role)


def translatable() -> Iterator[str]:
    """Every word of ours that a translator must see, in file order."""
    for each in activities().values():
        yield from filter(None, (each.label, each.said, each.neutral, each.because))


def parse(raw: Any) -> dict[str, Activity]:
    """The activities read from plain data, or an ActivityError at the first fault."""
    rows = raw.get("activities") if isinstance(raw, dict) else None
    if not isinstance(rows, list) or not rows:
        raise ActivityError("there are no activities")
    found: dict[str, Activity] = {}
    for row in rows:
        each = _parse_one(row)
        if each.code in found:
            raise ActivityError(f"{each.code} is there twice")
        found[each.code] = each
    return found


def _parse_one(row: Any) -> Activity:
    if not isinstance(row, dict) or not {"code", "label", "said", "neutral"} <= set(row) <= _FIELDS:
        raise ActivityError(f"an activity needs code, label, said and neutral: {row!r}")
    each = Activity(**row)
    if not _CODE.fullmatch(each.code):
        raise ActivityError(f"{each.code!r} is not a well-formed code")
    if not each.said.endswith(".") or each.neutral.endswith("."):
        raise ActivityError(f"{each.code}: `said` is a sentence, `neutral` is not")
    if "{" in _NAME.sub("", each.said):
        raise ActivityError(f"{each.code}: only {{worker}} and {{person}} can stand in `said`")
    if each.in_role == bool(each.because):
        raise ActivityError(f"{each.code}: say why exactly when it is outside the role")
    return each
