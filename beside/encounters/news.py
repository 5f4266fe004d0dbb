"""What the two are told about their meetings and notes, in whole sentences."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from beside.core.actor import Actor
from beside.core.address import at
from beside.core.models import Org
from beside.core.prepared import prepared
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
    sentence = gettext_noop("You meet %(name)s on %(when)s.")
    _tell_the_other(actor, encounter, "booked", sentence)


def moved(actor: Actor, encounter: Encounter) -> None:
    _forget_reminders(encounter)
    sentence = gettext_noop("Your meeting with %(name)s is now on %(when)s.")
    _tell_the_other(actor, encounter, "moved", sentence)


def handed_on(encounter: Encounter) -> None:
    """Both are told, whoever did it: one of them has somebody else before them."""
    _forget_reminders(encounter)
    for person, other in (
        (encounter.participant, encounter.worker),
        (encounter.worker, encounter.participant),
    ):
        tell(
            person,
            kind="meeting.handed_on",
            words=_about(encounter, other, gettext_noop("You meet %(name)s on %(when)s.")),
            key=f"{key_of(encounter)}handed_on:{encounter.moves}",
            link=_to(encounter),
            discreet=NEWS,
        )


def called_off(actor: Actor, encounter: Encounter) -> None:
    _forget_reminders(encounter)
    sentence = gettext_noop(
        "Your meeting with %(name)s on %(when)s will not take place. "
        "You can find another time whenever you like."
    )
    _tell_the_other(actor, encounter, "called_off", sentence)


def confirmed(encounter: Encounter) -> None:
    sentence = gettext_noop("%(name)s will be there on %(when)s.")
    tell(
        encounter.worker,
        kind="meeting.confirmed",
        words=_about(encounter, encounter.participant, sentence),
        key=f"{key_of(encounter)}confirmed:{encounter.moves}",
        link=_to(encounter),
    )


def reminder(encounter: Encounter, ahead: dt.timedelta) -> None:
    """Before a meeting, to the person. Outside it only says that there is a reminder."""
    sentence = gettext_noop("You meet %(name)s on %(when)s.")
    said_so = _about(encounter, encounter.worker, sentence)
    tell(
        encounter.participant,
        kind="meeting.soon",
        words=lambda: f"{said_so()} {encounter.place}." if encounter.place else said_so(),
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


def _tell_the_other(actor: Actor, encounter: Encounter, what: str, sentence: str) -> None:
    """Whoever of the two did not do it themself; both, when somebody else did."""
    two = (encounter.participant, encounter.worker)
    for person, other in (two, two[::-1]):
        if person.pk != actor.face:
            tell(
                person,
                kind=f"meeting.{what}",
                words=_about(encounter, other, sentence),
                key=f"{key_of(encounter)}{what}:{encounter.moves}",
                link=_to(encounter),
                discreet=NEWS,
            )


def _about(encounter: Encounter, other: Person, sentence: str) -> Callable[[], str]:
    """The sentence with name and time, to be said in the language of who is told."""
    return lambda: _(sentence) % {"name": other.name, "when": said(encounter.starts_at)}


def _forget_reminders(encounter: Encounter) -> None:
    take_back(encounter.participant, key_begins=f"{key_of(encounter)}soon:")


def _to(encounter: Encounter) -> str:
    return at(_org(encounter), "encounters:show", id=encounter.pk)


def _to_note(note: Note) -> str:
    return at(_org(note), "encounters:read", id=note.pk)


def _org(record: Encounter | Note) -> Org:
    return _orgs(pk=record.org_id)[0]


@prepared
def _orgs(*, pk: UUID) -> QuerySet[Org]:
    return Org.objects.filter(pk=pk)
