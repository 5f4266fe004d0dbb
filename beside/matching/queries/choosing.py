"""What the person sees: up to three people to compare, and where their request stands."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from beside.consent import texts
from beside.core.actor import Actor
from beside.people.models import Person
from beside.referrals.models import Request, Wish
from beside.referrals.wishes import Group, grouped
from beside.relationships.models import Relationship
from beside.workforce import queries as workforce
from beside.workforce.free import Free
from beside.workforce.models import Profile, Seen

from .. import policy, sentences
from ..hope import Hope
from ..models import Option
from ..places import where
from . import standing
from .people import coordinators_of
from .table import Table, table


@dataclass(frozen=True)
class Card:
    """One worker as they are laid beside others. No number, no star, no rank."""

    id: UUID
    """The option."""
    person_id: UUID
    name: str
    pronouns: str
    line: str
    standing: str
    fits: list[str]
    does_not: list[str]
    asked_for: int
    free: Free | None
    where: str


@dataclass(frozen=True)
class Choosing:
    request: Request
    wishes: list[Group]
    cards: list[Card]
    asked: Option | None
    asked_card: Card | None
    coordinators: list[Person]
    hope: Hope
    others: int
    """How many more could be shown."""
    walks_with: list[Relationship]
    shows_wishes: bool
    wanted: Profile | None
    """Somebody they found on the page of peers and would like to meet, if not laid out yet."""

    @property
    def softer(self) -> list[tuple[str, int]]:
        """Each must that makes the list shorter, and how long it would be without."""
        return sentences.softer(self.hope)


def choosing(actor: Actor, *, now: dt.datetime, wanted: str = "") -> Choosing | None:
    """The page on which somebody chooses; None when they are not asking for anybody.

    `wanted` is the address of a public peer whom they would like to meet.
    """
    request = standing.current(actor)
    if request is None:
        return None
    weighed = table([request])
    options = list(
        Option.objects.filter(request=request, state__in=Option.OPEN)
        .select_related("worker")
        .order_by("-points", "pk")
    )
    asked = next((each for each in options if each.state == Option.State.ASKED), None)
    shown = [
        each
        for each in options
        if each != asked and not weighed.against(request.pk, each.worker_id)
    ]
    laid = cards([*shown, *([asked] if asked else [])], weighed, now=now)
    there = {str(each.worker_id) for each in options}
    return Choosing(
        request=request,
        wishes=wishes_of(request),
        cards=[laid[each.pk] for each in shown],
        asked=asked,
        asked_card=laid.get(asked.pk) if asked else None,
        coordinators=coordinators_of(request.programme_id),
        hope=weighed.hope(request.pk),
        others=sum(worker not in there for worker in weighed.fitting(request.pk)),
        walks_with=_walks_with(request),
        shows_wishes=bool(policy.shows_wishes(request.person)),
        wanted=_wanted(wanted, there),
    )


def cards(options: Collection[Option], weighed: Table, *, now: dt.datetime) -> dict[UUID, Card]:
    """The cards of these options. Their reasons are the ones that were weighed, in words."""
    profiles = {each.worker_id: weighed.profiles.get(str(each.worker_id)) for each in options}
    there = [profile for profile in profiles.values() if profile]
    wished = {
        wish.code
        for each in options
        for wish in weighed.askers[str(each.request_id)].wishes
        if wish.kind == "TIME"
    }
    free = workforce.next_free(there, now=now, wished=wished)
    company = workforce.company_of([profile.person_id for profile in there])
    return {
        option.pk: _card(option, profile, free, company)
        for option in options
        if (profile := profiles[option.worker_id])
    }


def wishes_of(request: Request) -> list[Group]:
    rows = Wish.objects.filter(request=request, ended_at=None)
    return grouped(sorted(rows.values_list("kind", "code", "weight")))


def story(option: Option) -> workforce.Shown | None:
    """All that this worker shows to people they are suggested to."""
    profile = workforce.profiles_of([option.worker_id]).get(option.worker_id)
    if profile is None:
        return None
    company = workforce.company_of([option.worker_id]).get(option.worker_id, "")
    return workforce.shown(profile, Seen.MATCHED, company=company)


def peer_or_none(slug: str) -> Person | None:
    """The worker with this public page."""
    profile = workforce.peer(slug)
    return profile.person if profile else None


def consent_text(today: dt.date) -> texts.Text:
    """The words of the yes that shows a worker what one asked for."""
    return texts.text_for("SHOW_WISHES", today)


def _card(
    option: Option, profile: Profile, free: dict[UUID, Free], company: dict[UUID, str]
) -> Card:
    first = free.get(option.worker_id)
    fits = sentences.fits(option.fits)
    does_not = sentences.does_not(option.does_not)
    return Card(
        id=option.pk,
        person_id=option.worker_id,
        name=profile.person.name,
        pronouns=profile.person.pronouns,
        line=profile.line,
        standing=workforce.standing_words(profile, company.get(option.worker_id, "")),
        fits=fits,
        does_not=does_not,
        asked_for=len(fits) + len(does_not),
        free=first,
        where=where(first.modes, first.place) if first else "",
    )


def _wanted(slug: str, there: set[str]) -> Profile | None:
    profile = workforce.peer(slug) if slug else None
    return profile if profile and str(profile.person_id) not in there else None


def _walks_with(request: Request) -> list[Relationship]:
    rows = Relationship.objects.filter(participant=request.person_id, state__in=Relationship.OPEN)
    return list(rows.select_related("worker"))
