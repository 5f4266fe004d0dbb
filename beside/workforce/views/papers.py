"""Papers: handed in, looked at, saved again by whoever may see them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page
from beside.ui.forms import sent

from .. import actions, policy, queries
from ..forms.papers import KeepPaper
from ..models import Paper


@page(may=policy.may_open_own)
def index(request: Any) -> HttpResponse:
    mine = queries.my_credentials(request.actor, request.face)
    form = KeepPaper(sent(request), request.FILES or None, mine=mine)
    if request.method == "POST" and form.is_valid():
        actions.keep_paper(request.actor, request.face, **form.told)
        messages.success(request, _("Kept. You and whoever looks after you can see it."))
        return redirect(at(request.org, "workforce:papers"))
    rows = queries.papers(request.actor, request.face)
    return render(request, "workforce/papers.html", {"form": form, "rows": rows})


@page(sees=policy.visible_papers)
def show(request: Any, paper: Paper) -> HttpResponse:
    """Opened one of your papers."""
    headers = {
        "Content-Disposition": content_disposition_header(True, paper.name) or "attachment",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "no-store",
    }
    return HttpResponse(paper.content, content_type=paper.media_type, headers=headers)


@page(sees=policy.visible_papers, may=policy.may_check_paper)
def check(request: Any, paper: Paper) -> HttpResponse:
    """Read one of your papers, and found it right."""
    if request.method == "POST":
        actions.check_paper(request.actor, paper)
        messages.success(request, _("Noted that you have read it."))
    return redirect(at(request.org, "workforce:team_development", id=paper.person_id))


@page(sees=policy.visible_papers, may=policy.may_take_back_paper)
def take_back(request: Any, paper: Paper) -> HttpResponse:
    """Took back a paper."""
    if request.method == "POST":
        actions.take_back_paper(request.actor, paper)
        messages.success(request, _("Taken back. The file is gone."))
    return redirect(at(request.org, "workforce:papers"))
