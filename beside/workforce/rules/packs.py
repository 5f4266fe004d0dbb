"""Packs of rules: read from YAML, checked, and asked for the rows that hold on a day."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from beside.core.facts import read_facts

from .spans import Span

FOLDER = Path(__file__).with_name("packs")
SCHEMA = Path(__file__).with_name("pack.schema.json")


class PackFault(ValueError):
    """A pack says something that cannot be: which pack, which row, and why."""


@dataclass(frozen=True)
class Source:
    what: str
    read_on: dt.date
    confidence: str
    """`official`: the authority says so. `secondary`: somebody else says that it does.
    `recalled`: nobody looked; such a row is off."""
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One rule."""

    key: str
    pack: str
    credential: str
    """An id, or `*` for every credential in this pack and those within it."""
    stage: str
    """Empty: every stage."""
    when: str
    """GAIN: to get there. STAY: while one holds it. RENEW: once in each cycle."""
    kind: str
    need: Any
    holds: Span
    source: Source
    authority: str
    note: str = ""

    @property
    def is_on(self) -> bool:
        return self.source.confidence != "recalled"

    def is_about(self, credential: str, stage: str) -> bool:
        return self.credential in ("*", credential) and self.stage in ("", stage)


@dataclass(frozen=True)
class Credential:
    id: str
    name: str
    authority: str
    stages: tuple[str, ...]
    endorsements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    id: str
    name: str
    within: str
    credentials: dict[str, Credential]
    rows: tuple[Row, ...]
    examples: tuple[dict[str, Any], ...] = field(default=(), compare=False)


class Packs:
    """All packs one knows of, nested: national, state, county, organisation."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.by_id = {pack.id: pack for pack in packs}
        self.credentials = {
            c.id: (p, c) for p in self.by_id.values() for c in p.credentials.values()
        }
        for pack in self.by_id.values():
            if pack.within and pack.within not in self.by_id:
                raise PackFault(f"{pack.id}: there is no pack {pack.within!r} for it to be within.")
            self._around(pack)

    def and_also(self, pack: Pack) -> "Packs":
        """These, and one more, such as an organisation's own."""
        return Packs([*self.by_id.values(), pack])

    def rows(self, credential: str, stage: str, on: dt.date, also: Iterable[str] = ()) -> list[Row]:
        """The rules for this stage that hold on a day. An inner pack's row takes the place of an
        outer one's with the same key; `also` names packs within, such as an organisation's own."""
        pack, _ = self.credentials[credential]
        found: dict[tuple[str, str], Row] = {}
        for each in [*self._around(pack), *(self.by_id[id] for id in also)]:
            for row in each.rows:
                if row.is_on and on in row.holds and row.is_about(credential, stage):
                    found[row.when, row.key] = row
        return list(found.values())

    def _around(self, pack: Pack) -> list[Pack]:
        """From the outermost pack to this one."""
        chain = [pack]
        while chain[0].within:
            outer = self.by_id[chain[0].within]
            if outer in chain:
                raise PackFault(f"{pack.id}: it is within itself.")
            chain.insert(0, outer)
        return chain


@cache
def shipped() -> Packs:
    """The packs that come with beside."""
    return Packs(load(read_facts(path), path.name) for path in sorted(FOLDER.glob("*.yaml")))


def load(given: Any, called: str = "the pack") -> Pack:
    """A checked pack from plain data. Raises PackFault."""
    for error in _validator().iter_errors(_plain(given)):
        place = "/".join(str(step) for step in error.absolute_path)
        raise PackFault(f"{called}: {place}: {error.message}")
    credentials = {
        id: Credential(
            id, c["name"], c["authority"], tuple(c["stages"]), tuple(c.get("endorsements", ()))
        )
        for id, c in given.get("credentials", {}).items()
    }
    rows = tuple(_row(given, credentials, row) for row in given["rows"])
    _insist_that_spans_are_apart(called, rows)
    examples = tuple(given.get("examples", ()))
    return Pack(given["pack"], given["name"], given.get("within", ""), credentials, rows, examples)


def _row(given: dict[str, Any], credentials: dict[str, Credential], row: dict[str, Any]) -> Row:
    credential, _, stage = row["of"].partition("/")
    known = credentials.get(credential)
    if credential != "*" and (not known or (stage and stage not in known.stages)):
        raise PackFault(f"{given['pack']}: {row['key']}: there is no {row['of']!r} in this pack.")
    if row["source"] not in given["sources"]:
        raise PackFault(f"{given['pack']}: {row['key']}: there is no source {row['source']!r}.")
    source = given["sources"][row["source"]]
    span = Span(row.get("effective_from"), row.get("effective_to"))
    if span.start and span.end and span.end < span.start:
        raise PackFault(f"{given['pack']}: {row['key']}: it ends before it begins.")
    [(kind, need)] = row["need"].items()
    return Row(
        key=row["key"],
        pack=given["pack"],
        credential=credential,
        stage=stage,
        when=row["when"],
        kind=kind,
        need=need,
        holds=span,
        source=Source(**{**source, "confidence": row.get("confidence", source["confidence"])}),
        authority=known.authority if known else given["name"],
        note=row.get("note", ""),
    )


def _insist_that_spans_are_apart(called: str, rows: tuple[Row, ...]) -> None:
    for one, other in combinations(rows, 2):
        same = (one.key, one.credential, one.stage, one.when) == (
            other.key,
            other.credential,
            other.stage,
            other.when,
        )
        if same and one.holds.overlaps(other.holds):
            raise PackFault(f"{called}: {one.key}: two rows hold at the same time.")


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def _plain(given: Any) -> Any:
    """Days as JSON writes them, for the schema."""
    if isinstance(given, dict):
        return {key: _plain(value) for key, value in given.items()}
    if isinstance(given, list):
        return [_plain(value) for value in given]
    return given.isoformat() if isinstance(given, dt.date) else given
