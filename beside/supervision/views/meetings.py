"""`/supervision/`: who is due, the agenda, and writing down that people sat down."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page
from beside.people.models import Person
from beside.ui.forms import sent
from beside.wellbeing import queries as wellbeing
from beside.workforce import queries as workforce

from .. import actions, forms, pictures, policy, queries
from ..models import Supervision


@page(may=policy.may_open_due)
def due(request: Any) -> HttpResponse:
    """Opened with whom to sit down next."""
    today = clock.today()
    rows = queries.team_due(request.actor, today=today)
    asked = queries.checks(request.actor, [row.worker for row in rows], today=today)
    around = {
        "rows": rows,
        "unmet": [each for row in rows for each in asked[row.worker.pk] if not each.is_met],
        "talks": wellbeing.team_debriefs(request.actor),
    }
    return render(request, "supervision/due.html", around)


@page(sees=policy.supervised)
def agenda(request: Any, worker: Person) -> HttpResponse:
    """Opened the agenda for the next time two colleagues sit down."""
    form = forms.Point(sent(request))
    if form.is_valid():
        actions.add_point(request.actor, worker, **form.cleaned_data)
        messages.success(request, _("It is on the agenda. The two of you see it."))
        return redirect(at(request.org, "supervision:agenda", id=worker.pk))
    found = queries.agenda(request.actor, worker, now=clock.now())
    around = {
        "agenda": found,
        "charter_picture": pictures.of_the_charter(found.mix.places),
        "asks_picture": pictures.of_the_asks(found.asked_by_month) if found.was_asked else None,
        "held": queries.held_of(request.actor, worker),
        "form": form,
        "is_own": request.actor.face == worker.pk,
    }
    return render(request, "supervision/agenda.html", around)


@page(sees=policy.team, may=policy.may_record_supervision)
def record(request: Any, worker: Person) -> HttpResponse:
    """Wrote down that two colleagues sat down."""
    form = forms.Held(
        sent(request),
        workers=[worker],
        taken=queries.moments_of(request.actor, [worker]),
        open_points=queries.open_points(request.actor, worker),
        initial=queries.usual(clock.now()),
    )
    if form.is_valid():
        actions.record_supervision(request.actor, worker, **form.details)
        messages.success(request, _("Written down. %s sees it too.") % worker.name)
        return redirect(at(request.org, "supervision:agenda", id=worker.pk))
    asked = queries.unmet(request.actor, worker, today=clock.today())
    around = {"form": form, "worker": worker, "checks": asked}
    return render(request, "supervision/record.html", around)


@page(may=policy.may_open_due)
def group(request: Any) -> HttpResponse:
    """Wrote down that a group sat down."""
    workers = queries.my_team(request.actor)
    form = forms.Together(
        sent(request),
        workers=workers,
        taken=queries.moments_of(request.actor, workers),
        initial=queries.usual(clock.now()),
    )
    if form.is_valid():
        actions.record_together(request.actor, form.chosen, **form.details)
        messages.success(request, _("Written down for each of them."))
        return redirect(at(request.org, "supervision:due"))
    around = {"form": form, "workers": workers, "limit": workforce.group_limit(clock.today())}
    return render(request, "supervision/group.html", around)


@page(sees=policy.visible_supervisions)
def show(request: Any, held: Supervision) -> HttpResponse:
    """Read what two colleagues spoke about when they sat down."""
    may_amend = policy.may_amend_supervision(request.actor, held)
    return render(request, "supervision/show.html", {"held": held, "may_amend": may_amend})


@page(sees=policy.visible_supervisions, may=policy.may_amend_supervision)
def amend(request: Any, held: Supervision) -> HttpResponse:
    """Put right what was written when two colleagues sat down."""
    form = forms.Held(
        sent(request),
        workers=[held.worker],
        taken=queries.moments_of(request.actor, [held.worker]) - {(held.worker_id, held.held_at)},
        initial=queries.as_held(held),
        is_group=held.group is not None,
    )
    if form.is_valid():
        right = actions.amend_supervision(request.actor, held, **form.corrected)
        messages.success(request, _("Put right. What it said before is kept."))
        return redirect(at(request.org, "supervision:show", id=right.pk))
    return render(request, "supervision/amend.html", {"form": form, "held": held})
