"""From a card to one's own pages: a new way to sign in, the one somebody has already, or, for
who has lost theirs, the same one begun anew."""

from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as passkeys
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from beside.core.actor import anyone
from beside.core.decision import NotAllowed

from . import actions, faces
from .account import new_id, sign_in_name
from .models import Account, Invitation

PLANNED = "way_in_planned"


KNOWN = "cards_known"
"""In the visit: the cards whose holder has said whose they are, by their hash."""


def remember(request: Any, code_hash: str) -> None:
    request.session[KNOWN] = [*request.session.get(KNOWN, [])[-4:], code_hash]


def is_known(request: Any, card: Invitation) -> bool:
    """They have said whose it is, are signed in as that person, or nobody has a name for them."""
    if card.person.account_id and request.user.pk == card.person.account_id:
        return True
    return card.code_hash in request.session.get(KNOWN, []) or has_no_name(card.person.name)


def has_no_name(name: str) -> bool:
    """A person sent by another system without a name, in whichever language that was said."""
    for code, _language in settings.LANGUAGES:
        with override(code):
            if name == _("No name yet"):
                return True
    return not name.strip()


def says_whose(request: Any, card: Invitation, called: str) -> Invitation:
    """The card, after its holder has said whose it is; remembered when it is theirs."""
    said = actions.say_whose(anyone(card.org_id), card, called=called)
    if said.is_theirs:
        remember(request, said.code_hash)
    return said


def planned(request: Any, card: Invitation) -> Account:
    """The account this card will open: not kept yet, but with the name it will have, so that
    it can be written down first."""
    if card.person.account is not None:
        return card.person.account
    plans = request.session.get(PLANNED, {})
    if plans.get("card") != str(card.pk) or _is_taken(plans["name"]):
        plans = {"card": str(card.pk), "id": str(new_id()), "name": _free_name()}
        request.session[PLANNED] = plans
    return Account(id=UUID(plans["id"]), username=plans["name"])


def passkey_options(account: Account) -> dict[str, Any]:
    """What a device needs to know to make a passkey for this account."""
    return {"creation_options": passkeys.begin_registration(account, True)}


def by_passphrase(request: Any, card: Invitation, *, passphrase: str, email: str) -> HttpResponse:
    account = _emptied(request, card)
    account.set_password(passphrase)
    account.email = account.email or email
    account.save()
    _use(request, card, account)
    return _enter(request, account, method="password")


def by_passkey(request: Any, card: Invitation, *, name: str, credential: Any) -> HttpResponse:
    account = _emptied(request, card)
    account.set_unusable_password()
    account.save()
    passkeys.WebAuthn.add(account, name, credential)
    _use(request, card, account)
    request.session[faces.SECOND_STEP] = True
    return _enter(request, account, method="mfa", type="webauthn", passwordless=True)


def by_account_in_use(request: Any, card: Invitation) -> HttpResponse:
    """The card opens another part for somebody who is signed in already."""
    from django.shortcuts import redirect

    _use(request, card, request.user)
    return redirect(f"{reverse('where')}?choose")


def _emptied(request: Any, card: Invitation) -> Account:
    """The planned account; one that exists loses every way in it had."""
    account = planned(request, card)
    if account._state.adding:
        return account
    if not faces.is_all_of(account, card.person):
        # Whoever makes cards for one face must not come into the other.
        raise NotAllowed(_("This card can't open your account. Please use “I can't get in”."))
    Authenticator.objects.filter(user=account).delete()
    return account


def _use(request: Any, card: Invitation, account: Any) -> None:
    actions.use_invitation(anyone(card.org_id), card, account=account)
    request.session.pop(PLANNED, None)


def _enter(request: Any, account: Account, **how: Any) -> HttpResponse:
    record_authentication(request, account, **how)
    return perform_login(request, Login(user=account, redirect_url=reverse("welcome")))


def _is_taken(name: str) -> bool:
    return Account.objects.filter(username__iexact=name).exists()


def _free_name() -> str:
    name = sign_in_name()
    while _is_taken(name):
        name = sign_in_name()
    return name
