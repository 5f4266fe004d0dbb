"""The demo world, read from `content/`: two invented organizations and everybody in them.

    organisation("millbrook")   one organization, whole
    organisations()             both, the main one first

Pure: it reads its own files and writes nothing. The everyday rest of a person (how to reach them,
what helps) is dealt out by `people.py`; what happened over eighteen months is told by `paths.py`.
"""

from collections.abc import Iterator, Mapping
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from beside.core.facts import read_facts
from beside.demo import people
from beside.demo.shapes import (
    Block,
    Goal,
    Organisation,
    OtherFace,
    Place,
    Programme,
    Referrer,
    Staff,
    Warmline,
    Worker,
)
from beside.people import vocabulary

CONTENT = Path(__file__).with_name("content")
MAIN = "millbrook"
KEYS = (MAIN, "hill_street")
_Shape = TypeVar("_Shape")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class ContentError(ValueError):
    """A file of the demo world has a fault; the message says where."""


def organisations() -> tuple[Organisation, ...]:
    """Both organizations, the main one first."""
    return tuple(organisation(key) for key in KEYS)


@cache
def organisation(key: str) -> Organisation:
    """One organization with its programmes, staff, peer workers, referrers and participants."""
    whole = read(f"{key}/organisation.yaml")
    programmes = tuple(_programme(row) for row in whole.pop("programmes"))
    places = {place.key: place for programme in programmes for place in programme.places}
    worker_rows = [*whole.pop("workers", []), *rows(f"{key}/workers_*.yaml", "workers")]
    referrer_rows = rows(f"{key}/referrers.yaml", "referrers")
    warmline = whole.pop("warmline", None)
    return made(
        Organisation,
        {
            **whole,
            "programmes": programmes,
            "staff": tuple(made(Staff, row) for row in whole.pop("staff")),
            "workers": tuple(_worker(row, places) for row in worker_rows),
            "referrers": tuple(_referrer(row) for row in referrer_rows),
            "participants": people.participants(
                key,
                person_rows=list(_person_rows(key)),
                referral_words={row["key"]: row["words"] for row in referrer_rows},
                goals=goals(),
                pools=read("pools.yaml"),
            ),
            "warmline": _warmline(warmline) if warmline else None,
        },
    )


@cache
def goals() -> dict[str, Goal]:
    """Every goal by key."""
    found: dict[str, Goal] = {}
    for path in sorted(CONTENT.glob("goals/*.yaml")):
        for theme, theme_rows in read(path.relative_to(CONTENT)).items():
            for row in theme_rows:
                goal = made(Goal, {**row, "theme": theme})
                if goal.key in found:
                    raise ContentError(f"the goal {goal.key} is there twice")
                found[goal.key] = goal
    return found


def read(name: str | Path) -> dict[str, Any]:
    """One file of the demo world, as plain data."""
    found = read_facts(CONTENT / name)
    if not isinstance(found, dict):
        raise ContentError(f"{name} is not a mapping")
    return found


def rows(pattern: str, name: str) -> list[dict[str, Any]]:
    """The rows called `name` of all files that match, in the order of the file names."""
    paths = sorted(CONTENT.glob(pattern))
    return [row for path in paths for row in read(path.relative_to(CONTENT))[name]]


def made(kind: type[_Shape], row: Mapping[str, Any]) -> _Shape:
    """A row as one of our shapes; lists become tuples, a missing or unknown field is a fault."""
    tidy = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    try:
        return kind(**tidy)
    except TypeError as fault:
        raise ContentError(f"{row.get('key', row)}: {fault}") from None


def _programme(row: dict[str, Any]) -> Programme:
    return made(Programme, {**row, "places": [made(Place, place) for place in row["places"]]})


def _referrer(row: dict[str, Any]) -> Referrer:
    return made(Referrer, {name: value for name, value in row.items() if name != "words"})


def _warmline(row: dict[str, Any]) -> Warmline:
    opens, closes = time.fromisoformat(row["opens"]), time.fromisoformat(row["closes"])
    return made(Warmline, {**row, "opens": opens, "closes": closes})


def _worker(row: dict[str, Any], places: dict[str, Place]) -> Worker:
    also = row.get("also")
    tidy = {name: value for name, value in row.items() if name != "also"}
    for kind in ("experiences", "communities"):
        for code, seen_by in row[kind].items():
            vocabulary.term(kind, code)
            vocabulary.term("visibilities", seen_by)
    return made(
        Worker,
        {
            **tidy,
            "age_band": people.age_band(row["age_band"]),
            "serves": [people.age_band(band) for band in row["serves"]],
            "week": [_block(text, places) for text in row["week"]],
            "slug": row.get("slug", row["key"]),
            "also_participant": OtherFace(also["organisation"], also["person"]) if also else None,
        },
    )


def _block(text: str, places: dict[str, Place]) -> Block:
    day, hours, place = text.split()
    starts, ends = hours.split("-")
    return Block(
        _DAYS.index(day), time.fromisoformat(starts), time.fromisoformat(ends), places[place]
    )


def _person_rows(key: str) -> Iterator[dict[str, Any]]:
    """The people of an organization: the cast first, then each programme's file."""
    for row in rows(f"{key}/cast_*.yaml", "people"):
        yield {**row, "is_cast": True}
    for path in sorted(CONTENT.glob(f"{key}/people*.yaml")):
        file = read(path.relative_to(CONTENT))
        for row in file["people"]:
            yield {"programme": file["programme"], **row}
