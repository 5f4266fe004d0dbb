"""What a worker says about themself, and who may know it."""

from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beside.people.vocabulary import label, own_name, terms
from beside.ui.forms import KindForm

from .. import policy
from ..models import Profile, Seen

STORY_WORDS = 120
PHRASES = 6


class Words(KindForm):
    """A line, a short story, and what one likes to talk about."""

    line = forms.CharField(label=_("One line about you"), max_length=160)
    story = forms.CharField(
        label=_("Your story, in your words"),
        widget=forms.Textarea,
        required=False,
        max_length=2000,
        help_text=_("About 120 words. It is yours: say as little as you like."),
    )
    good_to_talk_about = forms.CharField(
        label=_("Good to talk to about"),
        widget=forms.Textarea,
        required=False,
        max_length=300,
        help_text=_("A few words on each line, at most six lines: buses, baking, being a dad."),
    )
    missing: ClassVar = {"line": _("Please write one line. It stands on your card.")}

    def clean_story(self) -> str:
        story = str(self.cleaned_data["story"]).strip()
        if len(story.split()) > STORY_WORDS:
            raise forms.ValidationError(
                gettext("That is longer than %(most)s words. People read the short ones.")
                % {"most": STORY_WORDS}
            )
        return story

    def clean_good_to_talk_about(self) -> list[str]:
        lines = str(self.cleaned_data["good_to_talk_about"]).splitlines()
        return [line.strip()[:40] for line in lines if line.strip()][:PHRASES]


class Shared(NamedTuple):
    """One thing on the page, and the choice of who may know it."""

    code: str
    label: str
    seen: BoundField


class Sharing(KindForm):
    """Who may know each thing already shared, and what else to share."""

    def __init__(
        self, *args: Any, kind: str, held: dict[str, str], known: Iterable[str] = (), **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.kind, self.held = kind, held
        for code, seen in held.items():
            self.fields[f"seen_{code}"] = forms.ChoiceField(
                label=label(kind, code), choices=_who(), initial=seen, required=False
            )
        self.fields["more"] = forms.MultipleChoiceField(
            label=gettext("Add something"),
            choices=[(t.code, gettext(t.label)) for t in terms(kind) if t.code not in held],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def rows(self) -> list[Shared]:
        return [Shared(code, label(self.kind, code), self[f"seen_{code}"]) for code in self.held]

    @property
    def shared(self) -> dict[str, str]:
        """Each code with who may know it. What is new is for oneself, until one says otherwise;
        what is taken away is left out."""
        kept = {code: self.cleaned_data.get(f"seen_{code}") for code in self.held}
        found = {code: seen for code, seen in kept.items() if seen in Seen.values}
        return found | dict.fromkeys(self.cleaned_data["more"], str(Seen.PRIVATE))

    @property
    def added(self) -> list[str]:
        return list(self.cleaned_data["more"])


class Languages(KindForm):
    """What one speaks, each by its own name; and the one liked best, if one is."""

    languages = forms.MultipleChoiceField(
        label=_("I speak"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    best = forms.ChoiceField(label=_("The one I like best"), required=False)
    missing: ClassVar = {"languages": _("Please choose at least one language.")}

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        names = [(each.code, own_name(each.code)) for each in terms("languages")]
        chips, best = self.fields["languages"], self.fields["best"]
        assert isinstance(chips, forms.MultipleChoiceField)
        assert isinstance(best, forms.ChoiceField)
        chips.choices, best.choices = names, [("", gettext("No matter")), *names]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        best, spoken = given.get("best"), given.get("languages")
        if best and spoken and best not in spoken:
            self.add_error("best", gettext("Please choose one of those you speak."))
        return given

    @property
    def in_order(self) -> list[str]:
        """The codes, the one liked best first."""
        best, spoken = self.cleaned_data["best"], self.cleaned_data["languages"]
        return sorted(spoken, key=lambda code: code != best)


class About(KindForm):
    """Gender and age, if one likes to share them; each with who may know."""

    gender = forms.ChoiceField(label=_("I am"), required=False)
    seen_gender = forms.ChoiceField(label=_("Who may know that"), required=False)
    age_band = forms.ChoiceField(label=_("My age"), required=False)
    seen_age_band = forms.ChoiceField(label=_("Who may know that"), required=False)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        kinds = {"gender": "genders", "age_band": "age_bands"}
        for name, kind in kinds.items():
            words = [(t.code, gettext(t.label)) for t in terms(kind)]
            self._offer(name, [("", gettext("I would rather not say")), *words])
            self._offer(f"seen_{name}", _who()[1:])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def seen(self) -> dict[str, str]:
        names = ("gender", "age_band")
        return {n: self.cleaned_data.get(f"seen_{n}") or str(Seen.MATCHED) for n in names}


class Work(KindForm):
    """How one meets people, whom, and one's own limits."""

    modes = forms.MultipleChoiceField(
        label=_("How you meet people"), widget=forms.CheckboxSelectMultiple
    )
    serves_ages = forms.MultipleChoiceField(
        label=_("The ages you meet"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None ticked means all adults."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What kind of peer you are"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("People read it on your card. Your stage stands there by itself."),
    )
    will_not = forms.MultipleChoiceField(
        label=_("What you would rather not walk with"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("You need no reason. It is never shown or explained to anybody."),
    )
    missing: ClassVar = {"modes": _("Please choose at least one way to meet.")}

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        words = {
            "modes": "modes",
            "serves_ages": "age_bands",
            "kinds": "worker_kinds",
            "will_not": "experiences",
        }
        for name, kind in words.items():
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [(t.code, gettext(t.label)) for t in terms(kind)]


class Doors(KindForm):
    is_taking_people = forms.BooleanField(label=_("I am meeting new people"), required=False)
    is_public = forms.BooleanField(
        label=_("Show me on the page of peers, where anybody can look"), required=False
    )


class Standing(KindForm):
    caseload_limit = forms.IntegerField(
        label=_("How many people they walk with at most"), min_value=0, max_value=60
    )


class StageStep(KindForm):
    """Another stage, since when, and why."""

    stage = forms.ChoiceField(
        label=_("How far along"), choices=Profile.Stage.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("From which day"))
    because = forms.CharField(
        label=_("Why"),
        help_text=_("In words that help. They read them on their page."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    missing: ClassVar = {"because": _("Please say why, so that they can read it.")}

    def __init__(self, *args: Any, profile: Profile, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.profile = profile

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "stage" in given and "on" in given:
            may = policy.may_be_the_next_stage(self.profile, given["stage"], given["on"])
            if not may:
                self.add_error(
                    "stage" if given["stage"] == self.profile.stage else "on", str(may.because)
                )
        return given


def _who() -> list[tuple[str, str]]:
    says = {term.code: gettext(term.label) for term in terms("visibilities")}
    return [("", gettext("Take it away")), *((str(s), says[s]) for s in Seen)]
