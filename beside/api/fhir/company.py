"""Which records belong together: what a referral points at, what points at it, what lay with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from beside.api.fhir.fields import Body, exact, one
from beside.api.fhir.limits import TooLarge
from beside.api.fhir.record import Record, Scope
from beside.api.fhir.shelf import Shelf

_ABOUT = ("subject", "patient", "for", "beneficiary", "individual")
_POINTS_BY = ("focus", "basedOn", "about", "target")
_ONE_LETTER = {"message", "document", "transaction", "collection"}
"""Envelopes whose sender put the records in on purpose: all about the person belongs together."""


class Company:
    """Knows for every record of a delivery whom it is about and which referral it points at."""

    def __init__(self, records: Iterable[Record], shelf: Shelf) -> None:
        self._shelf = shelf
        self._order = {record: number for number, record in enumerate(records)}
        self._envelopes = {record.inside: record for record in self._order if record.inside}
        self._about = {record: self._find_about(record) for record in self._order}
        self._asks = {record: self._find_asked(record) for record in self._order}
        self._pointing: defaultdict[Record, list[Record]] = defaultdict(list)
        self._lying: defaultdict[tuple[Scope, Record], list[Record]] = defaultdict(list)
        self._points: dict[Record, dict[Record | None, list[Record]]] = {}
        for record in self._order:
            self._note(record)

    def about(self, record: Record) -> Record | None:
        """The person a record is about, if it is about a person who came along."""
        return self._about.get(record)

    def pointing_at(self, asking: Record, kind: str) -> list[Record]:
        """The records of one kind that point at this referral."""
        return [record for record in self._pointing.get(asking, ()) if record.kind == kind]

    def asked_by(self, record: Record) -> Record | None:
        """The referral this record points at, if that came along."""
        return self._asks.get(record)

    def of(
        self, asking: Record, person: Record, reached: Iterable[Record], most: int
    ) -> list[Record]:
        """All records of one referral, in the order they came."""
        found: dict[Record, None] = {asking.top: None}
        waiting = [*reached, *self._pointing.get(asking, ()), *self._beside(asking, person)]
        waiting += [person.top, *self._pointed_at_by(asking.top, person)]
        while waiting:
            if len(waiting) > 10 * most or len(found) > most:
                raise TooLarge(f"More than {most:,} records hang on it. Send only what belongs.")
            record = waiting.pop()
            if record not in found and self._may_join(record, asking, person):
                found[record] = None
                waiting += self._pointed_at_by(record, person)
        return sorted(found, key=self._order.__getitem__)

    def _note(self, record: Record) -> None:
        asking, person = self._asks[record], self._about[record]
        if asking:
            self._pointing[asking].append(record)
        if person and not asking and record.kind != "ServiceRequest":
            for scope in _around(record):
                if self._is_letter(scope):
                    self._lying[scope, person].append(record)

    def _is_letter(self, scope: Scope) -> bool:
        envelope = self._envelopes.get(scope)
        return envelope is not None and exact(envelope.body, "type") in _ONE_LETTER

    def _beside(self, asking: Record, person: Record) -> Iterator[Record]:
        for scope in _around(asking):
            if scope in self._envelopes:
                yield self._envelopes[scope]
            yield from self._lying.get((scope, person), ())

    def _may_join(self, record: Record, asking: Record, person: Record) -> bool:
        """Never somebody else's record, nor one that belongs to another referral."""
        if record not in self._order or record.kind == "ServiceRequest":
            return False
        return self._asks[record] in (None, asking) and self._about[record] in (None, person)

    def _pointed_at_by(self, record: Record, person: Record) -> list[Record]:
        """What a record points at, if it is about this person or about nobody."""
        if record not in self._points:
            found = (self._shelf.find(r, record) for r in _references(record.body))
            by_person: defaultdict[Record | None, list[Record]] = defaultdict(list)
            for other in dict.fromkeys(f.top for f in found if f):
                if other in self._order and self._asks[other] is None:
                    by_person[self._about[other]].append(other)
            self._points[record] = dict(by_person)
        points = self._points[record]
        return [*points.get(None, ()), *points.get(person, ())]

    def _find_about(self, record: Record) -> Record | None:
        if record.kind == "Patient":
            return record
        found = (self._shelf.find(one(record.body, n), record, "Patient") for n in _ABOUT)
        return next((f for f in found if f and f.kind == "Patient"), None)

    def _find_asked(self, record: Record) -> Record | None:
        for name in _POINTS_BY if record.kind != "ServiceRequest" else ():
            value = record.body.get(name)
            for reference in value if isinstance(value, list) else [value]:
                found = self._shelf.find(reference, record) if isinstance(reference, dict) else None
                if found and found.kind == "Task" and record.kind == "MessageHeader":
                    found = self._find_asked(found)
                if found and found.kind == "ServiceRequest":
                    return found
        return None


def _around(record: Record) -> list[Scope]:
    """The envelopes a record lay in, the outermost first."""
    return [record.scope[:size] for size in range(1, len(record.scope) + 1)]


def _references(body: Body) -> Iterator[Body]:
    """Every reference anywhere in a record."""
    waiting: list[Any] = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            if isinstance(value.get("reference"), str):
                yield value
            waiting += value.values()
