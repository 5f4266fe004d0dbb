"""What an organisation decides about itself: words, colour, promises, programmes, systems."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page
from beside.people import actions, contrast, policy, queries, shown_once
from beside.people.forms import set_up as forms
from beside.people.models import Programme, SystemClient
from beside.people.words import words_of


@page(may=policy.may_set_up)
def index(request: Any) -> HttpResponse:
    around = {
        "programmes": queries.programmes(request.actor),
        "staff": queries.staff(request.actor).count(),
        "systems": queries.open_systems(request.actor).count(),
    }
    return render(request, "people/set_up.html", around)


@page(may=policy.may_set_up)
def words(request: Any) -> HttpResponse:
    chosen = request.org.look.get("words", {})
    form = forms.Words(request.POST or None, initial=chosen)
    if form.is_valid() and "keep" in request.POST:
        return _restyle(request, {"words": form.cleaned_data}, _("These are your words now."))
    typed = form.cleaned_data if form.is_valid() else chosen
    shown = words_of(request.org) | {key: word for key, word in typed.items() if word}
    return render(request, "people/words.html", {"form": form, "shown": shown})


@page(may=policy.may_set_up)
def accent(request: Any) -> HttpResponse:
    form = forms.Accent(request.POST or None, initial={"accent": request.org.look.get("accent")})
    if form.is_valid() and "keep" in request.POST:
        return _restyle(request, form.cleaned_data, _("This is your colour now."))
    tried = str(form["accent"].value() or "").upper()
    around = {"form": form, "measures": contrast.measures(tried)}
    around["tried"] = tried.removeprefix("#") if form.is_valid() and tried else ""
    return render(request, "people/accent.html", around)


@page(may=policy.may_set_up)
def promises(request: Any) -> HttpResponse:
    form = forms.Promises(request.POST or None, initial=request.org.look)
    if form.is_valid():
        return _restyle(request, form.cleaned_data, _("Kept."))
    return render(request, "people/promises.html", {"form": form})


@page(may=policy.may_set_up)
def open_programme(request: Any) -> HttpResponse:
    taken = frozenset(programme.slug for programme in queries.programmes(request.actor))
    form = forms.NewProgramme(request.POST or None, taken=taken)
    if form.is_valid():
        opened = actions.open_programme(request.actor, request.org, **form.cleaned_data)
        messages.success(request, _("“%s” is open.") % opened.name)
        return redirect(at(request.org, "people:set_up"))
    return render(request, "people/open_programme.html", {"form": form})


@page(sees=policy.visible_programmes, may=policy.may_set_up)
def close_programme(request: Any, programme: Programme) -> HttpResponse:
    """Opened or closed a programme."""
    if request.method == "POST":
        is_open = programme.closed_on is None
        turn = actions.close_programme if is_open else actions.reopen_programme
        turn(request.actor, programme)
        return redirect(at(request.org, "people:set_up"))
    return render(request, "people/close_programme.html", {"programme": programme})


@page(may=policy.may_set_up)
def systems(request: Any) -> HttpResponse:
    form = forms.NewSystem(request.POST or None)
    if form.is_valid():
        key = actions.new_key()
        made = actions.add_client(request.actor, request.org, key=key, **form.cleaned_data)
        shown_once.keep(request, f"system:{made.pk}", key)
        return redirect(at(request.org, "people:system", id=made.pk))
    around = {"form": form, "systems": policy.visible_clients(request.actor)}
    return render(request, "people/systems.html", around)


@page(sees=policy.visible_clients, may=policy.may_set_up)
def system(request: Any, client: SystemClient) -> HttpResponse:
    """Looked at another system that may send referrals."""
    key = shown_once.look(request, f"system:{client.pk}")
    return render(request, "people/system.html", {"client": client, "key": key})


@page(sees=policy.visible_clients, may=policy.may_set_up)
def end_system(request: Any, client: SystemClient) -> HttpResponse:
    """Closed the door to another system."""
    if request.method == "POST":
        actions.end_client(request.actor, client)
        messages.success(request, _("Its key opens nothing any more."))
    return redirect(at(request.org, "people:systems"))


def _restyle(request: Any, look: dict[str, Any], said: str) -> HttpResponse:
    actions.restyle_organisation(request.actor, request.org, look=look)
    messages.success(request, said)
    return redirect(request.path)
