"""From an introduction to a good ending: what two people who walk together can do."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed, require
from beside.people import circle
from beside.people import policy as people
from beside.people.models import Membership, Person, Programme

from . import news, policy, promises, queries
from .models import Goodbye, Relationship


@action(event="relationship.introduced", may=policy.may_introduce)
def introduce(
    actor: Actor,
    participant: Person,
    *,
    worker: Person,
    programme: Programme,
    request_id: UUID | None = None,
) -> Relationship:
    """Two people learn each other's name; from now on the worker sees the person's record.

    Raises NotAllowed when they may not walk together, or do already.
    """
    _insist_they_may_meet(actor, participant, worker, programme)
    relationship = Relationship(
        participant=participant,
        worker=worker,
        programme=programme,
        request_id_from=request_id,
        introduced_at=clock.now(),
    )
    relationship.save()
    circle.admit(participant, worker, now=clock.now())
    news.introduced(relationship)
    return relationship


@action(event="relationship.began", may=policy.may_begin_walking)
def begin_walking(actor: Actor, relationship: Relationship) -> Relationship:
    """They have met for the first time."""
    relationship.state = Relationship.State.ACTIVE
    relationship.began_at = clock.now()
    relationship.save()
    return relationship


@action(event="relationship.met", may=policy.may_note_meeting)
def note_meeting(actor: Actor, relationship: Relationship, *, at: dt.datetime) -> Relationship:
    """They met, once more, at that time."""
    relationship.last_met_at = max(filter(None, (relationship.last_met_at, at)))
    relationship.times_met += 1
    relationship.save()
    return relationship


@action(event="relationship.change_asked", may=policy.may_ask_for_change)
def ask_for_change(actor: Actor, relationship: Relationship, *, words: str = "") -> Relationship:
    """Somebody else might fit better. What is said goes to the coordinator; until there is
    somebody new, everything goes on as it was."""
    relationship.change_asked_at = clock.now()
    relationship.change_words = words
    relationship.save()
    return relationship


@action(event="relationship.change_taken_back", may=policy.may_stay)
def stay(actor: Actor, relationship: Relationship) -> Relationship:
    """They would like to go on together after all."""
    relationship.change_asked_at = None
    relationship.change_words = ""
    relationship.save()
    return relationship


@action(event="goodbye.begun", may=policy.may_begin_goodbye)
def begin_goodbye(
    actor: Actor,
    relationship: Relationship,
    *,
    ending: str,
    ends_on: dt.date,
    words: str = "",
) -> Relationship:
    """Say when it will end, and why if one likes; there is time until then.

    Raises NotAllowed for a last day that is too near.
    """
    _insist_on_notice(actor, relationship, ending, ends_on)
    _set_out_to_end(relationship, ending=ending, ends_on=ends_on)
    goodbye = Goodbye(relationship=relationship, told_at=clock.now())
    _take_down(goodbye, actor, words)
    goodbye.save()
    news.goodbye_begun(relationship, by=_one_of_the_two(actor, relationship))
    return relationship


@action(event="relationship.changed_over", may=policy.may_change_over)
def change_over(actor: Actor, relationship: Relationship) -> Relationship:
    """Somebody new was found for a person who asked for a change: time to say goodbye here."""
    last_day = clock.today() + promises.notice_days(relationship.org)
    _set_out_to_end(relationship, ending=Relationship.Ending.CHANGED, ends_on=last_day)
    if queries.one(relationship) is None:
        Goodbye(relationship=relationship, told_at=clock.now()).save()
    news.changed_over(relationship)
    return relationship


@action(event="relationship.covered", may=policy.may_cover)
def begin_cover(
    actor: Actor, relationship: Relationship, *, cover: Person | None = None
) -> Relationship:
    """The worker had to stop. Somebody stands in, the person is told, and there is time."""
    now = clock.now()
    last_day = clock.today() + promises.grace(relationship.org)
    _set_out_to_end(
        relationship, ending=Relationship.Ending.AWAY, ends_on=relationship.ends_on or last_day
    )
    if queries.one(relationship) is None:
        Goodbye(relationship=relationship, told_at=now).save()
    _step_back(relationship, until=now)
    if cover:
        circle.admit(relationship.participant, cover, now=now, part="COVER")
    news.worker_had_to_stop(relationship, cover=cover)
    return relationship


@action(event="relationship.stood_in", may=policy.may_stand_in)
def stand_in(
    actor: Actor,
    relationship: Relationship,
    *,
    worker: Person,
    begins_on: dt.date,
    ends_on: dt.date,
    passes: list[str],
) -> Relationship:
    """While their worker is away somebody else walks with the person; then it ends by itself.

    Raises NotAllowed when the two may not walk together, or do already.
    """
    person, programme = relationship.participant, relationship.programme
    _insist_they_can(person, worker, programme)
    since, until = promises.stand_in_span(begins_on, ends_on, now=clock.now())
    standing = Relationship(
        participant=person,
        worker=worker,
        programme=programme,
        introduced_at=since,
        ends_on=ends_on,
        stands_in_for=relationship,
        passes=[str(Goodbye.Handover(each)) for each in passes],
    )
    standing.save()
    circle.admit_for(person, worker, since=since, until=until)
    news.stood_in(standing)
    return standing


@action(event="relationship.handed_back", may=policy.may_hand_back)
def hand_back(actor: Actor, relationship: Relationship) -> Relationship:
    """Their own worker is there again. Whoever stood in steps back."""
    now, today = clock.now(), clock.today()
    last_day = relationship.ends_on or today
    relationship.state = Relationship.State.ENDED
    relationship.ending = Relationship.Ending.RETURNED
    relationship.ended_at = now
    relationship.ends_on = min(last_day, today)
    relationship.save()
    if last_day > today:
        until = now + promises.TO_FINISH
        circle.end_at_once(relationship.participant, relationship.worker, until=until)
    news.handed_back(relationship)
    return relationship


@action(event="goodbye.said", may=policy.may_add_goodbye_words)
def add_goodbye_words(actor: Actor, relationship: Relationship, *, words: str) -> Relationship:
    """What either of the two wants to say at the end."""
    goodbye = queries.one(relationship) or Goodbye(relationship=relationship, told_at=clock.now())
    _take_down(goodbye, actor, words)
    goodbye.save()
    return relationship


@action(event="handover.chosen", may=policy.may_choose_handover)
def choose_handover(
    actor: Actor, relationship: Relationship, *, handover: list[str]
) -> Relationship:
    """What the next worker may see of the time until now. Nothing, unless it is named here."""
    goodbye = queries.one(relationship) or Goodbye(relationship=relationship, told_at=clock.now())
    goodbye.handover = [str(Goodbye.Handover(each)) for each in handover]
    goodbye.handover_chosen_at = clock.now()
    goodbye.save()
    return relationship


@action(event="relationship.ended", may=policy.may_end)
def end_relationship(actor: Actor, relationship: Relationship, *, ending: str) -> Relationship:
    """It was good that they walked together. Its history stays, and the door stays open."""
    now = clock.now()
    relationship.state = Relationship.State.ENDED
    relationship.ending = Relationship.Ending(ending)
    relationship.ended_at = now
    relationship.ends_on = relationship.ends_on or clock.today()
    relationship.save()
    _step_back(relationship, until=now + promises.grace(relationship.org))
    news.ended(relationship)
    return relationship


@action(event="relationship.came_back", may=policy.may_come_back)
def come_back(actor: Actor, relationship: Relationship) -> Relationship:
    """Through the door that was left open: they would like to walk on with the same worker."""
    relationship.came_back_at = clock.now()
    relationship.save()
    return relationship


def _insist_they_may_meet(
    actor: Actor, participant: Person, worker: Person, programme: Programme
) -> None:
    _insist_they_can(participant, worker, programme)
    speaks_for_others = actor.is_clock or actor.is_operator
    if not speaks_for_others and actor.face != worker.pk:
        require(people.arranges_for(actor, participant))


def _insist_they_can(participant: Person, worker: Person, programme: Programme) -> None:
    """They work here, do not walk together yet, and are not colleagues."""
    here = Membership.objects.filter(person=worker, role="peer_worker", ended_on=None)
    if not any(part.programme_id in (None, programme.pk) for part in here):
        raise NotAllowed(_("They do not work in this programme."))
    if queries.walk_here(participant, worker, programme):
        raise NotAllowed(_("They walk together already."))
    require(people.not_a_colleague(worker.pk, participant))


def _insist_on_notice(
    actor: Actor, relationship: Relationship, ending: str, ends_on: dt.date
) -> None:
    today = clock.today()
    earliest = policy.earliest_end(actor, relationship, today=today)
    if ending == Relationship.Ending.AWAY:
        earliest = today
    if ends_on < earliest:
        raise NotAllowed(_("A goodbye needs a little time. Please choose a later day."))


def _set_out_to_end(relationship: Relationship, *, ending: str, ends_on: dt.date) -> None:
    relationship.state = Relationship.State.ENDING
    relationship.ending = Relationship.Ending(ending)
    relationship.ends_on = ends_on
    relationship.save()


def _take_down(goodbye: Goodbye, actor: Actor, words: str) -> None:
    """Each one's words in their own place; nobody writes for the other."""
    if actor.face == goodbye.relationship.participant_id:
        goodbye.from_participant = words
    elif actor.face == goodbye.relationship.worker_id:
        goodbye.from_worker = words


def _step_back(relationship: Relationship, *, until: dt.datetime) -> None:
    """The worker steps back, unless the two still walk together elsewhere; so does any cover."""
    person = relationship.participant
    if not queries.walk_elsewhere(relationship):
        circle.step_back(person, relationship.worker, until=until)
    for standing in person.circle.filter(part="COVER", until=None).select_related("member"):
        circle.step_back(person, standing.member, until=until)


def _one_of_the_two(actor: Actor, relationship: Relationship) -> Person | None:
    both = (relationship.participant, relationship.worker)
    return next((person for person in both if person.pk == actor.face), None)
