"""Unfolding a delivery: envelopes, lists and single records become one pile of records."""

from itertools import count
from typing import Any

from beside.api.fhir.fields import Body, exact, one, plain
from beside.api.fhir.limits import Limits, TooLarge
from beside.api.fhir.opening import Opened
from beside.api.fhir.record import Record, Scope
from beside.referrals.incoming import Ignored, Refusal

_SENDS = {"", "POST", "PUT"}


class Pile:
    """Every record of a delivery, with what could not be one."""

    def __init__(self, limits: Limits) -> None:
        self.records: list[Record] = []
        self.refused: list[Refusal] = []
        self.ignored: list[Ignored] = []
        self._limits = limits
        self._envelopes = count(1)
        self._seen = 0
        self._parts = 0

    def add(self, found: Opened) -> None:
        """Put one opened value on the pile, unfolding what is folded."""
        self._parts += found.parts
        if self._parts > self._limits.parts:
            most = f"{self._limits.parts:,}"
            raise TooLarge(
                f"It is in more than {most} parts together. Send it in smaller deliveries."
            )
        if found.why:
            self.refused.append(Refusal(found.where, found.why, found.where))
        elif isinstance(found.value, list):
            for number, item in enumerate(found.value, start=1):
                self._put(item, f"{found.where}, item {number}", ())
        else:
            self._put(found.value, found.where, ())

    def _put(self, value: Any, where: str, scope: Scope, full_url: str = "") -> None:
        self._count()
        if not isinstance(value, dict):
            self._refuse(where, "This is not a record. A FHIR record is an object with a name.")
        elif not exact(value, "resourceType"):
            self._refuse(where, "This does not say what it is: resourceType is missing.")
        elif value["resourceType"] == "Bundle":
            self._unfold(value, where, scope, full_url)
        else:
            self.records.append(Record(value, where, scope, full_url))

    def _unfold(self, bundle: Body, where: str, scope: Scope, full_url: str) -> None:
        entries = bundle.get("entry", [])
        envelope = Record(bundle | {"entry": []}, where, scope, full_url)
        if not isinstance(entries, list):
            self._refuse(where, "Bundle.entry has the wrong shape: it must be a list.")
        elif not entries:
            self._refuse(where, "This Bundle holds no records.")
        else:
            envelope.inside = (*scope, next(self._envelopes))
            self.records.append(envelope)
            for number, entry in enumerate(entries, start=1):
                self._enter(entry, f"{where}, entry {number}", envelope.inside)

    def _enter(self, entry: Any, where: str, scope: Scope) -> None:
        self._count()
        if not isinstance(entry, dict):
            self._refuse(where, "This entry has the wrong shape: it must be an object.")
            return
        method = exact(one(entry, "request"), "method").upper()
        if "resource" not in entry:
            why = f"This entry holds no record ({method or 'it is empty'})."
            self.ignored.append(Ignored(where, why, where))
        elif method not in _SENDS:
            self._refuse(where, f"This asks to {plain(method)}. We only take what is sent.")
        else:
            self._put(entry["resource"], where, scope, exact(entry, "fullUrl"))

    def _refuse(self, where: str, why: str) -> None:
        self.refused.append(Refusal(where, why, where))

    def _count(self) -> None:
        self._seen += 1
        if self._seen > 2 * self._limits.records or len(self.records) > self._limits.records:
            most = self._limits.records
            raise TooLarge(f"More than {most:,} records came at once. Send them in parts.")
