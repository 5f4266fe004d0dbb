"""`/training/`: courses and paths are made, dates are opened."""

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
from ..forms.courses import CourseForm, PathForm, as_typed
from ..forms.dates import DatesForm
from ..models import Course, Path


@page(may=policy.may_arrange)
def index(request: Any) -> HttpResponse:
    """Opened the courses that are arranged."""
    around = {
        "rows": queries.arranged(request.actor, clock.today()),
        "courses": queries.courses(request.actor),
        "paths": queries.paths(request.actor),
    }
    return render(request, "training/arranged.html", around)


@page(may=policy.may_arrange)
def make_course(request: Any) -> HttpResponse:
    """Made a course."""
    form = CourseForm(sent(request))
    if form.is_valid():
        course = actions.make_course(request.actor, request.org, sketch=form.told)
        messages.success(request, _("Kept. Say next when it takes place."))
        return redirect(at(request.org, "training:dates", id=course.pk))
    return render(request, "training/course.html", {"form": form})


@page(sees=policy.visible_courses, may=policy.may_change_course)
def change_course(request: Any, course: Course) -> HttpResponse:
    """Changed a course."""
    form = CourseForm(sent(request), initial=as_typed(course))
    if form.is_valid():
        actions.change_course(request.actor, course, sketch=form.told)
        messages.success(request, _("Kept."))
        return redirect(at(request.org, "training:arranged"))
    return render(request, "training/course.html", {"form": form, "course": course})


@page(sees=policy.visible_courses, may=policy.may_change_course)
def end_course(request: Any, course: Course) -> HttpResponse:
    """Took a course off the list."""
    if request.method == "POST":
        actions.end_course(request.actor, course)
        messages.success(request, _("Taken off the list. Dates that are agreed still hold."))
    return redirect(at(request.org, "training:arranged"))


@page(may=policy.may_arrange)
def make_path(request: Any) -> HttpResponse:
    """Made a path of courses."""
    form = PathForm(sent(request), courses=queries.courses(request.actor))
    if form.is_valid():
        path = actions.make_path(request.actor, request.org, **form.told)
        messages.success(request, _("Kept. Say next when it takes place."))
        return redirect(at(request.org, "training:path_dates", id=path.pk))
    return render(request, "training/path.html", {"form": form})


@page(sees=policy.visible_courses, may=policy.may_change_course)
def dates(request: Any, course: Course) -> HttpResponse:
    """Said when a course takes place."""
    return _dates(request, course)


@page(sees=policy.visible_paths, may=policy.may_open_path)
def path_dates(request: Any, path: Path) -> HttpResponse:
    """Said when a path of courses takes place."""
    return _dates(request, path)


def _dates(request: Any, about: Course | Path) -> HttpResponse:
    form = DatesForm(sent(request), programmes=queries.open_programmes(request.actor))
    if form.is_valid():
        cohort = actions.open_cohort(request.actor, form.chosen, about=about, **form.told)
        messages.success(request, _("Open. Workers can ask for a seat now."))
        return redirect(at(request.org, "training:cohort", id=cohort.pk))
    return render(request, "training/dates.html", {"form": form, "about": about})
