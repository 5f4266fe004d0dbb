"""What a worker sees of somebody who would like to meet them: as much as the person lets them."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from beside.core.actor import Actor
from beside.people.vocabulary import own_name
from beside.referrals.wishes import Group, grouped

from .. import policy, sentences
from ..models import Option
from .table import table


@dataclass(frozen=True)
class Offered:
    """One question, from the worker's side."""

    id: UUID
    person_id: UUID
    name: str
    """Empty until the person lets them see it."""
    pronouns: str
    asked_at: dt.datetime
    answer_by: dt.datetime
    languages: list[str]
    times: list[str]
    programme: str
    wishes: list[Group]
    words: str
    shares: list[str]
    """What the two share, of what was asked for."""
    is_answered: bool


def waiting_for_me(actor: Actor, *, now: dt.datetime) -> list[Option]:
    """Who waits for this worker's answer, the one whose time is over first, first."""
    rows = policy.asked_of_me(actor).filter(expires_at__gt=now)
    return list(rows.select_related("request__person", "request__programme").order_by("expires_at"))


def offers(actor: Actor, *, now: dt.datetime) -> list[Offered]:
    return [offered(option) for option in waiting_for_me(actor, now=now)]


def offered(option: Option) -> Offered:
    request = option.request
    person = request.person
    wishes = list(request.wishes.filter(ended_at=None).values_list("kind", "code", "weight"))
    may_see = bool(policy.shows_wishes(person)) or option.state == Option.State.AGREED
    spoken = person.languages or [code for kind, code, _weight in wishes if kind == "LANGUAGE"]
    return Offered(
        id=option.pk,
        person_id=person.pk,
        name=person.name if may_see else "",
        pronouns=person.pronouns if may_see else "",
        asked_at=option.asked_at or option.shown_at,
        answer_by=option.expires_at or option.shown_at,
        languages=[own_name(code) for code in spoken],
        times=[sentences.word(kind, code) for kind, code, _weight in wishes if kind == "TIME"],
        programme=request.programme.name,
        wishes=grouped(sorted(wishes)) if may_see else [],
        words=request.words if may_see else "",
        shares=sentences.fits(option.fits) if may_see else [],
        is_answered=option.state != Option.State.ASKED,
    )


def room_after(option: Option) -> tuple[int, int]:
    """How many people this worker would walk with, and how many at most."""
    load = table([option.request], besides=option.pk).loads.get(str(option.worker_id))
    return (load.now + 1, load.limit) if load else (1, 1)
