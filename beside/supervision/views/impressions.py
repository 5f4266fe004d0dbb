"""`/how-it-was/`: three statements after a meeting, for each of the two."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core.address import at
from beside.core.page import page
from beside.encounters import policy as encounters
from beside.encounters.models import Encounter
from beside.ui.forms import sent

from .. import actions, forms, policy
from ..models import Impression


@page(sees=encounters.visible_encounters, may=policy.may_say_how_it_was)
def say(request: Any, encounter: Encounter) -> HttpResponse:
    """Opened the page to say how a meeting was."""
    is_worker = request.actor.face == encounter.worker_id
    form = forms.HowItWas(sent(request), side="WORKER" if is_worker else "PARTICIPANT")
    if form.is_valid() and form.answers:
        actions.say_how_it_was(request.actor, encounter, answers=form.answers)
        messages.success(request, _("Thank you. It is counted among many, and shown to nobody."))
        return redirect(at(request.org, "encounters:show", id=encounter.pk))
    if request.method == "POST" and not form.errors:
        return redirect(at(request.org, "encounters:show", id=encounter.pk))
    around = {"form": form, "encounter": encounter, "is_worker": is_worker}
    return render(request, "supervision/how_it_was.html", around)


@page(sees=policy.visible_impressions, may=policy.may_take_back_impression)
def take_back(request: Any, said: Impression) -> HttpResponse:
    """Took back what they had said about a meeting."""
    if request.method == "POST":
        actions.take_back_impression(request.actor, said)
        messages.success(request, _("Taken back. It is not counted any more."))
        return redirect(at(request.org, "encounters:show", id=said.encounter_id))
    return render(request, "supervision/take_back.html", {"said": said})
