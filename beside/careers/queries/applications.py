"""An application as a page shows it: a path with stations, and the one next thing."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beside.core.actor import Actor
from beside.notices.models import Notice
from beside.people.models import Person
from beside.workforce import policy as workforce
from beside.workforce import queries as work
from beside.workforce.models import Paper
from beside.workforce.rulebook import book

from .. import policy
from ..models import Application, ApplicationStep, Letter
from ..states import DEEDS, ENDS, UNDER_WAY, Stand
from .gap import fee_words
from .openings import credential_words

AHEAD = {
    Stand.PREPARING: (Stand.SENT, Stand.EXAM_PASSED, Stand.GRANTED),
    Stand.SENT: (Stand.EXAM_PASSED, Stand.GRANTED),
    Stand.EXAM_BOOKED: (Stand.EXAM_PASSED, Stand.GRANTED),
    Stand.EXAM_PASSED: (Stand.GRANTED,),
    Stand.EXAM_AGAIN: (Stand.EXAM_BOOKED, Stand.GRANTED),
    Stand.APPEALED: (Stand.GRANTED,),
}
"""The stations that most likely come, for a path that can be read at a glance."""
SOON = dt.timedelta(days=3)
NEAR = "application.day_near"


@dataclass(frozen=True)
class Next:
    """The one next thing."""

    title: str
    line: str
    to: str = ""
    """The step that the main button says; empty when it leads elsewhere."""
    need: work.Need | None = None


@dataclass(frozen=True)
class ApplicationPage:
    application: Application
    name: str
    path: list[dict[str, str]]
    next: Next
    deeds: list[tuple[str, str]]
    standing: work.Standing | None
    """The live prerequisites, while it is not granted."""
    papers: list[Paper]
    letters: list[Letter]
    fee: str
    words: list[ApplicationStep]
    """What they wrote down at a step, for themself."""


def application_page(actor: Actor, application: Application, today: dt.date) -> ApplicationPage:
    """For the worker; for whoever looks after them without the worker's own words."""
    person, is_mine = application.person, actor.face == application.person_id
    credential, stage = application.credential, application.stage
    standing = None
    if application.is_under_way:
        standing = work.would_stand(actor, person, credential, stage, today)
    steps = list(ApplicationStep.objects.filter(application=application).order_by("said_at", "pk"))
    return ApplicationPage(
        application=application,
        name=credential_words(credential, stage),
        path=_path(application, steps, asks_exam(application, today)),
        next=_next(application, standing, today),
        deeds=[(str(to), str(DEEDS[to])) for to in application.after],
        standing=standing,
        papers=_papers(actor, person, credential),
        letters=list(
            Letter.objects.filter(application=application, ended_at=None).order_by("asked_on", "pk")
        ),
        fee=fee_words(credential, stage, today),
        words=[step for step in steps if step.words] if is_mine else [],
    )


def my_applications(actor: Actor) -> list[tuple[Application, str]]:
    """One's own, those under way first, each with the name of its credential."""
    rows = policy.own_applications(actor).order_by("-stands_since_on", "-pk")
    ordered = sorted(rows, key=lambda each: not each.is_under_way)
    return [(row, credential_words(row.credential, row.stage)) for row in ordered]


def under_way(actor: Actor, credential: str) -> Application | None:
    """One's own application for this credential that has not come to its end."""
    rows = policy.own_applications(actor).filter(credential=credential, stands__in=UNDER_WAY)
    return rows.first()


def team_applications(actor: Actor) -> list[tuple[Application, str]]:
    """Who of the workers in sight is applying for something, by name."""
    near = workforce.workers_in_sight(actor).values("pk")
    rows = policy.visible_applications(actor).filter(person__in=near, stands__in=UNDER_WAY)
    ordered = rows.select_related("person").order_by("person__name", "pk")
    return [(row, credential_words(row.credential, row.stage)) for row in ordered]


def to_remind(actor: Actor, today: dt.date) -> list[Application]:
    """Where an exam or a last day to ask again is three days off or nearer, and nobody said so."""
    near = (today, today + SOON)
    exam = Q(stands=Stand.EXAM_BOOKED, exam_on__range=near)
    appeal = Q(stands=Stand.NOT_GRANTED, appeal_until_on__range=near)
    rows = policy.visible_applications(actor).filter(exam | appeal).select_related("person")
    told = set(Notice.objects.filter(kind=NEAR).values_list("key", flat=True))
    return [row for row in rows if key_of_day(row) not in told]


def key_of_day(application: Application) -> str:
    """By this a reminder of one day is told once."""
    is_exam = application.stands == Stand.EXAM_BOOKED
    day = application.exam_on if is_exam else application.appeal_until_on
    return f"application:{application.pk}:{application.stands}:{day}"


def asks_exam(application: Application, today: dt.date) -> bool:
    rows = book().rows(application.credential, application.stage, today)
    return any("exam_passed" in work.facts_asked(row) for row in rows if row.when == "GAIN")


def _path(
    application: Application, steps: list[ApplicationStep], has_exam: bool
) -> list[dict[str, str]]:
    """What happened, where it stands, and what most likely comes."""
    told = [
        {
            "title": str(Stand(step.stands).label),
            "note": date_format(step.happened_on, "DATE_FORMAT"),
            "state": "done",
        }
        for step in steps
    ]
    if told:
        told[-1]["state"] = "done" if application.stands in ENDS else "here"
    been = {step.stands for step in steps}
    for stand in AHEAD.get(Stand(application.stands), ()):
        if stand is Stand.EXAM_PASSED and (not has_exam or stand in been):
            continue
        title = _("Their answer") if stand is Stand.GRANTED else str(stand.label)
        told.append({"title": title, "note": "", "state": "ahead"})
    return told


def _next(application: Application, standing: work.Standing | None, today: dt.date) -> Next:
    stand = Stand(application.stands)
    if stand is Stand.PREPARING:
        return _next_to_send(standing)
    if stand is Stand.EXAM_BOOKED and application.exam_on:
        day = date_format(application.exam_on, "DATE_FORMAT")
        if application.exam_on > today:
            return Next(_("The exam is on %(day)s") % {"day": day}, _("Sleep well before it."))
        return Next(_("How was the exam?"), day, Stand.EXAM_PASSED)
    if stand is Stand.NOT_GRANTED and application.appeal_until_on:
        day = date_format(application.appeal_until_on, "DATE_FORMAT")
        if application.appeal_until_on < today:
            return Next(
                _("They said no"), _("You can leave it for now and begin again later."), Stand.LEFT
            )
        words = _("You can ask them to look again until %(day)s") % {"day": day}
        return Next(
            words,
            _("Write why, and add what they missed. Your supervisor can help."),
            Stand.APPEALED,
        )
    title, line, to = _USUAL[stand]
    return Next(str(title), str(line), to)


def _next_to_send(standing: work.Standing | None) -> Next:
    need = standing.next if standing else None
    if need:
        what = str(need.told["what"])
        return Next(what[:1].upper() + what[1:], str(need.told["says"]), need=need)
    if standing and any(
        each.kind in ("day", "fact", "age", "any_of") for each in standing.unknown_needs
    ):
        words = _("First answer what the rules ask about you")
        return Next(
            words, _("Then this page can say what is missing."), need=standing.unknown_needs[0]
        )
    return Next(_("You can send it"), _("All that we know of is there."), Stand.SENT)


_USUAL: dict[Stand, tuple[str | Promise, str | Promise, str]] = {
    Stand.SENT: (
        gettext_lazy("They have it now"),
        gettext_lazy("When they answer, write it down here."),
        "",
    ),
    Stand.EXAM_PASSED: (
        gettext_lazy("The exam is behind you"),
        gettext_lazy("Write down their answer when it comes."),
        "",
    ),
    Stand.EXAM_AGAIN: (
        gettext_lazy("You can book the exam again"),
        gettext_lazy("Many people pass the second time. What you have stays."),
        Stand.EXAM_BOOKED,
    ),
    Stand.NOT_GRANTED: (
        gettext_lazy("You can ask them to look again"),
        gettext_lazy("Write why, and add what they missed. Your supervisor can help."),
        Stand.APPEALED,
    ),
    Stand.APPEALED: (
        gettext_lazy("They look at it again"),
        gettext_lazy("When they answer, write it down here."),
        "",
    ),
    Stand.GRANTED: (
        gettext_lazy("You hold it"),
        gettext_lazy("From now on your page says what keeps it."),
        "",
    ),
    Stand.LEFT: (
        gettext_lazy("Left for now"),
        gettext_lazy("Nothing is lost. You can begin again whenever you like."),
        "",
    ),
}


def _papers(actor: Actor, person: Person, credential: str) -> list[Paper]:
    """What was handed in for this credential."""
    rows = workforce.visible_papers(actor).filter(person=person, credential__credential=credential)
    return list(rows.select_related("checked_by").order_by("-kept_at", "pk"))
