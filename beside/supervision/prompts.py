"""A question for each of the twelve values, to think about together. The words are in prompts.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from beside.core.facts import read_facts

SOURCE = Path(__file__).with_name("prompts.yaml")


@dataclass(frozen=True)
class Prompt:
    """One value, and what it asks."""

    code: str
    value: str
    asks: str


@cache
def prompts() -> tuple[Prompt, ...]:
    """All twelve, in the order of the file."""
    return tuple(Prompt(**row) for row in read_facts(SOURCE)["prompts"])


def in_turn(meetings_held: int) -> tuple[Prompt, list[Prompt]]:
    """The one whose turn it is, and the others: each comes round once in twelve meetings."""
    every = prompts()
    turn = every[meetings_held % len(every)]
    return turn, [each for each in every if each is not turn]


def translatable() -> Iterator[str]:
    """Every word of ours that a translator must see, in file order."""
    for each in prompts():
        yield from (each.value, each.asks)
