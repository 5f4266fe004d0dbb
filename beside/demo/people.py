"""The everyday rest of a person: how to reach them safely, what they are good at, what helps.

What makes somebody themself is written by hand in the people files. The rest is dealt from
hand-written decks, seeded by the organization, so that the same world comes out each time and no
sentence is dealt to more than two people.
"""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from beside.demo.shapes import Contact, Goal, OtherFace, Participant, Wish
from beside.people import vocabulary

WISH_KINDS = (
    "experiences",
    "communities",
    "languages",
    "genders",
    "age_bands",
    "modes",
    "times",
    "styles",
)
_FIELDS = {"key", "name", "say", "pronouns", "age", "speaks", "programme", "peer", "then", "arc"}
_FIELDS |= {"days", "today", "reach", "asks", "asks_in", "asks_gloss", "wants", "goals", "by"}
_FIELDS |= {"by_words", "good_at", "helps", "people", "places", "declined", "choosing", "is_cast"}
_FIELDS |= {"latin_name", "change_words", "also_worker", "steps_done"}
_SHARES = {"good_at": 0.85, "helps": 0.75, "people": 0.55, "places": 0.45}
_CHANNELS = ["TEXT"] * 8 + ["PHONE_CALL"] * 7 + ["EMAIL"] * 8 + ["IN_PERSON_AT"] * 3
_CHANNELS += ["I_WILL_COME"] * 3
_SIGNS = {"ase", "bfi"}
_TEEN = "AGE_13_17"


class PersonError(ValueError):
    """A row about a person has a fault; the message says whose."""


def participants(
    organisation: str,
    *,
    person_rows: list[dict[str, Any]],
    referral_words: dict[str, list[str]],
    goals: dict[str, Goal],
    pools: dict[str, list[Any]],
) -> tuple[Participant, ...]:
    """Everybody who asked this organization, in file order."""
    dealer = _Dealer(organisation, person_rows, referral_words, pools)
    found = tuple(_participant(row, organisation, goals, dealer) for row in person_rows)
    keys = [person.key for person in found]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise PersonError(f"there twice: {', '.join(sorted(twice))}")
    return found


def age_band(text: str) -> str:
    """The code of an age band written as people write it: 26-40, or 61+."""
    code = "AGE_" + text.replace("-", "_").replace("+", "_UP")
    return vocabulary.term("age_bands", code).code


def slug(name: str) -> str:
    """A name as letters and digits, for a key or an address; empty when no Latin letter is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


def wish(text: str) -> Wish:
    """A wish from its code; a trailing "!" means it must be so."""
    code, must = text.removesuffix("!"), text.endswith("!")
    kinds = [kind for kind in WISH_KINDS if code in vocabulary.codes(kind)]
    if len(kinds) != 1:
        raise PersonError(f"{code!r} is not one word of the vocabulary")
    return Wish(kinds[0], code, "MUST" if must else "NICE")


class _Dealer:
    """Deals out what is not written by hand, in order, so that no sentence goes round too often."""

    def __init__(
        self,
        organisation: str,
        person_rows: list[dict[str, Any]],
        referral_words: dict[str, list[str]],
        pools: dict[str, list[Any]],
    ) -> None:
        self.dice = random.Random(f"the everyday rest of {organisation}")  # noqa: S311
        self.decks = {name: [_card(entry) for entry in entries] for name, entries in pools.items()}
        self.dealt: Counter[str] = Counter()
        self.referrals = {key: list(words) for key, words in referral_words.items()}
        taken = {row["reach"]["at"] for row in person_rows if "reach" in row}
        self.numbers = [number for number in _numbers(organisation) if number not in taken]

    def _draw(self, name: str, row: dict[str, Any], band: str, limit: int) -> str:
        """A card that suits this person; empty when all such have been dealt often enough."""
        fitting = [card["says"] for card in self.decks[name] if _fits(card, row, band)]
        left = [says for says in fitting if self.dealt[says] < limit]
        if not left:
            return ""
        says = self.dice.choice(left)
        self.dealt[says] += 1
        return str(says)

    def share(self, name: str, row: dict[str, Any], band: str) -> tuple[str, ...]:
        """Perhaps a card of this deck: plans are partly blank, as in life."""
        lucky = self.dice.random() < _SHARES[name]
        card = self._draw(name, row, band, limit=2) if lucky else ""
        return (card,) if card else ()

    def contact(self, row: dict[str, Any], key: str, band: str) -> Contact:
        """One safe way to reach somebody that suits how they speak and how old they are."""
        channel = self._channel(set(row.get("speaks", ())), band)
        if channel == "I_WILL_COME":
            return Contact(channel, "", "", False, "")
        word = self._draw("code_words", row, band, limit=2) if self.dice.random() < 0.12 else ""
        hours = self._draw("hours", row, band, limit=40)
        return Contact(channel, self._at(channel, key, row, band), hours, self._often(), word)

    def _channel(self, speaks: set[str], band: str) -> str:
        channel = self.dice.choice(_CHANNELS)
        if band == _TEEN or (speaks & _SIGNS and channel == "PHONE_CALL"):
            channel = "TEXT" if channel in ("PHONE_CALL", "IN_PERSON_AT") else channel
        return "EMAIL" if channel in ("TEXT", "PHONE_CALL") and not self.numbers else channel

    def _at(self, channel: str, key: str, row: dict[str, Any], band: str) -> str:
        if channel in ("TEXT", "PHONE_CALL"):
            return self.numbers.pop(0)
        if channel == "EMAIL":
            return f"{key.replace('_', '.')}@example.org"
        return self._draw("in_person_at", row, band, limit=4)

    def _often(self) -> bool:
        return self.dice.random() < 0.7

    def referral(self, row: dict[str, Any]) -> str:
        """What the referrer wrote about this person."""
        if "by" not in row or "by_words" in row:
            return str(row.get("by_words", ""))
        words = self.referrals.get(row["by"])
        if not words:
            raise PersonError(f"{row['name']}: {row['by']} has no words left; write one more")
        return words.pop(0)


def _card(entry: Any) -> dict[str, Any]:
    return entry if isinstance(entry, dict) else {"says": entry}


def _fits(card: dict[str, Any], row: dict[str, Any], band: str) -> bool:
    """Whether a card suits this age and these languages; a card for any age is for grown people."""
    ages = [age_band(each) for each in card.get("for", ())]
    speaks = set(row.get("speaks", ["en"]))
    return (
        (band in ages if ages else band != _TEEN)
        and (not card.get("speaks") or bool(speaks & set(card["speaks"])))
        and not speaks & set(card.get("not_speaks", ()))
    )


def _numbers(organisation: str) -> Iterable[str]:
    """Telephone numbers that ring nowhere; the last ones are Hill Street's."""
    some = range(91, 100) if organisation == "hill_street" else range(10, 90)
    return (f"555-01{number:02}" for number in some if number != 42)


def _participant(
    row: dict[str, Any], organisation: str, goals: dict[str, Goal], dealer: _Dealer
) -> Participant:
    unknown = set(row) - _FIELDS
    if unknown:
        raise PersonError(f"{row.get('name')}: unknown {', '.join(sorted(unknown))}")
    key, band = row.get("key") or slug(row["name"]), age_band(row["age"])
    wishes = tuple(wish(text) for text in row["wants"])
    reach = row.get("reach")
    shared = {name: tuple(row.get(name) or dealer.share(name, row, band)) for name in _SHARES}
    return Participant(
        key=key,
        name=row["name"],
        pronouns=row.get("say") or row["pronouns"],
        age_band=band,
        languages=tuple(row.get("speaks", ["en"])),
        programme=row["programme"],
        asks=row["asks"],
        arc=row["arc"],
        contact=_contact(reach) if reach else dealer.contact(row, key, band),
        wishes=tuple(each for each in wishes if each.kind != "styles"),
        styles={each.code: dealer.dice.choice([0, 1]) for each in wishes if each.kind == "styles"},
        goals=tuple(_goal(name, goals, row) for name in row["goals"]),
        asks_in=row.get("asks_in", "en"),
        asks_in_english=row.get("asks_gloss", ""),
        latin_name=row.get("latin_name", ""),
        referred_by=row.get("by", ""),
        referral_words=dealer.referral(row),
        peers=tuple(filter(None, [row.get("peer"), *row.get("then", [])])),
        change_words=row.get("change_words", ""),
        declined=tuple(row.get("declined", ())),
        is_choosing=row.get("choosing", False),
        is_cast=row.get("is_cast", False),
        meets_today=row.get("today", False),
        days=row.get("days", {}),
        steps_done=row.get("steps_done", {}),
        also_worker=_other_face(row.get("also_worker"), organisation),
        **shared,
    )


def _contact(reach: dict[str, Any]) -> Contact:
    return Contact(reach["by"], reach["at"], reach["hours"], reach["message"], reach["word"])


def _goal(name: str, goals: dict[str, Goal], row: dict[str, Any]) -> Goal:
    try:
        return goals[name]
    except KeyError:
        raise PersonError(f"{row['name']}: there is no goal {name!r}") from None


def _other_face(also: Any, organisation: str) -> OtherFace | None:
    """A participant who is also a worker, here or elsewhere."""
    if also is None:
        return None
    if isinstance(also, str):
        return OtherFace(organisation, also)
    return OtherFace(also["organisation"], also["key"])
