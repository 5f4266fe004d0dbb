"""The register of other ties of one worker, as the two who keep it see it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.people import policy as people
from beside.people.models import Person
from beside.relationships import policy as relationships
from beside.relationships.models import Relationship

from .. import policy
from ..models import Tie

SOON = dt.timedelta(days=14)


@dataclass(frozen=True)
class Known:
    """One tie: to whom, as far as the reader may know it, and whether it wants to be talked about."""

    tie: Tie
    name: str
    is_due: bool
    walks_together: bool
    """The two walk together although they are not to be put together: a goodbye is needed."""


def register(actor: Actor, worker: Person, *, today: dt.date) -> list[Known]:
    """What wants to be talked about first."""
    rows = policy.visible_ties(actor).filter(worker=worker).select_related("by")
    found = _known(actor, worker, list(rows.order_by("review_on", "said_at")), today)
    return sorted(found, key=lambda each: not each.is_due)


def one_tie(actor: Actor, tie: Tie, *, today: dt.date) -> Known:
    """The same, for one."""
    return _known(actor, tie.worker, [tie], today)[0]


def due_ties(actor: Actor, worker: Person, *, today: dt.date) -> list[Known]:
    """Those for the next agenda."""
    return [each for each in register(actor, worker, today=today) if each.is_due]


def names(actor: Actor, worker: Person) -> list[Person]:
    """Whom the two may name."""
    return list(policy.ties_to_name(actor, worker).order_by("name", "pk"))


def _known(actor: Actor, worker: Person, ties: list[Tie], today: dt.date) -> list[Known]:
    named = _named(actor, ties)
    walking = _walking(actor, worker) if ties else set()
    return [
        Known(
            tie,
            name=named.get(tie.person_id) or tie.who or _("Somebody they walked with"),
            is_due=_is_due(tie, today),
            walks_together=tie.agreed == Tie.Agreed.APART and tie.person_id in walking,
        )
        for tie in ties
    ]


def _is_due(tie: Tie, today: dt.date) -> bool:
    return tie.agreed == Tie.Agreed.TALK or bool(tie.review_on and tie.review_on <= today + SOON)


def _named(actor: Actor, ties: list[Tie]) -> dict[UUID | None, str]:
    """Names only of people the reader may know of today."""
    ids = [tie.person_id for tie in ties if tie.person_id]
    seen = people.visible_participants(actor).filter(pk__in=ids) if ids else []
    return {each.pk: each.name for each in seen}


def _walking(actor: Actor, worker: Person) -> set[UUID]:
    rows = relationships.visible_relationships(actor).filter(
        worker=worker, state__in=Relationship.OPEN
    )
    return set(rows.values_list("participant", flat=True))
