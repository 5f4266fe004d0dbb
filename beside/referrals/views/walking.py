"""Showing one screen of a walk, keeping what was said, going on."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from beside.core.address import at
from beside.core.pace import Quota

from .. import drafts, queries
from ..drafts import Draft
from ..policy import YOUNG
from ..walks import Said, Walk, kept

SENT = Quota("asked-or-referred", most=30, seconds=3600)
"""From one address in an hour: enough for a clinic's waiting room, too few for a flood."""

Diverts = Callable[[Any], str]
"""Where a form leads instead of the next screen: the name of a page, or nothing."""


def to(request: Any, walk: Walk, draft_id: UUID, name: str) -> HttpResponse:
    return redirect(at(request.org, f"referrals:{walk.kind}_{name}", draft=draft_id))


def show(
    request: Any, walk: Walk, draft_id: UUID, name: str, *, diverts: Diverts = lambda form: ""
) -> HttpResponse:
    """One screen: shown, or answered and kept."""
    draft = drafts.find(request.session, walk.kind, draft_id)
    if draft is None and name != walk.names[0]:
        return let_go(request, walk, draft_id, name)
    draft = draft or Draft(draft_id, walk.kind)
    if draft.outcome:
        return to(request, walk, draft_id, "sent")
    said = walk.said(draft, until=name)
    if (open_now := walk.names[len(said)]) != name:
        return to(request, walk, draft_id, open_now)
    if request.method == "POST":
        form = walk.screen(name).form(request.POST, said)
        draft.answers[name] = kept(form)
        drafts.keep(request.session, draft)
        if elsewhere := diverts(form):
            return to(request, walk, draft_id, elsewhere)
        if form.is_valid():
            return to(request, walk, draft_id, walk.after(name))
    else:
        form = walk.held(draft, name, said) or walk.screen(name).form(None, said)
    return render(request, walk.screen(name).template, around(walk, draft, name, said, form=form))


def check(
    request: Any,
    walk: Walk,
    draft_id: UUID,
    words: Callable[[Said], dict[str, Any]],
    send: Callable[[Any, Said], dict[str, Any]],
) -> HttpResponse:
    """The last screen: everything that was said, in words; sent when they press the button."""
    draft = drafts.find(request.session, walk.kind, draft_id)
    if draft is None:
        return let_go(request, walk, draft_id, "check")
    said = walk.said(draft)
    open_now = "sent" if draft.outcome else walk.names[len(said)]
    if open_now != "check":
        return to(request, walk, draft_id, open_now)
    seconds = wait(request) if request.method == "POST" else 0
    if request.method == "POST" and not seconds:
        drafts.finish(request.session, draft, send(request, said))
        return to(request, walk, draft_id, "sent")
    shown = around(walk, draft, "check", said, minutes=-(-seconds // 60), **words(said))
    status = 429 if seconds else 200
    return render(request, f"referrals/{walk.kind}_check.html", shown, status=status)


def sent(
    request: Any,
    walk: Walk,
    draft_id: UUID,
    template: str,
    words: Callable[[Any, dict[str, Any]], dict[str, Any]],
) -> HttpResponse:
    """After sending: what happens next. It can be read again for as long as drafts are kept."""
    draft = drafts.find(request.session, walk.kind, draft_id)
    if draft is None or not draft.outcome:
        return let_go(request, walk, draft_id, "sent")
    return render(request, template, words(request, draft.outcome))


def by_age(form: Any) -> str:
    """A child is told kindly where to turn; so is somebody whose age no programme serves."""
    if getattr(form, "is_too_young", False):
        return "young"
    band = form.is_valid() and form.cleaned_data.get("age_band")
    return "nobody" if band and not queries.programmes_for(band) else ""


def around(walk: Walk, draft: Draft, name: str, said: Any, **more: Any) -> dict[str, Any]:
    """What each screen's template is given."""
    before = walk.before(name)
    return {
        "draft": draft,
        "said": said,
        "number": walk.names.index(name) + 1,
        "of": len(walk.names),
        "back": f"referrals:{walk.kind}_{before}" if before else "",
        "is_young": any(form.cleaned_data.get("age_band") == YOUNG for form in said.values()),
    } | more


def let_go(request: Any, walk: Walk, draft_id: UUID, name: str) -> HttpResponse:
    """The draft is no longer here. What was just sent with it is kept all the same."""
    has_kept = request.method == "POST" and name not in ("check", "sent")
    if has_kept:
        draft = Draft(draft_id, walk.kind)
        draft.answers[name] = {
            key: values for key, values in request.POST.lists() if not key.startswith("_")
        }
        draft.answers[name].pop("csrfmiddlewaretoken", None)
        drafts.keep(request.session, draft)
    again = at(request.org, f"referrals:{walk.kind}_{walk.names[0]}", draft=draft_id)
    return render(
        request, "referrals/let_go.html", {"again": again, "has_kept": has_kept}, status=410
    )


def wait(request: Any) -> int:
    """Seconds to wait when too much came from this address; else it is counted."""
    return SENT.spend(request.META.get("REMOTE_ADDR", ""))
