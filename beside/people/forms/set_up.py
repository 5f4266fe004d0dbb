"""What an organisation decides about itself."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from beside.people.models import Programme
from beside.ui import colour
from beside.ui.forms import KindForm

WORD = 40


class Words(KindForm):
    """The words for people. An empty one means the usual word."""

    participant = forms.CharField(
        label=_("Someone who receives support"),
        help_text=_("For example: participant, member, guest."),
        required=False,
        max_length=WORD,
    )
    participants = forms.CharField(label=_("Several of them"), required=False, max_length=WORD)
    peer_worker = forms.CharField(
        label=_("Someone who walks beside them"),
        help_text=_("For example: peer worker, peer specialist, recovery coach."),
        required=False,
        max_length=WORD,
    )
    peer_workers = forms.CharField(label=_("Several of them"), required=False, max_length=WORD)
    programme = forms.CharField(
        label=_("A part of the organisation that gives support"),
        help_text=_("For example: programme, service, team."),
        required=False,
        max_length=WORD,
    )


class Accent(KindForm):
    accent = forms.CharField(
        label=_("The colour"),
        help_text=_("# and six signs, like #1F5F5B. Empty means ours."),
        required=False,
        max_length=7,
    )

    def clean_accent(self) -> str:
        chosen = self.cleaned_data["accent"].strip().upper()
        problem = colour.accent_problem(chosen) if chosen else ""
        if problem:
            raise forms.ValidationError(problem)
        return chosen


class Promises(KindForm):
    leave_url = forms.CharField(
        label=_("Where “Leave this page” goes"),
        help_text=_("An everyday page that nobody wonders about, like the weather. Empty: ours."),
        required=False,
        max_length=200,
    )
    reply_hours = forms.CharField(
        label=_("When messages are answered"),
        help_text=_("For example: Monday to Friday, 9 to 5, within a day."),
        required=False,
        max_length=120,
    )

    def clean_leave_url(self) -> str:
        address = self.cleaned_data["leave_url"].strip()
        parts = urlsplit(address)
        if address and (parts.scheme != "https" or "." not in parts.netloc):
            raise forms.ValidationError(
                _("Please write the whole address, beginning with https and two slashes.")
            )
        return address


class NewProgramme(KindForm):
    name = forms.CharField(label=_("Its name"), max_length=120)
    setting = forms.ChoiceField(
        label=_("Where people meet"), choices=Programme.Setting, widget=forms.RadioSelect
    )
    ages = forms.ChoiceField(
        label=_("For whom"), choices=Programme.Ages, widget=forms.RadioSelect, initial="ADULT"
    )
    focus = forms.ChoiceField(
        label=_("What it is about"),
        choices=Programme.Focus,
        widget=forms.RadioSelect,
        initial="MENTAL_HEALTH",
    )
    about = forms.CharField(
        label=_("A few words about it"),
        help_text=_("Shown to people who choose where to ask."),
        required=False,
        max_length=600,
        widget=forms.Textarea,
    )
    is_part2 = forms.BooleanField(
        label=_("42 CFR Part 2 protects its records"),
        help_text=_("When in doubt, leave this ticked: it protects more."),
        required=False,
        initial=True,
    )

    missing = {"name": _("Please give it a name.")}

    def __init__(self, data: Any = None, *, taken: frozenset[str] = frozenset()) -> None:
        super().__init__(data)
        self.taken = taken

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        slug = slugify(cleaned.get("name", ""))[:60] or "programme"
        number, free = 2, slug
        while free in self.taken:
            free, number = f"{slug[:56]}-{number}", number + 1
        return cleaned | {"slug": free}


class NewSystem(KindForm):
    name = forms.CharField(
        label=_("What is the other system called?"),
        help_text=_("For example: St Anne's hospital record system."),
        max_length=120,
    )

    missing = {"name": _("Please write what it is called.")}
