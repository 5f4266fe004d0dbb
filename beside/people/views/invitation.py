"""Cards: making one for somebody, and opening one's own pages with it."""

from typing import Any

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beside.core import clock
from beside.core.address import at
from beside.core.page import hall_page, page, public_page
from beside.people import actions, places, policy, qr, queries, shown_once, way_in
from beside.people.forms.invitation import Code, OwnPassphrase, Whose
from beside.people.forms.sign_in import FirstPasskey
from beside.people.models import Person

from .sign_in import hold_on

TRIES = {"card": "20/m/ip"}


@public_page(why="Whoever holds a card types its code here.")
def invitation(request: Any) -> HttpResponse:
    form = Code(request.POST or None)
    if form.is_valid():
        code = "-".join(form.cleaned_data["code"].upper().split())
        return redirect(at(request.org, "people:open_card", code=code.replace("/", "")))
    return render(request, "people/invitation.html", {"form": form})


@public_page(why="Whoever holds a card opens their own pages with it. Looking does not use it.")
def open_card(request: Any, code: str) -> HttpResponse:
    if not _may_try(request):
        return hold_on(request)
    card = queries.card_with(code, now=clock.now())
    if card.invitation is None or not card.works:
        return render(request, "people/card_closed.html", {"card": card})
    if not way_in.is_known(request, card.invitation):
        return _ask_whose(request, card.invitation)
    if "with_this_account" in request.POST and request.user.is_authenticated:
        return way_in.by_account_in_use(request, card.invitation)
    if "credential" in request.POST:
        return _with_passkey(request, card.invitation)
    return _with_passphrase(request, card.invitation)


def _ask_whose(request: Any, card: Any) -> HttpResponse:
    """A card that was handed on opens nothing: only the person knows what they are called here."""
    form = Whose(request.POST if "called" in request.POST else None)
    if form.is_valid():
        said = way_in.says_whose(request, card, form.cleaned_data["called"])
        if said.is_theirs or not said.tries_left:
            return redirect(request.path)
        form.add_error("called", _not_that(said.tries_left))
    return render(request, "people/whose_card.html", {"form": form})


def _not_that(left: int) -> str:
    return ngettext(
        "That is not the name we have. You can try %d more time; after that, ask for a new card.",
        "That is not the name we have. You can try %d more times; after that, ask for a new card.",
        left,
    ) % (left,)


def _with_passphrase(request: Any, card: Any) -> HttpResponse:
    account = way_in.planned(request, card)
    is_staff = card.person.face == Person.Face.STAFF
    asks_email = is_staff and not account.email
    form = OwnPassphrase(request.POST or None, account=account, asks_email=asks_email)
    if form.is_valid():
        said = form.cleaned_data
        email = said.get("email") or card.person.work_email
        return way_in.by_passphrase(request, card, passphrase=said["passphrase"], email=email)
    return _card_page(request, card, account, form=form)


def _with_passkey(request: Any, card: Any) -> HttpResponse:
    account = way_in.planned(request, card)
    form = FirstPasskey(request.POST, user=account)
    if form.is_valid():
        return way_in.by_passkey(request, card, **form.cleaned_data)
    messages.warning(request, _("Your device did not give us a passkey. Please try again."))
    return redirect(request.path)


def _card_page(request: Any, card: Any, account: Any, *, form: Any) -> HttpResponse:
    around = {"card": card, "account": account, "form": form}
    around["js_data"] = way_in.passkey_options(account)
    return render(request, "people/open_card.html", around)


def _may_try(request: Any) -> Any:
    return ratelimit.consume(
        request, app="beside.people", action="card", config=TRIES, limit_get=True
    )


@hall_page(why="Shows the new sign-in name, to write down.", signed_in=True)
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "people/welcome.html")


@page(sees=policy.visible_people, may=policy.may_invite)
def invite(request: Any, person: Person) -> HttpResponse:
    """Made a card for signing in."""
    if request.method == "POST":
        code = actions.new_code()
        actions.write_invitation(request.actor, person, code=code)
        shown_once.keep(request, f"card:{person.pk}", code)
        return redirect(at(request.org, "people:card", id=person.pk))
    around = {"person": person, "newest": queries.newest_card(person, now=clock.now())}
    return render(request, "people/invite.html", around | _back_to(request, person))


@page(sees=policy.visible_people, may=policy.may_invite)
def card(request: Any, person: Person) -> HttpResponse:
    """Printed a card for signing in."""
    code = shown_once.look(request, f"card:{person.pk}")
    newest = queries.newest_card(person, now=clock.now())
    if not code or newest is None or not newest.works:
        return redirect(at(request.org, "people:invite", id=person.pk))
    address = request.build_absolute_uri(at(request.org, "people:open_card", code=code))
    around = {"person": person, "code": code, "address": address, "card": newest.invitation}
    around["type_at"] = request.build_absolute_uri(at(request.org, "people:invitation"))
    around["qr"] = qr.drawn(address, _("A square code that opens the page"))
    return render(request, "people/card.html", around)


@page(sees=policy.visible_people, may=policy.may_invite)
def take_back(request: Any, person: Person) -> HttpResponse:
    """Closed the way in that somebody else used."""
    if request.method == "POST":
        actions.take_back_way_in(request.actor, person)
        messages.success(request, _("That way in is closed. You can make a new card now."))
        return redirect(at(request.org, "people:invite", id=person.pk))
    return render(request, "people/take_back.html", {"person": person})


def _back_to(request: Any, person: Person) -> dict[str, str]:
    return {"back": places.page_of(request.org, person)}
