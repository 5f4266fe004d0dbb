"""`/start/`: four screens from a nickname to an answer."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.actor import anyone
from beside.core.address import at
from beside.core.page import page, public_page
from beside.people import way_in
from beside.people.actions import hash_of, new_code
from beside.people.models import SafeContact
from beside.people.qr import drawn

from .. import actions, answers, drafts, policy, queries
from ..forms.matters import MattersAgain
from ..walks import START, Said, fitting, one_of
from . import walking

WHY = "Anyone may ask for support without an account."


@public_page(why=WHY)
def begin(request: Any) -> HttpResponse:
    """A fresh draft; somebody who is here already need not say anything twice."""
    if request.actor.holds("own.record"):
        return redirect(at(request.org, "referrals:again"))
    return walking.to(request, START, uuid4(), "you")


@public_page(why=WHY)
def screen(request: Any, draft: UUID, name: str) -> HttpResponse:
    return walking.show(request, START, draft, name, diverts=walking.by_age)


@public_page(why=WHY)
def young(request: Any, draft: UUID) -> HttpResponse:
    """What somebody under 13 can do. Nothing of theirs is kept."""
    drafts.forget(request.session, START.kind, draft)
    return render(request, "referrals/too_young.html")


@public_page(why=WHY)
def nobody(request: Any, draft: UUID) -> HttpResponse:
    """No programme here is for somebody of this age."""
    drafts.forget(request.session, START.kind, draft)
    return render(request, "referrals/nobody_yet.html")


@public_page(why=WHY)
def check(request: Any, draft: UUID) -> HttpResponse:
    """All that was said, to be checked; then it is sent."""
    return walking.check(request, START, draft, _checked, _send)


@public_page(why=WHY)
def sent(request: Any, draft: UUID) -> HttpResponse:
    """What happens next, and the card with which they come back."""
    return walking.sent(request, START, draft, "referrals/start_sent.html", _next_steps)


@page(may=policy.may_ask_for_myself)
def again(request: Any) -> HttpResponse:
    """Asking anew: only what may have changed is asked."""
    programmes = queries.left_to_ask(request.face)
    if not programmes:
        return redirect(at(request.org, "referrals:mine"))
    usual = queries.usual_of(request.face, programmes)
    form = MattersAgain(request.POST or None, programmes=programmes, usual=usual)
    if request.POST and form.is_valid():
        actions.ask_again(
            request.actor,
            request.face,
            programme=one_of(programmes, form),
            wishes=form.wishes,
            words=form.cleaned_data["words"],
            wants_help_choosing=request.POST.get("wants") != "people",
        )
        return redirect(_choosing(request))
    return render(request, "referrals/again.html", {"form": form})


def _checked(said: Said) -> dict[str, Any]:
    programmes = fitting(said, "you")
    programme = one_of(programmes, said["matters"])
    return {
        "answers": answers.of_asking(said, programme, has_choice=len(programmes) > 1),
        "programme": programme,
        "wait": queries.wait_in(programme, clock.now()),
    }


def _send(request: Any, said: Said) -> dict[str, Any]:
    who, way, matters = (said[name].cleaned_data for name in ("you", "reach", "matters"))
    programme = one_of(fitting(said, "you"), said["matters"])
    code, wants_help = new_code(), request.POST.get("wants") != "people"
    actions.ask_for_support(
        # Whoever is signed in on this device need not be known to have asked.
        anyone(request.org.pk),
        programme,
        name=who["name"],
        age_band=who["age_band"],
        languages=[who["language"]],
        pronouns=who["pronouns"],
        contact=way,
        wishes=said["matters"].wishes,
        words=matters["words"],
        wants_help_choosing=wants_help,
        code=code,
    )
    channel = str(SafeContact.Channel(way["channel"]).label)
    way_in.remember(request, hash_of(code))  # They have just told us what they are called.
    outcome = {"code": code, "name": who["name"], "wants_help": wants_help, "channel": channel}
    return outcome | {"programme": programme.name, "is_here_only": way["channel"] == "HERE"}


def _next_steps(request: Any, outcome: dict[str, Any]) -> dict[str, Any]:
    door = at(request.org, "people:open_card", code=outcome["code"])
    opens = request.build_absolute_uri(door)
    # After the passphrase they go on to where they wanted to be.
    wants_help = outcome["wants_help"]
    mine = at(request.org, "referrals:mine")
    request.session["onward"] = mine if wants_help else _choosing(request)
    return outcome | {
        "way_in": door,
        "type_at": request.build_absolute_uri(at(request.org, "people:invitation")),
        "qr": drawn(opens, _("A square code that opens the page")),
        "steps": _helped(outcome) if outcome["wants_help"] else _by_oneself(outcome),
    }


def _choosing(request: Any) -> str:
    """Where people are looked at and chosen: pages of a higher storey."""
    return f"/o/{request.org.slug}/choose/"


def _helped(outcome: dict[str, Any]) -> list[dict[str, str]]:
    how = outcome["channel"]
    reached = (
        _("You come back with your card, and find our answer there.")
        if outcome["is_here_only"]
        else _("As you said: %(how)s. Within 2 days.") % {"how": how}
    )
    return [
        {"title": _("Somebody reads it"), "note": _("A coordinator, today or tomorrow.")},
        {"title": _("We reach out to you"), "note": reached},
        {"title": _("You look at people together"), "note": _("You say who. Or nobody yet.")},
        {"title": _("You meet"), "note": _("Once, to see how it is. Then you decide.")},
    ]


def _by_oneself(outcome: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"title": _("You make a passphrase"), "note": _("So that only you can come back.")},
        {"title": _("You see three people"), "note": _("Each with what fits, and what does not.")},
        {"title": _("You ask one of them to meet"), "note": _("They answer within a few days.")},
        {
            "title": _("You meet"),
            "note": _("If you stop here instead, somebody reaches out to you within 2 days."),
        },
    ]
