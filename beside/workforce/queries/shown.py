"""How a worker is shown to somebody: exactly what they let this reader see."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from beside.people.vocabulary import label, own_name, terms

from .. import policy
from ..free import Free
from ..models import Experience, Profile, Seen
from ..week import times_of
from .gathered import company_of, public_ones
from .times import blocks, next_free


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
    kinds: list[str]
    """What kind of peer they are besides, in words."""
    is_taking_people: bool


@dataclass(frozen=True)
class PublicCard:
    shown: Shown
    free: Free | None


def peers(
    *, experience: str = "", language: str = "", mode: str = "", time: str = ""
) -> list[Profile]:
    """The public page of peers, narrowed to what somebody is looking for."""

    def fits(profile: Profile) -> bool:
        return (
            (not experience or experience in codes_seen(profile, Seen.PUBLIC))
            and (not language or language in profile.person.languages)
            and (not mode or mode in profile.modes)
            and (not time or time in times_of(blocks(profile)))
        )

    return [profile for profile in public_ones() if fits(profile)]


def public_cards(profiles: Iterable[Profile], *, now: dt.datetime) -> list[PublicCard]:
    """What everybody sees of these workers, with the next time each of them is free."""
    rows = list(profiles)
    free = next_free([row for row in rows if row.is_taking_people], now=now)
    company = company_of([row.person_id for row in rows])
    return [
        PublicCard(
            shown(row, Seen.PUBLIC, company=company.get(row.person_id, "")),
            free.get(row.person_id),
        )
        for row in rows
    ]


def there_is_to_find() -> dict[str, Any]:
    """The experiences and languages that at least one public worker has: no empty answers."""
    public = policy.public_profiles()
    shared = Experience.objects.filter(
        profile__in=public.values("pk"), seen_by=Seen.PUBLIC, ended_at=None
    )
    languages = public.values_list("person__languages", flat=True)
    return {
        "experiences": set(shared.values_list("code", flat=True)),
        "languages": {code for each in languages for code in each},
    }


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
        experiences=[label("experiences", code) for code in codes_seen(profile, near)],
        communities=[
            label("communities", code)
            for code in profile.communities
            if profile.seen_by(code) in allowed
        ],
        languages=[own_name(code) for code in profile.person.languages],
        about=about,
        modes=[label("modes", code) for code in profile.modes],
        standing=standing_words(profile, company),
        kinds=[label("worker_kinds", code) for code in profile.kinds],
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


def codes_seen(profile: Profile, near: Seen) -> list[str]:
    """The experiences somebody this near may know of, in the order of the vocabulary."""
    allowed = near.shows()
    order = {each.code: n for n, each in enumerate(terms("experiences"))}
    mine = [row.code for row in profile.open_experiences if row.seen_by in allowed]
    return sorted(mine, key=lambda code: order.get(code, len(order)))
