"""`/supervision/evidence/`: that people sat down, for whoever checks it; and how often they should."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, evidence, forms, policy, queries
from ..models import Evidence


@page(may=policy.may_open_evidence)
def index(request: Any) -> HttpResponse:
    """Opened when workers and supervisors sat down."""
    usual = queries.usual_period(clock.today())
    form = forms.Between(request.GET if "begins_on" in request.GET else None, initial=usual)
    span = form.cleaned_data if form.is_valid() else usual
    around = {
        "form": form,
        "period": queries.dates(request.actor, **span),
        "asks": queries.asks_counted(request.actor, **span),
    }
    return render(request, "supervision/evidence.html", around)


@page(may=policy.may_open_evidence)
def as_csv(request: Any) -> HttpResponse:
    """Took a table along of when workers and supervisors sat down."""
    period = _taken(request, Evidence.Form.CSV)
    if period is None:
        return redirect(at(request.org, "supervision:evidence"))
    return _file(evidence.as_csv(period), "text/csv; charset=utf-8", "supervision.csv")


@page(may=policy.may_open_evidence)
def as_pdf(request: Any) -> HttpResponse:
    """Took a document along of when workers and supervisors sat down."""
    period = _taken(request, Evidence.Form.PDF)
    if period is None:
        return redirect(at(request.org, "supervision:evidence"))
    now = clock.now()
    words = evidence.as_pdf(period, org=request.org.name, by=request.face.name, now=now)
    return _file(words, "application/pdf", "supervision.pdf")


@page(may=policy.may_open_cadence)
def how_often(request: Any) -> HttpResponse:
    """Opened how often workers are sat down with."""
    form = forms.HowOften(sent(request))
    if form.is_valid():
        actions.set_cadence(request.actor, request.org, **form.cleaned_data)
        messages.success(request, _("Kept. It counts from today."))
        return redirect(at(request.org, "supervision:how_often"))
    around = {"form": form, "stages": queries.stages_now()}
    return render(request, "supervision/how_often.html", around)


def _taken(request: Any, kind: Evidence.Form) -> queries.Period | None:
    """The dates, and an event that they were taken along. None when the form was not sent whole."""
    form = forms.Between(sent(request))
    if not form.is_valid():
        return None
    period = queries.dates(request.actor, **form.cleaned_data)
    lines = len(period.lines)
    actions.take_evidence(request.actor, request.face, form=kind, lines=lines, **form.cleaned_data)
    return period


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
