"""`/courses/`: what would help a worker next, and the seats they have."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.decision import NotAllowed
from beside.core.page import page

from .. import actions, policy, queries
from ..models import Cohort, Enrolment


@page(may=policy.may_open_courses)
def index(request: Any) -> HttpResponse:
    offers = queries.offers(request.actor, request.face, clock.today())
    around = {
        "offers": offers,
        "helpful": [offer for offer in offers if offer.helps],
        "others": [offer for offer in offers if not offer.helps and not offer.is_mine],
        "seats": queries.my_seats(request.actor, clock.today()),
    }
    return render(request, "training/courses.html", around)


@page(sees=policy.visible_cohorts, may=policy.may_ask_for_seat)
def ask(request: Any, cohort: Cohort) -> HttpResponse:
    """Asked for a seat in a course."""
    if request.method == "POST":
        try:
            actions.ask_for_seat(request.actor, cohort)
            messages.success(request, _("Asked. You hear when you have a seat."))
        except NotAllowed as problem:
            messages.warning(request, problem.because)
    return redirect(at(request.org, "training:index"))


@page(sees=policy.own_enrolments, may=policy.may_give_back_seat)
def give_back(request: Any, seat: Enrolment) -> HttpResponse:
    """Gave a seat in a course back."""
    if request.method == "POST":
        actions.give_back_seat(request.actor, seat)
        messages.success(request, _("Given back. Somebody else may have it now."))
    return redirect(at(request.org, "training:index"))
