"""Who could stand in, and what the person says to it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.relationships.models import Goodbye
from beside.ui.forms import KindForm

from ..models import Cover
from ..queries.covers import Row


class Ask(KindForm):
    """One person, and who could be there for them; nobody is a choice as well."""

    relationship = forms.ChoiceField()
    stand_in = forms.ChoiceField(label=_("Who could stand in?"), required=False)

    def __init__(self, *args: Any, rows: Sequence[Row], **how: Any) -> None:
        super().__init__(*args, **how)
        self.rows = {str(row.relationship.pk): row for row in rows}
        one, other = self.fields["relationship"], self.fields["stand_in"]
        assert isinstance(one, forms.ChoiceField) and isinstance(other, forms.ChoiceField)
        one.choices = [(pk, row.relationship.participant.name) for pk, row in self.rows.items()]
        row = self.rows.get(self.data.get("relationship", "") if self.is_bound else "")
        choices = row.choices if row else []
        other.choices = [("", _("Nobody; they wait")), *((str(p.pk), p.name) for p in choices)]

    @property
    def chosen(self) -> tuple[Any, Any]:
        """The relationship, and the person who could stand in or nobody."""
        row = self.rows[self.cleaned_data["relationship"]]
        who = {str(each.pk): each for each in row.choices}
        return row.relationship, who.get(self.cleaned_data["stand_in"])


class Answer(KindForm):
    """The button that was pressed is the answer."""

    answer = forms.ChoiceField(choices=[(each.value, each.label) for each in Cover.ANSWERS])
    passes = forms.MultipleChoiceField(
        label=_("What may they see from before?"),
        choices=Goodbye.Handover.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
