"""Reading notes together."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page

from .. import actions, forms, policy, queries


@page(may=policy.may_open_reviews)
def index(request: Any) -> HttpResponse:
    """Opened the notes drawn by lot."""
    around = {"to_read": queries.to_read(request.actor), "read": queries.read(request.actor)}
    return render(request, "supervision/index.html", around)


@page(sees=policy.visible_reviews, may=policy.may_read_review)
def read(request: Any, review: Any) -> HttpResponse:
    """Read a note that was drawn by lot, to support your peer worker."""
    form = forms.Read(request.POST or None)
    if form.is_valid():
        actions.read_review(request.actor, review, **form.cleaned_data)
        messages.success(request, _("Sent to %s.") % review.note.signed_by.name)
        return redirect(at(request.org, "supervision:index"))
    return render(request, "supervision/read.html", {"form": form, "review": review})
