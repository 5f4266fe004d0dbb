"""Applying for a credential: from getting ready to the answer, each step with its day."""

import datetime as dt
from decimal import Decimal

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.people.models import Person
from beside.workforce import actions as workforce
from beside.workforce import rules
from beside.workforce.models import Credential

from .. import news, policy
from ..models import Application, ApplicationStep, Letter
from ..states import UNDER_WAY, Stand

MOST_LETTERS = 12


@action(event="application.started", may=policy.may_apply)
def start_application(actor: Actor, person: Person, *, credential: str, stage: str) -> Application:
    """Begin to get ready. The credential is aimed at from now on. Raises NotAllowed while another
    application for it is under way, and ValueError for one that no pack knows."""
    known = rules.shipped().credentials.get(credential)
    if known is None or stage not in known[1].stages:
        raise ValueError(f"No pack knows {credential}/{stage}.")
    mine = Application.objects.filter(person=person, credential=credential)
    if mine.filter(stands__in=UNDER_WAY).exists():
        raise NotAllowed(_("You are applying for this one already. Go on there."))
    if not _row(person, credential, stage):
        workforce.hold_credential(actor, person, credential=credential, stage=stage)
    application = Application(person=person, credential=credential, stage=stage)
    application.stands_since_on = clock.today()
    application.save()
    _note(application, Stand.PREPARING, clock.today(), "")
    return application


@action(event="application.moved", may=policy.may_move_application)
def step_application(
    actor: Actor,
    application: Application,
    *,
    stands: str,
    on: dt.date,
    words: str = "",
    exam_on: dt.date | None = None,
    appeal_until_on: dt.date | None = None,
    until_on: dt.date | None = None,
    number: str = "",
) -> Application:
    """It moved on. A passed exam and a yes are known to the rules by themselves; a yes also makes
    the credential held. Raises NotAllowed for a step that cannot follow or a day that cannot be."""
    if stands not in application.after:
        raise NotAllowed(_("That cannot come next. Please look again."))
    if on > clock.today():
        raise NotAllowed(_("That day has not come yet."))
    if on < application.stands_since_on:
        raise NotAllowed(_("The step before this one came later. Please look at the day again."))
    _check_ahead(application, stands, on, exam_on)
    application.stands, application.stands_since_on = Stand(stands), on
    application.exam_on = exam_on or application.exam_on
    application.appeal_until_on = appeal_until_on or application.appeal_until_on
    application.save()
    _note(application, stands, on, words)
    _tell_the_rules(actor, application, on, until_on, number)
    return application


@action(event="application.cost_said", may=policy.may_move_application)
def say_cost(
    actor: Actor, application: Application, *, cost: Decimal | None, paid_by: str
) -> Application:
    """What it costs, and who pays."""
    if cost is not None and cost < 0:
        raise NotAllowed(_("A cost is not below zero."))
    application.cost, application.paid_by = cost, Application.Pays(paid_by)
    application.save()
    return application


@action(event="letter.asked", may=policy.may_move_application)
def ask_letter(actor: Actor, application: Application, *, name: str) -> Letter:
    """They asked somebody for a letter of reference."""
    kept = Letter.objects.filter(application=application, ended_at=None)
    if kept.count() >= MOST_LETTERS:
        raise NotAllowed(_("That is more letters than anybody reads. Take one off first."))
    letter = Letter(application=application, name=name, asked_on=clock.today())
    letter.save()
    return letter


@action(event="letter.received", may=policy.may_keep_letter)
def receive_letter(actor: Actor, letter: Letter) -> Letter:
    """The letter is there. The rules count it by themselves."""
    if letter.received_on is None:
        letter.received_on = clock.today()
        letter.save()
        _count_letters(actor, letter.application)
    return letter


@action(event="letter.dropped", may=policy.may_keep_letter)
def drop_letter(actor: Actor, letter: Letter) -> Letter:
    """It will not come, or was written down by mistake."""
    letter.ended_at = clock.now()
    letter.save()
    if letter.received_on:
        _count_letters(actor, letter.application)
    return letter


@action(event="application.day_told", may=policy.may_remind)
def remind_of_day(actor: Actor, application: Application) -> Application:
    """The exam, or the last day to ask again, is near. Told once for each such day."""
    news.day_is_near(application)
    return application


def _check_ahead(
    application: Application, stands: str, on: dt.date, exam_on: dt.date | None
) -> None:
    if stands == Stand.EXAM_BOOKED and exam_on is None:
        raise NotAllowed(_("Please write the day of the exam."))
    if stands == Stand.EXAM_BOOKED and exam_on and exam_on < on:
        raise NotAllowed(_("The exam comes after it is booked. Please look at the day again."))
    last = application.appeal_until_on
    if stands == Stand.APPEALED and last and on > last:
        raise NotAllowed(_("The time to ask them to look again was over by then."))


def _tell_the_rules(
    actor: Actor, application: Application, on: dt.date, until_on: dt.date | None, number: str
) -> None:
    person, credential = application.person, application.credential
    if application.stands == Stand.EXAM_PASSED:
        told = {"is": True, "on": on.isoformat()}
        workforce.say_fact(actor, person, code="exam_passed", credential=credential, told=told)
    if application.stands == Stand.GRANTED:
        if until_on and until_on < on:
            raise NotAllowed(_("It ends before it begins."))
        workforce.hold_credential(
            actor,
            person,
            credential=credential,
            stage=application.stage,
            since_on=on,
            until_on=until_on,
            number=number,
        )


def _count_letters(actor: Actor, application: Application) -> None:
    """The rules are told how many letters are there."""
    there = Letter.objects.filter(
        application=application, ended_at=None, received_on__isnull=False
    ).count()
    workforce.say_fact(
        actor,
        application.person,
        code="references",
        credential=application.credential,
        told={"n": there},
    )


def _note(application: Application, stands: str, on: dt.date, words: str) -> None:
    ApplicationStep(
        application=application,
        stands=Stand(stands),
        happened_on=on,
        words=words.strip(),
        said_at=clock.now(),
    ).save()


def _row(person: Person, credential: str, stage: str) -> Credential | None:
    kept = Credential.objects.filter(person=person, credential=credential, stage=stage)
    return kept.filter(ended_at=None).first()
