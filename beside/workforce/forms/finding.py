"""Four ways to narrow the page of peers; none of them has to be used."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.people.vocabulary import label, own_name, terms
from beside.ui.forms import KindForm


class Find(KindForm):
    experience = forms.ChoiceField(label=_("Has been there"), required=False)
    language = forms.ChoiceField(label=_("Speaks"), required=False)
    mode = forms.ChoiceField(label=_("How we meet"), required=False)
    time = forms.ChoiceField(label=_("When"), required=False)

    def __init__(self, *args: Any, experiences: set[str], languages: set[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        kinds = {
            "experience": [(t.code, gettext(t.label)) for t in terms("experiences")],
            "language": [(t.code, own_name(t.code)) for t in terms("languages")],
            "mode": [(t.code, label("modes", t.code)) for t in terms("modes")],
            "time": [(t.code, label("times", t.code)) for t in terms("times")],
        }
        only = {"experience": experiences, "language": languages}
        for name, choices in kinds.items():
            shown = [each for each in choices if name not in only or each[0] in only[name]]
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", gettext("Doesn’t matter")), *shown]

    @property
    def wanted(self) -> dict[str, str]:
        """What was chosen; a choice that is no longer there is as if nothing was chosen."""
        if not self.is_valid():
            return {name: value for name, value in getattr(self, "cleaned_data", {}).items()}
        return dict(self.cleaned_data)
