"""`/supervision/mine/`: a worker’s own next date, and what they put on the agenda."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, forms, policy


@page(may=policy.may_open_own)
def mine(request: Any) -> HttpResponse:
    """Opened their own agenda."""
    return redirect(at(request.org, "supervision:agenda", id=request.face.pk))


@page(may=policy.may_open_own)
def outside(request: Any) -> HttpResponse:
    """Said that they were asked to act outside their role."""
    form = forms.Asked(sent(request))
    if form.is_valid():
        actions.say_asked_outside(request.actor, request.face, **form.cleaned_data)
        messages.success(request, _("Thank you for saying it. It is on your agenda."))
        return redirect(at(request.org, "supervision:agenda", id=request.face.pk))
    return render(request, "supervision/outside.html", {"form": form})
