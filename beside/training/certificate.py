"""The certificate of a course, as a document to keep and to show."""

import json
from pathlib import Path

import typst
from django.utils import translation
from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _

from beside.core.uploads import Clean, plain_name
from beside.notices.telling import language_of
from beside.workforce.topics import TOPICS

from .models import Completion

DOCUMENT = Path(__file__).with_name("certificate.typ")


def of(completion: Completion, *, org: str) -> Clean:
    """In the worker's language. Names are passed as data, so nothing in them is a command."""
    with translation.override(language_of(completion.person)):
        given = json.dumps(_given(completion, org), ensure_ascii=False)
    content = typst.compile(DOCUMENT, sys_inputs={"given": given})
    return Clean(plain_name(completion.course.title, ".pdf"), "application/pdf", content)


def _given(completion: Completion, org: str) -> dict[str, object]:
    course = completion.course
    hours = localize(round(completion.minutes / 60, 2), use_l10n=True)
    return {
        "org": org,
        "title": _("Certificate"),
        "name": completion.person.name,
        "took": _("took this course to its end"),
        "course": course.title,
        "facts": [
            [_("Hours"), hours.removesuffix(".0").removesuffix(",0")],
            [_("Day"), date_format(completion.day_on, "DATE_FORMAT")],
            [_("About"), ", ".join(str(TOPICS.get(each, each)) for each in course.topics)],
            [_("How"), str(course.get_mode_display())],
            [_("Given by"), course.given_by],
            [_("Number"), completion.number],
        ],
    }
