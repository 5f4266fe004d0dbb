"""A course in our words, and a path made of courses."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.ui.forms import KindForm
from beside.workforce.forms.development import credentials
from beside.workforce.topics import TAGS, TOPICS

from ..actions import Sketch
from ..models import Course

LONGEST = 400
"""Hours. The longest course of any state we know has 100."""
MARKS = [(code, TAGS[code]) for code in ("core", "peer_specific")]


class CourseForm(KindForm):
    """Something that can be learnt."""

    title = forms.CharField(label=_("What is it called?"), max_length=120)
    about = forms.CharField(
        label=_("What is it about, in a sentence or two?"),
        widget=forms.Textarea,
        required=False,
        max_length=400,
    )
    kind = forms.ChoiceField(
        label=_("For whom?"),
        choices=[
            ("TRAINING", _("To become a peer worker")),
            ("CE", _("To stay one: continuing education")),
        ],
        widget=forms.RadioSelect,
        initial="CE",
    )
    hours = forms.DecimalField(
        label=_("How many hours"),
        error_messages={
            "required": _("Please write how many hours it is, like 6 or 1.5."),
            "invalid": _("Please write the hours as a number, like 6 or 1.5."),
        },
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        help_text=_("By these, the rules know what it counts for."),
        choices=list(TOPICS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one, so that its hours count.")},
    )
    mode = forms.ChoiceField(
        label=_("How is it?"),
        choices=Course.Mode.choices,
        widget=forms.RadioSelect,
        initial=Course.Mode.FACE_TO_FACE,
    )
    marks = forms.MultipleChoiceField(
        label=_("Is it also one of these?"),
        choices=MARKS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    given_by = forms.CharField(label=_("Who gives it?"), required=False, max_length=120)
    cost = forms.CharField(
        label=_("What does a seat cost?"),
        help_text=_("As you would say it, like: 180 dollars."),
        required=False,
        max_length=60,
    )
    paid_by = forms.ChoiceField(
        label=_("Who pays?"), choices=Course.PaidBy.choices, initial=Course.PaidBy.US
    )
    missing: ClassVar = {"title": _("Please write what it is called.")}

    def clean_hours(self) -> Decimal:
        hours: Decimal = self.cleaned_data["hours"]
        if hours * 60 < 1:
            raise forms.ValidationError(
                gettext("Hours are more than none. Please write how long it is.")
            )
        if hours > LONGEST:
            raise forms.ValidationError(
                gettext("That is more than %(most)s hours. Please look again.") % {"most": LONGEST}
            )
        return hours

    @property
    def told(self) -> Sketch:
        """As the action wants it."""
        given = dict(self.cleaned_data)
        return Sketch(minutes=round(given.pop("hours") * 60), **given)


def as_typed(course: Course) -> dict[str, Any]:
    """A course as its form shows it."""
    names = (name for name in CourseForm.base_fields if name != "hours")
    hours = Decimal(course.minutes) / 60
    return {
        **{name: getattr(course, name) for name in names},
        "hours": f"{hours.normalize():f}" if course.minutes % 15 == 0 else round(hours, 2),
    }


class PathForm(KindForm):
    """Courses that lead somewhere together."""

    title = forms.CharField(label=_("What is it called?"), max_length=120)
    credential = forms.ChoiceField(label=_("Which credential does it lead to?"), required=False)
    courses = forms.MultipleChoiceField(
        label=_("Which courses belong to it?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one course.")},
    )
    missing: ClassVar = {"title": _("Please write what it is called, like: forty hours.")}

    def __init__(self, *args: Any, courses: Sequence[Course], **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name in ("credential", "courses"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = (
                [("", gettext("None in particular")), *credentials(with_stages=False)]
                if name == "credential"
                else [(str(course.pk), course.title) for course in courses]
            )

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        chosen = [UUID(each) for each in self.cleaned_data["courses"]]
        return {**self.cleaned_data, "courses": chosen}
