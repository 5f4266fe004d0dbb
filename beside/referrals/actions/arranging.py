"""From the first word to an answer: what happens to a request while it is open."""

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed

from .. import policy
from ..models import Referral, Request, Wish
from ..wishes import Wanted, checked
from .referring import advance_all


@action(event="request.reached_out", may=policy.may_note_first_contact)
def note_first_contact(actor: Actor, request: Request) -> Request:
    """They have heard from us for the first time."""
    request.first_contact_at = clock.now()
    request.save()
    advance_all(request, Referral.Step.REACHED_OUT)
    return request


@action(event="request.urgency_set", may=policy.may_arrange)
def set_urgency(actor: Actor, request: Request, *, urgency: int) -> Request:
    """A human's judgement of how soon; nothing computes it."""
    request.urgency = Request.Urgency(urgency)
    request.save()
    return request


@action(event="request.wishes_changed", may=policy.may_change_wishes)
def change_wishes(actor: Actor, request: Request, *, wishes: list[Wanted]) -> Request:
    """From now on this is what matters to them; what they wished before is kept as past."""
    wanted = {(kind, code): weight for kind, code, weight in checked(wishes)}
    for wish in Wish.objects.filter(request=request, ended_at=None):
        if wanted.get((wish.kind, wish.code)) == wish.weight:
            del wanted[wish.kind, wish.code]
            continue
        wish.ended_at = clock.now()
        wish.save()
    for (kind, code), weight in wanted.items():
        Wish(request=request, kind=kind, code=code, weight=weight).save()
    return request


@action(event="request.moved", may=policy.may_move)
def move_request(actor: Actor, request: Request, *, state: str) -> Request:
    """They are choosing, have asked somebody, have found someone, or wait again.

    Raises NotAllowed for CLOSED: closing says how, see `close_request`.
    """
    if state == Request.State.CLOSED:
        raise NotAllowed(policy.CLOSING_SAYS_HOW)
    request.state = Request.State(state)
    if state == Request.State.MATCHED:
        request.answered_at = clock.now()
    request.save()
    if state in (Request.State.ASKED, Request.State.MATCHED):
        advance_all(request, Referral.Step.REACHED_OUT)  # They chose, so they have heard from us.
    return request


@action(event="request.closed", may=policy.may_close)
def close_request(actor: Actor, request: Request, *, closed_as: str) -> Request:
    """Nobody waits any more: they met somebody, or the request ends in another kind way."""
    request.closed_as = Request.Closed(closed_as)
    request.closed_at = clock.now()
    request.state = Request.State.CLOSED
    request.save()
    has_met = closed_as == Request.Closed.MET
    advance_all(request, Referral.Step.MET if has_met else Referral.Step.CLOSED)
    return request
