"""Choosing a time, a way to meet and a place."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm

from ..models import Encounter

OTHER = "other"
MINUTES = ((25, _("25 minutes")), (50, _("50 minutes")), (80, _("80 minutes")))
USUAL_MINUTES = 50
YES_NO = (("yes", _("Yes")), ("no", _("No, not any more")))


class ChooseTime(KindForm):
    """One of the times on offer, or another day and time."""

    slot = forms.ChoiceField(label=_("When?"), required=False, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput)
    at = forms.TimeField(label=_("Time"), required=False, widget=forms.TimeInput)

    def __init__(self, data: Any = None, *, offered: list[tuple[str, str]], **how: Any) -> None:
        super().__init__(data, **how)
        self.fields["slot"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = _moment(cleaned.get("on"), cleaned.get("at"))
        if chosen is None and cleaned.get("slot"):
            chosen = dt.datetime.fromisoformat(cleaned["slot"])
        if chosen is None and not self.errors:
            field = "at" if cleaned.get("on") else "slot"
            self.add_error(field, _("Please choose a time that suits you."))
        cleaned["starts_at"] = chosen
        return cleaned


class BookEncounter(ChooseTime):
    mode = forms.ChoiceField(
        label=_("How would you like to meet?"),
        choices=Encounter.Mode.choices,
        widget=forms.RadioSelect,
        initial=Encounter.Mode.IN_PERSON,
    )
    minutes = forms.TypedChoiceField(
        label=_("How long?"),
        choices=MINUTES,
        coerce=int,
        initial=USUAL_MINUTES,
        required=False,
        widget=forms.RadioSelect,
    )
    place = forms.CharField(label=_("Where?"), required=False, max_length=120)
    still_safe = forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, required=False)
    missing = {"still_safe": _("Please say whether this is still a safe way to reach you.")}

    def __init__(
        self, data: Any = None, *, modes: list[str], reach: str, ask: str, **how: Any
    ) -> None:
        """`reach` is the safe way, masked; `ask` names the person when it is not they who book."""
        super().__init__(data, **how)
        kinds = [(mode, label) for mode, label in Encounter.Mode.choices if mode in modes]
        self.fields["mode"].choices = kinds  # type: ignore[attr-defined]
        self.fields["mode"].initial = modes[0]
        safe = self.fields["still_safe"]
        safe.required, safe.help_text = bool(reach and not ask), reach
        safe.label = (
            gettext("Ask %(name)s: is this still a safe way?") % {"name": ask}
            if ask
            else gettext("Is this still a safe way to reach you?")
        )

    def said(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("starts_at", "mode", "place")}
        said["minutes"] = self.cleaned_data["minutes"] or USUAL_MINUTES
        still_safe = {"yes": True, "no": False}.get(self.cleaned_data["still_safe"])
        return {**said, "is_contact_safe": still_safe}


class MoveEncounter(ChooseTime):
    place = forms.CharField(label=_("Where?"), required=False, max_length=120)

    def said(self) -> dict[str, Any]:
        return {
            "starts_at": self.cleaned_data["starts_at"],
            "place": self.cleaned_data["place"] or None,
        }


class LogEncounter(KindForm):
    """A meeting that was not booked."""

    on = forms.DateField(label=_("Which day?"), widget=forms.DateInput)
    at = forms.TimeField(label=_("When did it begin?"), widget=forms.TimeInput)
    minutes = forms.IntegerField(
        label=_("About how many minutes?"), min_value=5, max_value=480, initial=USUAL_MINUTES
    )
    mode = forms.ChoiceField(
        label=_("How did you meet?"),
        choices=Encounter.Mode.choices,
        widget=forms.RadioSelect,
        initial=Encounter.Mode.IN_PERSON,
    )
    place = forms.CharField(label=_("Where?"), required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["starts_at"] = _moment(cleaned.get("on"), cleaned.get("at"))
        return cleaned

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("starts_at", "minutes", "mode", "place")}


class MarkMissed(KindForm):
    reached_out = forms.BooleanField(label=_("I tried to reach them"), required=False)


def _moment(on: dt.date | None, at: dt.time | None) -> dt.datetime | None:
    """That day and time by the clock on the organisation's wall."""
    if on is None or at is None:
        return None
    return dt.datetime.combine(on, at, timezone.get_current_timezone()).astimezone(dt.UTC)
