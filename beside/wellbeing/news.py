"""What people are told of each other's days. Urgent words pass through quiet hours; few are."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.core.address import at
from beside.notices.telling import REMINDER, tell
from beside.people.models import Person
from beside.ui.components.times import say

from .models import Cover, Debrief, Visit

ARE_YOU_BACK = _("You wanted to be back by %(time)s. Are you all right? Say that you are back.")
NOT_BACK = _("%(name)s wanted to be back by %(time)s and has not said so. Please call: %(number)s.")
STILL_NOT_BACK = _(
    "%(name)s has not been heard of. Expected back by %(time)s; gone since %(since)s to: "
    "%(where)s. The number to call: %(number)s."
)
BACK_SAFE = _("%(name)s is back safe.")
LONGER = _("%(name)s is all right, and will be back by %(time)s.")
OFFERED = _("Would you like to talk through what happened? You may say no, or later.")
ASKED_FOR_A_TALK = _("We have noted it. With whom would you like to talk, and when?")
IS_DUE = _("Something hard happened in %(name)s’s work. A talk is due by %(time)s.")
TALK_WITH_ME = _("%(name)s would like to talk something through with you%(when)s.")
NOBODY_TALKED = _("%(name)s has waited a day for somebody to talk with after something hard.")
AWAY = _("%(name)s is away from %(first)s to %(last)s. You can say how you would like it.")
AWAY_ALONE = _("%(name)s is away from %(first)s to %(last)s, and is there for you again after.")
SAID: dict[str, str | Promise] = {
    "YES": _("%(person)s said yes to %(other)s while you are away."),
    "WAIT": _("%(person)s would rather wait until you are back."),
    "OTHER": _("%(person)s would like somebody else while you are away."),
}


def are_you_back(visit: Visit) -> None:
    _tell(visit.worker, "visit.ask", ARE_YOU_BACK, visit, "wellbeing:out", time=_time(visit))


def not_back(visit: Visit, told: Collection[Person]) -> None:
    for person in told:
        _tell(person, "visit.alarm", NOT_BACK, visit, "wellbeing:board", **_known(visit))


def still_not_back(visit: Visit, told: Collection[Person]) -> None:
    for person in told:
        _tell(person, "visit.again", STILL_NOT_BACK, visit, "wellbeing:board", **_known(visit))


def back_safe(visit: Visit, told: Collection[Person]) -> None:
    for person in told:
        _tell(person, "visit.safe", BACK_SAFE, visit, "wellbeing:board", name=visit.worker.name)


def stays_longer(visit: Visit, told: Collection[Person]) -> None:
    for person in told:
        _tell(person, "visit.longer", LONGER, visit, "wellbeing:board", **_known(visit))


def offered(debrief: Debrief, supervisor: Person | None, *, by_themself: bool) -> None:
    """The worker is offered a talk; whoever looks after them hears that it is due."""
    link = at(debrief.org, "wellbeing:debrief", id=debrief.pk)
    words = ASKED_FOR_A_TALK if by_themself else OFFERED
    tell(
        debrief.worker,
        kind="debrief.offered",
        words=words,
        key=f"debrief:{debrief.pk}",
        link=link,
    )
    if supervisor:
        names = {"name": debrief.worker.name}
        tell(
            supervisor,
            kind="debrief.due",
            words=lambda: str(IS_DUE) % {**names, "time": say(debrief.due_at, "both")},
            key=f"debrief.due:{debrief.pk}",
            link=at(debrief.org, "wellbeing:team"),
        )


def would_like_to_talk(debrief: Debrief, talk_at: dt.datetime | None) -> None:
    if debrief.chosen is None:
        return
    name = debrief.worker.name
    tell(
        debrief.chosen,
        kind="debrief.wanted",
        words=lambda: (
            str(TALK_WITH_ME)
            % {"name": name, "when": f", {say(talk_at, 'both')}" if talk_at else ""}
        ),
        key=f"debrief.wanted:{debrief.pk}:{debrief.answered_at}",
        link=at(debrief.org, "wellbeing:talks"),
    )


def nobody_talked(debrief: Debrief, told: Collection[Person]) -> None:
    names = {"name": debrief.worker.name}
    for person in told:
        tell(
            person,
            kind="debrief.late",
            words=lambda: str(NOBODY_TALKED) % names,
            key=f"debrief.late:{debrief.pk}:{debrief.due_at}",
        )


def asked(cover: Cover) -> None:
    """The person hears of the days; asked only if somebody could stand in."""
    person, worker = cover.relationship.participant, cover.relationship.worker
    away = cover.away
    tell(
        person,
        kind="cover.asked",
        words=lambda: (
            str(AWAY if cover.stand_in else AWAY_ALONE)
            % {
                "name": worker.name,
                "first": say(away.starts_on, "date"),
                "last": say(away.ends_on, "date"),
            }
        ),
        key=f"cover:{cover.pk}:{cover.asked_at}",
        link=at(cover.org, "wellbeing:answer", id=cover.pk),
    )


def answered(cover: Cover, *, by: Any) -> None:
    """Their worker hears what they said, unless they wrote it down themself."""
    worker = cover.relationship.worker
    if worker.pk == by:
        return
    names = {
        "person": cover.relationship.participant.name,
        "other": cover.stand_in.name if cover.stand_in else "",
    }
    tell(
        worker,
        kind="cover.answered",
        words=lambda: str(SAID[cover.state]) % names,
        key=f"cover.answered:{cover.pk}:{cover.answered_at}",
        link=at(cover.org, "wellbeing:cover", id=cover.away_id),
    )


def _known(visit: Visit) -> dict[str, Any]:
    """All that may help to find somebody."""
    return {
        "name": visit.worker.name,
        "time": _time(visit),
        "since": say(visit.out_at, "time"),
        "where": visit.where or str(_("not said")),
        "number": visit.number or str(_("not said")),
    }


def _time(visit: Visit) -> str:
    return say(visit.back_at, "time")


def _tell(person: Person, kind: str, words: Promise, visit: Visit, page: str, **names: Any) -> None:
    """Once for each time somebody is expected. It does not wait for the morning."""
    tell(
        person,
        kind=kind,
        words=lambda: str(words) % names,
        key=f"{kind}:{visit.pk}:{visit.times_longer}",
        link=at(visit.org, page),
        discreet=REMINDER,
        is_urgent=True,
    )
