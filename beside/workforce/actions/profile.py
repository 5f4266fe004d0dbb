"""What a worker says about themself: how they are known, what they share, when they are there."""

import datetime as dt
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed, require
from beside.people.models import Person
from beside.people.vocabulary import term

from .. import policy
from ..free import Block, overlapping
from ..models import Conflict, Experience, Hours, Profile, Seen, TimeAway
from .ladder import note_stage

KIND_OF = {
    "communities": "communities",
    "serves_ages": "age_bands",
    "modes": "modes",
    "will_not": "experiences",
    "kinds": "worker_kinds",
}


@action(event="profile.kept", may=policy.may_keep_profile)
def keep_profile(
    actor: Actor,
    person: Person,
    *,
    slug: str | None = None,
    line: str | None = None,
    story: str | None = None,
    good_to_talk_about: list[str] | None = None,
    gender: str | None = None,
    age_band: str | None = None,
    communities: list[str] | None = None,
    seen: dict[str, str] | None = None,
    stage: str | None = None,
    caseload_limit: int | None = None,
    serves_ages: list[str] | None = None,
    modes: list[str] | None = None,
    will_not: list[str] | None = None,
    kinds: list[str] | None = None,
    is_taking_people: bool | None = None,
    is_public: bool | None = None,
) -> Profile:
    """Make a worker's profile, or change the parts that are given. Raises NotAllowed when they
    would change their own standing."""
    told = {
        "line": line,
        "story": story,
        "good_to_talk_about": good_to_talk_about,
        "gender": gender,
        "age_band": age_band,
        "communities": communities,
        "seen": seen,
        "serves_ages": serves_ages,
        "modes": modes,
        "will_not": will_not,
        "kinds": kinds,
        "is_taking_people": is_taking_people,
        "is_public": is_public,
    }
    profile = Profile.objects.filter(person=person).first() or Profile(person=person)
    profile.slug = slug or profile.slug or _free_slug(person)
    for field, value in told.items():
        if value is not None:
            _check_words(field, value)
            setattr(profile, field, value)
    was = "" if profile._state.adding else profile.stage
    _keep_standing(actor, profile, stage, caseload_limit)
    profile.save()
    if profile.stage != was:
        note_stage(actor, profile, was=was, on=clock.today())
    return profile


@action(event="standing.set", may=policy.may_set_standing)
def set_standing(actor: Actor, profile: Profile, *, caseload_limit: int) -> Profile:
    """How many people they walk with at most."""
    profile.caseload_limit = caseload_limit
    profile.save()
    return profile


@action(event="experience.shared", may=policy.may_change_own)
def share_experience(actor: Actor, profile: Profile, *, code: str, seen_by: str) -> Experience:
    """Say that one has lived through this, or change who may know it."""
    return _share(profile, code, seen_by)


@action(event="experiences.shared", may=policy.may_change_own)
def share_experiences(actor: Actor, profile: Profile, *, shared: dict[str, str]) -> Profile:
    """All that one shares from now on, and with whom. What is left out is taken back."""
    for former in Experience.objects.filter(profile=profile, ended_at=None):
        if former.code not in shared:
            former.ended_at = clock.now()
            former.save()
    for code, seen_by in shared.items():
        _share(profile, code, seen_by)
    return profile


@action(event="experience.taken_back", may=policy.may_stop_sharing)
def stop_sharing(actor: Actor, experience: Experience) -> Experience:
    experience.ended_at = clock.now()
    experience.save()
    return experience


@action(event="hours.kept", may=policy.may_change_own)
def keep_hours(actor: Actor, profile: Profile, *, blocks: list[dict[str, Any]]) -> Profile:
    """The hours of the week from now on, instead of the ones before.

    Raises ValueError when two of them speak of the same hour.
    """
    wanted = [_block(each) for each in blocks]
    if overlapping(wanted):
        raise ValueError("Two blocks speak of the same hour.")
    for former in Hours.objects.filter(profile=profile, ended_at=None):
        same = Block(former.weekday, former.starts, former.ends, tuple(former.modes), former.place)
        if same in wanted:
            wanted.remove(same)
            continue
        former.ended_at = clock.now()
        former.save()
    for block in wanted:
        Hours(
            profile=profile,
            weekday=block.weekday,
            starts=block.starts,
            ends=block.ends,
            modes=list(block.modes),
            place=block.place,
        ).save()
    return profile


@action(event="away.said", may=policy.may_mark_away)
def go_away(actor: Actor, profile: Profile, *, starts_on: dt.date, ends_on: dt.date) -> TimeAway:
    """Not there from one day through another. Why is not asked."""
    away = TimeAway(profile=profile, starts_on=starts_on, ends_on=ends_on)
    away.save()
    return away


@action(event="away.ended", may=policy.may_come_back_early)
def come_back_early(actor: Actor, away: TimeAway) -> TimeAway:
    """There again from today; time away that has not begun is taken back whole."""
    today = clock.today()
    if away.starts_on >= today:
        away.cancelled_at = clock.now()
    else:
        away.ends_on = today - dt.timedelta(days=1)
    away.save()
    return away


@action(event="conflict.said", may=policy.may_say_conflict)
def say_conflict(actor: Actor, worker: Person, *, person: Person) -> Conflict:
    """These two must not be put together. Safe to repeat; no reason is kept."""
    standing = Conflict.objects.filter(worker=worker, person=person, ended_at=None).first()
    if standing:
        return standing
    conflict = Conflict(worker=worker, person=person, said_at=clock.now())
    conflict.save()
    return conflict


@action(event="conflict.ended", may=policy.may_end_conflict)
def end_conflict(actor: Actor, conflict: Conflict) -> Conflict:
    conflict.ended_at = clock.now()
    conflict.save()
    return conflict


def _share(profile: Profile, code: str, seen_by: str) -> Experience:
    term("experiences", code)
    found = Experience.objects.filter(profile=profile, code=code, ended_at=None).first()
    experience = found or Experience(profile=profile, code=code)
    if experience.seen_by != Seen(seen_by) or found is None:
        experience.seen_by = Seen(seen_by)
        experience.save()
    return experience


def _keep_standing(
    actor: Actor, profile: Profile, stage: str | None, caseload_limit: int | None
) -> None:
    """A worker describes themself; how far along they are is agreed with somebody else."""
    kept = (profile.stage, profile.caseload_limit)
    limit = profile.caseload_limit if caseload_limit is None else caseload_limit
    wanted = (stage or profile.stage, limit)
    if wanted == kept:
        return
    if not (actor.is_operator or actor.holds("roster.change")):
        if profile._state.adding:
            raise NotAllowed(_("Your supervisor says how far along you are."))
        require(policy.may_set_standing(actor, profile))
    profile.stage, profile.caseload_limit = wanted


def _check_words(field: str, value: Any) -> None:
    """Raises VocabularyError for a code that is not in the vocabulary."""
    for code in value if field in KIND_OF else ():
        term(KIND_OF[field], code)
    if value and field == "gender":
        term("genders", value)
    if value and field == "age_band":
        term("age_bands", value)


def _block(raw: dict[str, Any]) -> Block:
    return Block(
        raw["weekday"],
        raw["starts"],
        raw["ends"],
        tuple(raw.get("modes") or ()),
        raw.get("place") or "",
    )


def _free_slug(person: Person) -> str:
    """A name for the address of their page: `rosa`, or `rosa-2` when there is one already."""
    plain = slugify(person.name)[:32] or "peer"
    taken = set(Profile.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    number, slug = 1, plain
    while slug in taken:
        number += 1
        slug = f"{plain}-{number}"
    return slug
