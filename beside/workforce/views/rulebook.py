"""The workforce as a whole, the rules that hold here, and what a rule would change."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, policy, queries
from ..forms.rulebook import ChangeRule, NeedCredential
from ..models import OwnRule, ServiceNeed


@page(may=policy.may_open_workforce)
def workforce(request: Any) -> HttpResponse:
    """Opened how the workforce stands."""
    it = queries.workforce(request.actor, clock.today())
    return render(request, "workforce/workforce.html", {"it": it})


@page(may=policy.may_open_rules)
def index(request: Any) -> HttpResponse:
    around = {
        "chapters": queries.chapters(request.actor, clock.today()),
        "own": queries.own_rules(request.actor),
        "needs": queries.service_needs(request.actor),
        "may_set": policy.may_open_what_if(request.actor),
    }
    return render(request, "workforce/rules.html", around)


@page(may=policy.may_open_what_if)
def what_if(request: Any) -> HttpResponse:
    """Tried a rule, or switched it on."""
    today = clock.today()
    asked = request.POST if request.method == "POST" else request.GET or None
    rows = queries.rows_to_change(request.actor, today)
    form = ChangeRule(asked, rows=rows, speak=queries.Speaker(), initial={"begins_on": today})
    found = None
    if form.is_valid():
        if request.method == "POST":
            actions.switch_on_rule(request.actor, request.org, **form.told)
            messages.success(request, _("Switched on. It holds from the day you chose."))
            return redirect(at(request.org, "workforce:rules"))
        found = queries.simulate(request.actor, queries.tried(form.told), today)
    return render(request, "workforce/rule_what_if.html", {"form": form, "found": found})


@page(sees=policy.visible_own_rules, may=policy.may_end_rule)
def take_back(request: Any, rule: OwnRule) -> HttpResponse:
    """Took back a rule of ours."""
    if request.method == "POST":
        actions.take_back_rule(request.actor, rule)
        messages.success(request, _("Taken back. It holds no more."))
    return redirect(at(request.org, "workforce:rules"))


@page(may=policy.may_open_what_if)
def need(request: Any) -> HttpResponse:
    """Said what a programme asks of whoever is booked there."""
    form = NeedCredential(
        sent(request),
        programmes=queries.open_programmes(),
        held=queries.credentials_held(request.actor),
        initial={"begins_on": clock.today()},
    )
    if form.is_valid():
        actions.need_credential(request.actor, form.where, **form.told)
        messages.success(request, _("Kept. Who lacks it can’t be booked there from that day."))
        return redirect(at(request.org, "workforce:rules"))
    return render(request, "workforce/service_need.html", {"form": form})


@page(sees=policy.visible_service_needs, may=policy.may_end_service_need)
def stop_needing(request: Any, need: ServiceNeed) -> HttpResponse:
    """Took back what a programme asks for."""
    if request.method == "POST":
        actions.stop_needing_credential(request.actor, need)
        messages.success(request, _("Taken back."))
    return redirect(at(request.org, "workforce:rules"))
