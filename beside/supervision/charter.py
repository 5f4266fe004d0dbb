"""The role charter: the middle of peer work, its edge, and what is outside (charter.yaml)."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from beside.core.facts import read_facts
from beside.encounters.activities import Activity, activity

SOURCE = Path(__file__).with_name("charter.yaml")
MIDDLE, EDGE, OUTSIDE = "MIDDLE", "EDGE", "OUTSIDE"


@cache
def edge() -> dict[str, str]:
    """Activities at the edge, each with a question to think about. Raises ActivityError for a
    code that is no activity."""
    rows = read_facts(SOURCE)["edge"]
    return {activity(row["code"]).code: row["asks"] for row in rows}


def place_of(what: Activity) -> str:
    """Where this activity stands."""
    if not what.in_role:
        return OUTSIDE
    return EDGE if what.code in edge() else MIDDLE


def shares(counted: Iterable[tuple[Activity, int]]) -> dict[str, int]:
    """How often each of the three places was stood in."""
    found = {MIDDLE: 0, EDGE: 0, OUTSIDE: 0}
    for what, times in counted:
        found[place_of(what)] += times
    return found


def translatable() -> Iterator[str]:
    """Every word of ours that a translator must see, in file order."""
    yield from edge().values()
