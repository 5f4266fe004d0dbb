"""Trying a rule before it is switched on; what a programme asks of whoever is booked there."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.people.models import Programme
from beside.ui.forms import KindForm

from .. import rules
from ..rules import words
from ..topics import ENDORSEMENTS, STAGES, TOPICS
from .development import credentials

NEW = "new"
MOST = 10_000
FAR = dt.timedelta(days=366 * 10)
NUMBERS = {"hours": "at_least", "limit": "at_most"}
"""Kinds of rules that turn on one number, and what it is called there."""
OURS = {"caseload", "supervisees", "group"}
Speak = Any


class ChangeRule(KindForm):
    """One number of one rule, or one more rule: about a topic, or how many at most."""

    rule = forms.ChoiceField(label=_("Which rule?"))
    topic = forms.ChoiceField(
        label=_("About what?"),
        choices=[("", _("Any topic")), *TOPICS.items()],
        required=False,
        help_text=_("Only for one more rule about hours."),
    )
    number = forms.DecimalField(
        label=_("Which number should it say?"),
        error_messages={
            "required": _("Please write a number, like 24."),
            "invalid": _("Please write a number, like 24."),
        },
    )
    begins_on = forms.DateField(label=_("From which day?"))
    says_who = forms.CharField(
        label=_("Who says so, and where?"),
        max_length=200,
        help_text=_("Like: county contract of 3 May, page 12. It stands beside the rule."),
    )
    missing: ClassVar = {
        "rule": _("Please choose a rule."),
        "begins_on": _("Please choose the first day."),
        "says_who": _("Please write where this rule comes from."),
    }

    def __init__(
        self, data: Any = None, *, rows: Collection[rules.Row], speak: Speak, **how: Any
    ) -> None:
        super().__init__(data, **how)
        self.rows = {"|".join((r.credential, r.stage, r.when, r.key)): r for r in rows}
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Choose")), *_ours(), *_grouped(self.rows, speak)]

    def clean_number(self) -> Decimal:
        number: Decimal = self.cleaned_data["number"]
        if not 0 < number <= MOST:
            raise forms.ValidationError(gettext("Please write a number above 0, like 24."))
        return number

    def clean_begins_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["begins_on"]
        if day < clock.today():
            raise forms.ValidationError(
                gettext("A rule can begin today or later: what was done under the old one counts.")
            )
        if day > clock.today() + FAR:
            raise forms.ValidationError(gettext("Please look at the year again."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        number = given.get("number")
        if number and self._counts_heads() and number != int(number):
            self.add_error("number", gettext("Please write a whole number, like 15."))
        return given

    def _counts_heads(self) -> bool:
        chosen = self.cleaned_data.get("rule", "")
        row = self.rows.get(chosen)
        return chosen in OURS or (row is not None and row.kind == "limit")

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = self.cleaned_data
        row = self.rows.get(given["rule"])
        made = self._changed(row) if row else self._new()
        return {**made, "says_who": given["says_who"], "begins_on": given["begins_on"]}

    def _changed(self, row: rules.Row) -> dict[str, Any]:
        need = {**row.need, NUMBERS[row.kind]: _n(self.cleaned_data["number"])}
        return {
            "credential": row.credential,
            "stage": row.stage,
            "when": row.when,
            "key": row.key,
            "need": {row.kind: need},
        }

    def _new(self) -> dict[str, Any]:
        given, of = self.cleaned_data, self.cleaned_data["rule"]
        if of in OURS:
            need: dict[str, Any] = {"limit": {"of": of, "at_most": int(given["number"])}}
            return {"credential": "*", "stage": "", "when": "STAY", "key": of, "need": need}
        hours = {"of": ["CE"], "at_least": _n(given["number"]), "within": "CYCLE"}
        if topic := given["topic"]:
            hours["topics"] = [topic]
        key = f"ours.ce.{topic}" if topic else "ours.ce"
        return {
            "credential": "*",
            "stage": "",
            "when": "RENEW",
            "key": key,
            "need": {"hours": hours},
        }


class NeedCredential(KindForm):
    """What somebody who is booked in a programme has to hold. What workers here hold comes first."""

    programme = forms.ChoiceField(label=_("In which programme?"))
    credentials = forms.MultipleChoiceField(
        label=_("Which certificates? One of them is enough."),
        widget=forms.CheckboxSelectMultiple,
    )
    endorsement = forms.ChoiceField(
        label=_("With which endorsement?"),
        choices=[("", _("None is needed")), *ENDORSEMENTS.items()],
        required=False,
    )
    begins_on = forms.DateField(label=_("From which day?"))
    says_who = forms.CharField(label=_("Who says so, and where?"), max_length=200)
    missing: ClassVar = {
        "programme": _("Please choose a programme."),
        "credentials": _("Please choose at least one certificate."),
        "begins_on": _("Please choose the first day."),
        "says_who": _("Please write where this comes from."),
    }

    def __init__(
        self,
        data: Any = None,
        *,
        programmes: Collection[Programme],
        held: Collection[str] = (),
        **how: Any,
    ) -> None:
        super().__init__(data, **how)
        self.programmes = {str(each.pk): each for each in programmes}
        where, which = self.fields["programme"], self.fields["credentials"]
        assert isinstance(where, forms.ChoiceField) and isinstance(which, forms.ChoiceField)
        where.choices = [(key, each.name) for key, each in self.programmes.items()]
        everything = [
            (value, f"{place}: {name}")
            for place, options in credentials(with_stages=False)
            for value, name in options
        ]
        which.choices = sorted(everything, key=lambda each: each[0] not in held)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        wanted, chosen = given.get("endorsement"), given.get("credentials", ())
        known = rules.shipped().credentials
        if wanted and chosen and not any(wanted in known[c][1].endorsements for c in chosen):
            self.add_error("endorsement", gettext("None of the chosen certificates has this one."))
        return given

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = dict(self.cleaned_data)
        return {key: value for key, value in given.items() if key != "programme"}

    @property
    def where(self) -> Programme:
        return self.programmes[self.cleaned_data["programme"]]


def _ours() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            gettext("One more, for everybody"),
            [
                (NEW, gettext("Hours of continuing education in each round")),
                ("caseload", gettext("How many people one worker walks with, at most")),
                ("supervisees", gettext("How many workers one supervisor looks after, at most")),
                ("group", gettext("How many people are in one group, at most")),
            ],
        )
    ]


def _grouped(rows: dict[str, rules.Row], speak: Speak) -> list[tuple[str, list[tuple[str, str]]]]:
    known = rules.shipped().credentials
    found: dict[str, list[tuple[str, str]]] = {}
    for value, row in rows.items():
        pack, credential = known[row.credential]
        stage = f" ({STAGES[row.stage]})" if row.stage in STAGES else ""
        asked = words.asks(row.kind, row.need, speak)
        found.setdefault(f"{pack.name}: {credential.name}", []).append((value, f"{asked}{stage}"))
    return sorted(found.items())


def _n(number: Decimal) -> float | int:
    return int(number) if number == int(number) else float(number)
