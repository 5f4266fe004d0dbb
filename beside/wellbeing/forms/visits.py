"""When I will be back, where I am, and how to call me."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from beside.core import clock
from beside.ui.forms import KindForm

HOURS = (2, 4, 8, 12, 24, 72)


class GoOut(KindForm):
    back_at = forms.TimeField(label=_("I will be back by"))
    where = forms.CharField(label=_("Where I am"), max_length=200)
    number = forms.CharField(label=_("The number to call me on"), max_length=40)

    missing: ClassVar = {
        "back_at": _("Please say by when you will be back."),
        "where": _("Please say where you go, so that somebody could find you."),
        "number": _("Please write a number, so that somebody can call you."),
    }

    @property
    def details(self) -> dict[str, Any]:
        """A time that has passed today is tomorrow’s, by the clock on the wall."""
        given = dict(self.cleaned_data)
        now = timezone.localtime(clock.now())
        tz = timezone.get_current_timezone()
        back = dt.datetime.combine(now.date(), given["back_at"], tz)
        if back <= now:
            back = dt.datetime.combine(now.date() + dt.timedelta(days=1), given["back_at"], tz)
        return {**given, "back_at": back}


class Close(KindForm):
    words = forms.CharField(label=_("What happened?"), widget=forms.Textarea(attrs={"rows": 3}))
    missing: ClassVar = {"words": _("Please write in a sentence what happened.")}


class OnDuty(KindForm):
    hours = forms.TypedChoiceField(
        label=_("I can be called for"),
        coerce=int,
        choices=[(n, ngettext_lazy("%d hour", "%d hours", n) % n) for n in HOURS],
    )
