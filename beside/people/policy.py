"""Who sees whom. Everything about a participant starts from `visible_participants`."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import YES, Decision, any_yes, first_no, no, yes_if
from beside.core.prepared import prepared

from .models import (
    Account,
    Circle,
    Invitation,
    Membership,
    Person,
    Programme,
    SafeContact,
    Supervises,
    SystemClient,
)


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Everybody this actor can know of: participants by right, colleagues by name."""
    seen = Q(pk__in=visible_participants(actor).values("pk")) | Q(pk=actor.face)
    if actor.holds("staff"):
        seen |= Q(face=Person.Face.STAFF)
    return Person.objects.filter(seen)


def visible_participants(actor: Actor) -> QuerySet[Person]:
    """The one rule of sight for everything about a person.

    Oneself; the people one walks with, and a while after; the people one's team walks with;
    the people of the programmes one arranges for. Never, in the last two, a colleague's record.
    """
    people = Person.objects.filter(face=Person.Face.PARTICIPANT)
    if actor.is_clock or actor.is_operator:
        return people
    if actor.only:
        return people.filter(pk=actor.only).exclude(_is_my_colleague(actor))
    seen = Q(pk=actor.face)
    if actor.holds("staff"):
        seen |= Q(pk__in=_near(Q(member=actor.face)))
    if actor.holds("team.see"):
        seen |= Q(pk__in=_near(Q(member__in=team_of(actor)))) & ~_is_my_colleague(actor)
    if actor.holds("people.see_programme"):
        seen |= _in_reach(actor) & ~_is_my_colleague(actor)
    return people.filter(seen)


def visible_programmes(actor: Actor) -> QuerySet[Programme]:
    """Programmes are no secret: they are on the front page."""
    return Programme.objects.all()


def visible_workers(actor: Actor) -> QuerySet[Person]:
    """Members of staff whose page a colleague may open: oneself, one's team, one's programmes."""
    if actor.is_clock or actor.is_operator or actor.reach is None and actor.holds("roster.see"):
        return Person.objects.filter(face=Person.Face.STAFF)
    seen = Q(pk=actor.face)
    if actor.holds("team.see"):
        seen |= Q(pk__in=team_of(actor))
    if actor.holds("roster.see"):
        seen |= Q(pk__in=_parts_now().filter(programme__in=actor.reach or ()).values("person"))
    return Person.objects.filter(seen, face=Person.Face.STAFF)


def visible_invitations(actor: Actor) -> QuerySet[Invitation]:
    return Invitation.objects.filter(person__in=visible_people(actor).values("pk"))


def visible_clients(actor: Actor) -> QuerySet[SystemClient]:
    seen = SystemClient.objects.order_by("name")
    return seen if may_set_up(actor) else seen.none()


def visible_parts(actor: Actor) -> QuerySet[Membership]:
    """The parts that members of staff play: who may see a worker's page may see these."""
    return Membership.objects.filter(person__in=visible_workers(actor).values("pk"))


def team_of(actor: Actor) -> QuerySet:
    """Ids of the workers this supervisor looks after now."""
    return Supervises.objects.filter(supervisor=actor.face, ended_on=None).values("worker")


def is_self(actor: Actor, person: Person) -> Decision:
    return yes_if(actor.face == person.pk, _("Only the person can do this."))


def is_near(actor: Actor, person_id: Any) -> Decision:
    """Does this actor walk with that person, now?"""
    near = _stands_near(member=actor.face, person=person_id)
    return yes_if(near, _("Only their own peer worker can do this."))


@prepared
def _stands_near(*, member: Any, person: Any) -> QuerySet:
    return _near(Q(member=member)).filter(person=person)[:1]


def arranges_for(actor: Actor, person: Person) -> Decision:
    """May this actor arrange things for a person of their programmes?"""
    return first_no(
        yes_if(actor.holds("requests.arrange"), _("Your role does not arrange this.")),
        yes_if(
            _sees(actor, person=person.pk),
            _("This person is in another programme."),
        ),
    )


@prepared
def _sees(actor: Actor, *, person: Any) -> QuerySet:
    return visible_participants(actor).filter(pk=person).values_list("pk")


def may_open_home(actor: Actor) -> Decision:
    return yes_if(actor.face, _("Please sign in first."))


def may_welcome(actor: Actor, programme: Programme) -> Decision:
    """Anyone may ask for themselves or for another, and a system for those it refers; staff may
    welcome into their programmes."""
    return first_no(
        any_yes(
            yes_if(actor.is_anyone or actor.is_operator or actor.is_clock, ""),
            yes_if(actor.holds("referrals.send") and actor.reaches(programme.pk), ""),
            yes_if(
                actor.holds("people.invite") and actor.reaches(programme.pk),
                _("Your role does not welcome people into this programme."),
            ),
        ),
        yes_if(programme.closed_on is None, _("This programme takes in nobody new now.")),
    )


def may_invite(actor: Actor, person: Person) -> Decision:
    if actor.is_operator:
        return YES
    if actor.is_anyone:
        return _may_have_first_card(person)
    if person.face == Person.Face.STAFF:
        return yes_if(actor.holds("roster.change"), _("Your role does not invite staff."))
    return first_no(
        yes_if(actor.holds("people.invite"), _("Your role does not invite people.")),
        yes_if(
            visible_participants(actor).filter(pk=person.pk).exists(),
            _("This person is in another programme."),
        ),
    )


def _may_have_first_card(person: Person) -> Decision:
    """Whoever has just asked for support gets the card with which they come back, once."""
    is_new = person.face == Person.Face.PARTICIPANT and person.account_id is None
    has_card = Invitation.objects.filter(person=person).exists()
    return yes_if(is_new and not has_card, _("A coordinator can make you a new card."))


def may_set_up(actor: Actor, subject: object = None) -> Decision:
    return yes_if(
        actor.is_operator or actor.holds("org.set_up"), _("Your role does not set this up.")
    )


def somebody_sets_up(without: Membership) -> Decision:
    """An organisation without anybody who can set it up could not be mended from within."""
    if without.role != "org_admin":
        return YES
    others = _parts_now().filter(role="org_admin", person__left_on=None).exclude(pk=without.pk)
    return yes_if(others.exists(), _("Somebody has to be able to set things up. Add them first."))


def may_say_languages(actor: Actor, person: Person) -> Decision:
    """What somebody speaks they say themself; for a member of staff, who keeps the roster can."""
    return any_yes(
        is_self(actor, person),
        first_no(
            yes_if(person.face == Person.Face.STAFF, _("Only they can say this.")),
            may_change_roster(actor),
        ),
    )


def may_change_roster(actor: Actor, subject: object = None) -> Decision:
    return yes_if(
        actor.is_operator or actor.holds("roster.change"),
        _("Your role does not change who plays which part."),
    )


def not_a_colleague(worker_id: Any, person: Person) -> Decision:
    """Nobody walks with someone they work with: the wall between two faces."""
    if person.account_id is None:
        return YES
    other_face = _parts_now().filter(person__account=person.account_id, person__face="STAFF")
    theirs = set(other_face.values_list("programme", flat=True))
    mine = set(_parts_now().filter(person=worker_id).values_list("programme", flat=True))
    return no(_("They work together.")) if _meet(theirs, mine) else YES


def _near(members: Q) -> QuerySet:
    """Ids of the people whose circle these members stand in now."""
    now = clock.now()
    return (
        Circle.objects.filter(members, since__lte=now)
        .filter(Q(until=None) | Q(until__gt=now))
        .values("person")
    )


def _meet(some: set[Any], others: set[Any]) -> bool:
    """Do two sets of programmes touch? None stands for all of them."""
    return bool(some and others and (None in some or None in others or some & others))


def _in_reach(actor: Actor) -> Q:
    parts = Membership.objects.filter(role="participant", ended_on=None)
    if actor.reach is not None:
        parts = parts.filter(programme__in=actor.reach)
    return Q(pk__in=parts.values("person"))


def _parts_now() -> QuerySet[Membership]:
    """Parts that are played, or will be: also by somebody who has given notice."""
    return Membership.objects.filter(Q(ended_on=None) | Q(ended_on__gt=clock.today()))


def _is_my_colleague(actor: Actor) -> Q:
    """True for participants whose other face works beside this actor."""
    staff = _parts_now().filter(
        person__account=OuterRef("account"),
        person__account__isnull=False,
        person__face=Person.Face.STAFF,
    )
    if actor.reach is not None:
        staff = staff.filter(Q(programme=None) | Q(programme__in=actor.reach))
    return Q(Exists(staff))


def may_use_invitation(actor: Actor, invitation: Invitation) -> Decision:
    return first_no(
        yes_if(invitation.used_at is None, _("This card has been used already.")),
        yes_if(invitation.cancelled_at is None, _("There is a newer card than this one.")),
        yes_if(invitation.expires_at > clock.now(), _("This card is too old now.")),
        yes_if(invitation.person.left_on is None, _("This card is too old now.")),
    )


def may_be_one(person: Person, account: Account) -> Decision:
    """May this account be this person: not somebody else here already, on either side?"""
    taken = person.account_id not in (None, account.pk)
    others = Person.objects.filter(account=account).exclude(pk=person.pk)
    theirs = _parts_now().filter(person__account=account).exclude(person=person.pk)
    mine = _parts_now().filter(person=person.pk)
    both = _meet(
        set(mine.values_list("programme", flat=True)),
        set(theirs.values_list("programme", flat=True)),
    )
    return first_no(
        yes_if(not taken, _("This card belongs to another account.")),
        yes_if(
            not others.filter(face=person.face).exists(),
            _("You are here with this account already. Please show the team this card."),
        ),
        yes_if(not both, _("You can't use this account for this card. Please tell the team.")),
    )


def may_keep_contact(actor: Actor, person: Person) -> Decision:
    """The person themself; whoever takes down a first request; or those who arrange for them."""
    if actor.is_anyone or actor.is_operator or actor.is_clock:
        return YES
    return any_yes(
        is_self(actor, person),
        yes_if(actor.holds("encounters.record"), "") and is_near(actor, person.pk),
        arranges_for(actor, person),
    )


def may_keep_own_contact(actor: Actor) -> Decision:
    return yes_if(actor.holds("own.record"), _("This is for people who receive support."))


def may_check_contact(actor: Actor, contact: SafeContact) -> Decision:
    return first_no(
        may_keep_contact(actor, contact.person),
        yes_if(contact.ended_at is None, _("This way to reach them is no longer in use.")),
    )


def not_on_both_sides(person: Person, programme: Programme | None) -> Decision:
    """Nobody is staff and participant in the same programme."""
    if person.account_id is None:
        return YES
    other = _parts_now().filter(person__account=person.account_id).exclude(person__face=person.face)
    meets = other.filter(Q(programme=None) | Q(programme=programme)) if programme else other
    # The reason stays vague: who decides about staff need not learn who receives support.
    return yes_if(
        not meets.exists(), _("This person can't take this part here. Choose another programme.")
    )
