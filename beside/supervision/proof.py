"""What counts for a rule, as a table and as a document. Dates, hours and names; never a word that
was said or written about anybody."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .evidence import safe
from .queries import Counted, Proof, Rule

DOCUMENT = Path(__file__).with_name("proof.typ")


def as_csv(proof: Proof) -> str:
    """One line for each entry of each rule; a rule without entries is a line by itself."""
    paper = io.StringIO()
    rows = csv.writer(paper)
    rows.writerow(_heads())
    for rule in proof.rules:
        for line in _lines(rule):
            rows.writerow([safe(cell) for cell in line])
    return "\ufeff" + paper.getvalue()


def as_pdf(proof: Proof, *, org: str, by: str, now: dt.datetime) -> bytes:
    """A readable document. Everything is passed as data, so nothing in it is a command."""
    given = {
        "org": org,
        "title": _("What counts: %(name)s") % {"name": proof.worker.name},
        "credential": f"{proof.place}: {proof.name}, {proof.authority}",
        "as_of": _("As of %(day)s") % {"day": date_format(proof.as_of, "j F Y")},
        "held": _held(proof),
        "taken": _("Taken by %(name)s on %(day)s")
        % {"name": by, "day": date_format(timezone.localtime(now), "j F Y, H:i")},
        "rules": [_rule(rule) for rule in proof.rules],
        "counted": _("Counted"),
        "left_out": _("Did not count"),
        "heads": [_("Day"), _("What"), _("Hours"), _("Certificate"), _("Signed by")],
        "why": _("Why"),
        "papers": proof.papers,
        "papers_head": _("Papers that are kept"),
        "advice": _("Notes of what was read on the day given, not legal advice."),
    }
    return typst.compile(DOCUMENT, sys_inputs={"given": json.dumps(given, ensure_ascii=False)})


def _heads() -> list[str]:
    """The columns of the table."""
    rule = [_("Rule"), _("Result"), _("Authority"), _("Source"), _("Read on"), _("Holds from")]
    entry = [_("Day"), _("What"), _("Hours"), _("Certificate"), _("Signed by"), _("Signed on")]
    return [*rule, *entry, _("Counted"), _("Why not")]


def _lines(rule: Rule) -> Iterator[list[str]]:
    source = rule.source
    head = [rule.what, rule.status_words, source["authority"], source["what"]]
    head += [source["read_on"], source["effective_from"] or ""]
    for row in rule.counted:
        yield [*head, *_entry(row), _("yes"), ""]
    for row in rule.left_out:
        yield [*head, *_entry(row), _("no"), row.why]
    if not (rule.counted or rule.left_out):
        yield [*head, *[""] * 8]


def _entry(row: Counted) -> list[str]:
    signed_on = row.signed_on.isoformat() if row.signed_on else ""
    return [
        row.on.isoformat(),
        row.what,
        f"{row.hours:g}",
        row.certificate,
        row.signed_by,
        signed_on,
    ]


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "what": rule.what[:1].upper() + rule.what[1:],
        "says": f"{rule.status_words}. {rule.told['says']}",
        "source": "\n".join(_source(rule)),
        "counted": [_cells(row) for row in rule.counted],
        "left_out": [[*_cells(row), row.why] for row in rule.left_out],
    }


def _source(rule: Rule) -> Iterator[str]:
    source = rule.source
    yield f"{source['authority']}. {source['what']}"
    yield _("Read on %(day)s.") % {"day": date_format(rule.read_on, "j F Y")}
    if rule.holds_from:
        yield _("It holds from %(day)s.") % {"day": date_format(rule.holds_from, "j F Y")}
    if source["confidence"] != "official":
        yield _("Somebody else says so; ask the authority.")
    if source["note"]:
        yield source["note"]


def _cells(row: Counted) -> list[str]:
    return [
        date_format(row.on, "j M Y"),
        row.what,
        f"{row.hours:g}",
        row.certificate,
        row.signed_by or _("not signed yet"),
    ]


def _held(proof: Proof) -> str:
    mine = proof.credential
    if not mine.since_on:
        return _("aimed at")
    since = _("held since %(day)s") % {"day": date_format(mine.since_on, "j F Y")}
    if not mine.until_on:
        return since
    return f"{since}, {_('until %(day)s') % {'day': date_format(mine.until_on, 'j F Y')}}"
