"""`/requests/mine/`: what I asked for, and how I change or end it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page

from .. import actions, policy, queries
from ..forms.arranging import HowIEndIt


@page(may=policy.may_ask_for_myself)
def index(request: Any) -> HttpResponse:
    """Everything I asked for, and where it stands."""
    asked = queries.mine(request.actor, clock.now())
    can_ask = bool(queries.left_to_ask(request.face))
    return render(request, "referrals/mine.html", {"asked": asked, "can_ask": can_ask})


@page(sees=policy.visible_requests, may=policy.may_end_mine)
def end(request: Any, asked: Any) -> HttpResponse:
    """Stopped looking, for now."""
    form = HowIEndIt(request.POST or None)
    if form.is_valid():
        actions.close_request(request.actor, asked, **form.cleaned_data)
        messages.success(request, _("Done. You can ask again whenever you like."))
        return redirect(at(request.org, "referrals:mine"))
    return render(request, "referrals/end.html", {"form": form, "asked": asked})


@page(sees=policy.visible_referrals, may=policy.may_withdraw)
def withdraw(request: Any, referral: Any) -> HttpResponse:
    """Closed the reference number of a referral."""
    if request.method == "POST":
        actions.withdraw_reference(request.actor, referral)
        messages.success(request, _("From now on the reference number shows nothing."))
    is_own = referral.request.person_id == request.actor.face
    name, where = ("mine", {}) if is_own else ("show", {"id": referral.request_id})
    return redirect(at(request.org, f"referrals:{name}", **where))
