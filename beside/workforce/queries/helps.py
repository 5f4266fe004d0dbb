"""Which of several courses would bring a worker nearer to what they hold or aim at."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from beside.core.actor import Actor
from beside.people.models import Person

from .. import rules
from .development import case_of, gathered
from .standing import Speaker

Key = TypeVar("Key")


@dataclass(frozen=True)
class Help:
    """One thing that is missing, and that a course would add to."""

    what: str
    """Such as “hours of continuing education about ethics”."""
    place: str
    """Whose rule it is."""
    missing: float | None
    adds: float | None
    """Hours of it, where the rule counts hours."""
    by: dt.date | None
    is_held: bool

    @property
    def urgency(self) -> tuple[bool, dt.date, float]:
        """What keeps a credential comes before what gains one; sooner before later."""
        return not self.is_held, self.by or dt.date.max, -(self.adds or 0)


def what_helps(
    actor: Actor,
    person: Person,
    offers: Mapping[Key, Sequence[rules.Entry]],
    today: dt.date,
    *,
    besides: Sequence[rules.Entry] = (),
) -> dict[Key, list[Help]]:
    """For each offer what it would add to, most urgent first. The rules themselves are asked: once
    as things stand, and once as if the worker had taken it. `besides` is what they have agreed to
    take already."""
    found = gathered(actor, [person.pk])[person.pk]
    known = rules.shipped().credentials
    told: dict[Key, list[Help]] = {key: [] for key in offers}
    for held in found.credentials:
        if held.credential not in known:
            continue
        case = case_of(found, held.credential, held.stage, today)
        case = replace(case, entries=(*case.entries, *besides))
        now = rules.explain(case, in_full=False)
        if now.status == "met":
            continue
        words = [each["what"] for each in now.as_json(Speaker())["requirements"]]
        for key, entries in offers.items():
            then = rules.explain(replace(case, entries=(*case.entries, *entries)), in_full=False)
            told[key] += _gained(now, then, words, known[held.credential][0].name)
    return {key: sorted(helps, key=lambda each: each.urgency) for key, helps in told.items()}


def _gained(
    now: rules.Explained, then: rules.Explained, words: Sequence[str], place: str
) -> Iterable[Help]:
    for one, other, what in zip(now.requirements, then.requirements, words, strict=True):
        if one.answer.status != "not_met" or not _is_nearer(one.answer, other.answer):
            continue
        yield Help(
            what=what,
            place=place,
            missing=one.answer.missing,
            adds=_less(one.answer.missing, other.answer.missing),
            by=one.answer.by,
            is_held=now.is_held,
        )


def _is_nearer(one: Any, other: Any) -> bool:
    if other.status == "met":
        return True
    if one.ways:
        pairs = zip(one.ways, other.ways, strict=True)
        return any(_is_nearer(a, b) for way, then in pairs for a, b in _pairs(way, then))
    return bool(one.missing and other.missing is not None and other.missing < one.missing)


def _pairs(way: Sequence[Any], then: Sequence[Any]) -> Iterable[tuple[Any, Any]]:
    return ((a, b) for a, b in zip(way, then, strict=True) if a.status == "not_met")


def _less(before: float | None, after: float | None) -> float | None:
    return round(before - (after or 0), 2) if before else None
