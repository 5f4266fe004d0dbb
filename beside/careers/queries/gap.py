"""A worker's own gap to a role: what they have, what is missing, what it takes and costs."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.people.models import Person
from beside.people.vocabulary import label
from beside.workforce import policy as workforce
from beside.workforce import queries as work
from beside.workforce import rules
from beside.workforce.models import Experience, Profile
from beside.workforce.rulebook import book
from beside.workforce.rules import words

from ..models import Opening
from .openings import credential_words

RUNGS = list(Profile.Stage)


@dataclass(frozen=True)
class Line:
    """One thing the role needs, and whether it is there."""

    words: str
    is_there: bool
    say: str = ""


@dataclass(frozen=True)
class Gap:
    lines: list[Line]
    standing: work.Standing | None
    """What the rules say about the credential it needs, while it is not held."""
    elsewhere: list[str]
    """Credentials of other places that they hold."""
    taken_over: str
    """What the rules say about taking one over."""
    fee: str

    @property
    def missing(self) -> list[Line]:
        return [line for line in self.lines if not line.is_there]

    @property
    def hours_missing(self) -> float:
        """The hours that are still to go, where the rules count hours."""
        needs = self.standing.open_needs if self.standing else []
        told = [need.told for need in needs if need.told["unit"] == "hours"]
        return max((each["missing"] or 0 for each in told), default=0)


def gap(actor: Actor, person: Person, opening: Opening, today: dt.date) -> Gap:
    """How this worker stands to this role. For their eyes: also what they share with nobody."""
    profile = workforce.own_profiles(actor).first()
    lines = [*_stage(opening, profile), *_languages(opening, person), *_lived(opening, profile)]
    standing, elsewhere, fee = None, [], ""
    if opening.credential in rules.shipped().credentials:
        wanted, stage = opening.credential, opening.credential_stage
        held = [c for c in workforce.visible_credentials(actor).filter(person=person) if c.since_on]
        in_force = [c for c in held if c.until_on is None or c.until_on >= today]
        is_held = any((c.credential, c.stage) == (wanted, stage) for c in in_force)
        lines.insert(0, Line(credential_words(wanted, stage), is_held))
        if not is_held:
            standing = work.would_stand(actor, person, wanted, stage, today)
            others = {(c.credential, c.stage) for c in in_force if c.credential != wanted}
            elsewhere = [credential_words(*each) for each in sorted(others)]
            fee = fee_words(wanted, stage, today)
    taken_over = _taken_over(standing) if elsewhere else ""
    return Gap(lines, standing, elsewhere, taken_over, fee)


def fee_words(credential: str, stage: str, today: dt.date) -> str:
    """What the rules say that renewing costs, where they say it."""
    for row in book().rows(credential, stage, today):
        if row.kind == "cycle" and "fee" in row.need:
            cost = {"fee": f"${row.need['fee']:g}", "months": row.need.get("months", 12)}
            return _("Renewing it costs %(fee)s every %(months)s months.") % cost
    return ""


def _stage(opening: Opening, profile: Profile | None) -> list[Line]:
    if not opening.stage:
        return []
    wanted = Profile.Stage(opening.stage)
    here = RUNGS.index(Profile.Stage(profile.stage)) if profile else -1
    said = _("At least: %(stage)s") % {"stage": wanted.label}
    return [Line(said, here >= RUNGS.index(wanted), profile.get_stage_display() if profile else "")]


def _languages(opening: Opening, person: Person) -> list[Line]:
    return [
        Line(
            _("Speaks %(language)s") % {"language": label("languages", code)},
            code in person.languages,
        )
        for code in opening.languages
    ]


def _lived(opening: Opening, profile: Profile | None) -> list[Line]:
    if not opening.experiences:
        return []
    mine = Experience.objects.filter(profile=profile, ended_at=None, code__in=opening.experiences)
    lived = ", ".join(label("experiences", code) for code in opening.experiences)
    said = _("Has lived through one of these: %(lived)s") % {"lived": lived}
    return [Line(said, profile is not None and mine.exists())]


def _taken_over(standing: work.Standing | None) -> str:
    for row in standing.explained.told if standing else ():
        if row.kind == "reciprocity":
            return words.told(row, gettext)
    return _("Whether it is taken over there, nobody could establish. Ask the board.")
