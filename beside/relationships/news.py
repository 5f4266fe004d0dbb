"""What the two are told: that they were introduced, and that a goodbye has begun."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.core.address import at
from beside.notices.telling import tell
from beside.people.models import Person
from beside.ui.components.times import say

from .models import Relationship

INTRODUCED = _(
    "You and %(name)s have been introduced. Next comes a first meeting, when it suits you both."
)
GOODBYE = _(
    "%(name)s is saying goodbye, and there is time for it. You can read their words and write "
    "your own."
)
CHANGED = _(
    "%(name)s will walk on with somebody else. People's needs change, and it says nothing about "
    "how you did. There is time to say goodbye."
)
STOPPED = _(
    "%(name)s has had to stop. It is not because of anything you did. %(cover)s is there for you "
    "until you have found somebody new, and nothing you made together is lost."
)
COVER = _("%(name)s has stopped. Please be there for %(they)s until they have found somebody new.")
ENDED = _("You and %(name)s have come to an end for now. The door stays open: you can come back.")


STANDS_IN = _("%(name)s is there for you while %(own)s is away, until %(day)s.")
STAND_IN = _("%(name)s said yes: you stand in for %(own)s until %(day)s.")
BACK = _("%(own)s is there for you again. Thank %(name)s if you like.")
HANDED_BACK = _("%(own)s is back with %(name)s. Thank you for standing in.")


def stood_in(standing: Relationship) -> None:
    """The person and whoever stands in learn it; the worker who goes away planned it."""
    person, worker = standing.participant, standing.worker
    own = standing.stands_in_for
    names = {"own": own.worker.name if own else "", "day": say(standing.ends_on, "date")}
    _tell(person, "walking.stands_in", STANDS_IN, standing, name=worker.name, **names)
    _tell(worker, "walking.stand_in", STAND_IN, standing, name=person.name, **names)


def handed_back(standing: Relationship) -> None:
    person, worker = standing.participant, standing.worker
    own = standing.stands_in_for.worker.name if standing.stands_in_for else ""
    _tell(person, "walking.back", BACK, standing, name=worker.name, own=own)
    _tell(worker, "walking.handed_back", HANDED_BACK, standing, name=person.name, own=own)


def introduced(relationship: Relationship) -> None:
    """Both learn each other's name."""
    for person, other in _both(relationship):
        _tell(person, "walking.introduced", INTRODUCED, relationship, name=other.name)


def goodbye_begun(relationship: Relationship, *, by: Person | None) -> None:
    """Whoever did not begin it hears of it."""
    for person, other in _both(relationship):
        if by is None or person.pk != by.pk:
            _tell(person, "walking.goodbye", GOODBYE, relationship, name=other.name)


def changed_over(relationship: Relationship) -> None:
    """The worker learns it kindly, and not why."""
    name = relationship.participant.name
    _tell(relationship.worker, "walking.changed", CHANGED, relationship, name=name)


def worker_had_to_stop(relationship: Relationship, *, cover: Person | None) -> None:
    """The person is not left without a word, nor without somebody to turn to."""
    person, name = relationship.participant, relationship.worker.name
    there = cover.name if cover else relationship.programme.name
    _tell(person, "walking.stopped", STOPPED, relationship, name=name, cover=there)
    if cover:
        _tell(cover, "walking.cover", COVER, relationship, name=name, they=person.name)


def ended(relationship: Relationship) -> None:
    name = relationship.worker.name
    _tell(relationship.participant, "walking.ended", ENDED, relationship, name=name)


def _tell(
    person: Person, kind: str, words: Promise, relationship: Relationship, **names: str
) -> None:
    """Once for each relationship; in the language of whoever reads it."""
    tell(
        person,
        kind=kind,
        words=lambda: str(words) % names,
        key=f"{kind}:{relationship.pk}",
        link=at(relationship.org, "relationships:show", id=relationship.pk),
    )


def _both(relationship: Relationship) -> list[tuple[Person, Person]]:
    person, worker = relationship.participant, relationship.worker
    return [(person, worker), (worker, person)]
