"""A list of dates leaves the house: for an audit, or for a worker's own papers."""

import datetime as dt

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.people.models import Person

from .. import policy
from ..models import Evidence


@action(event="supervision.evidence_taken", may=policy.may_take_evidence)
def take_evidence(
    actor: Actor, person: Person, *, form: str, begins_on: dt.date, ends_on: dt.date, lines: int
) -> Evidence:
    """Dates, kinds and minutes were taken along; never a word that was said."""
    taken = Evidence(
        by=person,
        form=form,
        begins_on=begins_on,
        ends_on=ends_on,
        lines=lines,
        taken_at=clock.now(),
    )
    taken.save()
    return taken


@action(event="supervision.proof_taken", may=policy.may_take_proof)
def take_proof(
    actor: Actor,
    worker: Person,
    *,
    rule: str,
    form: str,
    begins_on: dt.date,
    ends_on: dt.date,
    lines: int,
) -> Evidence:
    """What counts for one rule, or for all of a credential, was taken along for this worker."""
    taken = Evidence(
        by_id=actor.me,
        worker=worker,
        rule=rule,
        form=form,
        begins_on=begins_on,
        ends_on=ends_on,
        lines=lines,
        taken_at=clock.now(),
    )
    taken.save()
    return taken
