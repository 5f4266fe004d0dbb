"""Setting a time aside for each other, moving it, calling it off."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed, require
from beside.people import actions as people
from beside.people.models import Person, SafeContact
from beside.relationships.models import Relationship

from .. import news, policy, queries, slots
from ..models import Encounter

SHORTEST, LONGEST = 5, 480
LOOK_BACK = dt.timedelta(days=60)
"""A meeting may be written down this long after it happened."""


@action(event="encounter.booked", may=policy.may_book_encounter)
def book_encounter(
    actor: Actor,
    relationship: Relationship,
    *,
    starts_at: dt.datetime,
    minutes: int,
    mode: str,
    place: str = "",
    is_contact_safe: bool | None = None,
) -> Encounter:
    """Set a time aside for both. Raises NotAllowed when one of them is not free any more.

    With each booking the person is asked whether the way to reach them is still safe; when it is
    not, it is not used again, from this moment.
    """
    encounter = _between(relationship, starts_at, minutes, mode, place)
    _insist_on_the_future(encounter)
    _insist_on_papers(actor, encounter)
    _insist_on_hours(actor, encounter)
    save_if_both_are_free(encounter)
    _take_in(actor, encounter.participant, is_contact_safe)
    return encounter


@action(event="encounter.confirmed", may=policy.may_confirm_encounter)
def confirm_encounter(actor: Actor, encounter: Encounter) -> Encounter:
    """The person says: I'll be there."""
    encounter.is_confirmed = True
    encounter.save()
    return encounter


@action(event="encounter.moved", may=policy.may_change_encounter)
def move_encounter(
    actor: Actor,
    encounter: Encounter,
    *,
    starts_at: dt.datetime,
    mode: str | None = None,
    place: str | None = None,
) -> Encounter:
    """Another time, as long as before. Raises NotAllowed when one of them is not free then."""
    length = encounter.ends_at - encounter.starts_at
    encounter.starts_at, encounter.ends_at = starts_at, starts_at + length
    encounter.mode = encounter.mode if mode is None else mode
    encounter.place = encounter.place if place is None else place
    encounter.booked_at = clock.now()
    encounter.moves += 1
    encounter.is_confirmed = False
    _insist_on_the_future(encounter)
    _insist_on_papers(actor, encounter)
    _insist_on_hours(actor, encounter)
    save_if_both_are_free(encounter)
    return encounter


@action(event="encounter.handed_on", may=policy.may_hand_on_encounter)
def hand_on_encounter(actor: Actor, encounter: Encounter, *, to: Relationship) -> Encounter:
    """The same time with whoever stands in, or back again. Raises NotAllowed when they are not
    free then, or do not stand in here."""
    one_way = to.stands_in_for_id == encounter.relationship_id
    back = encounter.relationship.stands_in_for_id == to.pk
    if not to.is_open or not (one_way or back):
        raise NotAllowed(_("They do not stand in here."))
    require(policy.may_serve(actor, to, timezone.localdate(encounter.starts_at)))
    encounter.relationship, encounter.worker = to, to.worker
    encounter.moves += 1
    encounter.is_confirmed = False
    save_if_both_are_free(encounter)
    return encounter


@action(event="encounter.called_off", may=policy.may_change_encounter)
def call_off_encounter(actor: Actor, encounter: Encounter) -> Encounter:
    """It will not take place. Nobody is asked why."""
    encounter.state = Encounter.State.CALLED_OFF
    encounter.called_off_at = clock.now()
    encounter.called_off_by_id = actor.face
    encounter.moves += 1
    encounter.save()
    return encounter


@action(event="encounter.logged", may=policy.may_log_encounter)
def log_encounter(
    actor: Actor,
    relationship: Relationship,
    *,
    starts_at: dt.datetime,
    minutes: int,
    mode: str,
    place: str = "",
) -> Encounter:
    """They met without having booked it."""
    encounter = _between(relationship, starts_at, minutes, mode, place)
    encounter.state = Encounter.State.MET
    now = clock.now()
    if encounter.starts_at > now:
        raise NotAllowed(_("That time has not come yet. Book it instead."))
    if encounter.starts_at < now - LOOK_BACK:
        raise NotAllowed(_("That was more than 60 days ago. Please ask your supervisor."))
    save_if_both_are_free(encounter)
    return encounter


@action(event="encounter.missed", may=policy.may_mark_missed)
def mark_missed(actor: Actor, encounter: Encounter, *, reached_out: bool = False) -> Encounter:
    """They did not meet. That is all it says; and whether the worker tried to reach them."""
    encounter.state = Encounter.State.MISSED
    encounter.reached_out_at = clock.now() if reached_out else None
    encounter.save()
    return encounter


@action(event="encounter.reminded", may=policy.may_remind)
def remind_of_encounter(actor: Actor, encounter: Encounter, *, ahead: dt.timedelta) -> Encounter:
    news.reminder(encounter, ahead)
    return encounter


def _between(
    relationship: Relationship, starts_at: dt.datetime, minutes: int, mode: str, place: str
) -> Encounter:
    if not SHORTEST <= minutes <= LONGEST:
        raise NotAllowed(_("A meeting takes between 5 minutes and 8 hours."))
    return Encounter(
        relationship=relationship,
        worker_id=relationship.worker_id,
        participant_id=relationship.participant_id,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=minutes),
        mode=Encounter.Mode(mode),
        setting=relationship.programme.setting,
        place=place,
        booked_at=clock.now(),
    )


def _insist_on_the_future(encounter: Encounter) -> None:
    if encounter.starts_at <= clock.now():
        raise NotAllowed(_("That time has passed. Please choose another one."))


def _insist_on_papers(actor: Actor, encounter: Encounter) -> None:
    """On the day of the meeting, not only today."""
    here = ZoneInfo(encounter.worker.org.timezone)
    on = encounter.starts_at.astimezone(here).date()
    require(policy.may_serve(actor, encounter.relationship, on))


def _insist_on_hours(actor: Actor, encounter: Encounter) -> None:
    """A worker plans their own week; everybody else meets them in their hours."""
    free = queries.free_times(
        encounter.worker_id,
        encounter.participant_id,
        now=clock.now(),
        tz=ZoneInfo(encounter.worker.org.timezone),
        but=encounter.pk,
    )
    stretch = slots.fits(free, encounter.starts_at, encounter.ends_at, encounter.mode)
    if stretch is None and actor.face != encounter.worker_id:
        _insist_on_free(encounter)
        raise NotAllowed(
            _("%(name)s is not free for this then. Please choose another time.")
            % {"name": encounter.worker.name}
        )
    if stretch and not encounter.place and encounter.mode == Encounter.Mode.IN_PERSON:
        encounter.place = stretch.place


def _take_in(actor: Actor, person: Person, is_contact_safe: bool | None) -> None:
    contact = queries.safe_contact(person.pk)
    if contact is None or is_contact_safe is None:
        return
    if is_contact_safe:
        people.check_safe_contact(actor, contact)
    else:
        people.name_safe_contact(actor, person, channel=SafeContact.Channel.HERE)


def _insist_on_free(encounter: Encounter) -> None:
    both = [encounter.worker_id, encounter.participant_id]
    since, until = encounter.starts_at, encounter.ends_at
    if queries.held(people=both, since=since, until=until, but=encounter.pk):
        raise NotAllowed(_("That time has just been taken. Please choose another one."))


def save_if_both_are_free(encounter: Encounter) -> None:
    """Hold both people, look, and only then write: of many who try, one gets the time.

    Always in the order of their ids, so that two bookings never wait for each other.
    PostgreSQL would refuse a second one by itself (see migration 0004); it says the same.
    """
    both = [encounter.worker_id, encounter.participant_id]
    list(Person.objects.filter(pk__in=both).order_by("pk").select_for_update())
    _insist_on_free(encounter)
    try:
        encounter.save()
    except IntegrityError as taken:
        if "at_one_place" not in str(taken):
            raise
        raise NotAllowed(_("That time has just been taken. Please choose another one.")) from taken
