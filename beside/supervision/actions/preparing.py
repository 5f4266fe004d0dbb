"""What is put on the agenda beforehand, and how often people sit down."""

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.models import Org
from beside.encounters.activities import activity, outside_the_role
from beside.people.models import Person

from .. import policy
from ..models import Cadence, OutsideAsk, TalkPoint


@action(event="supervision.point_added", may=policy.may_add_point)
def add_point(actor: Actor, worker: Person, *, words: str) -> TalkPoint:
    """“I want to talk about…”"""
    point = TalkPoint(worker=worker, by_id=actor.me, words=words, added_at=clock.now())
    point.save()
    return point


@action(event="supervision.asked_outside_role", may=policy.may_say_outside)
def say_asked_outside(actor: Actor, worker: Person, *, code: str) -> OutsideAsk:
    """They were asked to do something that is not peer work. Raises ActivityError for any other."""
    if not outside_the_role([code]):
        raise ValueError(f"{activity(code).label} is peer work.")
    asked = OutsideAsk(worker=worker, code=code, asked_at=clock.now())
    asked.save()
    return asked


@action(event="supervision.cadence_set", may=policy.may_set_cadence)
def set_cadence(actor: Actor, org: Org, *, stage: str, every: str) -> Cadence:
    """From today on, workers of this stage are sat down with this often."""
    for former in Cadence.objects.filter(stage=stage, ended_at=None):
        former.ended_at = clock.now()
        former.save()
    cadence = Cadence(stage=stage, every=every, begins_on=clock.today())
    cadence.save()
    return cadence
