"""Days away, and people one must not be put together with. Neither is asked why."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside.people.models import Person
from beside.ui.forms import KindForm


class Away(KindForm):
    starts_on = forms.DateField(label=gettext_lazy("First day"))
    ends_on = forms.DateField(label=gettext_lazy("Last day"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes after the first, or is the same."))
        return given


class KeepApart(KindForm):
    person = forms.ChoiceField(label=gettext_lazy("Who"))
    missing: ClassVar = {"person": gettext_lazy("Please choose a person.")}

    def __init__(self, *args: Any, people: list[Person], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.people = {str(person.pk): person for person in people}
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose")), *((pk, p.name) for pk, p in self.people.items())]

    @property
    def chosen(self) -> Person:
        return self.people[self.cleaned_data["person"]]
