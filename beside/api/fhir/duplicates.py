"""The same record twice: word for word, in a newer version, or saying something else."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import datetime

from beside.api.fhir.fields import exact, one
from beside.api.fhir.record import Record
from beside.referrals.incoming import Ignored, Refusal


class Sorted:
    """Records with the doubles taken out, and what was done with each double."""

    def __init__(self) -> None:
        self.kept: list[Record] = []
        self.refused: list[Refusal] = []
        self.ignored: list[Ignored] = []
        self.in_doubt: list[Record] = []

    def settle(self, same: list[Record]) -> None:
        """Keep one of several records that claim to be the same, or none if they disagree."""
        best = newest(same)
        if best is None:
            self.in_doubt.append(same[0])
            why = f"It came {len(same)} times and does not say the same each time."
            self.refused += [Refusal(record.name, why, record.where) for record in same]
            return
        self.kept.append(best)
        for record in same:
            if record is not best:
                again = record.text == best.text
                why = "The same record came again." if again else "A newer version of it came too."
                self.ignored.append(Ignored(record.name, why, record.where))


def without_doubles(records: Iterable[Record]) -> Sorted:
    """Settle every record that came more than once in the same envelope or on the same table."""
    groups: defaultdict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        named = record.kind != "Bundle" and (record.full_url or (record.id and record.name))
        groups[(record.scope, record.kind, named) if named else record].append(record)
    settled = Sorted()
    for same in groups.values():
        settled.settle(same)
    return settled


def newest(same: list[Record]) -> Record | None:
    """The one to keep: any if all say the same, else the last changed, else none."""
    if len(same) == 1 or len({record.text for record in same}) == 1:
        return same[0]
    changed = [_changed_at(record) for record in same]
    known = [moment for moment in changed if moment]
    if len(set(known)) < len(same):
        return None
    return same[changed.index(max(known))]


def _changed_at(record: Record) -> datetime | None:
    try:
        moment = datetime.fromisoformat(exact(one(record.body, "meta"), "lastUpdated"))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
