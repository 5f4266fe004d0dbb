"""The credentials a worker holds or aims at."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.uploads import Clean
from beside.people.models import Person

from .. import policy, rules
from ..models import Credential, Paper
from ..overlaps import overlap_says, overlaps
from .papers import keep_paper, move_papers


@action(event="credential.held", may=policy.may_hold_credential)
def hold_credential(
    actor: Actor,
    person: Person,
    *,
    credential: str,
    stage: str,
    since_on: dt.date | None = None,
    until_on: dt.date | None = None,
    extensions: int = 0,
    endorsements: list[str] | None = None,
    number: str = "",
    paper: Clean | None = None,
) -> Credential:
    """Say which credential one holds; without a first day, that one aims at it. Said again, the
    newer word takes the place of the older. Raises ValueError for one that no pack knows, and
    NotAllowed for days that cannot be, or that overlap with another stage of the same."""
    known = rules.shipped().credentials.get(credential)
    if known is None or stage not in known[1].stages:
        raise ValueError(f"No pack knows {credential}/{stage}.")
    if since_on and until_on and until_on < since_on:
        raise NotAllowed(_("It ends before it begins."))
    theirs = Credential.objects.filter(person=person, credential=credential, ended_at=None)
    for other in theirs.exclude(stage=stage):
        if since_on and overlaps(other, since_on, until_on):
            raise NotAllowed(overlap_says(other))
    told: dict[str, Any] = {
        "since_on": since_on,
        "until_on": until_on,
        "extensions": extensions,
        "endorsements": sorted(set(endorsements or ()).intersection(known[1].endorsements)),
        "number": number,
    }
    kept = theirs.filter(stage=stage).first()
    if kept:
        kept.ended_at = clock.now()
        kept.save()
    made = Credential(person=person, credential=credential, stage=stage, **told)
    made.save()
    if kept and (kept.since_on is None or (kept.since_on, kept.until_on) == (since_on, until_on)):
        move_papers(kept, made)
    if paper:
        kind, title = Paper.Kind.CERTIFICATE, known[1].name
        keep_paper(actor, person, kind=kind, title=title, upload=paper, about=made)
    return made


@action(event="credential.verified", may=policy.may_verify_credential)
def verify_credential(actor: Actor, credential: Credential) -> Credential:
    """Somebody other than the worker has seen the paper, or asked the board."""
    credential.verified_at, credential.verified_by_id = clock.now(), actor.face
    credential.save()
    return credential


@action(event="credential.gave_way", may=policy.may_end_credential)
def give_way(actor: Actor, credential: Credential, *, on: dt.date) -> Credential:
    """A later stage of the same begins on that day: this one was held until the day before, and
    who has seen its paper still has."""
    if credential.since_on is None or credential.since_on >= on:
        credential.ended_at = clock.now()
    else:
        credential.until_on = on - dt.timedelta(days=1)
    credential.save()
    return credential


@action(event="credential.ended", may=policy.may_end_credential)
def end_credential(actor: Actor, credential: Credential) -> Credential:
    """It is no longer held, or no longer aimed at. It stays in what was."""
    credential.ended_at = clock.now()
    credential.save()
    return credential
