"""Who sees a suggestion, and who may make, take up or turn one down."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.consent import policy as consent
from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.people.models import Person
from beside.referrals import policy as referrals
from beside.referrals.models import Request

from .models import Option

SUGGESTS_WHILE = (Request.State.WAITING, Request.State.CHOOSING)
NOT_YOURS = _("This is between the person and the peer worker.")


def visible_options(actor: Actor) -> QuerySet[Option]:
    """The person and whoever arranges see all that was suggested. A worker sees that they were
    asked, never that they were looked at."""
    if actor.is_clock or actor.is_operator:
        return Option.objects.all()
    seen = Q(request__person=actor.face)
    if actor.holds("encounters.record"):
        seen |= Q(worker=actor.face, state__in=[Option.State.ASKED, Option.State.AGREED])
    if actor.holds("requests.arrange"):
        seen |= Q(request__in=referrals.visible_requests(actor).values("pk"))
    return Option.objects.filter(seen)


def own_options(actor: Actor) -> QuerySet[Option]:
    """What was suggested to oneself."""
    return Option.objects.filter(request__person=actor.face)


def asked_of_me(actor: Actor) -> QuerySet[Option]:
    """People who asked to meet this worker, and whom they have not answered yet."""
    return Option.objects.filter(
        worker=actor.face, state=Option.State.ASKED, expires_at__gt=clock.now()
    )


def own_requests(actor: Actor) -> QuerySet[Request]:
    return Request.objects.filter(person=actor.face)


def requests_to_arrange(actor: Actor) -> QuerySet[Request]:
    """Requests of the programmes this coordinator arranges for."""
    if not actor.holds("requests.arrange"):
        return Request.objects.none()
    return referrals.visible_requests(actor)


def may_choose(actor: Actor) -> Decision:
    return yes_if(actor.holds("own.record"), _("This page is for people who ask for support."))


def may_answer_any(actor: Actor) -> Decision:
    return yes_if(
        actor.holds("encounters.record"), _("This page is for those who walk with people.")
    )


def may_see_waiting(actor: Actor) -> Decision:
    return referrals.may_see_waiting(actor)


def may_suggest(actor: Actor, request: Request) -> Decision:
    """The person who wants to see somebody, or whoever arranges it for them."""
    return first_no(
        _theirs_or_arranged(actor, request),
        yes_if(
            request.state in SUGGESTS_WHILE,
            _("Somebody has been asked already. There will be an answer soon."),
        ),
    )


def may_arrange(actor: Actor, request: Request) -> Decision:
    return first_no(
        referrals.arranges(actor, request),
        yes_if(request.is_open, _("This request is no longer waiting.")),
    )


def may_offer(actor: Actor, request: Request) -> Decision:
    """A coordinator asks a worker in the name of the person, who wanted help choosing."""
    return first_no(referrals.arranges(actor, request), may_suggest(actor, request))


def may_look_again(actor: Actor, person: Person) -> Decision:
    """Looking for somebody new, with nothing asked twice."""
    return referrals.may_ask_again(actor, person)


def may_ask_for_help(actor: Actor, request: Request) -> Decision:
    return first_no(
        referrals.is_theirs(actor, request),
        yes_if(request.is_open, _("This request is no longer waiting.")),
    )


def may_ask_to_meet(actor: Actor, option: Option) -> Decision:
    """Whether the worker is free to be asked, the action looks at under the lock."""
    return first_no(
        _theirs_or_arranged(actor, option.request),
        yes_if(option.state == Option.State.SHOWN, _("This suggestion is no longer open.")),
        yes_if(
            option.request.state in SUGGESTS_WHILE,
            _("Somebody has been asked already. There will be an answer soon."),
        ),
    )


def may_agree(actor: Actor, option: Option) -> Decision:
    return first_no(_was_asked(actor, option), _still_waits_for_answer(option))


def may_decline(actor: Actor, option: Option) -> Decision:
    """Either of the two, and for the person whoever arranges. Nobody asks why."""
    return first_no(
        any_yes(_was_asked(actor, option), _theirs_or_arranged(actor, option.request)),
        yes_if(option.is_open, _("This suggestion is no longer open.")),
    )


def may_lapse(actor: Actor, option: Option) -> Decision:
    """Time, a request that was closed, or a worker who stopped: nobody's decision."""
    return first_no(
        yes_if(actor.is_clock or actor.is_operator, _("This happens by itself.")),
        yes_if(option.is_open, _("This suggestion is no longer open.")),
    )


def may_see_story(actor: Actor, option: Option) -> Decision:
    return first_no(
        any_yes(
            yes_if(actor.face == option.request.person_id, NOT_YOURS),
            referrals.arranges(actor, option.request),
        ),
        yes_if(option.state != Option.State.LAPSED, _("This suggestion is no longer open.")),
    )


def shows_wishes(person: Person) -> Decision:
    """May the worker who is asked see what this person asked for?"""
    return consent.allows(person.pk, "SHOW_WISHES")


def _theirs_or_arranged(actor: Actor, request: Request) -> Decision:
    return any_yes(
        yes_if(actor.is_clock or actor.is_operator, ""),
        referrals.arranges(actor, request),
        referrals.is_theirs(actor, request),
    )


def _was_asked(actor: Actor, option: Option) -> Decision:
    return first_no(
        yes_if(actor.holds("encounters.record"), NOT_YOURS),
        yes_if(actor.face == option.worker_id, NOT_YOURS),
        yes_if(option.asked_at, NOT_YOURS),
    )


def _still_waits_for_answer(option: Option) -> Decision:
    return first_no(
        yes_if(
            option.state == Option.State.ASKED and option.request.is_open,
            _("This has been answered already."),
        ),
        yes_if(
            option.expires_at is None or option.expires_at > clock.now(),
            _("The time to answer is over. They have been told, and can ask you again."),
        ),
    )
