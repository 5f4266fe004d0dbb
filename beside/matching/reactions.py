"""What follows when people ask, change, stop, come back, or meet."""

from uuid import UUID

from beside.core.action import on
from beside.core.actor import Actor, clock
from beside.people.models import Membership, Person
from beside.referrals import actions as referrals
from beside.referrals.models import Referral, Request
from beside.relationships.models import Relationship

from . import actions
from .queries import standing


@on("request.asked")
def show_people_at_once(actor: Actor, request: Request) -> None:
    for each in standing.new_and_choosing(request):
        actions.suggest_workers(clock(actor.org_id), each)


@on("request.wishes_changed")
def look_anew(actor: Actor, request: Request) -> None:
    for each in standing.with_stale_reasons(request):
        actions.refresh_suggestions(actor, each)


@on("request.closed")
def nobody_need_answer(actor: Actor, request: Request) -> None:
    for option in standing.options_left_open(request):
        actions.lapse_option(clock(actor.org_id), option)


@on("part.ended")
def free_what_was_held(actor: Actor, part: Membership) -> None:
    for option in standing.options_of_stopped(part):
        actions.lapse_option(clock(actor.org_id), option)


@on("relationship.change_asked")
def look_for_somebody_else(actor: Actor, relationship: Relationship) -> None:
    actions.look_for_another(
        actor,
        relationship.participant,
        relationship=relationship,
        words=relationship.change_words,
    )


@on("relationship.change_taken_back")
def stop_looking(actor: Actor, relationship: Relationship) -> None:
    for request in standing.waiting_after_change(relationship):
        referrals.close_request(actor, request, closed_as=Request.Closed.NOT_NOW)


@on("relationship.covered")
def look_for_somebody_new(actor: Actor, relationship: Relationship) -> None:
    actions.look_for_another(
        clock(actor.org_id), relationship.participant, relationship=relationship
    )


@on("relationship.came_back")
def open_the_door(actor: Actor, relationship: Relationship) -> None:
    actions.ask_former(actor, relationship.participant, relationship=relationship)


@on("relationship.began")
def close_the_loop(actor: Actor, relationship: Relationship) -> None:
    """They have met: whoever referred them may know that, and no more."""
    for request in standing.answered_by(relationship):
        referrals.close_request(actor, request, closed_as=Request.Closed.MET)


@on("relationship.ended")
def close_what_was_open(actor: Actor, relationship: Relationship) -> None:
    """They were introduced and never met: the request does not stay open for ever."""
    for request in standing.answered_by(relationship):
        referrals.close_request(clock(actor.org_id), request, closed_as=Request.Closed.NOT_NOW)


@on("relationship.ended")
def tell_the_referrer_that_it_is_over(actor: Actor, relationship: Relationship) -> None:
    """One word, and only when nothing goes on: who changes to somebody else has not closed."""
    _close_the_loop_of(actor, relationship.participant, relationship.programme_id)


@on("request.closed")
def tell_the_referrer_that_nobody_waits(actor: Actor, request: Request) -> None:
    if request.closed_as != Request.Closed.MET:
        _close_the_loop_of(actor, request.person, request.programme_id)


def _close_the_loop_of(actor: Actor, person: Person, programme: UUID) -> None:
    for referral in standing.referrals_behind_what_is_over(person, programme):
        referrals.mark_referral(clock(actor.org_id), referral, step=Referral.Step.CLOSED)
