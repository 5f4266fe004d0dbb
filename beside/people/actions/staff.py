"""The people who work here: who they are, which part they play, and who looks after them."""

import datetime as dt

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed, require
from beside.core.models import Org
from beside.people import policy
from beside.people.models import Account, Membership, Person, Programme, Supervises
from beside.people.roles import ROLES


@action(event="staff.welcomed", may=policy.may_change_roster)
def welcome_staff(
    actor: Actor,
    org: Org,
    *,
    name: str,
    account: Account | None = None,
    pronouns: str = "",
    languages: list[str] | None = None,
    work_email: str = "",
) -> Person:
    person = Person(
        face=Person.Face.STAFF,
        name=name,
        account=account,
        pronouns=pronouns,
        languages=languages or [],
        work_email=work_email.lower(),
        joined_on=clock.today(),
    )
    person.save()
    return person


@action(event="part.given", may=policy.may_change_roster)
def give_part(
    actor: Actor,
    person: Person,
    *,
    role: str,
    programme: Programme | None = None,
    starts_on: dt.date | None = None,
) -> Membership:
    """Let a person play a role, in one programme or everywhere. Raises NotAllowed for a role
    that does not belong to this face, or a place where they are on the other side."""
    kind = ROLES[role]
    if kind.face != person.face:
        raise NotAllowed(_("This role belongs to another face."))
    if kind.is_everywhere and programme is not None:
        raise NotAllowed(_("This role belongs to the whole organisation."))
    if role == "participant" and programme is None:
        raise NotAllowed(_("A participant belongs to a programme."))
    require(policy.not_on_both_sides(person, programme))
    has_it = Membership.objects.filter(
        person=person, role=role, programme=programme, ended_on=None
    ).exists()
    if has_it:
        raise NotAllowed(_("They play this part already."))
    part = Membership(
        person=person, role=role, programme=programme, started_on=starts_on or clock.today()
    )
    part.save()
    return part


@action(event="part.ended", may=policy.may_change_roster)
def end_part(actor: Actor, part: Membership) -> Membership:
    """They play it no longer: their next click is refused."""
    require(policy.somebody_sets_up(part))
    _end(part)
    return part


@action(event="supervision.agreed", may=policy.may_change_roster)
def agree_supervision(actor: Actor, worker: Person, *, supervisor: Person) -> Supervises:
    for former in Supervises.objects.filter(worker=worker, ended_on=None):
        former.ended_on = clock.today()
        former.save()
    supervises = Supervises(worker=worker, supervisor=supervisor, started_on=clock.today())
    supervises.save()
    return supervises


@action(event="staff.left", may=policy.may_change_roster)
def say_farewell(actor: Actor, person: Person) -> Person:
    """They work here no longer: every part ends, and their next click is refused."""
    for part in Membership.objects.filter(person=person, ended_on=None):
        require(policy.somebody_sets_up(part))
        _end(part)
    for agreed in Supervises.objects.filter(worker=person, ended_on=None):
        agreed.ended_on = clock.today()
        agreed.save()
    person.left_on = clock.today()
    person.save()
    return person


@action(event="roster.taken", may=policy.may_change_roster)
def import_roster_row(
    actor: Actor,
    org: Org,
    *,
    name: str,
    email: str,
    role: str,
    programme: Programme | None = None,
    pronouns: str = "",
    languages: list[str] | None = None,
    starts_on: dt.date | None = None,
) -> Person:
    """One line of a list of staff: somebody new or somebody known by their address, and one
    part they play. A line that says nothing new changes nothing."""
    person = staff_at(email) or welcome_staff(
        actor, org, name=name, pronouns=pronouns, languages=languages, work_email=email
    )
    plays = Membership.objects.filter(person=person, role=role, programme=programme, ended_on=None)
    if not plays.exists():
        give_part(actor, person, role=role, programme=programme, starts_on=starts_on)
    return person


def staff_at(email: str) -> Person | None:
    """Who works here and is reached at this address."""
    if not email:
        return None
    return Person.objects.filter(
        face=Person.Face.STAFF, work_email=email.lower(), left_on=None
    ).first()


def _end(part: Membership) -> None:
    part.ended_on = max(clock.today(), part.started_on)
    part.save()
