"""What the two are told about their meetings and notes, in whole sentences."""

import datetime as dt

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.core.address import at
from beside.core.models import Org
from beside.notices.telling import NEWS, REMINDER, take_back, tell
from beside.people.models import Person
from beside.ui.components.times import say

from .models import AddedWords, Encounter, Note
from .queries import key_of, reminder_key


def said(moment: dt.datetime) -> str:
    """“Tuesday, 24 November at 2 pm”: true whenever it is read."""
    here = timezone.localtime(moment)
    return _("%(weekday)s, %(day)s at %(time)s") % {
        "weekday": formats.date_format(here, "l"),
        "day": say(here, "date"),
        "time": say(here, "time"),
    }


def booked(actor: Actor, encounter: Encounter) -> None:
    for person, other in _told(actor, encounter):
        tell(
            person,
            kind="meeting.booked",
            words=lambda other=other: _("You meet %(name)s on %(when)s.") % _of(encounter, other),
            key=f"{key_of(encounter)}booked",
            link=_to(encounter),
            discreet=NEWS,
        )


def confirmed(encounter: Encounter) -> None:
    tell(
        encounter.worker,
        kind="meeting.confirmed",
        words=lambda: (
            _("%(name)s will be there on %(when)s.") % _of(encounter, encounter.participant)
        ),
        key=f"{key_of(encounter)}confirmed:{encounter.moves}",
        link=_to(encounter),
    )


def moved(actor: Actor, encounter: Encounter) -> None:
    _forget_reminders(encounter)
    for person, other in _told(actor, encounter):
        tell(
            person,
            kind="meeting.moved",
            words=lambda other=other: (
                _("Your meeting with %(name)s is now on %(when)s.") % _of(encounter, other)
            ),
            key=f"{key_of(encounter)}moved:{encounter.moves}",
            link=_to(encounter),
            discreet=NEWS,
        )


def called_off(actor: Actor, encounter: Encounter) -> None:
    _forget_reminders(encounter)
    for person, other in _told(actor, encounter):
        tell(
            person,
            kind="meeting.called_off",
            words=lambda other=other: (
                _(
                    "Your meeting with %(name)s on %(when)s will not take place. "
                    "You can find another time whenever you like."
                )
                % _of(encounter, other)
            ),
            key=f"{key_of(encounter)}called_off",
            link=_to(encounter),
            discreet=NEWS,
        )


def reminder(encounter: Encounter, ahead: dt.timedelta) -> None:
    """Before a meeting, to the person. Outside it only says that there is a reminder."""
    tell(
        encounter.participant,
        kind="meeting.soon",
        words=lambda: (
            _("You meet %(name)s on %(when)s.") % _of(encounter, encounter.worker)
            + (f" {encounter.place}." if encounter.place else "")
        ),
        key=reminder_key(encounter, ahead),
        link=_to(encounter),
        discreet=REMINDER,
    )


def signed(note: Note) -> None:
    encounter = note.encounter
    tell(
        encounter.participant,
        kind="note.signed",
        words=lambda: (
            _("%(name)s wrote a note about your meeting. You can add your words.")
            % {"name": encounter.worker.name}
        ),
        key=f"note:{note.pk}:signed",
        link=_to_note(note),
        discreet=NEWS,
    )


def amended(note: Note) -> None:
    tell(
        note.encounter.participant,
        kind="note.amended",
        words=lambda: (
            _("%(name)s changed a note. You can see what it said before.")
            % {"name": note.encounter.worker.name}
        ),
        key=f"note:{note.pk}:amended:{note.version}",
        link=_to_note(note),
        discreet=NEWS,
    )


def words_added(added: AddedWords) -> None:
    note = added.note
    asks = added.kind == AddedWords.Kind.CORRECT
    tell(
        note.encounter.worker,
        kind="correction.asked" if asks else "words.added",
        words=lambda: (
            (
                _("%(name)s asks you to put something right in a note.")
                if asks
                else _("%(name)s added their words to a note.")
            )
            % {"name": note.encounter.participant.name}
        ),
        key=f"added:{added.pk}",
        link=_to_note(note),
    )


def correction_answered(added: AddedWords) -> None:
    note = added.note
    tell(
        note.encounter.participant,
        kind="correction.answered",
        words=lambda: (
            _("%(name)s answered what you asked about a note.")
            % {"name": added.answered_by.name if added.answered_by else ""}
        ),
        key=f"added:{added.pk}:answered",
        link=_to_note(note),
        discreet=NEWS,
    )


def _told(actor: Actor, encounter: Encounter) -> list[tuple[Person, Person]]:
    """Whoever of the two did not do it themself, each with the other one."""
    two = [
        (encounter.participant, encounter.worker),
        (encounter.worker, encounter.participant),
    ]
    return [(person, other) for person, other in two if person.pk != actor.face]


def _of(encounter: Encounter, other: Person) -> dict[str, str]:
    return {"name": other.name, "when": said(encounter.starts_at)}


def _forget_reminders(encounter: Encounter) -> None:
    take_back(encounter.participant, key_begins=f"{key_of(encounter)}soon:")


def _to(encounter: Encounter) -> str:
    return at(_org(encounter), "encounters:show", id=encounter.pk)


def _to_note(note: Note) -> str:
    return at(_org(note), "encounters:read", id=note.pk)


def _org(record: Encounter | Note) -> Org:
    return Org.objects.get(pk=record.org_id)
