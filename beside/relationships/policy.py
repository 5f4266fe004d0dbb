"""Who sees that two people walk together, and who may begin, change or end it."""

import datetime as dt

from django.db.models import (
    Case,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from beside.core import clock
from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.people import policy as people
from beside.people.models import Circle, Person, SafeContact

from . import promises
from .models import Relationship

BEGUN = (Relationship.State.INTRODUCED, Relationship.State.ACTIVE)


def visible_relationships(actor: Actor) -> QuerySet[Relationship]:
    """The person sees all of theirs. Staff see those they are part of, look after, cover for or
    arrange, as long as they may see the person."""
    near = Relationship.objects.filter(
        participant__in=people.visible_participants(actor).values("pk")
    )
    if actor.is_clock or actor.is_operator or actor.only:
        return near
    seen = Q(participant=actor.face) | Q(worker=actor.face)
    if actor.holds("staff"):
        seen |= Q(participant__in=_covered_by(actor))
    if actor.holds("team.see"):
        seen |= Q(worker__in=people.team_of(actor))
    if actor.holds("people.see_programme"):
        seen |= Q() if actor.reach is None else Q(programme__in=actor.reach)
    return near.filter(seen)


def handed_on(actor: Actor, what: str, *, person: str, made: str) -> Q:
    """Which things of a person's a worker may know of: those made while they walked together,
    and those from before them that the person chose to pass on at the goodbye.

    `person` and `made` name the columns that say whose it is and since when. For everybody who
    does not walk with the person it leaves nothing out: their sight is decided elsewhere.
    """
    if actor.only or not actor.face or not actor.holds("encounters.record"):
        return Q()
    own = Relationship.objects.filter(worker=actor.face, participant=OuterRef(person))
    during = Q(ended_at=None) | Q(ended_at__gte=OuterRef(made))
    there = own.filter(during, introduced_at__lte=OuterRef(made))
    later = own.filter(introduced_at__gt=OuterRef(made))
    # The first worker a person has follows nobody: then there was no goodbye to choose at.
    # Whoever stands in sees of before what the person said yes to when they were asked.
    chosen = later.annotate(
        chosen=Case(
            When(stands_in_for__isnull=False, then=Cast("passes", TextField())),
            default=Subquery(_said_by_the_one_before(actor)),
        )
    )
    given = chosen.filter(Q(chosen=None) | Q(chosen__contains=f'"{what}"'))
    return ~Q(Exists(later)) | Q(Exists(there)) | Q(Exists(given))


def visible_contacts(actor: Actor) -> QuerySet[SafeContact]:
    """The safe ways to reach the people this actor sees, as they stand now. The next worker sees
    one from before them only if the person passed it on."""
    return SafeContact.objects.filter(
        handed_on(actor, "safe_contact", person="person", made="named_at"),
        person__in=people.visible_participants(actor).values("pk"),
        ended_at=None,
    )


def may_introduce(actor: Actor, participant: Person) -> Decision:
    """A worker says yes for themself (the action sees to that); a coordinator for others."""
    return any_yes(
        yes_if(actor.is_clock or actor.is_operator or actor.holds("encounters.record"), ""),
        people.arranges_for(actor, participant),
    )


def is_theirs(actor: Actor, relationship: Relationship) -> Decision:
    return yes_if(actor.face == relationship.participant_id, _("Only the person can do this."))


def is_the_worker(actor: Actor, relationship: Relationship) -> Decision:
    return first_no(
        yes_if(
            actor.holds("encounters.record") and actor.face == relationship.worker_id,
            _("Only their own peer worker can do this."),
        ),
        people.is_near(actor, relationship.participant_id),
    )


def is_one_of_the_two(actor: Actor, relationship: Relationship) -> Decision:
    return any_yes(
        yes_if(actor.is_clock or actor.is_operator, ""),
        is_the_worker(actor, relationship),
        is_theirs(actor, relationship),
        yes_if(False, _("Only the two who walk together can do this.")),
    )


def arranges(actor: Actor, relationship: Relationship) -> Decision:
    return first_no(
        people.arranges_for(actor, relationship.participant),
        yes_if(
            visible_relationships(actor).filter(pk=relationship.pk).exists(),
            _("This person is in another programme."),
        ),
    )


def may_begin_walking(actor: Actor, relationship: Relationship) -> Decision:
    return first_no(
        is_one_of_the_two(actor, relationship),
        yes_if(
            relationship.state == Relationship.State.INTRODUCED,
            _("They have met before."),
        ),
    )


def may_note_meeting(actor: Actor, relationship: Relationship) -> Decision:
    return is_one_of_the_two(actor, relationship)


def may_ask_for_change(actor: Actor, relationship: Relationship) -> Decision:
    """The person, or their coordinator when they asked them to. It needs no reason."""
    return first_no(
        any_yes(arranges(actor, relationship), is_theirs(actor, relationship)),
        yes_if(relationship.is_open, _("You have said goodbye already.")),
        yes_if(relationship.change_asked_at is None, _("You have asked for a change already.")),
    )


def may_stay(actor: Actor, relationship: Relationship) -> Decision:
    return first_no(
        any_yes(arranges(actor, relationship), is_theirs(actor, relationship)),
        yes_if(relationship.is_open, _("You have said goodbye already.")),
        yes_if(relationship.change_asked_at, _("You have not asked for a change.")),
    )


def may_change_over(actor: Actor, relationship: Relationship) -> Decision:
    """Part of being introduced to somebody new, so whoever may introduce may do this."""
    return first_no(
        may_introduce(actor, relationship.participant),
        yes_if(
            relationship.change_asked_at and relationship.state in BEGUN,
            _("Nobody has asked for a change."),
        ),
    )


def may_begin_goodbye(actor: Actor, relationship: Relationship) -> Decision:
    return first_no(
        any_yes(is_one_of_the_two(actor, relationship), arranges(actor, relationship)),
        yes_if(relationship.state in BEGUN, _("A goodbye has been begun already.")),
    )


def may_cover(actor: Actor, relationship: Relationship) -> Decision:
    """When a worker has to stop, whoever takes them off the roster hands their people on."""
    return first_no(
        any_yes(
            yes_if(actor.is_clock or actor.is_operator or actor.holds("roster.change"), ""),
            arranges(actor, relationship),
        ),
        yes_if(relationship.is_open, _("They have said goodbye already.")),
    )


def may_stand_in(actor: Actor, relationship: Relationship) -> Decision:
    """The person says yes; their worker, or who arranges for them, notes a yes they were given."""
    return first_no(
        any_yes(
            arranges(actor, relationship),
            is_theirs(actor, relationship),
            is_the_worker(actor, relationship),
            yes_if(False, _("Only the two who walk together can do this.")),
        ),
        yes_if(relationship.state in BEGUN, _("They are saying goodbye, or have done so.")),
        yes_if(relationship.stands_in_for_id is None, _("This is somebody who stands in.")),
    )


def may_hand_back(actor: Actor, relationship: Relationship) -> Decision:
    """On its day by itself; before, by the person, either worker, or who arranges."""
    own = relationship.stands_in_for
    return first_no(
        yes_if(own is not None, _("Nobody stands in here.")),
        any_yes(
            yes_if(actor.is_clock or actor.is_operator, ""),
            yes_if(own is not None and actor.face == own.worker_id, ""),
            arranges(actor, relationship),
            is_one_of_the_two(actor, relationship),
        ),
        yes_if(relationship.is_open, _("They have said goodbye already.")),
    )


def may_add_goodbye_words(actor: Actor, relationship: Relationship) -> Decision:
    return first_no(
        any_yes(
            is_the_worker(actor, relationship),
            is_theirs(actor, relationship),
            yes_if(False, _("Only the two who walk together can do this.")),
        ),
        yes_if(relationship.state not in BEGUN, _("Nobody has said goodbye.")),
    )


def may_choose_handover(actor: Actor, relationship: Relationship) -> Decision:
    """What goes on to the next worker is the person's alone to say."""
    return first_no(
        is_theirs(actor, relationship),
        yes_if(relationship.state not in BEGUN, _("Nobody has said goodbye.")),
    )


def may_end(actor: Actor, relationship: Relationship) -> Decision:
    """The person, whenever they like; a worker only after a goodbye was begun."""
    after_goodbye = first_no(
        is_the_worker(actor, relationship),
        yes_if(
            relationship.state == Relationship.State.ENDING,
            _("Please begin with a goodbye, so that it does not come out of the blue."),
        ),
    )
    return first_no(
        any_yes(
            yes_if(actor.is_clock or actor.is_operator, ""),
            is_theirs(actor, relationship),
            arranges(actor, relationship),
            after_goodbye,
        ),
        yes_if(relationship.is_open, _("They have said goodbye already.")),
    )


def may_come_back(actor: Actor, relationship: Relationship) -> Decision:
    return first_no(
        is_theirs(actor, relationship),
        yes_if(not relationship.is_open, _("You walk together already.")),
        yes_if(relationship.came_back_at is None, _("You have come back through this door.")),
        yes_if(
            relationship.is_door_open and clock.now() < door_closes_at(relationship),
            _("It has been a while. Please ask anew, so that we can find who fits you now."),
        ),
    )


def may_open_walking(actor: Actor) -> Decision:
    return first_no(
        yes_if(actor.face, _("Please sign in first.")),
        yes_if(
            actor.holds("own.record") or actor.holds("encounters.record"),
            _("This page is for the people who walk together."),
        ),
    )


def earliest_end(actor: Actor, relationship: Relationship, *, today: dt.date) -> dt.date:
    """The first day a goodbye may be set for. A worker gives notice; the person need not."""
    if actor.face == relationship.worker_id:
        return today + promises.notice_days(relationship.org)
    return today


def door_closes_at(relationship: Relationship) -> dt.datetime:
    return promises.door_closes_at(relationship.org, relationship.ended_at or clock.now())


def _said_by_the_one_before(actor: Actor) -> QuerySet:
    """What was passed on at the goodbye to whoever walked with the person before this time."""
    before = Relationship.objects.filter(
        participant=OuterRef("participant"),
        introduced_at__lt=OuterRef("introduced_at"),
        stands_in_for=None,
    ).exclude(worker=actor.face)
    said = Coalesce(Cast("goodbye__handover", TextField()), Value("[]"), output_field=TextField())
    return before.order_by("-introduced_at").annotate(said=said).values("said")[:1]


def _covered_by(actor: Actor) -> QuerySet:
    now = clock.now()
    return (
        Circle.objects.filter(member=actor.face, part=Circle.Part.COVER, since__lte=now)
        .filter(Q(until=None) | Q(until__gt=now))
        .values("person")
    )
