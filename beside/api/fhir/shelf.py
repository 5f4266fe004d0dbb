"""Finding the record a reference means, in every way FHIR may write a reference."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import islice
from urllib.parse import unquote

from beside.api.fhir.fields import Body, each, exact, one
from beside.api.fhir.record import Record, Scope

_NAME = re.compile(r"(?:^|/)([A-Z][A-Za-z]+/[A-Za-z0-9\-.]{1,64})(?:/_history/[^/]*)?$")
_BY_NUMBER = re.compile(r"^([A-Z][A-Za-z]+)\?identifier=([^&]*)$")


class Shelf:
    """All records of a delivery, to be found by address, by name or by number."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_address = _Index()
        self._by_name = _Index()
        self._by_number = _Index()
        for record in records:
            self._put(record)

    def find(self, reference: Body, asker: Record, *kinds: str) -> Record | None:
        """The one record this reference means, or None if it is not here or not clear.

        `kinds` are tried where the reference is a number that does not say of what.
        """
        to = exact(reference, "reference")
        if to.startswith("#"):
            return asker.top if to == "#" else asker.top.contained.get(to[1:])
        return self._by_text(to, asker) or self._by_identifier(reference, asker, kinds)

    def _put(self, record: Record) -> None:
        if record.full_url:
            self._by_address.put(record.full_url, record)
        if record.id:
            self._by_name.put(record.name, record)
        for number in each(record.body, "identifier"):
            if exact(number, "value"):
                self._by_number.put(_number(record.kind, number), record)

    def _by_text(self, to: str, asker: Record) -> Record | None:
        asked = _BY_NUMBER.match(to)
        if asked:
            system, _, value = unquote(asked[2]).rpartition("|")
            return self._by_number.nearest((asked[1], system, value), asker.scope)
        address = to.partition("/_history/")[0]
        found = self._by_address.nearest(address, asker.scope)
        name = _NAME.search(to)
        if found or not name:
            return found
        if name[1] == address:
            neighbour = self._by_address.nearest(_neighbourhood(asker) + name[1], asker.scope)
            return neighbour or self._by_name.nearest(name[1], asker.scope)
        named = self._by_name.nearest(name[1], asker.scope)
        lives_elsewhere = named is not None and named.full_url.startswith("http")
        return None if lives_elsewhere else named

    def _by_identifier(
        self, reference: Body, asker: Record, kinds: tuple[str, ...]
    ) -> Record | None:
        number, kind = one(reference, "identifier"), exact(reference, "type")
        if not exact(number, "value"):
            return None
        keys = (_number(k, number) for k in ((kind,) if kind else kinds))
        found = (self._by_number.nearest(key, asker.scope) for key in keys)
        return next(filter(None, found), None)


class _Index:
    """Records under a key, each with the envelope it lay in."""

    def __init__(self) -> None:
        self._records: defaultdict[Hashable, defaultdict[Scope, list[Record]]]
        self._records = defaultdict(lambda: defaultdict(list))

    def put(self, key: Hashable, record: Record) -> None:
        self._records[key][record.scope].append(record)

    def nearest(self, key: Hashable, scope: Scope) -> Record | None:
        """The only one in this envelope, else in those around it, else anywhere at all."""
        found: Mapping[Scope, list[Record]] = self._records.get(key, {})
        for size in range(len(scope), -1, -1):
            here = found.get(scope[:size])
            if here:
                return here[0] if len(here) == 1 else None
        anywhere = list(islice(found.values(), 2))
        return anywhere[0][0] if len(anywhere) == 1 and len(anywhere[0]) == 1 else None


def _number(kind: str, number: Body) -> tuple[str, str, str]:
    return kind, exact(number, "system"), exact(number, "value")


def _neighbourhood(asker: Record) -> str:
    """The address that comes before the names of records living next to the asker."""
    address, name = asker.top.full_url, asker.top.name
    return address.removesuffix(name) if address.endswith("/" + name) else "\0"
