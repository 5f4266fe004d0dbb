"""`/my-profile/`: how a worker is known, and by whom."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.people import actions as people
from beside.ui.forms import sent

from .. import actions, policy, queries
from ..forms import mine as forms
from ..models import Seen
from .own import own_profile


@page(may=policy.may_open_own)
def index(request: Any) -> HttpResponse:
    found = queries.my_page(request.actor, now=clock.now())
    if found is None:
        return redirect(at(request.org, "workforce:words"))
    form = forms.Doors(initial=found.doors)
    return render(request, "workforce/mine.html", {"it": found, "form": form})


@page(may=policy.may_open_own)
def words(request: Any) -> HttpResponse:
    form = forms.Words(sent(request), initial=queries.my_words(request.actor))
    if request.method == "POST" and form.is_valid():
        actions.keep_profile(request.actor, request.face, **form.cleaned_data)
        return _kept(request)
    return render(request, "workforce/words.html", {"form": form})


@page(may=policy.may_open_own)
def sharing(request: Any) -> HttpResponse:
    profile = own_profile(request)
    held = queries.my_experiences(profile)
    form = forms.Sharing(sent(request), kind="experiences", held=held)
    if request.method == "POST" and form.is_valid():
        actions.share_experiences(request.actor, profile, shared=form.shared)
        return _added(request, "workforce:sharing") if form.added else _kept(request)
    return render(request, "workforce/sharing.html", {"form": form})


@page(may=policy.may_open_own)
def communities(request: Any) -> HttpResponse:
    profile = own_profile(request)
    held = {code: profile.seen_by(code) for code in profile.communities}
    form = forms.Sharing(sent(request), kind="communities", held=held)
    if request.method == "POST" and form.is_valid():
        seen = {**profile.seen, **form.shared}
        actions.keep_profile(request.actor, request.face, communities=list(form.shared), seen=seen)
        return _added(request, "workforce:communities") if form.added else _kept(request)
    return render(request, "workforce/communities.html", {"form": form})


@page(may=policy.may_open_own)
def languages(request: Any) -> HttpResponse:
    form = forms.Languages(sent(request), initial=queries.my_languages(request.face))
    if request.method == "POST" and form.is_valid():
        people.say_languages(request.actor, request.face, languages=form.in_order)
        return _kept(request)
    return render(request, "workforce/languages.html", {"form": form})


@page(may=policy.may_open_own)
def about(request: Any) -> HttpResponse:
    profile = own_profile(request)
    form = forms.About(sent(request), initial=queries.my_about(profile))
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("gender", "age_band")}
        seen = {**profile.seen, **form.seen}
        actions.keep_profile(request.actor, request.face, seen=seen, **told)
        return _kept(request)
    return render(request, "workforce/about.html", {"form": form})


@page(may=policy.may_open_own)
def work(request: Any) -> HttpResponse:
    profile = own_profile(request)
    form = forms.Work(sent(request), initial=queries.my_work(profile))
    if request.method == "POST" and form.is_valid():
        actions.keep_profile(request.actor, request.face, **form.cleaned_data)
        return _kept(request)
    return render(request, "workforce/work.html", {"form": form})


@page(may=policy.may_open_own)
def doors(request: Any) -> HttpResponse:
    form = forms.Doors(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.keep_profile(request.actor, request.face, **form.cleaned_data)
        return _kept(request)
    return redirect(at(request.org, "workforce:mine"))


@page(may=policy.may_open_own)
def preview(request: Any) -> HttpResponse:
    near = Seen.MATCHED if request.GET.get("to") == "suggested" else Seen.PUBLIC
    found = queries.preview(request.actor, near, now=clock.now())
    return render(request, "workforce/preview.html", {"near": near, "it": found})


def _kept(request: Any) -> HttpResponse:
    messages.success(request, _("Kept."))
    return redirect(at(request.org, "workforce:mine"))


def _added(request: Any, name: str) -> HttpResponse:
    messages.success(request, _("Added. Only you can see it, until you choose who else may."))
    return redirect(at(request.org, name))
