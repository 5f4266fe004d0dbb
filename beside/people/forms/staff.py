"""Who works here, and which part they play."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.people.models import Person, Programme
from beside.people.roles import ROLES
from beside.ui.forms import KindForm

EVERYWHERE = "everywhere"
STAFF_ROLES = [
    (key, role.name) for key, role in ROLES.items() if role.face == Person.Face.STAFF.value
]


class NewStaff(KindForm):
    name = forms.CharField(label=_("What they are called"), max_length=80)
    pronouns = forms.CharField(label=_("Pronouns"), required=False, max_length=40)
    work_email = forms.EmailField(label=_("E-mail at work"), required=False)

    missing = {"name": _("Please write a name.")}


class NewPart(KindForm):
    """`programmes` are the open ones. Some roles belong to the whole organisation."""

    role = forms.ChoiceField(label=_("The part"), choices=STAFF_ROLES, widget=forms.RadioSelect)
    programme = forms.ChoiceField(label=_("Where"))

    def __init__(self, data: Any = None, *, programmes: Iterable[Programme]) -> None:
        super().__init__(data)
        self.programmes = {str(programme.pk): programme for programme in programmes}
        places = [(key, programme.name) for key, programme in self.programmes.items()]
        everywhere = (EVERYWHERE, _("The whole organisation"))
        self.fields["programme"].choices = [*places, everywhere]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role = ROLES.get(cleaned.get("role", ""))
        programme = self.programmes.get(cleaned.get("programme", ""))
        if role and role.is_everywhere:
            programme = None
        return cleaned | {"programme": programme}
