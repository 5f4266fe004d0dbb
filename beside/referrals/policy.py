"""Who may ask, refer, arrange and know where a request stands."""

from dataclasses import replace
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.consent import policy as consent
from beside.core.actor import Actor
from beside.core.decision import YES, Decision, any_yes, first_no, no, yes_if
from beside.core.prepared import prepared
from beside.people import policy as people
from beside.people.models import Person, Programme

from .models import Referral, Request

YOUNG = "AGE_13_17"
SENDS = "referrals.send"
ARRANGES = "people.see_programme"
ALREADY_WAITING = _("You are on this list already. You can change what you asked for.")
REFERENCE_GIVEN = _("This reference number was given before. Please send it once more.")
ABOUT_SOMEBODY_ELSE = _(
    "A referral with this number is here already and says something else. "
    "We cannot tell whether it is about the same person."
)
CLOSING_SAYS_HOW = _("Please say how this request ends.")


def visible_requests(actor: Actor) -> QuerySet[Request]:
    """One's own; those of the people one walks with; those of the programmes one arranges for."""
    if actor.is_clock or actor.is_operator:
        return Request.objects.all()
    seen = Request.objects.filter(person__in=people.visible_participants(actor).values("pk"))
    if actor.only or actor.reach is None or not actor.holds(ARRANGES):
        return seen
    # Someone in two programmes asks each by itself: arranging for one shows nothing of the other.
    otherwise = replace(actor, grants=actor.grants - {ARRANGES})
    near = people.visible_participants(otherwise).values("pk")
    return seen.filter(Q(programme__in=actor.reach) | Q(person__in=near))


def visible_referrals(actor: Actor) -> QuerySet[Referral]:
    """Those about oneself, those one arranges for, and for a system those it sent."""
    if actor.is_clock or actor.is_operator:
        return Referral.objects.all()
    if actor.holds(SENDS):
        return Referral.objects.filter(sent_by=actor.id, withdrawn_at=None)
    if actor.holds("requests.arrange"):
        return Referral.objects.filter(request__in=visible_requests(actor).values("pk"))
    return Referral.objects.filter(request__person=actor.face)


def serves(programme: Programme, age_band: str) -> Decision:
    """Is this programme for people of this age? An age that nobody said closes no door."""
    if programme.ages == Programme.Ages.ALL or not age_band:
        return YES
    is_young = age_band == YOUNG
    if is_young == (programme.ages == Programme.Ages.ADOLESCENT):
        return YES
    return no(
        _("This programme is for adults. Please choose one for young people.")
        if is_young
        else _("This programme is for people of 13 to 17. Please choose another one.")
    )


def may_ask(actor: Actor, programme: Programme) -> Decision:
    return first_no(people.may_welcome(actor, programme), _is_running(programme))


def may_ask_again(actor: Actor, person: Person) -> Decision:
    return any_yes(
        yes_if(actor.is_clock or actor.is_operator, ""),
        people.is_self(actor, person),
        people.arranges_for(actor, person),
    )


def may_ask_for_myself(actor: Actor) -> Decision:
    return yes_if(actor.holds("own.record"), _("This page is for people who receive support here."))


def may_open_request(actor: Actor, person: Person) -> Decision:
    """A request is opened by whoever asks, refers, sends or welcomes."""
    return any_yes(
        yes_if(actor.is_anyone or actor.is_clock or actor.is_operator or actor.holds(SENDS), ""),
        people.is_self(actor, person),
        people.arranges_for(actor, person),
    )


def may_refer(actor: Actor, programme: Programme) -> Decision:
    return first_no(people.may_welcome(actor, programme), _is_running(programme))


def may_take_referral(actor: Actor, programme: Programme) -> Decision:
    sends = actor.holds(SENDS) and actor.reaches(programme.pk)
    return first_no(
        yes_if(actor.is_operator or sends, _("This key does not send referrals.")),
        _is_running(programme),
    )


def may_send(actor: Actor) -> Decision:
    return yes_if(actor.holds(SENDS), _("This key does not send referrals."))


def may_ask_how_it_goes(actor: Actor, referral: Referral) -> Decision:
    return first_no(
        may_send(actor),
        yes_if(referral.sent_by_id == actor.id, _("Another system sent this referral.")),
    )


def may_keep_newer(actor: Actor, referral: Referral) -> Decision:
    return yes_if(
        actor.is_operator or actor.holds(SENDS), _("Only the system that sent it can do this.")
    )


def may_see_waiting(actor: Actor) -> Decision:
    return yes_if(
        actor.holds("requests.arrange"), _("The waiting list is for those who arrange support.")
    )


def arranges(actor: Actor, request: Request) -> Decision:
    """Does this actor help this person to find someone?"""
    return first_no(
        yes_if(
            actor.is_clock or actor.is_operator or actor.holds("requests.arrange"),
            _("Your role does not arrange this."),
        ),
        yes_if(
            _sees(actor, request=request.pk),
            _("This person asked another programme."),
        ),
    )


@prepared
def _sees(actor: Actor, *, request: UUID) -> QuerySet:
    return visible_requests(actor).filter(pk=request).values_list("pk")


def is_theirs(actor: Actor, request: Request) -> Decision:
    return yes_if(actor.face == request.person_id, _("Only the person can do this."))


def may_open(actor: Actor, request: Request) -> Decision:
    """Read what was asked for. A peer worker may when the person chose to show it."""
    shown = first_no(
        yes_if(actor.holds("staff"), _("Please sign in first.")),
        consent.allows(request.person_id, "SHOW_WISHES"),
    )
    return any_yes(is_theirs(actor, request), shown, arranges(actor, request))


def may_arrange(actor: Actor, request: Request) -> Decision:
    return first_no(arranges(actor, request), _is_open(request))


def may_note_first_contact(actor: Actor, request: Request) -> Decision:
    return first_no(
        may_arrange(actor, request),
        yes_if(request.first_contact_at is None, _("They have heard from us already.")),
    )


def may_change_wishes(actor: Actor, request: Request) -> Decision:
    return first_no(any_yes(is_theirs(actor, request), arranges(actor, request)), _is_open(request))


def may_move(actor: Actor, request: Request) -> Decision:
    """A request moves when the person chooses, a worker answers, or somebody arranges it."""
    return first_no(
        any_yes(
            is_theirs(actor, request),
            yes_if(actor.holds("encounters.record"), ""),
            arranges(actor, request),
        ),
        yes_if(request.closed_at is None, _("This request has been closed.")),
    )


def may_close(actor: Actor, request: Request) -> Decision:
    """The person; those who arrange; and the worker with whom they have met."""
    return first_no(
        any_yes(
            is_theirs(actor, request),
            people.is_near(actor, request.person_id),
            arranges(actor, request),
        ),
        yes_if(request.closed_at is None, _("This request has been closed already.")),
    )


def may_end_mine(actor: Actor, request: Request) -> Decision:
    return first_no(is_theirs(actor, request), may_close(actor, request))


def may_give_card(actor: Actor, request: Request) -> Decision:
    """A card is for somebody who cannot sign in yet."""
    return first_no(
        people.may_invite(actor, request.person),
        yes_if(request.person.account_id is None, _("They can sign in already.")),
    )


def may_mark(actor: Actor, referral: Referral) -> Decision:
    return any_yes(
        people.is_near(actor, referral.request.person_id),
        is_theirs(actor, referral.request),
        arranges(actor, referral.request),
    )


def may_withdraw(actor: Actor, referral: Referral) -> Decision:
    """The person decides whether whoever referred them may still see the four words."""
    return first_no(
        any_yes(is_theirs(actor, referral.request), arranges(actor, referral.request)),
        yes_if(referral.withdrawn_at is None, _("The reference number has been closed already.")),
    )


def _is_running(programme: Programme) -> Decision:
    return yes_if(programme.closed_on is None, _("This programme has closed."))


def _is_open(request: Request) -> Decision:
    return yes_if(request.is_open, _("This request is no longer waiting."))
