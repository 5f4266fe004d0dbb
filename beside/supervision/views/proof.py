"""`/supervision/<worker>/proof/`: what counts for one rule, to show to whoever checks it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from beside.core import clock
from beside.core.page import page
from beside.people.models import Person

from .. import actions, policy, proof, queries
from ..models import Evidence


@page(sees=policy.provable, may=policy.may_take_proof)
def show(request: Any, worker: Person) -> HttpResponse:
    """Opened what counts for a rule of your credential, entry by entry."""
    if request.method == "POST":
        return _taken(request, worker)
    around = {"it": _asked_for(request, worker), "is_own": request.actor.face == worker.pk}
    return render(request, "supervision/proof.html", around)


def _asked_for(request: Any, worker: Person) -> queries.Proof:
    """By the credential and the rule after the question mark."""
    wanted, only = request.GET.get("credential", ""), request.GET.get("rule", "")
    found = queries.proof(request.actor, worker, wanted, only, today=clock.today())
    if found is None:
        raise Http404
    return found


def _taken(request: Any, worker: Person) -> HttpResponse:
    """The same as a file, and an event that it was taken along."""
    it, form = _asked_for(request, worker), Evidence.Form
    kind = form.CSV if request.POST.get("form") == form.CSV else form.PDF
    actions.take_proof(
        request.actor,
        worker,
        rule=it.rule_id,
        form=kind,
        begins_on=it.begins_on,
        ends_on=it.as_of,
        lines=it.lines,
    )
    if kind == form.CSV:
        return _file(proof.as_csv(it), "text/csv; charset=utf-8", "proof.csv")
    now = clock.now()
    paper = proof.as_pdf(it, org=request.org.name, by=request.face.name, now=now)
    return _file(paper, "application/pdf", "proof.pdf")


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
