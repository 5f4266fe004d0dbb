"""One's own small pages: a safe way to be reached, who may do what, and the colour they wear."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.page import page, public_page
from beside.people import accent, actions, places, policy, queries
from beside.people.forms.contact import SafeWay
from beside.people.models import Person
from beside.people.roles import ROLES


@public_page(why="Who may do what is no secret: it is what people agree to.")
def roles(request: Any) -> HttpResponse:
    return render(request, "people/roles.html", {"roles": ROLES.values()})


@page(may=policy.may_open_home)
def faces(request: Any) -> HttpResponse:
    return redirect("/where/?choose")


@page(may=policy.may_keep_own_contact)
def my_safe_contact(request: Any) -> HttpResponse:
    return _safe_contact(request, request.face, back=places.more_of(request.org))


@page(sees=policy.visible_participants, may=policy.may_keep_contact)
def safe_contact(request: Any, person: Person) -> HttpResponse:
    """Read the safe way to reach you, or wrote it down anew."""
    return _safe_contact(request, person, back=places.page_of(request.org, person))


def _safe_contact(request: Any, person: Person, *, back: str) -> HttpResponse:
    known = queries.safe_contact(person)
    form = SafeWay(request.POST or None, initial=vars_of(known))
    if form.is_valid():
        actions.name_safe_contact(request.actor, person, **form.cleaned_data)
        messages.success(request, _("Kept. We use no other way."))
        return redirect(request.path)
    around = {"form": form, "person": person, "known": known, "back": back}
    return render(request, "people/safe_contact.html", around)


def vars_of(known: Any) -> dict[str, Any]:
    """What is kept now, as the form's beginning."""
    return {name: getattr(known, name) for name in SafeWay.base_fields} if known else {}


@public_page(why="A stylesheet: the organisation's colour.")
def stylesheet(request: Any, mark: str) -> HttpResponse:
    if accent.mark_of(request.org) != mark:
        raise Http404
    return _css(accent.css(request.org), keep="public, max-age=31536000, immutable")


@page(may=policy.may_set_up)
def try_colour(request: Any, colour: str) -> HttpResponse:
    return _css(accent.css_of(f"#{colour}"), keep="no-store")


def _css(rules: str, *, keep: str) -> HttpResponse:
    return HttpResponse(rules, content_type="text/css", headers={"Cache-Control": keep})
