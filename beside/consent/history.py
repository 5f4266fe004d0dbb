"""What reading history back found, in words for whoever asked."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

BOOKS: dict[str, str | Promise] = {
    "events": _("What was done"),
    "looks": _("Who looked at what"),
    "denials": _("Doors that stayed closed"),
}
LINES = {
    "events": ngettext_lazy("%d thing that was done", "%d things that were done"),
    "looks": ngettext_lazy("%d look into somebody’s record", "%d looks into people’s records"),
    "denials": ngettext_lazy("%d door that stayed closed", "%d doors that stayed closed"),
}
SAID: dict[str, str | Promise] = {
    "missing": _("A line that was written here is gone."),
    "loose": _("This line does not follow from the one before it. One of the two was exchanged."),
    "altered": _("This line was changed after it was written."),
    "anew": _("All lines up to here were written anew. A signed mark tells that they were others."),
    "mark": _(
        "The signed mark for this line was not made by us. Somebody changed the file of marks."
    ),
    "cut": _("The end is cut off. There were more lines than this."),
}


@dataclass(frozen=True)
class Found:
    """The first thing wrong in one of the books of history."""

    book: str
    line: int
    says: str


def in_words(report: dict[str, Any]) -> dict[str, Any]:
    """A report of `checkpoint.verify` for a page: nothing in it is a code."""
    return {
        "found": [
            Found(str(BOOKS[each["chain"]]), each["seq"], str(SAID[each["kind"]]))
            for each in report["faults"]
        ],
        "read": [LINES[name] % count for name, count in report["lines"].items()],
        "marks": report["checkpoints"],
    }
