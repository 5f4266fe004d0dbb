"""The pages of trust."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import checkpoint, clock
from beside.core.address import at
from beside.core.decision import NotAllowed
from beside.core.page import page

from . import actions, forms, history, policy, queries, texts
from .models import Consent


@page(may=policy.may_see_own)
def sharing(request: Any) -> HttpResponse:
    """Opened what is shared."""
    today = clock.today()
    around = {
        "agreements": queries.agreements(request.actor, request.face, today=today),
        "earlier": queries.earlier_consents(request.actor, request.face, today=today),
        "disclosures": queries.disclosures(request.actor, request.face),
    }
    return render(request, "consent/sharing.html", around)


@page(may=policy.may_see_own)
def agree(request: Any, covers: str) -> HttpResponse:
    """Read what saying yes means."""
    covers = covers.upper().replace("-", "_")
    if covers not in Consent.Covers.values:
        raise Http404
    text = texts.text_for(covers, clock.today())
    form = forms.Agree(request.POST or None, text=text)
    if form.is_valid():
        actions.give_consent(request.actor, request.face, covers=covers, **form.cleaned_data)
        messages.success(request, _("Saved. You can stop it at any time, on this page."))
        return redirect(at(request.org, "consent:sharing"))
    return render(request, "consent/agree.html", {"form": form, "text": text})


@page(sees=policy.visible_consents)
def show(request: Any, consent: Any) -> HttpResponse:
    """Read a consent."""
    may_stop = policy.may_revoke(request.actor, consent)
    is_as_shown = texts.still_says(consent.covers, consent.text_version, consent.text_hash)
    around = {"consent": consent, "may_stop": may_stop, "is_as_shown": is_as_shown}
    return render(request, "consent/show.html", around)


@page(sees=policy.visible_consents, may=policy.may_revoke)
def stop(request: Any, consent: Any) -> HttpResponse:
    """Stopped sharing."""
    if request.method == "POST":
        actions.revoke_consent(request.actor, consent)
        messages.success(request, _("Stopped. From this moment nothing more is shared."))
    return redirect(at(request.org, "consent:sharing"))


@page(may=policy.may_see_own)
def who_looked(request: Any) -> HttpResponse:
    """Opened who looked."""
    looks = queries.looks_at(request.face, number=request.GET.get("page", 1))
    return render(request, "consent/who_looked.html", {"looks": looks})


@page(may=policy.may_see_own)
def ask(request: Any) -> HttpResponse:
    """Asked about their record."""
    given = {"kind": request.GET.get("kind"), "about": request.GET.get("about", "")[:120]}
    form = forms.Ask(request.POST or None, initial=given)
    if form.is_valid():
        question = actions.ask_question(request.actor, request.face, **form.cleaned_data)
        messages.success(request, _("Sent. You will have an answer by %s.") % question.due_on)
        return redirect(at(request.org, "consent:questions"))
    asked = queries.questions_of(request.actor, request.face)
    return render(request, "consent/ask.html", {"form": form, "asked": asked})


@page(sees=policy.visible_questions, may=policy.may_answer)
def answer(request: Any, question: Any) -> HttpResponse:
    """Answered a question about a record."""
    form = forms.Answer(request.POST or None)
    if form.is_valid():
        actions.answer_question(request.actor, question, **form.cleaned_data)
        return redirect(at(request.org, "consent:log"))
    return render(request, "consent/answer.html", {"form": form, "question": question})


@page(may=policy.may_break_any_glass)
def glass(request: Any) -> HttpResponse:
    """Opened the page for emergencies."""
    form = forms.BreakGlass(request.POST or None)
    found = (
        queries.people_named(request.actor, form.cleaned_data["name"]) if form.is_valid() else []
    )
    chosen = _chosen(form, found)
    if chosen:
        return _break(request, form, chosen)
    if form.is_bound and form.is_valid() and not found:
        form.add_error("name", _("We know nobody by exactly this name in your programmes."))
    around = {"form": form, "found": found, "broken": queries.glass_of(request.actor)}
    return render(request, "consent/glass.html", around)


def _chosen(form: Any, found: list[Any]) -> Any:
    if len(found) == 1:
        return found[0]
    wanted = form.cleaned_data.get("person") if found else None
    return next((person for person in found if person.pk == wanted), None)


def _break(request: Any, form: Any, person: Any) -> HttpResponse:
    typed = form.cleaned_data
    try:
        broken = actions.break_glass(
            request.actor, person, reason=typed["reason"], words=typed["words"]
        )
    except NotAllowed as refused:
        form.add_error("words", refused.because)
        return render(request, "consent/glass.html", {"form": form})
    return redirect(at(request.org, "home:behind_glass", id=broken.pk))


@page(sees=policy.visible_glass, may=policy.may_review_glass)
def review(request: Any, glass: Any) -> HttpResponse:
    """Reviewed why a record was opened in an emergency."""
    form = forms.Review(request.POST or None)
    if form.is_valid():
        actions.review_glass(request.actor, glass, **form.cleaned_data)
        return redirect(at(request.org, "consent:log"))
    return render(request, "consent/review.html", {"form": form, "glass": glass})


@page(may=policy.may_read_log)
def log(request: Any, kind: str = "looks") -> HttpResponse:
    """Opened the log."""
    asked = {"about": request.GET.get("about", ""), "name": request.GET.get("name", "")}
    rows = queries.history(
        request.actor, kind=kind, number=request.GET.get("page", 1), **_clean(asked)
    )
    around = {
        "rows": rows,
        "kind": kind,
        "asked": asked,
        "to_review": queries.glass_to_review(request.actor),
        "open_questions": queries.open_questions(request.actor),
    }
    return render(request, "consent/log.html", around)


@page(may=policy.may_read_log)
def verify(request: Any) -> HttpResponse:
    """Verified that history is whole."""
    report = history.in_words(checkpoint.verify(request.org))
    return render(request, "consent/verify.html", {"report": report})


def _clean(asked: dict[str, str]) -> dict[str, str]:
    """An id that is not one is no filter, and no error."""
    from uuid import UUID

    try:
        about = str(UUID(asked["about"])) if asked["about"] else ""
    except ValueError:
        about = ""
    return {"about": about, "name": asked["name"][:80]}
