"""Names, numbers and addresses of people, as FHIR writes them, in our words."""

from datetime import date

from beside.api.fhir.fields import Body, each, ended, exact, one, plain, unique, words
from beside.referrals.incoming import WayToReach


def ways_to_reach(
    body: Body, today: date, *, leave: tuple[str, ...] = ()
) -> tuple[WayToReach, ...]:
    """How someone can be reached now, best first; old ways are left out."""
    found = [
        telecom
        for telecom in each(body, "telecom")
        if words(telecom, "value") and not is_old(telecom, today)
    ]
    return tuple(
        WayToReach(words(t, "system", most=20) or "other", words(t, "value"), exact(t, "use"))
        for t in sorted(found, key=_rank)
        if exact(t, "use") not in leave
    )


def is_old(part: Body, today: date) -> bool:
    """True for a name, number or address that is no longer used."""
    return exact(part, "use") in {"old", "maiden"} or ended(one(part, "period"), today)


def full_name(name: Body) -> str:
    """A name as it is spoken, with its title."""
    parts = [*_list(name, "prefix"), *_list(name, "given"), words(name, "family")]
    return words(name, "text") or " ".join(unique(parts))


def first_name(name: Body) -> str:
    """What to call someone: the first given name, else whatever was written."""
    given = _list(name, "given")
    return given[0] if given else words(name, "text") or words(name, "family")


def _list(name: Body, part: str) -> list[str]:
    value = name.get(part)
    return [plain(v) for v in value if plain(v)] if isinstance(value, list) else []


def _rank(telecom: Body) -> int:
    rank = telecom.get("rank")
    return rank if isinstance(rank, int) and rank > 0 else 1_000
