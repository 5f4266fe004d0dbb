"""The answer to "why?" and "why not?": every rule of one stage, asked of one worker."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from . import cycles, words
from .case import Case, Hold
from .hours import Sheet
from .needs import MET, NOT_MET, TOLD, UNKNOWN, Answer, Asked, answer
from .packs import Credential, Packs, Row, shipped


@dataclass(frozen=True)
class Requirement:
    row: Row
    answer: Answer


@dataclass(frozen=True)
class Explained:
    """What the rules say about one stage of one credential, for one worker, on one day."""

    case: Case
    credential: Credential
    stage: str
    is_held: bool
    requirements: tuple[Requirement, ...]
    told: tuple[Row, ...]
    """Rules that ask nothing today but are good to know."""

    @property
    def status(self) -> str:
        found = {each.answer.status for each in self.requirements}
        return NOT_MET if NOT_MET in found else UNKNOWN if UNKNOWN in found else MET

    @property
    def next_by(self) -> dt.date | None:
        """The first day by which something that is missing has to be there."""
        days = (e.answer.by for e in self.requirements if e.answer.status == NOT_MET)
        return min((day for day in days if day), default=None)

    def as_json(self, speak: Callable[[str], str] = str) -> dict[str, Any]:
        """As docs/credentials.md describes it. `speak` translates the sentences."""
        return {
            "as_of": str(self.case.as_of),
            "credential": self.credential.id,
            "name": self.credential.name,
            "authority": self.credential.authority,
            "stage": self.stage,
            "held": self.is_held,
            "status": self.status,
            "next_by": _day(self.next_by),
            "requirements": [_requirement(each, speak) for each in self.requirements],
            "good_to_know": [
                {"key": row.key, "says": words.told(row, speak), "source": _source(row)}
                for row in self.told
            ],
        }


def explain(
    case: Case, packs: Packs | None = None, *, also: Iterable[str] = (), in_full: bool = True
) -> Explained:
    """Ask every rule that holds on `case.as_of`.

    Who holds the stage is asked what it takes to stay and to renew; who does not, what it takes to
    get there. `also` names packs within the credential's, such as an organisation's own. Without
    `in_full` the entries that counted are summed but not listed. Raises KeyError for a credential
    or stage that no pack knows.
    """
    packs = packs or shipped()
    if case.credential not in packs.credentials:
        raise KeyError(f"No pack knows the credential {case.credential!r}.")
    credential = packs.credentials[case.credential][1]
    hold = case.hold()
    stage = case.stage or (hold.stage if hold and hold.stage else credential.stages[0])
    if stage not in credential.stages:
        raise KeyError(f"{case.credential} has no stage {stage!r}. It has: {credential.stages}.")
    is_held = hold is not None and (hold.stage or credential.stages[0]) == stage
    rows = packs.rows(credential.id, stage, case.as_of, also)
    asked = _asked(case, packs, credential, stage, hold if is_held else None, rows, also, in_full)
    mine = [row for row in rows if (row.when == "GAIN") != is_held]
    return Explained(
        case=case,
        credential=credential,
        stage=stage,
        is_held=is_held,
        requirements=tuple(
            Requirement(row, answer(row.kind, row.need, asked))
            for row in mine
            if row.kind not in TOLD
        ),
        told=tuple(row for row in rows if row.kind in TOLD),
    )


def _asked(
    case: Case,
    packs: Packs,
    credential: Credential,
    stage: str,
    hold: Hold | None,
    rows: list[Row],
    also: Iterable[str],
    in_full: bool,
) -> Asked:
    cycle = cycles.cycle_of(case, hold, rows)
    until = cycles.lasts_until(hold, rows) if hold else None
    if hold is None and (before := _stage_before(case, credential, stage)):
        hold = before
        of_before = packs.rows(credential.id, before.stage, case.as_of, also)
        until = cycles.lasts_until(before, of_before)
    return Asked(case, Sheet(case.entries), hold, cycle, until, in_full)


def _stage_before(case: Case, credential: Credential, stage: str) -> Hold | None:
    """The hold of an earlier stage that one would come from."""
    earlier = credential.stages[: credential.stages.index(stage)]
    held = [
        hold
        for hold in case.holds
        if hold.credential == credential.id and hold.stage in earlier and hold.since <= case.as_of
    ]
    return max(held, key=lambda hold: hold.since, default=None)


def _requirement(each: Requirement, speak: Callable[[str], str]) -> dict[str, Any]:
    row, found = each.row, each.answer
    return {
        "key": row.key,
        "what": words.asks(row.kind, row.need, speak),
        "status": found.status,
        "says": words.says(row.kind, row.need, found, speak),
        "have": found.have,
        "need": found.need,
        "unit": found.unit,
        "missing": found.missing,
        "by": _day(found.by),
        "counted": [{"entry": id, "hours": hours} for id, hours in found.added.counted],
        "not_counted": [
            {"entry": out.entry, "hours": out.hours, "why": words.left_out(out, speak)}
            for out in found.added.left_out
        ],
        "ways": [_way(way, need, speak) for way, need in zip(found.ways, row.need, strict=False)]
        if found.ways
        else [],
        "source": _source(row),
    }


def _way(way: list[Answer], needs: list[dict[str, Any]], speak: Callable[[str], str]) -> list[Any]:
    told = []
    for found, need in zip(way, needs, strict=True):
        [(kind, value)] = need.items()
        told.append(
            {
                "what": words.asks(kind, value, speak),
                "status": found.status,
                "says": words.says(kind, value, found, speak),
                "have": found.have,
                "need": found.need,
                "missing": found.missing,
                "by": _day(found.by),
            }
        )
    return told


def _source(row: Row) -> dict[str, Any]:
    return {
        "authority": row.authority,
        "what": row.source.what,
        "url": row.source.url,
        "read_on": str(row.source.read_on),
        "confidence": row.source.confidence,
        "effective_from": _day(row.holds.start),
        "effective_to": _day(row.holds.end),
        "note": row.note,
    }


def _day(day: dt.date | None) -> str | None:
    return str(day) if day else None
