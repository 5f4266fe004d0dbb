"""How somebody likes their pages."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class Wishes(forms.Form):
    theme = forms.ChoiceField(
        label=_("Light"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("auto", _("As my device has it")),
            ("light", _("Light")),
            ("dusk", _("Dusk: light words on a dark ground")),
        ],
    )
    density = forms.ChoiceField(
        label=_("Room between things"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("open", _("Plenty")), ("close", _("Less, so that more fits"))],
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, widget=forms.RadioSelect, choices=settings.LANGUAGES
    )
    leave = forms.ChoiceField(
        label=_("The “Leave this page” button"),
        help_text=_(
            "It opens a weather page at once, in case somebody looks over your shoulder. "
            "It does not clear your history. Some people would rather not see it."
        ),
        required=False,
        widget=forms.RadioSelect,
        choices=[("shown", _("Show it")), ("hidden", _("Hide it on this device"))],
    )
