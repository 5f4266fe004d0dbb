"""When nobody fits, or few do: what would change it. Counted, never guessed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from .rules import WHOSE_CHOICE, Rule, rules_against
from .sides import Asker, Offer, Wanted

Between = Callable[[str], Iterable[Rule]]


@dataclass(frozen=True)
class Hope:
    fit_now: int
    """How many could be suggested as it stands."""
    if_nice: tuple[tuple[Wanted, int], ...]
    """For each must: how many could be, if it were a wish instead."""
    are_full: int
    """How many would fit if they had a place free."""
    speak: int
    """How many speak a language of theirs."""


def hope_for(asker: Asker, offers: Iterable[Offer], between: Between) -> Hope:
    here = [o for o in offers if o.programmes is None or asker.programme in o.programmes]

    def count(who: Asker) -> int:
        return sum(not rules_against(who, offer, between(offer.id)) for offer in here)

    musts = [w for w in asker.wishes if w.is_must and w.kind in WHOSE_CHOICE]
    reasons = [rules_against(asker, offer, between(offer.id)) for offer in here]
    return Hope(
        fit_now=sum(not rules for rules in reasons),
        if_nice=tuple((must, count(_as_wish(asker, must))) for must in musts),
        are_full=sum(rules == (Rule.ROOM,) for rules in reasons),
        speak=sum(Rule.LANGUAGE not in rules for rules in reasons),
    )


def _as_wish(asker: Asker, must: Wanted) -> Asker:
    softer = tuple(replace(w, is_must=False) if w == must else w for w in asker.wishes)
    return replace(asker, wishes=softer)
