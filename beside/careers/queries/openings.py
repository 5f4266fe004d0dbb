"""Roles in words, and where the wish for one stands."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.people.actions import hash_of
from beside.people.models import Programme
from beside.people.vocabulary import label
from beside.workforce import rules
from beside.workforce.models import Profile
from beside.workforce.topics import STAGES

from .. import policy
from ..models import Interest, InterestStep, Opening
from ..states import OPEN_ANSWERS, Answer


@dataclass(frozen=True)
class Told:
    """A role as anybody reads it."""

    opening: Opening
    pay: str
    needs: list[str]
    asked: int = 0
    """How many have asked and wait; only for who keeps the role."""

    @property
    def line(self) -> str:
        """Where, how much, and the pay, in one line."""
        o = self.opening
        where = o.place or (o.programme.name if o.programme else "")
        return " · ".join(filter(None, [where, o.hours, self.pay]))


def told_of(opening: Opening, *, asked: int = 0) -> Told:
    return Told(opening, pay_words(opening), needs_words(opening), asked)


def public_roles() -> list[Told]:
    """What anybody can ask for today, the newest first."""
    return _told(policy.public_openings())


def openings_kept(actor: Actor) -> list[Told]:
    """The roles this actor keeps: open ones first, with how many wait for an answer."""
    waits = Count("interests", Q(interests__stands__in=OPEN_ANSWERS))
    rows = policy.openings_i_keep(actor).annotate(waits=waits).select_related("programme")
    found = [told_of(row, asked=row.waits) for row in rows.order_by("-opens_on", "title", "pk")]
    return sorted(found, key=lambda each: each.opening.closed_at is not None)


def programmes_i_keep(actor: Actor) -> list[Programme]:
    rows = Programme.objects.filter(closed_on=None).order_by("name")
    return [row for row in rows if actor.reaches(row.pk)]


def interests_for(actor: Actor, opening: Opening) -> list[Interest]:
    """Who would like this role, those who wait for an answer first."""
    rows = policy.visible_interests(actor).filter(opening=opening)
    found = rows.select_related("person").prefetch_related("steps").order_by("asked_at")
    return sorted(found, key=lambda each: not each.is_open)


def my_interest(actor: Actor, opening: Opening) -> Interest | None:
    """The newest time one asked for this role."""
    rows = policy.own_interests(actor).filter(opening=opening)
    return rows.order_by("-asked_at").first()


def my_interests(actor: Actor) -> list[Interest]:
    rows = policy.own_interests(actor).select_related("opening")
    return list(rows.order_by("-asked_at"))


def by_code(code: str) -> Interest | None:
    """What a stranger's link leads to."""
    found = Interest.objects.filter(code_hash=hash_of(code), person=None)
    return found.select_related("opening").first()


def steps_of(interest: Interest) -> list[dict[str, str]]:
    """The answer so far as a path, the last step being where it stands."""
    rows = list(InterestStep.objects.filter(interest=interest).order_by("said_at", "pk"))
    steps = [
        {
            "title": str(Answer(row.stands).label),
            "note": " · ".join(filter(None, [date_format(row.said_at, "DATE_FORMAT"), row.words])),
            "state": "here" if row is rows[-1] else "done",
        }
        for row in rows
    ]
    if interest.is_open:
        steps.append({"title": _("An answer"), "note": "", "state": "ahead"})
    return steps


def pay_words(opening: Opening) -> str:
    """“$19 to $24 an hour”."""
    if opening.pay_per == Opening.Per.NONE or opening.pay_from is None:
        return str(Opening.Per.NONE.label) if opening.pay_per == Opening.Per.NONE else ""
    per = str(Opening.Per(opening.pay_per).label)
    low, high = _dollars(opening.pay_from), opening.pay_to
    if high is None or high == opening.pay_from:
        return _("%(low)s %(per)s") % {"low": low, "per": per}
    return _("%(low)s to %(high)s %(per)s") % {"low": low, "high": _dollars(high), "per": per}


def needs_words(opening: Opening) -> list[str]:
    """What the role needs, one line for each thing."""
    words = []
    if opening.credential in rules.shipped().credentials:
        words.append(credential_words(opening.credential, opening.credential_stage))
    if opening.stage:
        stage = Profile.Stage(opening.stage).label
        words.append(_("At least: %(stage)s") % {"stage": stage})
    spoken = [label("languages", code) for code in opening.languages]
    words += [_("Speaks %(language)s") % {"language": language} for language in spoken]
    if opening.experiences:
        lived = ", ".join(label("experiences", code) for code in opening.experiences)
        words.append(_("Has lived through one of these: %(lived)s") % {"lived": lived})
    return words


def credential_words(credential: str, stage: str) -> str:
    """“Pennsylvania: Certified Peer Specialist”, with its stage where there are several."""
    pack, known = rules.shipped().credentials[credential]
    words = f"{pack.name}: {known.name}"
    return f"{words}, {STAGES[stage]}" if len(known.stages) > 1 and stage else words


def _told(rows: QuerySet[Opening]) -> list[Told]:
    ordered = rows.select_related("programme").order_by("-opens_on", "title", "pk")
    return [told_of(row) for row in ordered]


def _dollars(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return "$" + number_format(amount, decimal_pos=0 if whole else 2, force_grouping=True)
