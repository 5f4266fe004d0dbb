"""Taking in a list of staff: line by line, each taken or refused with a reason, none by halves."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.models import Org
from beside.core.tenancy import within
from beside.people import actions as people
from beside.people import queries, vocabulary
from beside.people.actions.staff import staff_at
from beside.people.models import Person, Programme
from beside.people.roster import Roster, RosterRow, read

from . import actions
from .models import Profile

TAKEN, THERE = "taken", "already_there"


def take_roster(actor: Actor, org: Org, data: bytes) -> dict[str, Any]:
    """Take in a file. The report says how many lines were taken, how many said nothing new, and
    why each of the others was refused."""
    return take(actor, org, read(data))


def take(actor: Actor, org: Org, roster: Roster) -> dict[str, Any]:
    count: Counter[str] = Counter({TAKEN: 0, THERE: 0})
    refused = [{"id": line.id, "why": line.why} for line in roster.refused]
    with within(org.pk):
        places = {_key(p.name): p for p in queries.programmes(actor)}
        places |= {_key(p.slug): p for p in places.values()}
        for row in roster.rows:
            try:
                count[_take_row(actor, org, row, places)] += 1
            except NotAllowed as refusal:
                refused.append({"id": _id(row), "why": refusal.because})
        refused += _agree(actor, roster.rows)
    return {**count, "refused": refused, "left_out": list(roster.left_out)}


def _take_row(actor: Actor, org: Org, row: RosterRow, places: dict[str, Programme]) -> str:
    programme = places.get(_key(row.programme))
    if row.programme and programme is None:
        raise NotAllowed(_("There is no programme called “%s”.") % row.programme)
    if _plays(row, programme) and _has_room_for(row) == row.caseload_limit:
        return THERE
    with transaction.atomic():
        person = people.import_roster_row(
            actor,
            org,
            name=row.name,
            email=row.email,
            role=row.role,
            programme=programme,
            pronouns=row.pronouns,
            languages=_codes(row.languages),
            starts_on=row.starts_on,
        )
        if row.caseload_limit is not None:
            actions.keep_profile(actor, person, caseload_limit=row.caseload_limit)
    return TAKEN


def _has_room_for(row: RosterRow) -> int | None:
    """How many people they walk with at most, as far as the line says anything about it."""
    if row.caseload_limit is None:
        return None
    known = Profile.objects.filter(person=staff_at(row.email))
    return known.values_list("caseload_limit", flat=True).first()


def _codes(said: Iterable[str]) -> list[str]:
    """Languages by our code, whether the list has the code or the name; others as they stand."""
    codes = {name.casefold(): code for code, name in vocabulary.choices("languages")}
    codes |= {vocabulary.own_name(code).casefold(): code for code in codes.values()}
    return list(dict.fromkeys(codes.get(one.casefold(), one) for one in said))


def _agree(actor: Actor, rows: Iterable[RosterRow]) -> Iterable[dict[str, str]]:
    """Who looks after whom, once everybody is there."""
    for row in rows:
        worker, supervisor = staff_at(row.email), staff_at(row.supervisor_email)
        if not row.supervisor_email or worker is None:
            continue
        if supervisor is None:
            why = _("Taken, but nobody here has the address “%s”.") % row.supervisor_email
            yield {"id": _id(row), "why": why}
        elif queries.supervisor_of(worker) != supervisor:
            with transaction.atomic():
                people.agree_supervision(actor, worker, supervisor=supervisor)


def _plays(row: RosterRow, programme: Programme | None) -> bool:
    person: Person | None = staff_at(row.email)
    parts = queries.parts_of(person) if person else []
    return any(
        part.role == row.role and part.programme_id == (programme.pk if programme else None)
        for _role, part in parts
    )


def _id(row: RosterRow) -> str:
    return f"line {row.line}"


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
