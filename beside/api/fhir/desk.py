"""One delivery laid out on a desk: every record at hand, doubles gone, the broken set apart."""

from dataclasses import dataclass
from datetime import date

from beside.api.fhir.company import Company
from beside.api.fhir.duplicates import without_doubles
from beside.api.fhir.fields import one
from beside.api.fhir.identity import shared_numbers
from beside.api.fhir.limits import Limits
from beside.api.fhir.record import Record
from beside.api.fhir.shelf import Shelf
from beside.api.fhir.unfolding import Pile
from beside.api.fhir.validity import checked
from beside.referrals.incoming import Ignored, Refusal


@dataclass
class Desk:
    """What reading one referral needs to know of the whole delivery it came in."""

    records: list[Record]
    broken: dict[Record, str]
    shelf: Shelf
    company: Company
    unknown: dict[Record, tuple[str, ...]]
    shared: set[tuple[str, str]]
    consents: dict[Record, list[Record]]
    refused: list[Refusal]
    ignored: list[Ignored]
    sender: str
    today: date
    limits: Limits


def laid_out(pile: Pile, *, sender: str, today: date, limits: Limits) -> Desk:
    """Sort the doubles, check every record, and put all of it within reach."""
    settled = without_doubles(pile.records)
    checks = {record: checked(record.body) for record in settled.kept}
    broken = {record: check.why for record, check in checks.items() if check.why}
    refused = [Refusal(record.name, why, record.where) for record, why in broken.items()]
    broken |= dict.fromkeys(settled.in_doubt, "It came more than once and does not say the same.")
    whole = [record for record in settled.kept if record not in broken]
    shelf = Shelf([*settled.kept, *settled.in_doubt])
    company = Company(whole, shelf)
    return Desk(
        records=whole,
        broken=broken,
        shelf=shelf,
        company=company,
        unknown={record: check.unknown for record, check in checks.items() if check.unknown},
        shared=shared_numbers(record for record in whole if record.kind == "Patient"),
        consents=_by_person(settled.kept, shelf),
        refused=[*pile.refused, *settled.refused, *refused],
        ignored=[*pile.ignored, *settled.ignored],
        sender=sender,
        today=today,
        limits=limits,
    )


def _by_person(records: list[Record], shelf: Shelf) -> dict[Record, list[Record]]:
    """The consents of each person, those that cannot be read too."""
    found: dict[Record, list[Record]] = {}
    inside = (part for record in records for part in (record, *record.contained.values()))
    for consent in (record for record in inside if record.kind == "Consent"):
        person = shelf.find(one(consent.body, "patient"), consent, "Patient")
        if person:
            found.setdefault(person, []).append(consent)
    return found
