"""The ladder as a worker and their supervisor see it: where they stand, and what comes next."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.people.models import Membership, Person

from .. import policy, rules
from ..models import Credential, Profile, StageChange

RUNGS = list(Profile.Stage)
FULL = "FULL"


@dataclass(frozen=True)
class Proposal:
    """What the rules would say about the stage. Nothing changes by itself."""

    stage: str
    since_on: dt.date
    credential: str

    @property
    def label(self) -> str:
        return str(Profile.Stage(self.stage).label)


@dataclass(frozen=True)
class Ladder:
    profile: Profile
    steps: list[dict[str, str]]
    changes: list[StageChange]
    proposal: Proposal | None


def ladder(actor: Actor, profile: Profile, today: dt.date) -> Ladder:
    """Where they stand, how they came there, and what the credentials they hold would say."""
    changes = policy.visible_stage_changes(actor).filter(profile=profile).select_related("by")
    told = list(changes.order_by("-said_at"))
    held = policy.visible_credentials(actor).filter(person=profile.person_id)
    return Ladder(profile, _steps(profile, told), told, proposed(profile, held, today))


def profile_i_may_move(actor: Actor, worker: Person) -> UUID | None:
    """The profile whose stage this actor keeps, if it is one of theirs."""
    found = policy.profiles_i_may_move(actor).filter(person=worker)
    return found.values_list("pk", flat=True).first()


def proposed(profile: Profile, held: Iterable[Credential], today: dt.date) -> Proposal | None:
    """The higher stage that a credential in force speaks for."""
    found = [each for each in (_spoken_for(c, today) for c in held) if each]
    best = max(found, key=lambda each: RUNGS.index(Profile.Stage(each.stage)), default=None)
    if best is None or RUNGS.index(Profile.Stage(best.stage)) <= RUNGS.index(
        Profile.Stage(profile.stage)
    ):
        return None
    return best


def _spoken_for(held: Credential, today: dt.date) -> Proposal | None:
    known = rules.shipped().credentials.get(held.credential)
    if known is None or held.since_on is None or held.since_on > today:
        return None
    if held.until_on and held.until_on < today:
        return None
    stage = Profile.Stage.CERTIFIED if held.stage == FULL else Profile.Stage.PROVISIONAL
    return Proposal(stage, held.since_on, f"{known[0].name}: {known[1].name}")


def _steps(profile: Profile, changes: list[StageChange]) -> list[dict[str, str]]:
    """The rungs as a path. What somebody was before they came to work here is no part of it."""
    here = RUNGS.index(Profile.Stage(profile.stage))
    since: dict[str, dt.date] = {}
    for change in changes:
        since.setdefault(change.stage, change.changed_on)
    steps = [
        {
            "title": str(rung.label),
            "note": date_format(since[rung], "DATE_FORMAT") if rung in since else "",
            "state": "done" if number < here else "here" if number == here else "ahead",
        }
        for number, rung in enumerate(RUNGS)
    ]
    looks_after = _looks_after(profile.person)
    last = {
        "title": _("Supervisor"),
        "note": "" if looks_after else _("Looks after others. It is a part that is given."),
        "state": "done" if looks_after else "ahead",
    }
    return [*steps, last]


def _looks_after(person: Person) -> bool:
    parts = Membership.objects.filter(person=person, role="supervisor", ended_on=None)
    return parts.exists()
