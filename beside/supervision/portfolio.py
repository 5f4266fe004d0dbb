"""A worker's portfolio as a document: what was seen of their craft, and what shows it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .queries import Growth, Part

DOCUMENT = Path(__file__).with_name("portfolio.typ")


def as_pdf(growth: Growth, *, org: str, now: dt.datetime) -> bytes:
    """A readable document. Words are passed as data, so nothing in them is a command."""
    given = {
        "org": org,
        "title": _("Portfolio of %(name)s") % {"name": growth.worker.name},
        "taken": date_format(timezone.localtime(now), "j F Y, H:i"),
        "none": _("Nothing stands here yet."),
        "says": _("It points at things that exist. Nobody else’s words are in it."),
        "frameworks": [
            {
                "name": framework.label,
                "source": str(framework.source["what"]),
                "parts": [_part(part) for part in parts if not part.is_empty],
            }
            for framework, parts in growth.by_framework
        ],
    }
    return typst.compile(DOCUMENT, sys_inputs={"given": json.dumps(given, ensure_ascii=False)})


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.competency.label,
        "line": part.competency.line,
        "seen": [
            {
                "who": _("%(name)s, %(day)s: %(stands)s")
                % {
                    "name": seen.by.name,
                    "day": date_format(timezone.localtime(seen.seen_at), "j M Y"),
                    "stands": seen.get_stands_display(),
                },
                "words": seen.words,
                "answer": seen.answer,
            }
            for seen in part.seen
        ],
        "pieces": [{"what": what, "words": piece.words} for piece, what in part.lines],
    }
