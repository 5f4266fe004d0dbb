"""Writing a note, reading it, and what is said beside it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.address import at
from beside.core.page import page

from .. import actions, forms, pages, policy, writing
from ..models import AddedWords, Draft, Encounter, Note


@page(may=policy.may_open_notes)
def index(request: Any) -> HttpResponse:
    before = request.GET.get("page")
    return render(request, "encounters/notes.html", pages.notes(request.actor, clock.now(), before))


@page(sees=policy.visible_encounters, may=policy.may_record_attendance)
def write(request: Any, encounter: Encounter) -> HttpResponse:
    """Began a note about a meeting."""
    begun = writing.begin(request.actor, encounter)
    form = forms.SignNote(request.POST or None, **pages.for_form(begun))
    if form.is_valid() and (
        note := forms.tried(
            form,
            lambda: actions.record_encounter(request.actor, encounter, **form.cleaned_data),
        )
    ):
        messages.success(request, _("Signed. %(name)s can read it now.") % {"name": begun.name})
        return redirect(at(request.org, "encounters:read", id=note.pk))
    return render(request, "encounters/write.html", pages.writing(begun, form))


@page(sees=policy.visible_encounters, may=policy.may_record_attendance)
def met(request: Any, encounter: Encounter) -> HttpResponse:
    """Noted only that two people met."""
    if request.method != "POST":
        return redirect(at(request.org, "encounters:write", id=encounter.pk))
    minutes = writing.minutes_said(request.POST, encounter)
    note = actions.record_attendance(request.actor, encounter, minutes=minutes)
    messages.success(request, _("Noted: you met."))
    return redirect(at(request.org, "encounters:read", id=note.pk))


@page(sees=policy.visible_encounters, may=policy.may_keep_draft, looks=False)
def draft(request: Any, encounter: Encounter) -> HttpResponse:
    """Kept what was typed."""
    form: str = Draft.Form.NOTE
    if request.method == "POST":
        form = writing.form_named(request.POST)
        body = writing.keep(request.POST)
        actions.keep_draft(request.actor, encounter, body=body, form=form)
    return render(request, "encounters/_pieces.html", pages.pieces(request.actor, encounter, form))


@page(sees=policy.visible_encounters, may=policy.may_record_encounter, looks=False)
def preview(request: Any, encounter: Encounter) -> HttpResponse:
    """Looked how a note will read, without script."""
    if request.method == "POST":
        actions.keep_draft(request.actor, encounter, body=writing.keep(request.POST))
    return redirect(at(request.org, "encounters:write", id=encounter.pk) + "#reads")


@page(may=policy.may_write, looks=False)
def suggest(request: Any) -> HttpResponse:
    """A gentle thought about words somebody just typed; nothing is kept."""
    return render(
        request, "encounters/_suggest.html", pages.suggestions(request.POST.get("text", ""))
    )


@page(sees=policy.visible_notes)
def read(request: Any, note: Note) -> HttpResponse:
    """Read a note."""
    form = forms.OwnWords(initial=pages.words_kept(request.actor, note))
    return render(request, "encounters/read.html", pages.one_note(request.actor, note, form))


@page(sees=policy.visible_notes, may=policy.may_amend_note)
def amend(request: Any, note: Note) -> HttpResponse:
    """Opened a note to change it."""
    begun = writing.begin_change(request.actor, note)
    form = forms.AmendNote(request.POST or None, **pages.for_form(begun))
    if form.is_valid() and forms.tried(
        form, lambda: actions.amend_note(request.actor, note, **form.cleaned_data)
    ):
        messages.success(request, _("Changed. What it said before is still there."))
        return redirect(at(request.org, "encounters:read", id=note.pk))
    return render(request, "encounters/amend.html", {**pages.writing(begun, form), "note": note})


@page(sees=policy.visible_notes, may=policy.may_add_words)
def add(request: Any, note: Note) -> HttpResponse:
    """Added their words to a note."""
    form = forms.OwnWords(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        deed = actions.ask_correction if said["asks"] else actions.add_words
        deed(request.actor, note, words=said["words"])
        messages.success(request, _("Your words stand beside the note now."))
        return redirect(at(request.org, "encounters:read", id=note.pk))
    return render(request, "encounters/read.html", pages.one_note(request.actor, note, form))


@page(sees=policy.visible_added_words, may=policy.may_answer_correction)
def answer(request: Any, added: AddedWords) -> HttpResponse:
    """Read what somebody asks to have corrected."""
    form = forms.Answer(request.POST or None)
    if form.is_valid():
        actions.answer_correction(request.actor, added, **form.cleaned_data)
        messages.success(request, _("Your answer is there for them to read."))
        return redirect(at(request.org, "encounters:read", id=added.note_id))
    around = {"form": form, "added": added}
    around["may_amend"] = bool(policy.may_amend_note(request.actor, added.note))
    return render(request, "encounters/answer.html", around)
