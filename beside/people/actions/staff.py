"""The people who work here: who they are, which part they play, and who looks after them."""

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
) -> Person:
    person = Person(
        face=Person.Face.STAFF,
        name=name,
        account=account,
        pronouns=pronouns,
        languages=languages or [],
        joined_on=clock.today(),
    )
    person.save()
    return person


@action(event="part.given", may=policy.may_change_roster)
def give_part(
    actor: Actor, person: Person, *, role: str, programme: Programme | None = None
) -> Membership:
    """Let a person play a role, in one programme or everywhere. Raises NotAllowed for a role
    that does not belong to this face, or a place where they are on the other side."""
    kind = ROLES[role]
    if kind.face != person.face:
        raise NotAllowed("This role belongs to another face.")
    if kind.is_everywhere and programme is not None:
        raise NotAllowed("This role belongs to the whole organisation.")
    if role == "participant" and programme is None:
        raise NotAllowed("A participant belongs to a programme.")
    require(policy.not_on_both_sides(person, programme))
    part = Membership(person=person, role=role, programme=programme, started_on=clock.today())
    part.save()
    return part


@action(event="part.ended", may=policy.may_change_roster)
def end_part(actor: Actor, part: Membership) -> Membership:
    part.ended_on = clock.today()
    part.save()
    return part


@action(event="supervision.agreed", may=policy.may_change_roster)
def agree_supervision(actor: Actor, worker: Person, *, supervisor: Person) -> Supervises:
    for former in Supervises.objects.filter(worker=worker, ended_on=None):
        former.ended_on = clock.today()
        former.save()
    supervises = Supervises(worker=worker, supervisor=supervisor, started_on=clock.today())
    supervises.save()
    return supervises
