"""Following the references of one referral, remembering what was found and what was not."""

from collections.abc import Mapping

from beside.api.fhir.fields import Body, each, exact, one, plain, words
from beside.api.fhir.reach import full_name
from beside.api.fhir.record import Record
from beside.api.fhir.shelf import Shelf


class Follower:
    """Walks from record to record for one referral and keeps account of the walk."""

    def __init__(self, shelf: Shelf, broken: Mapping[Record, str]) -> None:
        self.shelf = shelf
        self.broken = broken
        self.reached: dict[Record, None] = {}
        self.unresolved: dict[str, None] = {}

    def follow(self, asker: Record, name: str, *kinds: str) -> Record | None:
        """The record that this field of the asker points at, if it came along and is whole."""
        return self.reach(one(asker.body, name), asker, name, *kinds)

    def follow_each(
        self, asker: Record, name: str, *kinds: str
    ) -> list[tuple[Body, Record | None]]:
        """Every reference of this field, each with the record it points at, if that came along."""
        parts = each(asker.body, name)
        return [(part, self.reach(part, asker, name, *kinds)) for part in parts]

    def reach(self, reference: Body, asker: Record, name: str, *kinds: str) -> Record | None:
        """The record a reference points at; what cannot be reached is remembered in words."""
        if not reference:
            return None
        found = self.shelf.find(reference, asker, *kinds)
        if found is None and _names_a_record(reference):
            self.unresolved[f"{asker.kind}.{name}: {label(reference)} did not come with it."] = None
        elif found and found.top in self.broken:
            why = f"{found.name} could not be used. {self.broken[found.top]}"
            self.unresolved[f"{asker.kind}.{name}: {why}"] = None
        elif found:
            self.reached[found.top] = None
            return found
        return None


def _names_a_record(reference: Body) -> bool:
    """False where a sender only wrote down a name."""
    return bool(exact(reference, "reference") or one(reference, "identifier"))


def label(reference: Body) -> str:
    """What to call a record that is not here, without repeating a person's name or number."""
    to = plain(exact(reference, "reference").partition("?")[0])
    return to or ("known by a number" if one(reference, "identifier") else "named in words only")


def called(reference: Body, record: Record | None) -> str:
    """What someone or something is called: by their record if it came, else as it was written."""
    body = record.body if record else {}
    names = map(full_name, each(body, "name"))
    found = words(body, "name") or next(filter(None, names), "")
    return found or words(one(body, "practitioner"), "display") or words(reference, "display")
