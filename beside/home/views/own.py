"""Everything about me, to read and to take along."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from beside.consent import actions as consent
from beside.core import clock
from beside.core.address import at
from beside.core.page import page

from .. import policy, record


@page(may=policy.may_take_record)
def my_record(request: Any) -> HttpResponse:
    """Opened everything about me."""
    return render(request, "home/my_record.html")


@page(may=policy.may_take_record)
@reauthentication_required
def as_json(request: Any) -> HttpResponse:
    """Took a copy along, for a computer."""
    if request.method != "POST":
        return redirect(at(request.org, "home:my_record"))
    words = record.as_json(_taken(request))
    return _file(words, "application/json", "my-record.json")


@page(may=policy.may_take_record)
@reauthentication_required
def as_pdf(request: Any) -> HttpResponse:
    """Took a copy along, to read."""
    if request.method != "POST":
        return redirect(at(request.org, "home:my_record"))
    words = record.as_pdf(_taken(request), org=request.org.name, now=clock.now())
    return _file(words, "application/pdf", "my-record.pdf")


def _taken(request: Any) -> dict[str, Any]:
    """The record; and a line in it that a copy was taken, by whom: by the person."""
    consent.record_disclosure(
        request.actor,
        request.face,
        recipient=request.face.name,
        information=["everything"],
        purpose="a copy for themself",
        ground="own request",
    )
    return record.gather(request.actor, request.face)


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
