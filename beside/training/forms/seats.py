"""Who gets a seat, who was there, who took it to its end."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm, kindly

from ..models import Enrolment
from ..queries import Row

State = Enrolment.State
GIVE, LATER, DECLINE = "GIVE", "LATER", "DECLINE"


class AnswerForm(KindForm):
    """Everybody who asked gets a seat, unless it says otherwise here."""

    CHOICES = ((GIVE, _("Give a seat")), (LATER, _("Answer later")), (DECLINE, _("Not this time")))

    def __init__(self, *args: Any, rows: Sequence[Row], **rest: Any) -> None:
        super().__init__(*args, **rest)
        open_states = (State.ASKED, State.WAITING)
        self.rows = [row for row in rows if row.seat.state in open_states]
        for row in self.rows:
            field = forms.ChoiceField(
                label=row.seat.person.name,
                choices=self.CHOICES,
                initial=GIVE if row.seat.state == State.ASKED else LATER,
            )
            self.fields[f"seat_{row.seat.pk}"] = kindly(field)

    def lines(self) -> list[tuple[Row, Any]]:
        return [(row, self[f"seat_{row.seat.pk}"]) for row in self.rows]

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        said = {row.seat.pk: self.cleaned_data[f"seat_{row.seat.pk}"] for row in self.rows}
        return {
            "give": [pk for pk, word in said.items() if word == GIVE],
            "decline": [pk for pk, word in said.items() if word == DECLINE],
        }


class ThereForm(KindForm):
    """Who was there: everybody, less those whose tick is taken away."""

    there = forms.MultipleChoiceField(
        label=_("Who was there?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, *args: Any, seats: Sequence[Enrolment], there: Collection[UUID], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        field = self.fields["there"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(seat.pk), seat.person.name) for seat in seats]
        field.initial = [str(pk) for pk in there]

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        return {"there": {UUID(each) for each in self.cleaned_data["there"]}}


class CloseForm(KindForm):
    """Everybody took it to its end, but those who are ticked, and why."""

    def __init__(self, *args: Any, rows: Sequence[Row], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.rows = rows
        for row in rows:
            tick = forms.BooleanField(label=gettext("Not this time"), required=False)
            why = forms.CharField(label=gettext("Why not?"), required=False, max_length=200)
            self.fields[f"out_{row.seat.pk}"] = kindly(tick)
            self.fields[f"why_{row.seat.pk}"] = kindly(why)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for row in self.rows:
            name = f"why_{row.seat.pk}"
            if given.get(f"out_{row.seat.pk}") and not given.get(name) and name not in self.errors:
                self.add_error(name, gettext("Please say why, so that they know."))
        return given

    def lines(self) -> list[tuple[Row, Any, Any]]:
        return [(r, self[f"out_{r.seat.pk}"], self[f"why_{r.seat.pk}"]) for r in self.rows]

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it. A reason without a tick is an exception too."""
        why = {row.seat.pk: self.cleaned_data[f"why_{row.seat.pk}"] for row in self.rows}
        return {"left_out": {pk: words for pk, words in why.items() if words}}
