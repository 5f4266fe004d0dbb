"""A role in plain words, and what people say who would like it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.people.models import Programme
from beside.people.vocabulary import choices
from beside.ui.forms import KindForm
from beside.workforce.forms.development import credentials
from beside.workforce.models import Profile

from ..models import Opening
from ..states import ANSWERS, Answer

PAY: dict[str, Any] = {
    "required": False,
    "min_value": 0,
    "max_digits": 9,
    "decimal_places": 2,
}


class Role(KindForm):
    """Everything about a role that anybody reads."""

    title = forms.CharField(label=_("What is the role called?"), max_length=80)
    about = forms.CharField(
        label=_("What does one do in it?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=3000,
    )
    programme = forms.ChoiceField(label=_("In which programme?"), required=False)
    place = forms.CharField(label=_("Where"), max_length=120, required=False)
    hours = forms.CharField(label=_("How many hours"), max_length=80, required=False)
    pay_from = forms.DecimalField(label=_("Pay, from"), **PAY)
    pay_to = forms.DecimalField(label=_("Pay, up to"), **PAY)
    pay_per = forms.ChoiceField(label=_("How it is paid"), choices=Opening.Per.choices)
    which = forms.ChoiceField(label=_("Which credential?"), required=False)
    stage = forms.ChoiceField(label=_("How far along, at least?"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages it needs"), widget=forms.CheckboxSelectMultiple, required=False
    )
    experiences = forms.MultipleChoiceField(
        label=_("Having lived through one of these"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    opens_on = forms.DateField(label=_("Open from"))
    closes_on = forms.DateField(label=_("Until"), required=False)
    missing: ClassVar = {
        "title": _("Please give the role a name."),
        "about": _("Please say in plain words what one does in it."),
    }

    def __init__(
        self, *args: Any, programmes: Sequence[Programme], everywhere: bool, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.programmes = {str(each.pk): each for each in programmes}
        named = [(pk, each.name) for pk, each in self.programmes.items()]
        first = [("", gettext("In all of them"))] if everywhere else []
        self._offer("programme", [*first, *named])
        self._offer("which", [("", gettext("None")), *credentials(with_stages=True)])
        self._offer("stage", [("", gettext("Does not matter")), *Profile.Stage.choices])
        self._offer("languages", choices("languages"))
        self._offer("experiences", choices("experiences"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("opens_on"), given.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", gettext("It closes after it opens. Please look again."))
        low, high = given.get("pay_from"), given.get("pay_to")
        if low is not None and high is not None and high < low:
            self.add_error("pay_to", gettext("This is less than the first. Please look again."))
        return given

    @property
    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = dict(self.cleaned_data)
        credential, _sep, stage = given.pop("which").partition("/")
        programme = self.programmes.get(given.pop("programme"))
        wanted = {"programme": programme, "credential": credential, "credential_stage": stage}
        return {**given, **wanted}

    def _offer(self, name: str, options: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = options


def said_before(opening: Opening) -> dict[str, Any]:
    """A role as its form shows it."""
    names = ("title", "about", "place", "hours", "pay_from", "pay_to", "pay_per", "stage",
             "languages", "experiences", "opens_on", "closes_on")  # fmt: skip
    which = f"{opening.credential}/{opening.credential_stage}" if opening.credential else ""
    told = {name: getattr(opening, name) for name in names}
    return {**told, "which": which, "programme": str(opening.programme_id or "")}


class WouldLike(KindForm):
    words = forms.CharField(
        label=_("A few words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )


class Stranger(WouldLike):
    """Somebody we do not know yet."""

    name = forms.CharField(label=_("Your name"), max_length=80)
    contact = forms.CharField(label=_("A number or e-mail where we can reach you"), max_length=200)
    field_order = ["name", "contact", "words"]
    missing: ClassVar = {
        "name": _("Please write what we may call you."),
        "contact": _("Please write how we can reach you."),
    }
    autocompletes: ClassVar = {"name": "name"}


class AnswerThem(KindForm):
    """The next step, and a word to who asked."""

    stands = forms.ChoiceField(label=_("What comes next?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("A word to them"),
        help_text=_("They read it as you write it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, now: str, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["stands"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(each), each.label) for each in ANSWERS[now]]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("stands") == Answer.NOT_NOW and not given.get("words"):
            self.add_error("words", gettext("Please say why. It is easier to hear with a word."))
        return given
