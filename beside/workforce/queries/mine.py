"""A worker's own pages: what they have said so far, and how it looks to others."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.dates import WEEKDAYS

from beside.core.actor import Actor
from beside.people.models import Person
from beside.people.vocabulary import label
from beside.ui.components.times import say

from ..free import Block, Free
from ..models import Profile, Seen, TimeAway
from .gathered import company_of, own
from .shown import Shown, codes_seen, shown
from .times import next_free, time_away


@dataclass(frozen=True)
class MyPage:
    profile: Profile
    for_everyone: Shown
    for_suggested: Shown
    for_me: Shown
    hours: list[tuple[str, list[str]]]
    """Each day of the week that has hours, and which."""
    away: list[TimeAway]
    free: Free | None
    limits: list[str]
    ages: list[str]

    @property
    def doors(self) -> dict[str, bool]:
        return {
            "is_taking_people": self.profile.is_taking_people,
            "is_public": self.profile.is_public,
        }


def my_page(actor: Actor, *, now: dt.datetime) -> MyPage | None:
    """All that a worker has said about themself, for them alone; None before the first word."""
    profile = own(actor)
    if profile is None:
        return None
    company = company_of([profile.person_id]).get(profile.person_id, "")
    return MyPage(
        profile=profile,
        for_everyone=shown(profile, Seen.PUBLIC, company=company),
        for_suggested=shown(profile, Seen.MATCHED, company=company),
        for_me=shown(profile, Seen.PRIVATE, company=company),
        hours=week_in_words(profile),
        away=time_away(profile, today=now.date()),
        free=next_free([profile], now=now).get(profile.person_id),
        limits=[label("experiences", code) for code in profile.will_not],
        ages=[label("age_bands", code) for code in profile.serves_ages],
    )


def preview(actor: Actor, near: Seen, *, now: dt.datetime) -> dict[str, Any] | None:
    """One's own page as everyone, or somebody one is suggested to, sees it."""
    profile = own(actor)
    if profile is None:
        return None
    company = company_of([profile.person_id]).get(profile.person_id, "")
    free = next_free([profile], now=now).get(profile.person_id)
    return {"peer": shown(profile, near, company=company), "free": free, "profile": profile}


def week_in_words(profile: Profile) -> list[tuple[str, list[str]]]:
    """“Monday”, “9:00 am to 12:00 pm, Library”."""
    days: dict[int, list[str]] = {}
    for row in profile.open_hours:
        said = f"{say(row.starts)} – {say(row.ends)}"
        days.setdefault(row.weekday, []).append(f"{said}, {row.place}" if row.place else said)
    return [(str(WEEKDAYS[day]), said) for day, said in sorted(days.items())]


def my_words(actor: Actor) -> dict[str, str]:
    profile = own(actor)
    if profile is None:
        return {}
    return {
        "line": profile.line,
        "story": profile.story,
        "good_to_talk_about": "\n".join(profile.good_to_talk_about),
    }


def my_experiences(profile: Profile) -> dict[str, str]:
    """Each code with who may know it, in the order of the vocabulary."""
    seen = {row.code: row.seen_by for row in profile.open_experiences}
    return {code: seen[code] for code in codes_seen(profile, Seen.PRIVATE)}


def my_languages(person: Person) -> dict[str, Any]:
    first = person.languages[:1]
    return {"languages": person.languages, "best": first[0] if len(person.languages) > 1 else ""}


def my_about(profile: Profile) -> dict[str, str]:
    return {
        "gender": profile.gender,
        "seen_gender": profile.seen_by("gender"),
        "age_band": profile.age_band,
        "seen_age_band": profile.seen_by("age_band"),
    }


def my_work(profile: Profile) -> dict[str, list[str]]:
    return {
        "modes": profile.modes,
        "serves_ages": profile.serves_ages,
        "kinds": profile.kinds,
        "will_not": profile.will_not,
    }


def blocks_as_kept(profile: Profile) -> list[Block]:
    """The hours as they were written down, without what the profile says in general."""
    return [
        Block(row.weekday, row.starts, row.ends, tuple(row.modes), row.place)
        for row in profile.open_hours
    ]
