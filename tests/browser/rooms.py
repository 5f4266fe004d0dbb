"""Every page of the house that somebody can open, found by walking the addresses."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.test import Client
from django.urls import get_resolver

from beside.core import tenancy
from beside.core.address import at
from beside.core.decision import NotAllowed, require

SKIPPED = {
    "encounters:feed",  # a calendar file, not a page
    "people:accent",  # stylesheets
    "people:try_colour",
    "ui:index",  # the living page has tests of its own
    "encounters:draft",  # pieces of a page, asked for by script
    "encounters:suggest",
}
TRIED = 12
"""So many things are tried before a door counts as shut to somebody."""
LOOKED_AT = 3
"""So many of the same kind are opened; the fullest page is kept."""


@dataclass(frozen=True)
class Room:
    """One page as one person finds it."""

    who: str
    name: str
    path: str

    def __str__(self) -> str:
        return f"{self.who} {self.name}"


def doors() -> Iterator[tuple[str, Any, list[str]]]:
    """Every named address inside an organisation: its name, its view, and what it asks for."""
    for house in get_resolver().url_patterns:
        for each in getattr(house, "url_patterns", []):
            if "org" in house.pattern.converters and each.name:
                yield f"{house.app_name}:{each.name}", each.callback, [*each.pattern.converters]


def rooms(
    who: str,
    client: Client,
    actor: Any,
    org: Any,
    more: dict[str, Any],
    known: Set[str] = frozenset(),
) -> Iterator[Room]:
    """All pages this person can open and that are not `known`, each at its fullest. `more` fills
    what is no id."""
    for name, door, asked in doors():
        if name in SKIPPED or name in known or door.is_public != (actor is None):
            continue  # a page for anybody is opened as nobody
        seen = [(p, client.get(p)) for p in _paths(name, door, asked, actor, org, more)]
        shown = [(len(r.content), p) for p, r in seen if _is_page(r)]
        if shown:
            yield Room(who, name, max(shown)[1])


def _is_page(response: Any) -> bool:
    return response.status_code == 200 and "text/html" in response.headers["Content-Type"]


def _paths(
    name: str, door: Any, asked: list[str], actor: Any, org: Any, more: dict[str, Any]
) -> list[str]:
    if not set(asked) <= {"id", *more}:
        return []
    rest = {word: more[word] for word in asked if word != "id"}
    if "id" not in asked:
        return [at(org, name, **rest)]
    with tenancy.within(org.pk):
        things = door.sees(actor).order_by("-pk")[: TRIED * 4] if door.sees and actor else []
        allowed = (thing.pk for thing in things if _may(door, actor, thing))
        ids = list(islice(allowed, LOOKED_AT))
    return [at(org, name, id=id, **rest) for id in ids]


def _may(door: Any, actor: Any, thing: Any) -> bool:
    try:
        return not door.may or not require(door.may(actor, thing))
    except NotAllowed:
        return False
