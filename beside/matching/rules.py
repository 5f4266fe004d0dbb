"""What rules somebody out. Each rule is a yes or a no with a name; no number makes up for one."""

from collections.abc import Iterable
from enum import StrEnum

from .sides import Asker, Offer

YOUNG = "AGE_13_17"


class Rule(StrEnum):
    """Why somebody can't be suggested. Some are nobody's business: see `PRIVATE`."""

    PROGRAMME = "PROGRAMME"
    CREDENTIAL = "CREDENTIAL"
    RESTING = "RESTING"
    AGES = "AGES"
    LANGUAGE = "LANGUAGE"
    MODE = "MODE"
    MUST_EXPERIENCE = "MUST_EXPERIENCE"
    MUST_LANGUAGE = "MUST_LANGUAGE"
    MUST_GENDER = "MUST_GENDER"
    MUST_AGE = "MUST_AGE"
    MUST_MODE = "MUST_MODE"
    MUST_TIME = "MUST_TIME"
    ROOM = "ROOM"
    TOGETHER = "TOGETHER"
    LIMIT = "LIMIT"
    CONFLICT = "CONFLICT"
    COLLEAGUE = "COLLEAGUE"
    SAID_NO = "SAID_NO"


PRIVATE = frozenset({Rule.LIMIT, Rule.CONFLICT, Rule.COLLEAGUE, Rule.SAID_NO})
"""Told to nobody as such: "not available" covers them all."""
WHOSE_CHOICE = {
    "EXPERIENCE": Rule.MUST_EXPERIENCE,
    "LANGUAGE": Rule.MUST_LANGUAGE,
    "GENDER": Rule.MUST_GENDER,
    "AGE": Rule.MUST_AGE,
    "MODE": Rule.MUST_MODE,
    "TIME": Rule.MUST_TIME,
}
"""The person's own musts. Community is not among them: nobody is shut out for what they are; a
"must" there counts more, and that is all."""
ONE_IS_ENOUGH = frozenset({"GENDER", "AGE", "MODE", "TIME"})
"""Of several musts of such a kind, one must hold; of the others, all of them."""


def rules_against(asker: Asker, offer: Offer, between: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """Every rule that speaks against suggesting this worker, in a fixed order; none is best.

    `between` holds what is known about the two together: a conflict, a shared workplace.
    """
    found = list(between)
    if offer.programmes is not None and asker.programme not in offer.programmes:
        found.append(Rule.PROGRAMME)
    if asker.programme in offer.barred:
        found.append(Rule.CREDENTIAL)
    if not offer.is_taking:
        found.append(Rule.RESTING)
    if offer.room < 1:
        found.append(Rule.ROOM)
    if not _serves(offer, asker.age_band):
        found.append(Rule.AGES)
    if asker.languages and asker.languages.isdisjoint(offer.languages):
        found.append(Rule.LANGUAGE)
    if asker.modes and asker.modes.isdisjoint(offer.modes):
        found.append(Rule.MODE)
    if offer.will_not and not asker.topics.isdisjoint(offer.will_not):
        found.append(Rule.LIMIT)
    for kind, codes in asker.musts.items():
        if kind in WHOSE_CHOICE and not _holds(kind, codes, offer.has[kind]):
            found.append(WHOSE_CHOICE[kind])
    return tuple(rule for rule in Rule if rule in found) if found else ()


def _serves(offer: Offer, age_band: str) -> bool:
    if not age_band:
        return True
    return age_band in offer.ages if offer.ages else age_band != YOUNG


def _holds(kind: str, codes: frozenset[str], has: frozenset[str]) -> bool:
    return not codes.isdisjoint(has) if kind in ONE_IS_ENOUGH else codes <= has
