"""What there is to know of peer workers: how they are shown, and when they are free."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.people.models import Supervises
from beside.people.vocabulary import label, own_name, terms, time_of

from . import policy
from .free import Block, Days, Free, free, slots
from .models import Conflict, Experience, Hours, Profile, Seen, TimeAway
from .taken import taken
from .week import times_of

AHEAD = dt.timedelta(days=21)
"""How far ahead we look for a free time."""


@dataclass(frozen=True)
class Shown:
    """Exactly what somebody sees of a worker: on their page, on a card, and in the preview."""

    id: UUID
    """The person, for the shape of their stone."""
    slug: str
    name: str
    pronouns: str
    line: str
    story: str
    good_to_talk_about: list[str]
    experiences: list[str]
    communities: list[str]
    languages: list[str]
    about: list[str]
    modes: list[str]
    standing: str
    is_taking_people: bool


def own(actor: Actor) -> Profile | None:
    return _whole(policy.own_profiles(actor)).first()


def peers(
    actor: Actor, *, experience: str = "", language: str = "", mode: str = "", time: str = ""
) -> list[Profile]:
    """The public page of peers, narrowed to what somebody is looking for."""

    def fits(profile: Profile) -> bool:
        return (
            (not experience or experience in _codes(profile, Seen.PUBLIC))
            and (not language or language in profile.person.languages)
            and (not mode or mode in profile.modes)
            and (not time or time in times_of(blocks(profile)))
        )

    found = _whole(policy.public_profiles()).order_by("-is_taking_people", "person__name", "slug")
    return [profile for profile in found if fits(profile)]


def shared_publicly() -> set[str]:
    """The experiences that at least one public worker shares with everyone."""
    rows = Experience.objects.filter(
        profile__in=policy.public_profiles().values("pk"), seen_by=Seen.PUBLIC, ended_at=None
    )
    return set(rows.values_list("code", flat=True))


def peer(slug: str) -> Profile | None:
    return _whole(policy.public_profiles()).filter(slug=slug).first()


def profiles_of(workers: Collection[UUID]) -> dict[UUID, Profile]:
    """The profiles of these workers, with all that belongs to them, in a few queries."""
    found = _whole(Profile.objects.filter(person__in=workers))
    return {profile.person_id: profile for profile in found}


def shown(profile: Profile, near: Seen, *, company: str = "") -> Shown:
    """What somebody this near sees. `company` names who is beside a worker in training."""
    allowed = near.shows()
    about = [
        label(kind, code)
        for what, kind, code in (
            ("gender", "genders", profile.gender),
            ("age_band", "age_bands", profile.age_band),
        )
        if code and profile.seen_by(what) in allowed
    ]
    return Shown(
        id=profile.person_id,
        slug=profile.slug,
        name=profile.person.name,
        pronouns=profile.person.pronouns,
        line=profile.line,
        story=profile.story,
        good_to_talk_about=profile.good_to_talk_about,
        experiences=[label("experiences", code) for code in _codes(profile, near)],
        communities=[
            label("communities", code)
            for code in profile.communities
            if profile.seen_by(code) in allowed
        ],
        languages=[own_name(code) for code in profile.person.languages],
        about=about,
        modes=[label("modes", code) for code in profile.modes],
        standing=standing_words(profile, company),
        is_taking_people=profile.is_taking_people,
    )


def standing_words(profile: Profile, company: str = "") -> str:
    """How far along they are, said honestly to the people they meet."""
    if profile.stage == Profile.Stage.TRAINEE:
        if company:
            return _("In training, with %(name)s beside them in it.") % {"name": company}
        return _("In training, and never alone in it.")
    if profile.stage == Profile.Stage.VOLUNTEER:
        return _("A volunteer: gives their time, with support.")
    return ""


def company_of(workers: Collection[UUID]) -> dict[UUID, str]:
    """Who looks after each of these workers, by name."""
    rows = Supervises.objects.filter(worker__in=workers, ended_on=None)
    return dict(rows.values_list("worker", "supervisor__name"))


def codes_seen(profile: Profile, near: Seen) -> list[str]:
    """The experiences somebody this near may know of, in the order of the vocabulary."""
    return _codes(profile, near)


def blocks(profile: Profile) -> list[Block]:
    return [
        Block(row.weekday, row.starts, row.ends, tuple(row.modes or profile.modes), row.place)
        for row in profile.open_hours
    ]


def free_times(
    workers: Collection[UUID], *, since: dt.datetime, until: dt.datetime | None = None
) -> dict[UUID, list[Free]]:
    """When each of these workers is free: hours, less days away, less what is taken."""
    until = until or since + AHEAD
    booked = taken(workers, since, until)
    return {
        worker: free(
            blocks(profile),
            away=_days_away(profile),
            booked=booked.get(worker, ()),
            since=since,
            until=until,
            tz=_tz(),
        )
        for worker, profile in profiles_of(workers).items()
    }


def next_free(
    profiles: Iterable[Profile],
    *,
    now: dt.datetime,
    minutes: int = 60,
    wished: Collection[str] = (),
) -> dict[UUID, Free]:
    """The first time each of them could meet somebody; nothing for those who have none.

    With `wished` times of the week, the first such time, or else the first of all.
    """
    rows = list(profiles)
    booked = taken([row.person_id for row in rows], now, now + AHEAD)
    found = {}
    for row in rows:
        stretches = free(
            blocks(row),
            away=_days_away(row),
            booked=booked.get(row.person_id, ()),
            since=now,
            until=now + AHEAD,
            tz=_tz(),
        )
        options = list(slots(stretches, minutes=minutes, tz=_tz()))
        shared = (each for each in options if time_of(each.starts.astimezone(_tz())) in wished)
        first = next(shared, options[0] if options else None)
        if first:
            found[row.person_id] = first
    return found


def time_away(profile: Profile, *, today: dt.date) -> list[TimeAway]:
    """Time away that is now or to come."""
    rows = profile.away.filter(cancelled_at=None, ends_on__gte=today)
    return list(rows.order_by("starts_on"))


def conflicts(actor: Actor) -> QuerySet[Conflict]:
    rows = policy.visible_conflicts(actor).filter(worker=actor.face)
    return rows.select_related("person").order_by("person__name")


def conflicts_among(people: Collection[UUID], workers: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Pairs of (person, worker) who must not be put together."""
    rows = Conflict.objects.filter(person__in=people, worker__in=workers, ended_at=None)
    return set(rows.values_list("person", "worker"))


def _whole(rows: QuerySet[Profile]) -> QuerySet[Profile]:
    """Profiles with person, experiences, hours and days away, however many: four queries."""
    return rows.select_related("person").prefetch_related(
        Prefetch(
            "experiences",
            Experience.objects.filter(ended_at=None),
            to_attr="open_experiences",
        ),
        Prefetch(
            "hours",
            Hours.objects.filter(ended_at=None).order_by("weekday", "starts"),
            to_attr="open_hours",
        ),
        Prefetch("away", TimeAway.objects.filter(cancelled_at=None), to_attr="open_away"),
    )


def _codes(profile: Profile, near: Seen) -> list[str]:
    allowed = near.shows()
    order = {each.code: n for n, each in enumerate(terms("experiences"))}
    mine = [row.code for row in profile.open_experiences if row.seen_by in allowed]
    return sorted(mine, key=lambda code: order.get(code, len(order)))


def _days_away(profile: Profile) -> list[Days]:
    return [(row.starts_on, row.ends_on) for row in profile.open_away]


def _tz() -> ZoneInfo:
    return ZoneInfo(str(timezone.get_current_timezone()))
