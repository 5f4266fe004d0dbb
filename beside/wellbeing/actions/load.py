"""An organisation says what weighs how much in a week."""

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.models import Org

from .. import policy
from ..models import Weight


@action(event="weight.set", may=policy.may_set_weight)
def set_weight(actor: Actor, org: Org, *, what: str, minutes: int) -> Weight:
    """From today on one such thing weighs so many minutes."""
    for former in Weight.objects.filter(what=what, ended_at=None):
        former.ended_at = clock.now()
        former.save()
    weight = Weight(what=Weight.What(what), minutes=minutes, begins_on=clock.today())
    weight.save()
    return weight
