"""What an auditor gets: dates, kinds and minutes, as a table and as a document. Never a word."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .queries import Line, Period

DOCUMENT = Path(__file__).with_name("evidence.typ")
COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(period: Period) -> str:
    """One line for each worker and meeting. Begins with a mark by which spreadsheets know UTF-8."""
    paper = io.StringIO()
    rows = csv.writer(paper)
    rows.writerow(_heads())
    for line in period.lines:
        cells = (line.worker, line.supervisor, line.kind, line.mode)
        rows.writerow([line.on.isoformat(), *map(safe, cells), line.minutes, _right(line)])
    return "\ufeff" + paper.getvalue()


def safe(cell: str) -> str:
    """The same words, such that no spreadsheet takes them for a command."""
    begins = cell.lstrip(" \u00a0") or cell
    return f"'{cell}" if begins.startswith(COMMANDS) else cell


def as_pdf(period: Period, *, org: str, by: str, now: dt.datetime) -> bytes:
    """A readable document. Names are passed as data, so nothing in them is a command."""
    given = {
        "org": org,
        "title": _("Supervision held"),
        "span": period.says,
        "taken": _("Taken by %(name)s on %(day)s")
        % {"name": by, "day": date_format(timezone.localtime(now), "j F Y, H:i")},
        "none": _("Nothing was held in these days."),
        "sum_heads": [_("Peer worker"), _("Times"), _("Minutes")],
        "sums": [[name, str(times), str(minutes)] for name, times, minutes in period.sums],
        "heads": _heads(),
        "lines": [
            [
                date_format(line.on, "j M Y"),
                line.worker,
                line.supervisor,
                line.kind,
                line.mode,
                str(line.minutes),
                _right(line),
            ]
            for line in period.lines
        ],
    }
    return typst.compile(DOCUMENT, sys_inputs={"given": json.dumps(given, ensure_ascii=False)})


def _heads() -> list[str]:
    how = [_("Day"), _("Peer worker"), _("Supervisor"), _("Kind"), _("How"), _("Minutes")]
    return [*how, _("Put right later")]


def _right(line: Line) -> str:
    return _("yes") if line.is_put_right else ""
