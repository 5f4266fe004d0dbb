"""Does a referral ask for peer support? Told by its codes, or by its words."""

import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from beside.api.fhir.fields import Body, each, exact, one, plain

_SURE = {"official", "secondary"}


class Recognised(NamedTuple):
    """What a request was recognised as, in our words, and by what."""

    name: str
    by: str


def recognised(asking: Body) -> Recognised | None:
    """What makes this a request for peer support; None if nothing does."""
    asked = [one(asking, "code"), *each(asking, "orderDetail")]
    workers = [one(asking, "performerType")]
    by_code = _by_code(asked, "asked_for") or _by_code(workers, "asked_of")
    return by_code or _by_words([*asked, *workers, *each(asking, "category")])


@cache
def known() -> dict[str, Any]:
    """The list of codes and words, each with its source, as written beside this file."""
    import yaml

    text = files("beside.api.fhir").joinpath("peer_support.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


@cache
def _codes(list_name: str) -> dict[tuple[str, str], Recognised]:
    systems = known()["systems"]
    return {
        (address, str(row["code"]).upper()): Recognised(
            row["name"], f"{row['system'].upper()} code {row['code']}"
        )
        for row in known()[list_name]
        if row["confidence"] in _SURE
        for address in systems[row["system"]]
    }


@cache
def _phrases() -> re.Pattern[str]:
    phrases = "|".join(re.escape(words).replace(r"\ ", r"[\s-]+") for words in known()["words"])
    return re.compile(rf"\b(?:{phrases})s?\b", re.IGNORECASE)


def _by_code(ideas: list[Body], list_name: str) -> Recognised | None:
    for coding in (c for idea in ideas for c in each(idea, "coding")):
        key = (exact(coding, "system"), exact(coding, "code").strip().upper())
        if key in _codes(list_name):
            return _codes(list_name)[key]
    return None


def _by_words(ideas: list[Body]) -> Recognised | None:
    for idea in ideas:
        for said in (idea.get("text"), *(c.get("display") for c in each(idea, "coding"))):
            match = _phrases().search(plain(said, most=2_000))
            if match:
                return Recognised(match[0].lower(), f"the words “{match[0]}”")
    return None
