"""Who looks after a worker."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.people.models import Person
from beside.ui.forms import KindForm

from ..queries.ratios import WouldBe


class ChooseSupervisor(KindForm):
    """One of those who look after workers; with each, how many they would look after."""

    supervisor = forms.ChoiceField(label=_("Who looks after them?"))

    def __init__(
        self, data: Any = None, *, supervisors: Collection[WouldBe], now: Any = None
    ) -> None:
        super().__init__(data, initial={"supervisor": str(now.pk) if now else ""})
        self.people = {str(each.person.pk): each.person for each in supervisors}
        field = self.fields["supervisor"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(each.person.pk), _said(each)) for each in supervisors]

    def clean_supervisor(self) -> Person:
        return self.people[self.cleaned_data["supervisor"]]


def _said(each: WouldBe) -> str:
    about = {"name": each.person.name, "n": each.would_have, "most": each.at_most}
    if each.at_most is None:
        return gettext("%(name)s (would look after %(n)s)") % about
    if each.would_have > each.at_most:
        return gettext("%(name)s (would look after %(n)s; the rule says %(most)s at most)") % about
    return gettext("%(name)s (would look after %(n)s of %(most)s)") % about
