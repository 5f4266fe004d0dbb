"""The papers of a worker, without what is in them."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from beside.core.actor import Actor
from beside.people.models import Person

from .. import policy
from ..models import Credential, Paper


def papers(actor: Actor, person: Person) -> list[Paper]:
    """What this worker handed in and what they were given here, the newest first."""
    rows = policy.visible_papers(actor).filter(person=person)
    return list(rows.select_related("checked_by", "credential", "hours").order_by("-kept_at", "pk"))


def papers_about(rows: Iterable[Paper]) -> dict[UUID, list[Paper]]:
    """The same, by the credential or the hours they are about."""
    found: dict[UUID, list[Paper]] = defaultdict(list)
    for row in rows:
        if about := row.credential_id or row.hours_id:
            found[about].append(row)
    return dict(found)


def to_check(actor: Actor, rows: Iterable[Paper]) -> set[UUID]:
    """Those that this actor may say they have read."""
    return {row.pk for row in rows if policy.may_check_paper(actor, row)}


def my_credentials(actor: Actor, person: Person) -> list[Credential]:
    """What this worker holds or aims at, and may hand in papers for."""
    rows = policy.visible_credentials(actor).filter(person=person)
    return list(rows.order_by("credential", "stage"))
