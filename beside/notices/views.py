"""What I was told, and opening one of those things."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page
from beside.people import policy as people
from beside.ui.forms import sent

from . import actions, forms, policy, queries
from .models import Notice


@page(may=people.may_open_home)
def index(request: Any) -> HttpResponse:
    told = Paginator(queries.told(request.actor), 30).get_page(request.GET.get("page"))
    return render(request, "notices/index.html", {"told": told})


@page(sees=policy.visible_notices, may=policy.may_see_notice)
def show(request: Any, notice: Notice) -> HttpResponse:
    """Opened something they were told."""
    actions.see_notice(request.actor, notice)
    return redirect(notice.link or at(request.org, "notices:index"))


@page(may=people.may_open_home)
def seen(request: Any) -> HttpResponse:
    if request.method == "POST":
        actions.see_notices(request.actor, request.face)
        messages.success(request, _("All of it is marked as seen."))
    return redirect(at(request.org, "notices:index"))


@page(may=policy.may_open_quiet_hours)
def quiet_hours(request: Any) -> HttpResponse:
    """Opened their quiet hours."""
    form = forms.Quiet(sent(request), initial=queries.quiet_hours(request.actor))
    if form.is_valid():
        actions.keep_quiet_hours(request.actor, request.face, **form.cleaned_data)
        messages.success(request, _("Kept. What can wait, waits."))
        return redirect(at(request.org, "notices:quiet_hours"))
    return render(request, "notices/quiet_hours.html", {"form": form})
