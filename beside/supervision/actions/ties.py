"""Other ties between a worker and somebody they could meet at work."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.actor import clock as clock_actor
from beside.core.decision import require, yes_if
from beside.people.models import Person
from beside.workforce import actions as workforce
from beside.workforce import queries as known

from .. import policy
from ..models import Tie

Agreed = Tie.Agreed


@action(event="tie.said", may=policy.may_say_tie)
def say_tie(
    actor: Actor,
    worker: Person,
    *,
    kind: str,
    agreed: str,
    who: str = "",
    person: Person | None = None,
    words: str = "",
    review_on: dt.date | None = None,
) -> Tie:
    """“I know this person from elsewhere.” Where the two are not to be put together, matching
    keeps them apart from now on, and says so to nobody."""
    if person is not None:
        may_be_named = policy.ties_to_name(actor, worker).filter(pk=person.pk)
        require(yes_if(may_be_named.exists(), _("Only people they walk with are named here.")))
    tie = Tie(
        worker=worker,
        person=person,
        who=who,
        kind=Tie.Kind(kind),
        agreed=Agreed(agreed),
        words=words,
        by_id=actor.me,
        said_at=clock.now(),
        review_on=review_on,
    )
    _keep_apart(actor, tie)
    tie.save()
    return tie


@action(event="tie.agreed", may=policy.may_agree_on_tie)
def agree_on_tie(
    actor: Actor, tie: Tie, *, agreed: str, words: str = "", review_on: dt.date | None = None
) -> Tie:
    """They talked about it. What has ended leaves the register; the two may meet again, unless
    somebody else keeps them apart."""
    tie.agreed, tie.words, tie.review_on = Agreed(agreed), words, review_on
    if tie.agreed == Agreed.ENDED:
        tie.ended_at = clock.now()
    _keep_apart(actor, tie)
    tie.save()
    return tie


def _keep_apart(actor: Actor, tie: Tie) -> None:
    """The pair in matching's own list follows what was agreed here, and no more than that."""
    mine = tie.conflict if tie.conflict and tie.conflict.ended_at is None else None
    person = tie.person if tie.agreed == Agreed.APART else None
    by_itself = clock_actor(actor.org_id)
    if person and not mine and not known.conflicts_among([person.pk], [tie.worker_id]):
        tie.conflict = workforce.say_conflict(by_itself, tie.worker, person=person)
    elif mine and not person:
        workforce.end_conflict(by_itself, mine)
