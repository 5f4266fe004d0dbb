"""With whom, and when; or later, or no."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.people.models import Person
from beside.ui.forms import KindForm

from ..models import Debrief


class Hard(KindForm):
    """What kind of thing it was: one tap, no words."""

    CAUSES = (Debrief.Cause.HARD, Debrief.Cause.DEATH, Debrief.Cause.ENDING, Debrief.Cause.OTHER)
    cause = forms.ChoiceField(
        label=_("What happened?"), choices=[(each.value, each.label) for each in CAUSES]
    )


class Talk(KindForm):
    """The button that was pressed is the answer; with whom and when only counts for a yes."""

    ANSWERS = (Debrief.State.WANTED, Debrief.State.LATER, Debrief.State.DECLINED)
    answer = forms.ChoiceField(choices=[(each.value, each.label) for each in ANSWERS])
    chosen = forms.ChoiceField(label=_("With whom?"), required=False)
    talk_at = forms.DateTimeField(label=_("When, if you know"), required=False)

    def __init__(self, *args: Any, people: Sequence[Person], **how: Any) -> None:
        super().__init__(*args, **how)
        self.people = {str(person.pk): person for person in people}
        field = self.fields["chosen"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, person.name) for pk, person in self.people.items()]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answer") == Debrief.State.WANTED and not given.get("chosen"):
            self.add_error("chosen", _("Please choose with whom you would like to talk."))
        return given

    @property
    def details(self) -> dict[str, Any]:
        given = self.cleaned_data
        talk_at: dt.datetime | None = given.get("talk_at")
        chosen = self.people.get(given.get("chosen") or "")
        return {"answer": given["answer"], "chosen": chosen, "talk_at": talk_at}
