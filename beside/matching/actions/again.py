"""Somebody looks for a peer worker anew: after a change, when one had to stop, or coming back."""

from beside.core.action import action
from beside.core.actor import Actor
from beside.people.models import Person
from beside.referrals import actions as referrals
from beside.referrals.models import Request
from beside.relationships.models import Relationship

from .. import policy
from ..models import Option
from ..queries import standing
from ..queries.table import table
from .asking import ask
from .suggesting import show, top_up


@action(event="another.looked_for", may=policy.may_look_again)
def look_for_another(
    actor: Actor, person: Person, *, relationship: Relationship, words: str = ""
) -> Request:
    """They wait again, with all they wished for, in the place in line they had."""
    return _waits_again(actor, person, relationship, words)


@action(event="former.asked", may=policy.may_look_again)
def ask_former(actor: Actor, person: Person, *, relationship: Relationship) -> Request:
    """Through the open door: the worker of before is asked, if no rule speaks against it; if one
    does, others are suggested."""
    request = _waits_again(actor, person, relationship, "")
    weighed = table([request])
    if weighed.against(request.pk, relationship.worker_id):
        top_up(actor, request, known=weighed)
        return request
    shown = Option.objects.filter(
        request=request, worker=relationship.worker_id, state=Option.State.SHOWN
    ).first()
    ask(actor, shown or show(request, relationship.worker, weighed))
    return request


@action(event="suggestions.refreshed", may=policy.may_suggest)
def refresh_suggestions(actor: Actor, request: Request) -> Request:
    """What matters to them has changed, so the reasons have: others may fit better now."""
    for option in Option.objects.filter(request=request, state=Option.State.SHOWN):
        option.state = Option.State.LAPSED
        option.save()
    top_up(actor, request)
    return request


def _waits_again(actor: Actor, person: Person, relationship: Relationship, words: str) -> Request:
    waiting = standing.open_request(person, relationship.programme_id)
    return waiting or referrals.ask_again(
        actor,
        person,
        programme=relationship.programme,
        wishes=standing.last_wishes(person, relationship.programme_id),
        words=words,
        wants_help_choosing=True,
    )
