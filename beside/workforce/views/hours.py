"""`/my-profile/hours/`: the week, to tick."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, policy, queries
from ..forms.hours import Week
from .own import own_profile


@page(may=policy.may_open_own)
def index(request: Any) -> HttpResponse:
    profile = own_profile(request)
    week = Week(sent(request), queries.blocks_as_kept(profile))
    if request.method == "POST" and week.is_valid():
        actions.keep_hours(request.actor, profile, blocks=week.blocks)
        messages.success(request, _("Your hours are kept."))
        return redirect(at(request.org, "workforce:mine"))
    return render(request, "workforce/hours.html", {"week": week})
