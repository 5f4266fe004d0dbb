"""Who refers, whether the person has said yes, and whether somebody is in danger."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm

from ..models import Referral
from ..policy import YOUNG
from .person import bare

YES, NOT_YET = "yes", "not_yet"


class BeforeAnything(KindForm):
    """Danger first, then consent; then who is writing."""

    danger = forms.ChoiceField(
        choices=[("no", _("No")), (YES, _("Yes, or I am not sure"))],
        widget=forms.RadioSelect,
        label=_("Is anyone in danger right now?"),
    )
    said_yes = forms.ChoiceField(
        choices=[(YES, _("Yes, they said yes")), (NOT_YET, _("Not yet"))],
        widget=forms.RadioSelect,
        label=_("Has the person said yes to this?"),
    )
    by = forms.ChoiceField(
        choices=[
            (Referral.By.PROFESSIONAL, _("I meet them through my work")),
            (Referral.By.FAMILY, _("I am family or a friend")),
        ],
        widget=forms.RadioSelect,
        label=_("How do you know them?"),
    )

    @property
    def is_danger(self) -> bool:
        """Heard before anything else, whatever else is missing."""
        return self.data.get("danger") == YES

    @property
    def is_too_early(self) -> bool:
        return self.data.get("said_yes") == NOT_YET


class Referrer(KindForm):
    """Whom we may ask when something is not clear."""

    name = forms.CharField(max_length=80, label=_("Your name"))
    role = forms.CharField(
        max_length=80, required=False, label=_("Your role, or who you are to them")
    )
    organisation = forms.CharField(max_length=120, required=False, label=_("Where you work"))
    ways = forms.CharField(
        max_length=200, required=False, label=_("A number or e-mail where we can ask you")
    )

    missing: ClassVar = {"name": _("Please write your name, so that they know who spoke for them.")}
    autocompletes: ClassVar = {"name": "name", "organisation": "organization"}

    def __init__(self, *args: Any, by: str, age_band: str, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.age_band, self.address = age_band, bare(address)
        if by == Referral.By.FAMILY:
            del self.fields["organisation"]
            self.fields["role"].label = _("Who you are to them")

    def clean_ways(self) -> str:
        """A young person is reached by a way of their own."""
        ways = str(self.cleaned_data["ways"])
        if self.age_band == YOUNG and self.address and bare(ways) == self.address:
            raise forms.ValidationError(
                gettext(
                    "This is the same as the way to reach them. A young person needs a way that "
                    "only they read. Please change one of the two."
                )
            )
        return ways


class Reference(KindForm):
    """The number that was given when the referral was sent."""

    reference = forms.CharField(max_length=60, label=_("Reference number"))

    missing: ClassVar = {"reference": _("Please type the reference number.")}
