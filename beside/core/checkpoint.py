"""Signed marks of where history stood, kept outside the database, and the reading back.

A bare chain cannot tell that its end was cut off, or that all of it was written anew. A mark
kept elsewhere can. Each line of the file is JSON with a signature over the rest of it.
"""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from . import chain, clock, keys, tenancy
from .models import Chain, Org, WriteOnce
from .walls import tables_of_history


@dataclass(frozen=True)
class Fault:
    """The first thing wrong in one chain. `seq` is the number of the line, from 1."""

    chain: str
    seq: int
    kind: str
    """One of missing, loose, altered, anew, mark, cut."""
    why: str


Wrong = tuple[str, str] | None
"""The kind of fault and what is wrong, or nothing."""


def file_for(org: Org) -> Path:
    return Path(settings.CHECKPOINTS) / f"{org.slug}.jsonl"


def put_mark(org: Org) -> list[dict[str, Any]]:
    """Sign where each chain of this organisation ends now, and append it to the file."""
    marks = []
    with tenancy.within(org.pk):
        for held in Chain.objects.filter(org=org).order_by("name"):
            marks.append(_signed(held, org.pk))
    path = file_for(org)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        for mark in marks:
            file.write(json.dumps(mark, sort_keys=True) + "\n")
    return marks


def _signed(held: Chain, org_id: UUID) -> dict[str, Any]:
    mark = {
        "org": str(org_id),
        "chain": held.name,
        "seq": held.seq,
        "head": held.head,
        "at": clock.now().isoformat(),
    }
    return mark | {"signature": base64.b64encode(keys.sign(chain.canonical(mark))).decode()}


def verify(org: Org) -> dict[str, Any]:
    """Read all of an organisation's history back. Says how much was read and what is wrong."""
    lines, faults = {}, []
    with tenancy.within(org.pk):
        for model in tables_of_history():
            count, fault = _verify_chain(org, model)
            lines[model.chain_name] = count  # type: ignore[attr-defined]
            if fault:
                faults.append(fault)
    return {
        "org": org.slug,
        "lines": lines,
        "checkpoints": sum(1 for _ in _marks(org)),
        "faults": [vars(fault) for fault in faults],
    }


def _verify_chain(org: Org, model: Any) -> tuple[int, Fault | None]:
    name = model.chain_name
    marks = {m["seq"]: m for m in _marks(org) if m.get("chain") == name}
    before, count = chain.START, 0
    for row in model.objects.filter(org=org).order_by("seq").iterator(chunk_size=2000):
        count += 1
        if wrong := _wrong(row, count, before, marks.get(count)):
            return count, Fault(name, count, *wrong)
        before = row.tie
    return count, _end(org, name, count, before, marks)


def _wrong(row: WriteOnce, expected: int, before: str, mark: dict[str, Any] | None) -> Wrong:
    if row.seq != expected:
        return "missing", f"line {expected} is missing (the next one found is {row.seq})"
    if row.before != before:
        return "loose", "it does not follow from the line before it"
    if row.tie != chain.tie(row.line(), row.before):
        return "altered", "it was altered after it was written"
    if mark and mark["head"] != row.tie:
        return "anew", "history up to here was written anew: it differs from a signed checkpoint"
    return None


def _end(org: Org, name: str, count: int, tie: str, marks: dict[int, Any]) -> Fault | None:
    for seq, mark in marks.items():
        if not _ours(mark):
            return Fault(name, seq, "mark", "a checkpoint's signature does not hold")
    if marks and max(marks) > count:
        why = f"cut off: a checkpoint says there were {max(marks)} lines"
        return Fault(name, count + 1, "cut", why)
    held = Chain.objects.filter(org=org, name=name).first()
    if held and (held.seq, held.head) != (count, tie):
        return Fault(name, count + 1, "cut", f"cut off: there should be {held.seq} lines")
    return None


def _ours(mark: dict[str, Any]) -> bool:
    plain = {key: value for key, value in mark.items() if key != "signature"}
    try:
        signature = base64.b64decode(mark.get("signature", ""), validate=True)
    except ValueError:
        return False
    return keys.signed_by_us(chain.canonical(plain), signature)


def _marks(org: Org) -> Iterator[dict[str, Any]]:
    path = file_for(org)
    if not path.exists():
        return
    for number, line in enumerate(path.read_text().splitlines(), 1):
        try:
            yield json.loads(line)
        except ValueError:
            yield {"chain": "events", "seq": number, "head": "", "signature": ""}
