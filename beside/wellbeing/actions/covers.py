"""While a worker is away: each person they walk with is asked, and says how they would like it."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.encounters import actions as encounters
from beside.encounters.models import Encounter
from beside.people.models import Person
from beside.relationships import actions as relationships
from beside.relationships.models import Relationship
from beside.workforce.models import TimeAway

from .. import news, policy, queries
from ..models import Cover


@action(event="cover.asked", may=policy.may_ask_cover)
def ask_cover(
    actor: Actor, relationship: Relationship, *, away: TimeAway, stand_in: Person | None
) -> Cover:
    """Tell the person of the days, and who could be there for them. They decide.

    Raises NotAllowed when it is somebody else's time away, or they said yes already.
    """
    if away.profile.person_id != relationship.worker_id or away.cancelled_at:
        raise NotAllowed(_("These days belong to somebody else."))
    cover = Cover.objects.filter(away=away, relationship=relationship).first()
    if cover and cover.state == Cover.State.YES:
        raise NotAllowed(_("They have said yes to somebody already."))
    cover = cover or Cover(away=away, relationship=relationship)
    cover.stand_in, cover.asked_at = stand_in, clock.now()
    cover.state = Cover.State.ASKED if stand_in else Cover.State.WAIT
    cover.save()
    news.asked(cover)
    return cover


@action(event="cover.answered", may=policy.may_answer_cover)
def answer_cover(actor: Actor, cover: Cover, *, answer: str, passes: Collection[str] = ()) -> Cover:
    """Yes: somebody stands in from the first day to the last, and the meetings of those days go
    to them where they are free. No reason is asked for any answer."""
    cover.state = Cover.State(answer)
    cover.answered_at, cover.answered_by_id = clock.now(), actor.me
    if cover.state == Cover.State.YES and cover.stand_in:
        cover.standing = relationships.stand_in(
            actor,
            cover.relationship,
            worker=cover.stand_in,
            begins_on=cover.away.starts_on,
            ends_on=cover.away.ends_on,
            passes=list(passes),
        )
        _hand_on(actor, cover, cover.standing)
    cover.save()
    news.answered(cover, by=actor.face)
    return cover


@action(event="cover.ended", may=policy.may_end_cover)
def end_cover(actor: Actor, cover: Cover) -> Cover:
    """They are back earlier, or stay after all: whoever stood in hands back."""
    if cover.standing and cover.standing.is_open:
        relationships.hand_back(actor, cover.standing)
    cover.state = Cover.State.OVER
    cover.save()
    return cover


def _hand_on(actor: Actor, cover: Cover, standing: Relationship) -> None:
    for meeting in queries.meetings_in(cover.relationship, cover.away):
        _try(actor, meeting, standing)


def hand_meetings_back(actor: Actor, standing: Relationship) -> None:
    """What was booked with whoever stood in, and is still to come, is their own worker's again."""
    own = standing.stands_in_for
    if own is not None:
        for meeting in queries.booked_from(standing, clock.now()):
            _try(actor, meeting, own)


def _try(actor: Actor, meeting: Encounter, to: Relationship) -> None:
    """A meeting at which the other is not free stays as it is, and the plan shows it."""
    try:
        encounters.hand_on_encounter(actor, meeting, to=to)
    except NotAllowed:
        return
