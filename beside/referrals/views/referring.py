"""`/refer/`: somebody asks for someone else, and later reads one of four words."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.actor import anyone
from beside.core.address import at
from beside.core.pace import SlowDown
from beside.core.page import public_page
from beside.people.actions import new_code
from beside.people.qr import drawn

from .. import actions, answers, drafts, queries
from ..forms.referrer import Reference
from ..walks import REFER, Said, fitting, one_of
from . import walking

WHY = "Anyone may refer somebody who said yes, without an account."
WHY_STATUS = "A reference number opens four words and no more."
TRIES = SlowDown("reference")


@public_page(why=WHY)
def begin(request: Any) -> HttpResponse:
    return walking.to(request, REFER, uuid4(), "before")


@public_page(why=WHY)
def screen(request: Any, draft: UUID, name: str) -> HttpResponse:
    return walking.show(request, REFER, draft, name, diverts=_elsewhere)


@public_page(why=WHY)
def danger(request: Any, draft: UUID) -> HttpResponse:
    """Help first; the referral waits, and nothing stands in its way."""
    return render(request, "referrals/refer_danger.html", {"draft": draft})


@public_page(why=WHY)
def carry_on(request: Any, draft: UUID) -> HttpResponse:
    """Back from the help: what was said stays said, but the danger is over or being met."""
    held = drafts.find(request.session, REFER.kind, draft)
    if held and request.method == "POST":
        held.answers.setdefault("before", {})["danger"] = ["no"]
        drafts.keep(request.session, held)
    return walking.to(request, REFER, draft, "before")


@public_page(why=WHY)
def card(request: Any, draft: UUID) -> HttpResponse:
    """Not yet a yes: something to hand to the person instead."""
    address = request.build_absolute_uri(at(request.org, "referrals:start"))
    around = {"draft": draft, "address": address, "qr": drawn(address, _("Where to ask"))}
    return render(request, "referrals/refer_card.html", around)


@public_page(why=WHY)
def young(request: Any, draft: UUID) -> HttpResponse:
    """What to do for somebody under 13. Nothing about them is kept."""
    drafts.forget(request.session, REFER.kind, draft)
    return render(request, "referrals/too_young.html", {"is_about_another": True})


@public_page(why=WHY)
def nobody(request: Any, draft: UUID) -> HttpResponse:
    """No programme here is for somebody of this age."""
    drafts.forget(request.session, REFER.kind, draft)
    return render(request, "referrals/nobody_yet.html")


@public_page(why=WHY)
def check(request: Any, draft: UUID) -> HttpResponse:
    """All that was said, to be checked; then it is sent."""
    return walking.check(request, REFER, draft, _checked, _send)


@public_page(why=WHY)
def sent(request: Any, draft: UUID) -> HttpResponse:
    """The reference number, shown here and nowhere else."""
    return walking.sent(request, REFER, draft, "referrals/refer_sent.html", _next_steps)


@public_page(why=WHY_STATUS)
def status(request: Any) -> HttpResponse:
    """Four words behind a number; the same answer for every number that is not one of ours."""
    form = Reference(request.POST or None)
    who = request.META.get("REMOTE_ADDR", "")
    seconds = TRIES.wait(who) if request.POST else 0
    step, is_answered = None, not seconds and form.is_valid()
    if is_answered:
        step = queries.step_of_reference(form.cleaned_data["reference"])
        if step is None:
            TRIES.missed(who)
    around = {"form": form, "is_answered": is_answered, "seconds": seconds}
    around["steps"] = queries.path_to(step) if step else []
    return render(request, "referrals/status.html", around, status=429 if seconds else 200)


def _elsewhere(form: Any) -> str:
    """Danger comes before everything; then a yes that is not there yet; then age."""
    if getattr(form, "is_danger", False):
        return "danger"
    return "card" if getattr(form, "is_too_early", False) else walking.by_age(form)


def _checked(said: Said) -> dict[str, Any]:
    programmes = fitting(said, "person")
    programme = one_of(programmes, said["wants"])
    has_choice = len(programmes) > 1
    return {
        "answers": answers.of_referring(said, programme, has_choice=has_choice),
        "wait": queries.wait_in(programme, clock.now()),
    }


def _send(request: Any, said: Said) -> dict[str, Any]:
    before, who, wants, by = (
        said[name].cleaned_data for name in ("before", "person", "wants", "yourself")
    )
    reference = new_code()
    way = ("channel", "address", "hours", "may_leave_message", "code_word")
    actions.refer(
        anyone(request.org.pk),
        one_of(fitting(said, "person"), said["wants"]),
        name=who["name"],
        age_band=who["age_band"],
        languages=[who["language"]],
        pronouns=who["pronouns"],
        contact={key: who[key] for key in way},
        words=wants["words"],
        wishes=[],
        urgency=int(wants["urgency"]),
        by=before["by"],
        referrer=by,
        consent_said=_("The person said yes to this, says whoever referred them."),
        reference=reference,
    )
    return {"reference": reference, "name": who["name"]}


def _next_steps(request: Any, outcome: dict[str, Any]) -> dict[str, Any]:
    name = outcome["name"]
    steps = [
        {"title": _("Received"), "note": _("A coordinator reads it today or tomorrow.")},
        {"title": _("Reached out"), "note": _("We ask %(name)s first what is safe.")},
        {"title": _("Met"), "note": _("%(name)s and a peer worker have met.")},
        {"title": _("Closed"), "note": _("It came to an end, in one way or another.")},
    ]
    return outcome | {"steps": [{**step, "note": step["note"] % {"name": name}} for step in steps]}
