"""What those who arrange support type about a request."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm

from ..models import Request


class HowSoon(KindForm):
    urgency = forms.TypedChoiceField(
        coerce=int,
        choices=Request.Urgency.choices,
        widget=forms.RadioSelect,
        label=_("How soon?"),
    )


class HowItEnds(KindForm):
    """A kind reason; none of them is anybody's fault."""

    closed_as = forms.ChoiceField(
        choices=Request.Closed.choices, widget=forms.RadioSelect, label=_("How does it end?")
    )


class HowIEndIt(HowItEnds):
    """The same, as the person themself says it."""

    closed_as = forms.ChoiceField(
        choices=[
            (Request.Closed.NOT_NOW, _("Not right now")),
            (Request.Closed.ELSEWHERE, _("I found support elsewhere")),
            (Request.Closed.MET, _("I have met somebody")),
        ],
        widget=forms.RadioSelect,
        label=_("Why do you stop?"),
    )
