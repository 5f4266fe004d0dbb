"""What a supervisor, or who keeps the roster, agrees with a worker."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, policy
from ..forms.mine import Standing
from ..models import Profile


@page(sees=policy.profiles_in_my_care, may=policy.may_set_standing)
def standing(request: Any, profile: Profile) -> HttpResponse:
    """Opened how far along a worker is."""
    first = {"stage": profile.stage, "caseload_limit": profile.caseload_limit}
    form = Standing(sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        actions.set_standing(request.actor, profile, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect(request.path)
    return render(request, "workforce/standing.html", {"profile": profile, "form": form})
