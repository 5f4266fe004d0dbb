"""What the two are told: that they were introduced, and that a goodbye has begun."""

from django.utils.translation import gettext_lazy as _

from beside.core.address import at
from beside.notices.telling import tell
from beside.people.models import Person

from .models import Relationship


def introduced(relationship: Relationship) -> None:
    """Both learn each other's name."""
    for person, other in _both(relationship):
        tell(
            person,
            kind="walking.introduced",
            words=lambda other=other: (
                _(
                    "You and %(name)s have been introduced. Next comes a first meeting, "
                    "when it suits you both."
                )
                % {"name": other.name}
            ),
            key=f"introduced:{relationship.pk}",
            link=_page(relationship),
        )


def goodbye_begun(relationship: Relationship, *, by: Person | None) -> None:
    for person, other in _both(relationship):
        if by is None or person.pk != by.pk:
            tell(
                person,
                kind="walking.goodbye",
                words=lambda other=other: (
                    _(
                        "%(name)s is saying goodbye, and there is time for it. You can read their "
                        "words and write your own."
                    )
                    % {"name": other.name}
                ),
                key=f"goodbye:{relationship.pk}",
                link=_page(relationship),
            )


def changed_over(relationship: Relationship) -> None:
    """The worker learns it kindly, and not why."""
    tell(
        relationship.worker,
        kind="walking.changed",
        words=lambda: (
            _(
                "%(name)s will walk on with somebody else. People's needs change, and it says nothing "
                "about how you did. There is time to say goodbye."
            )
            % {"name": relationship.participant.name}
        ),
        key=f"changed:{relationship.pk}",
        link=_page(relationship),
    )


def worker_had_to_stop(relationship: Relationship, *, cover: Person | None) -> None:
    """The person is not left without a word, nor without somebody to turn to."""
    told = {
        "name": relationship.worker.name,
        "cover": cover.name if cover else relationship.programme.name,
    }
    tell(
        relationship.participant,
        kind="walking.stopped",
        words=lambda: (
            _(
                "%(name)s has had to stop. It is not because of anything you did. %(cover)s is there "
                "for you until you have found somebody new, and nothing you made together is lost."
            )
            % told
        ),
        key=f"stopped:{relationship.pk}",
        link=_page(relationship),
    )
    if cover:
        tell(
            cover,
            kind="walking.cover",
            words=lambda: (
                _(
                    "%(name)s has stopped. Please be there for %(person)s until they have found "
                    "somebody new."
                )
                % {"name": told["name"], "person": relationship.participant.name}
            ),
            key=f"cover:{relationship.pk}",
            link=_page(relationship),
        )


def ended(relationship: Relationship) -> None:
    tell(
        relationship.participant,
        kind="walking.ended",
        words=lambda: (
            _(
                "You and %(name)s have come to an end for now. The door stays open: you can come back."
            )
            % {"name": relationship.worker.name}
        ),
        key=f"ended:{relationship.pk}",
        link=_page(relationship),
    )


def _both(relationship: Relationship) -> list[tuple[Person, Person]]:
    person, worker = relationship.participant, relationship.worker
    return [(person, worker), (worker, person)]


def _page(relationship: Relationship) -> str:
    return at(relationship.org, "relationships:show", id=relationship.pk)
