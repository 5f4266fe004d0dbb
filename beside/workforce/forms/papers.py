"""A paper that a worker hands in."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm
from beside.ui.uploads import PaperField, again

from .. import rules
from ..models import Credential, Paper


class KeepPaper(KindForm):
    """A file, what it is, and which credential it belongs to."""

    file = PaperField(label=_("The file"))
    title = forms.CharField(label=_("What shall we call it?"), max_length=120)
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Paper.Kind.choices, widget=forms.RadioSelect
    )
    about = forms.ChoiceField(label=_("Which credential is it for?"), required=False)
    missing: ClassVar = {
        "title": _("Please write a few words, like: first-aid certificate."),
        "kind": _("Please choose what it is."),
    }

    def __init__(self, *args: Any, mine: Sequence[Credential] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.mine = {str(each.pk): each for each in mine}
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("None in particular")), *_named(mine)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        again(self)
        return given

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = dict(self.cleaned_data)
        upload, about = given.pop("file"), self.mine.get(given.pop("about"))
        return {**given, "upload": upload, "about": about}


def _named(mine: Sequence[Credential]) -> list[tuple[str, str]]:
    known = rules.shipped().credentials
    return [(str(c.pk), known[c.credential][1].name) for c in mine if c.credential in known]
