"""How a referral and its person are known again when they are sent a second time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from beside.api.fhir.fields import Body, concept, each, exact, one
from beside.api.fhir.json_text import written
from beside.api.fhir.record import Record

_LONGEST = 190
_NEVER_KEPT = {"SS", "SSN", "DL", "PPN", "TAX", "NI", "NNUSA", "BC"}
_NEVER_KEPT_SYSTEMS = ("us-ssn", "2.16.840.1.113883.4.1", "us-dl", "passport")
_BEST_KIND = "PLAC"


def referral_key(asking: Record, person: Record, sender: str) -> str:
    """The same for the same referral, however it is wrapped: by number, else by id, else by words.

    An id counts only together with its sender and its person, for two systems may use one id.
    The address on an envelope counts never: many systems make up a new one each time they send.
    """
    numbers = sorted(_numbers(asking.body), key=_rank)
    if numbers:
        return _short(exact(numbers[0], "system") or sender, exact(numbers[0], "value"))
    if asking.id:
        holder = asking.holder.name if asking.holder else ""
        return _short(sender, holder, asking.name, digest(person.id or person.text)[:12])
    same = written([_without_references(asking.body), _without_references(person.body)])
    return _short(sender, f"sha256:{digest(same)}")


def person_keys(person: Record, sender: str, shared: set[tuple[str, str]]) -> tuple[str, ...]:
    """The numbers a person is known by. Never one a state gave, nor one that two people share."""
    known = [n for n in _numbers(person.body) if not _is_never_kept(n) and _pair(n) not in shared]
    keys = [_short(exact(n, "system") or sender, exact(n, "value")) for n in known]
    if person.id and person.holder is None:
        keys.append(_short(sender, person.name))
    return tuple(keys)


def shared_numbers(people: Iterable[Record]) -> set[tuple[str, str]]:
    """Record numbers that more than one person carries in the same delivery."""
    carried = Counter(
        pair
        for person in {record.text: record for record in people}.values()
        for pair in {_pair(number) for number in _numbers(person.body)}
    )
    return {pair for pair, times in carried.items() if times > 1}


def _without_references(value: Any) -> Any:
    """A record without what it points at, which is written anew for each envelope."""
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if not (isinstance(v, dict) and "reference" in v)}
        return {name: _without_references(part) for name, part in kept.items()}
    if isinstance(value, list):
        return [_without_references(part) for part in value if "reference" not in _keys(part)]
    return value


def _keys(part: Any) -> Any:
    return part if isinstance(part, dict) else ()


def _short(*parts: str) -> str:
    key = "|".join(filter(None, parts))
    return key if len(key) <= _LONGEST else f"sha256:{digest(key)}"


def digest(text: str) -> str:
    """A short name for a long text: the same text always has the same one."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _numbers(body: Body) -> Iterator[Body]:
    return (n for n in each(body, "identifier") if exact(n, "value") and exact(n, "use") != "old")


def _pair(number: Body) -> tuple[str, str]:
    return exact(number, "system"), exact(number, "value")


def _rank(number: Body) -> tuple[bool, bool, str, str]:
    kinds = {exact(coding, "code") for coding in each(one(number, "type"), "coding")}
    is_best = exact(number, "use") == "official" or _BEST_KIND in kinds
    return not is_best, not exact(number, "system"), *_pair(number)


def _is_never_kept(number: Body) -> bool:
    kinds = {exact(coding, "code") for coding in each(one(number, "type"), "coding")}
    system = exact(number, "system").lower()
    said = concept(one(number, "type")).lower()
    return bool(
        kinds & _NEVER_KEPT or system.endswith(_NEVER_KEPT_SYSTEMS) or "social security" in said
    )


def has_number_never_kept(body: Body) -> bool:
    """True if a number came that a state gave the person."""
    return any(_is_never_kept(number) for number in _numbers(body))
