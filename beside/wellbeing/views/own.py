"""`/for-me/`: what there is for a worker; and their own page, which nobody else opens."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, forms, policy, queries
from ..models import OwnPage, SharedLine
from ..taking import as_text


@page(may=policy.may_open_own)
def index(request: Any) -> HttpResponse:
    """Opened what there is for them."""
    found = queries.for_me(request.actor, request.face, today=clock.today())
    return render(request, "wellbeing/for_me.html", {"it": found})


@page(may=policy.may_open_own, looks=False)
def own_page(request: Any) -> HttpResponse:
    """Opened a page that is theirs alone. No log tells of it."""
    kept = queries.own_words(request.actor)
    initial = {name: getattr(kept, name) for name in OwnPage.WORDS} if kept else {}
    form = forms.OwnWords(sent(request), initial=initial)
    if form.is_valid():
        actions.keep_own_page(request.actor, request.face, words=form.cleaned_data)
        messages.success(request, _("Kept, for you alone."))
        return redirect(at(request.org, "wellbeing:index"))
    return render(request, "wellbeing/own_page.html", {"form": form, "kept": kept})


@page(may=policy.may_open_own, looks=False)
def take(request: Any) -> HttpResponse:
    """Took their own page along. No log tells of it."""
    kept = queries.own_words(request.actor)
    if request.method != "POST" or kept is None:
        return redirect(at(request.org, "wellbeing:own_page"))
    headers = {"Content-Disposition": 'attachment; filename="for-me.txt"'}
    return HttpResponse(as_text(kept), content_type="text/plain; charset=utf-8", headers=headers)


@page(may=policy.may_open_own)
def line(request: Any) -> HttpResponse:
    """Opened the line they share."""
    form = forms.Line(sent(request))
    if form.is_valid():
        actions.share_line(request.actor, request.face, **form.cleaned_data)
        messages.success(request, _("Shared. You can take it back at any time."))
        return redirect(at(request.org, "wellbeing:index"))
    shared = queries.shared_line(request.actor, request.face)
    return render(request, "wellbeing/line.html", {"form": form, "shared": shared})


@page(sees=policy.visible_lines, may=policy.may_take_back_line)
def take_back(request: Any, shared: SharedLine) -> HttpResponse:
    """Took back the line they had shared."""
    if request.method == "POST":
        actions.take_back_line(request.actor, shared)
        messages.success(request, _("Taken back. Nobody reads it any more."))
    return redirect(at(request.org, "wellbeing:index"))
