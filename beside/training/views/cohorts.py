"""`/training/cohorts/…`: who asked, who was there, who took it to its end."""

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
from ..forms.seats import AnswerForm, CloseForm, ThereForm
from ..models import Cohort, Session


@page(sees=policy.cohorts_i_arrange)
def show(request: Any, cohort: Cohort) -> HttpResponse:
    """Opened who asked for a seat in a course."""
    rows = queries.cohort(request.actor, cohort)
    form = AnswerForm(sent(request), rows=rows)
    if form.is_valid():
        actions.answer_seats(request.actor, cohort, **form.told)
        messages.success(request, _("Answered. Everybody was told."))
        return redirect(at(request.org, "training:cohort", id=cohort.pk))
    around = {
        "cohort": cohort,
        "rows": rows,
        "form": form,
        "sessions": queries.sessions_of(request.actor, cohort),
        "may": policy.may_arrange_cohort(request.actor, cohort),
        "may_close": policy.may_complete_cohort(request.actor, cohort),
        "now": clock.now(),
    }
    return render(request, "training/cohort.html", around)


@page(sees=policy.sessions_i_arrange, may=policy.may_mark_presence)
def there(request: Any, session: Session) -> HttpResponse:
    """Wrote down who was there."""
    seats, now = queries.there_now(request.actor, session)
    form = ThereForm(sent(request), seats=seats, there=now)
    if form.is_valid():
        actions.mark_presence(request.actor, session, **form.told)
        messages.success(request, _("Written down."))
        return redirect(at(request.org, "training:cohort", id=session.cohort_id))
    return render(request, "training/there.html", {"form": form, "session": session})


@page(sees=policy.cohorts_i_arrange, may=policy.may_complete_cohort)
def close(request: Any, cohort: Cohort) -> HttpResponse:
    """Wrote down who took a course to its end."""
    rows = queries.to_complete(request.actor, cohort)
    form = CloseForm(sent(request), rows=rows)
    if form.is_valid():
        actions.complete_cohort(request.actor, cohort, **form.told)
        messages.success(request, _("Closed. The hours count, and certificates follow."))
        return redirect(at(request.org, "training:arranged"))
    return render(request, "training/close.html", {"form": form, "cohort": cohort})


@page(sees=policy.cohorts_i_arrange, may=policy.may_arrange_cohort)
def call_off(request: Any, cohort: Cohort) -> HttpResponse:
    """Called a course off."""
    if request.method == "POST":
        actions.call_off_cohort(request.actor, cohort)
        messages.success(request, _("Called off. Everybody was told."))
    return redirect(at(request.org, "training:arranged"))
