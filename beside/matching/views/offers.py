"""The worker's pages: somebody would like to meet you."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.decision import NotAllowed
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, forms, policy
from ..models import Option
from ..queries import offers as queries


@page(may=policy.may_answer_any)
def index(request: Any) -> HttpResponse:
    offers = queries.offers(request.actor, now=clock.now())
    return render(request, "matching/offers.html", {"offers": offers})


@page(sees=policy.asked_of_me)
def show(request: Any, option: Option) -> HttpResponse:
    """Read a wish to meet."""
    now_with, limit = queries.room_after(option)
    around = {"it": queries.offered(option), "form": forms.NotAFit(), "after": now_with}
    return render(request, "matching/offer.html", around | {"limit": limit})


@page(sees=policy.asked_of_me, may=policy.may_agree)
def agree(request: Any, option: Option) -> HttpResponse:
    """Said yes to meeting."""
    if request.method != "POST":
        return redirect(at(request.org, "matching:offer", id=option.pk))
    try:
        together = actions.agree_to_meet(request.actor, option)
    except NotAllowed as refusal:
        messages.info(request, refusal.because)
        return redirect(at(request.org, "matching:offers"))
    return redirect(at(request.org, "relationships:show", id=together.pk))


@page(sees=policy.asked_of_me, may=policy.may_decline)
def not_a_fit(request: Any, option: Option) -> HttpResponse:
    """Said that it is not a fit."""
    form = forms.NotAFit(sent(request))
    if request.method == "POST" and form.is_valid():
        actions.say_not_a_fit(request.actor, option, **form.cleaned_data)
        messages.success(request, _("Thank you for saying so. They are told kindly."))
    return redirect(at(request.org, "matching:offers"))
