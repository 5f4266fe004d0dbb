"""Three short statements about a meeting, for each of the two. Our own words; nobody is scored."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FEWEST = 5
"""Different people who must have answered before anything is said of it."""


@dataclass(frozen=True)
class Statement:
    """One thing that is so in peer support, as each of the two would say it."""

    code: str
    person: str | Promise
    worker: str | Promise

    def said_by(self, side: str) -> str | Promise:
        return self.worker if side == "WORKER" else self.person


STATEMENTS = (
    Statement(
        "LISTENED",
        _("I was listened to, and not told what to do."),
        _("I listened, and did not tell them what to do."),
    ),
    Statement(
        "TOGETHER",
        _("We decided together what to do with the time."),
        _("We decided together what to do with our time."),
    ),
    Statement(
        "PEER",
        _("It was one person beside another, not advice or treatment."),
        _("I was there as a peer, with no advice and no treatment."),
    ),
)
ANSWERS = {"YES": _("Yes"), "PARTLY": _("Partly"), "NO": _("Not really")}
MOSTLY = {
    "MOST": _("most say yes"),
    "SOME": _("some say yes, some do not"),
    "FEW": _("few say yes"),
}


def written(answers: Mapping[str, str]) -> str:
    """As it is kept: only what was answered, and only what we asked."""
    known = {each.code for each in STATEMENTS}
    kept = {code: said for code, said in answers.items() if code in known and said in ANSWERS}
    return json.dumps(kept, sort_keys=True)


def read(kept: str) -> dict[str, str]:
    """What was answered to each statement."""
    return json.loads(kept) if kept else {}


def mostly(said: Iterable[str]) -> str | None:
    """In coarse words, so that one more answer can't be told from the others. None when too few
    people answered."""
    found = Counter(said)
    if found.total() < FEWEST:
        return None
    share = found["YES"] / found.total()
    return "MOST" if share >= 2 / 3 else "SOME" if share >= 1 / 3 else "FEW"
