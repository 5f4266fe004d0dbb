"""What a worker writes down about their own way: courses they took, a credential they hold."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.ui.forms import KindForm, kindly
from beside.ui.uploads import PaperField, again

from .. import rules
from ..models import Credential, WorkedHours
from ..overlaps import overlap_says, overlaps
from ..topics import ENDORSEMENTS, STAGES, TAGS, TOPICS

MOST = 2000
FAR = dt.timedelta(days=366 * 5)
LONG_AGO = dt.date(1950, 1, 1)


class AddHours(KindForm):
    """A course, a workshop: what nothing here could know of."""

    kind = forms.ChoiceField(
        label=_("What was it?"),
        choices=[(k.value, k.label) for k in WorkedHours.TYPED],
        widget=forms.RadioSelect,
        initial=WorkedHours.Kind.CE,
    )
    day_on = forms.DateField(label=_("The day it ended"))
    hours = forms.DecimalField(
        label=_("How many hours"),
        help_text=_("As on the certificate, like 6 or 1.5."),
        error_messages={
            "required": _("Please write how many hours it was, like 6 or 1.5."),
            "invalid": _("Please write the hours as a number, like 6 or 1.5."),
        },
    )
    topics = forms.MultipleChoiceField(
        label=_("What was it about?"),
        choices=list(TOPICS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    tags = forms.MultipleChoiceField(
        label=_("How was it?"),
        choices=list(TAGS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    certificate = forms.CharField(
        label=_("Number or name on the certificate"), required=False, max_length=80
    )
    paper = PaperField(label=_("The certificate itself"), required=False)

    def __init__(self, *args: Any, mine: Sequence[WorkedHours] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.mine = mine

    def clean_day_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["day_on"]
        if day > clock.today():
            raise forms.ValidationError(
                gettext("That day has not come yet. Add the hours once they have happened.")
            )
        if day < LONG_AGO:
            raise forms.ValidationError(gettext("Please look at the year again."))
        return day

    def clean_hours(self) -> Decimal:
        hours: Decimal = self.cleaned_data["hours"]
        if hours * 60 < 1:
            raise forms.ValidationError(
                gettext("Hours are more than none. Please write how long it was.")
            )
        if hours > MOST:
            raise forms.ValidationError(
                gettext("That is more than %(most)s hours. Please look again.") % {"most": MOST}
            )
        return hours

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        certificate = given.get("certificate")
        for row in self.mine:
            if certificate and row.certificate == certificate:
                words = gettext("This certificate is here already, for %(day)s. It counts once.")
                self.add_error("certificate", words % {"day": row.day_on})
                break
            if not certificate and self._is_like(row):
                words = gettext(
                    "The same hours are here already. If this was another course, "
                    "write what stands on its certificate."
                )
                self.add_error("certificate", words)
                break
        again(self)
        return given

    def _is_like(self, row: WorkedHours) -> bool:
        given = self.cleaned_data
        same = (row.kind, row.day_on, row.topics) == (
            given.get("kind"),
            given.get("day_on"),
            sorted(given.get("topics", ())),
        )
        return same and "hours" in given and row.minutes == round(given["hours"] * 60)

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = dict(self.cleaned_data)
        return {"minutes": round(given.pop("hours") * 60), **given}


class MyCredential(KindForm):
    """Which credential a worker holds, or aims at."""

    which = forms.ChoiceField(label=_("Which one?"))
    how = forms.ChoiceField(
        label=_("Do you hold it?"),
        choices=[("HOLD", _("I hold it")), ("AIM", _("I aim at it"))],
        widget=forms.RadioSelect,
        initial="HOLD",
    )
    since_on = forms.DateField(label=_("Since"), required=False)
    until_on = forms.DateField(label=_("It ends on"), required=False)
    number = forms.CharField(label=_("Number"), required=False, max_length=60)
    endorsements = forms.MultipleChoiceField(
        label=_("For whom does it say you may work?"),
        choices=list(ENDORSEMENTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    paper = PaperField(label=_("The certificate itself"), required=False)
    missing: ClassVar = {"which": _("Please choose a credential.")}

    def __init__(self, *args: Any, mine: Sequence[Credential] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.mine = mine
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Choose")), *credentials(with_stages=True)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("how") == "AIM":
            given |= {"since_on": None, "until_on": None}
        else:
            self._check_days(given.get("since_on"), given.get("until_on"))
        again(self)
        return given

    def _check_days(self, since: dt.date | None, until: dt.date | None) -> None:
        if "since_on" not in self.errors and not since:
            self.add_error("since_on", gettext("Please write since when you hold it."))
        elif since and since > clock.today():
            self.add_error("since_on", gettext("That day has not come yet."))
        elif since and since < LONG_AGO:
            self.add_error("since_on", gettext("Please look at the year again."))
        if since and until and until < since:
            self.add_error("until_on", gettext("It ends after it began. Please look again."))
        elif since and (other := self._overlapping(since, until)):
            self.add_error("since_on", overlap_says(other))

    def _overlapping(self, since: dt.date, until: dt.date | None) -> Credential | None:
        which, _sep, stage = self.cleaned_data.get("which", "").partition("/")
        rows = (row for row in self.mine if row.credential == which and row.stage != stage)
        return next((row for row in rows if overlaps(row, since, until)), None)

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        credential, _sep, stage = self.cleaned_data["which"].partition("/")
        kept = ("since_on", "until_on", "number", "endorsements", "paper")
        return {
            "credential": credential,
            "stage": stage,
            **{name: self.cleaned_data[name] for name in kept},
        }


class WhatIf(KindForm):
    """Another credential, to look at with the same hours."""

    credential = forms.ChoiceField(label=_("Another credential"))
    on = forms.DateField(
        label=_("From which day?"),
        required=False,
        help_text=_("The day you would begin there. Leave it empty for today."),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["credential"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Choose")), *credentials(with_stages=False)]

    def clean_on(self) -> dt.date:
        today = clock.today()
        day: dt.date = self.cleaned_data["on"] or today
        if not today <= day <= today + FAR:
            raise forms.ValidationError(
                gettext("Please choose a day from today on, within five years.")
            )
        return day


class SignHours(KindForm):
    """The hours of one worker. What is ticked does not count, and says why."""

    def __init__(self, *args: Any, rows: Sequence[WorkedHours], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.rows = rows
        for row in rows:
            self.fields[f"out_{row.pk}"] = kindly(
                forms.BooleanField(label=gettext("Does not count"), required=False)
            )
            self.fields[f"why_{row.pk}"] = kindly(
                forms.CharField(label=gettext("Why not?"), required=False, max_length=200)
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for row in self.rows:
            name = f"why_{row.pk}"
            if given.get(f"out_{row.pk}") and not given.get(name) and name not in self.errors:
                self.add_error(name, gettext("Please say why, so that they know."))
        return given

    def lines(self) -> list[tuple[WorkedHours, Any, Any]]:
        return [(row, self[f"out_{row.pk}"], self[f"why_{row.pk}"]) for row in self.rows]

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it. A reason without a tick is an exception too."""
        why = {row.pk: self.cleaned_data[f"why_{row.pk}"] for row in self.rows}
        return {
            "hours": [row.pk for row in self.rows],
            "left_out": {pk: words for pk, words in why.items() if words},
        }


def credentials(*, with_stages: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every credential that a pack knows, under the name of its pack."""
    found: dict[str, list[tuple[str, str]]] = {}
    for pack, known in rules.shipped().credentials.values():
        for stage in known.stages if with_stages else ("",):
            several = stage and len(known.stages) > 1
            name = f"{known.name}: {STAGES[stage]}" if several else known.name
            value = f"{known.id}/{stage}" if with_stages else known.id
            found.setdefault(pack.name, []).append((value, name))
    return sorted(found.items())
