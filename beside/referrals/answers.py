"""What was said on the screens before, in words, so that it can be checked before it is sent."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from beside.people import vocabulary
from beside.people.models import Person, Programme, SafeContact

from .models import Referral
from .wishes import Group, grouped


class Answer(NamedTuple):
    """One line of the page where answers are checked, and the screen that changes it."""

    label: str
    page: str
    lines: list[str]
    own: str = ""
    """The person's own words, which are shown as such."""


def of_asking(said: dict[str, Any], programme: Programme, *, has_choice: bool) -> list[Answer]:
    who, way, matters = (said[name].cleaned_data for name in ("you", "reach", "matters"))
    answers = [
        Answer(_("We call you"), "referrals:start_you", _who(who)),
        Answer(_("We reach you"), "referrals:start_reach", way_in_words(way)),
    ]
    if has_choice:
        answers.append(Answer(_("You ask"), "referrals:start_matters", [programme.name]))
    wishes = [wish_in_words(group) for group in grouped(said["matters"].wishes)]
    return [
        *answers,
        Answer(_("What matters to you"), "referrals:start_matters", wishes),
        Answer(_("In your own words"), "referrals:start_matters", [], matters["words"]),
    ]


def of_referring(said: dict[str, Any], programme: Programme, *, has_choice: bool) -> list[Answer]:
    before, who, wants, by = (
        said[name].cleaned_data for name in ("before", "person", "wants", "yourself")
    )
    urgency = dict(said["wants"].fields["urgency"].choices)[int(wants["urgency"])]
    asker = [by["name"], by["role"], by.get("organisation", ""), by["ways"]]
    return [
        Answer(_("They said yes to this"), "referrals:refer_before", [_("Yes")]),
        Answer(_("They are called"), "referrals:refer_person", _who(who)),
        Answer(_("We reach them"), "referrals:refer_person", way_in_words(who)),
        Answer(_("What they want"), "referrals:refer_wants", [], wants["words"]),
        *([Answer(_("Asked of"), "referrals:refer_wants", [programme.name])] if has_choice else []),
        Answer(_("How soon"), "referrals:refer_wants", [str(urgency)]),
        Answer(
            _("You"),
            "referrals:refer_yourself",
            [str(Referral.By(before["by"]).label), *filter(None, asker)],
        ),
    ]


def way_in_words(way: dict[str, Any]) -> list[str]:
    """A safe way to reach somebody, a line for each thing to mind."""
    channel = str(SafeContact.Channel(way["channel"]).label)
    lines = [f"{channel}: {way['address']}" if way.get("address") else channel]
    if way.get("hours"):
        lines.append(way["hours"])
    if way.get("may_leave_message"):
        lines.append(_("A message may be left."))
    elif way["channel"] in (SafeContact.Channel.PHONE, SafeContact.Channel.TEXT):
        lines.append(_("No message is left."))
    if way.get("code_word"):
        lines.append(_("We say “%(word)s” first.") % {"word": way["code_word"]})
    return lines


def wish_in_words(group: Group) -> str:
    return f"{group.says}: {', '.join(group.words)} ({group.weight})"


def who_line(person: Person) -> str:
    """Pronouns, age band and languages of somebody, in one line."""
    bands, languages = dict(vocabulary.choices("age_bands")), vocabulary.vocabulary()["languages"]
    band = _(bands[person.age_band]) if person.age_band in bands else ""
    spoken = [languages[code].own_name for code in person.languages if code in languages]
    return ". ".join(filter(None, [person.pronouns, band, ", ".join(spoken)]))


def _who(who: dict[str, Any]) -> list[str]:
    band = vocabulary.term("age_bands", who["age_band"]).label
    language = vocabulary.term("languages", who["language"]).own_name
    return list(filter(None, [who["name"], who["pronouns"], _(band), language]))
