"""Reads referrals from a file, a folder or a request: nothing in, nothing lost, nothing guessed."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from beside.api.fhir.desk import Desk, laid_out
from beside.api.fhir.duplicates import newest
from beside.api.fhir.gathering import Paper, gathered
from beside.api.fhir.leftovers import leftovers
from beside.api.fhir.limits import USUAL, Limits, TooLarge
from beside.api.fhir.opening import opened
from beside.api.fhir.record import Record
from beside.api.fhir.referral import referral_from
from beside.api.fhir.standing import NotTaken
from beside.api.fhir.unfolding import Pile
from beside.referrals.incoming import Ignored, IncomingReferral, Reading, Refusal

Taken = tuple[Record, IncomingReferral]


def read_bytes(
    data: bytes, *, today: date, sender: str = "", name: str = "the file", limits: Limits = USUAL
) -> Reading:
    """Read one file's worth: a Bundle, one record to a line, a list of records, or one record."""
    if len(data) > limits.total_bytes:
        return _too_large(name, limits)
    return _read([Paper(name, data)], name, today, sender, limits)


def read_text(
    text: str, *, today: date, sender: str = "", name: str = "the text", limits: Limits = USUAL
) -> Reading:
    """Read text, like `read_bytes`."""
    data = text.encode("utf-8", "surrogatepass")
    return read_bytes(data, today=today, sender=sender, name=name, limits=limits)


def read_path(path: Path, *, today: date, sender: str = "", limits: Limits = USUAL) -> Reading:
    """Read a file, or a folder as one set: its files may point at each other by any name."""
    try:
        papers = gathered(path, limits)
    except TooLarge:
        return _too_large(path.name, limits)
    return _read(papers, path.name, today, sender, limits)


def _read(papers: Iterable[Paper], name: str, today: date, sender: str, limits: Limits) -> Reading:
    pile = Pile(limits)
    try:
        for paper in papers:
            if paper.why:
                pile.refused.append(Refusal(paper.name, paper.why, paper.name))
            else:
                for found in opened(paper.data, name=paper.name, limits=limits):
                    pile.add(found)
    except TooLarge as error:
        return Reading(refused=(Refusal(name, str(error)),))
    desk = laid_out(pile, sender=sender, today=today, limits=limits)
    return _told(desk, name)


def _told(desk: Desk, name: str) -> Reading:
    taken, refused = _taken(desk)
    settled = _once_each(taken)
    referrals = tuple(referral for _, referral in settled.kept)
    refused = [*desk.refused, *refused, *settled.refused]
    ignored = [*desk.ignored, *settled.ignored]
    used = {original.where for referral in referrals for original in referral.original}
    refused = [refusal for refusal in refused if refusal.where not in used]
    accounted = used | {r.where for r in refused} | {i.where for i in ignored}
    people = {p for asking, _ in settled.kept if (p := desk.company.about(asking.top))}
    aside, lost = leftovers(desk, accounted, people)
    refused += lost
    if not referrals and not refused:
        refused = [Refusal(name, "No referral is in here: there is no ServiceRequest.")]
    return Reading(referrals, tuple(refused), tuple(ignored + aside))


class _Settled(NamedTuple):
    kept: list[Taken]
    refused: list[Refusal]
    ignored: list[Ignored]


def _taken(desk: Desk) -> tuple[list[Taken], list[Refusal]]:
    taken, refused = [], []
    for asking in _askings(desk):
        try:
            taken.append((asking, referral_from(asking, desk)))
        except (NotTaken, TooLarge) as error:
            refused.append(Refusal(asking.name, str(error), asking.where))
    return taken, refused


def _askings(desk: Desk) -> Iterator[Record]:
    """Every request of a delivery, those inside another record too."""
    for record in desk.records:
        inside = record.contained.values() if record.kind == "Task" else ()
        yield from (r for r in (record, *inside) if r.kind == "ServiceRequest")


def _once_each(taken: list[Taken]) -> _Settled:
    """Of referrals with one key, keep the newest; keep none if nobody can say which it is."""
    by_key: dict[str, list[Taken]] = {}
    for asking, referral in taken:
        by_key.setdefault(referral.key, []).append((asking, referral))
    settled = _Settled([], [], [])
    for same in by_key.values():
        best = newest([asking for asking, _ in same])
        for asking, referral in same:
            if asking is best:
                settled.kept.append((asking, referral))
            elif best:
                why = "The same referral came again."
                settled.ignored.append(Ignored(asking.name, why, asking.where))
            else:
                why = "It came more than once and does not say the same each time."
                settled.refused.append(Refusal(asking.name, why, asking.where))
    return settled


def _too_large(name: str, limits: Limits) -> Reading:
    most = f"{limits.total_bytes // 1_000_000} MB"
    why = f"This is larger than {most}, the most we open at once. Send it in parts."
    return Reading(refused=(Refusal(name, why),))
