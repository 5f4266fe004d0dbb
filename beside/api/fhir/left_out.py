"""What was in a referral that we do not keep, said plainly. The original still holds all of it."""

from collections.abc import Iterator
from datetime import date

from beside.api.fhir import plain_names as said
from beside.api.fhir.asking import is_diagnosis
from beside.api.fhir.fields import Body, each, exact, plain, unique
from beside.api.fhir.identity import has_number_never_kept
from beside.api.fhir.person import chosen_name
from beside.api.fhir.reach import is_old
from beside.api.fhir.record import Record
from beside.api.fhir.validity import READ_KINDS


def of_person(patient: Body, today: date) -> Iterator[str]:
    """Each thing told about the person that stays in the original only."""
    for name in _fields(patient, said.PERSON_KEPT | {"deceasedBoolean", "deceasedDateTime"}):
        yield said.PERSON_SAID.get(name, f"“{plain(name, most=40)}” about the person")
    for extension in each(patient, "extension"):
        tail = exact(extension, "url").rstrip("/").rpartition("/")[2]
        if tail not in said.EXTENSIONS_KEPT:
            yield said.EXTENSIONS_SAID.get(tail, f"“{plain(tail, most=40) or 'an extension'}”")
    chosen = chosen_name(patient, today)
    if any(n is not chosen and exact(n, "use") == "official" for n in each(patient, "name")):
        yield "a legal name"
    if any(is_old(n, today) for n in each(patient, "name")):
        yield "a name they no longer use"
    if any(is_old(t, today) for t in each(patient, "telecom")):
        yield "old ways to reach them"
    if has_number_never_kept(patient):
        yield "a number given by a state"


def of_asking(asking: Body) -> Iterator[str]:
    """Each thing in the request itself that stays in the original only."""
    for name in _fields(asking, said.ASKING_KEPT):
        yield said.ASKING_SAID.get(name, f"“{plain(name, most=40)}” of the request")
    if any(is_diagnosis(reason) for reason in each(asking, "reasonCode")):
        yield "a diagnosis given as the reason"


def of_company(company: list[Record]) -> Iterator[str]:
    """The records that came along and are kept unread, counted by kind."""
    unread = [record.kind for record in company if record.kind not in READ_KINDS]
    for kind in unique(kind for kind in unread if kind != "Bundle"):
        number = unread.count(kind)
        records = f"{number} record{'s' if number > 1 else ''}"
        yield f"{said.KINDS_SAID.get(kind, 'something else')} ({plain(kind, most=40)}, {records})"


def _fields(body: Body, kept: set[str]) -> Iterator[str]:
    for name in body:
        if name not in kept | said.FRAME and not name.startswith("_"):
            yield name
