"""When two or more sat down together, and what they take along."""

import datetime as dt
from collections.abc import Collection
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.people.models import Person
from beside.ui.forms import KindForm

from ..models import Supervision

Kind = Supervision.Kind
ALONE = [(Kind.ONE, Kind.ONE.label), (Kind.OBSERVATION, Kind.OBSERVATION.label)]


class Held(KindForm):
    """One meeting. `taken` are the moments that stand written down already, by worker."""

    held_on = forms.DateField(label=_("Day"))
    at = forms.TimeField(label=_("From"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480)
    kind = forms.ChoiceField(label=_("Kind"), choices=ALONE)
    mode = forms.ChoiceField(label=_("How"), choices=Supervision.Mode.choices)
    agenda = forms.CharField(
        label=_("What we spoke about"), widget=forms.Textarea, required=False, max_length=3000
    )
    words = forms.CharField(
        label=_("What we take along"), widget=forms.Textarea, required=False, max_length=3000
    )
    talked = forms.MultipleChoiceField(label=_("These are talked about"), required=False)
    missing: ClassVar = {
        "held_on": _("Please choose the day you sat down."),
        "at": _("Please say when you began."),
        "minutes": _("Please say how many minutes you had."),
    }

    def __init__(
        self,
        data: Any = None,
        *,
        workers: Collection[Person],
        taken: Collection[tuple[UUID, dt.datetime]] = (),
        open_points: Collection[tuple[str, str]] = (),
        is_group: bool = False,
        **how: Any,
    ) -> None:
        super().__init__(data, **how)
        self.workers, self.taken = {str(each.pk): each for each in workers}, taken
        talked = self.fields["talked"]
        assert isinstance(talked, forms.MultipleChoiceField)
        talked.choices = list(open_points)
        talked.initial = [key for key, _words in open_points]
        if not open_points:
            del self.fields["talked"]
        self.is_group = is_group
        if is_group:
            del self.fields["kind"]

    @property
    def chosen(self) -> list[Person]:
        """Who was there."""
        return list(self.workers.values())

    @property
    def details(self) -> dict[str, Any]:
        """As the action wants it."""
        given = dict(self.cleaned_data)
        given.pop("held_on")
        given.pop("at")
        given["talked"] = [UUID(each) for each in given.get("talked", [])]
        return given

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        day, time = given.get("held_on"), given.get("at")
        if day and time:
            given["held_at"] = self._moment(day, time)
        return given

    @property
    def corrected(self) -> dict[str, Any]:
        """The same for a row that is put right; a group stays a group."""
        given = {"kind": Kind.GROUP} | self.details
        del given["talked"]
        return given

    def _moment(self, day: dt.date, time: dt.time) -> dt.datetime:
        held_at = dt.datetime.combine(day, time, timezone.get_current_timezone())
        if held_at > clock.now():
            self.add_error("held_on", now_("This day is still to come. Write it down afterwards."))
        for worker in self.chosen:
            if (worker.pk, held_at) in self.taken:
                says = now_("This is written down already for %s.") % worker.name
                self.add_error("at", says)
        return held_at


class Together(Held):
    """A group: the same, and who was there."""

    who = forms.MultipleChoiceField(label=_("Who was there"))
    missing: ClassVar = {**Held.missing, "who": _("Please choose who was there.")}
    field_order = ("who",)

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, is_group=True, **how)
        who = self.fields["who"]
        assert isinstance(who, forms.MultipleChoiceField)
        who.choices = [(key, worker.name) for key, worker in self.workers.items()]

    @property
    def chosen(self) -> list[Person]:
        return [self.workers[key] for key in self.cleaned_data.get("who", [])]

    @property
    def details(self) -> dict[str, Any]:
        return {key: value for key, value in super().details.items() if key != "who"}
