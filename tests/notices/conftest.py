"""Something to tell, told from inside a deed as every storey does it."""

import pytest

from beside.core.action import ACTIONS, action
from beside.core.decision import YES
from beside.notices import couriers
from beside.notices.telling import take_back, tell
from beside.people import actions as people


@action(event="example.told", may=lambda actor, person: YES)
def _tell(actor, person, *, say):
    return tell(person, **say) or person


@action(event="example.taken_back", may=lambda actor, person: YES)
def _take_back(actor, person, *, key_begins):
    take_back(person, key_begins=key_begins)


# Made for these pages only: they are not things that can happen in the house.
ACTIONS.pop("example.told")
ACTIONS.pop("example.taken_back")


@pytest.fixture
def told(cast):
    """Tell Marlowe something, as Dev does it."""

    def go(key="one", words="Your meeting is on Friday at 2.", **rest):
        say = {"kind": "example", "words": words, "key": key, **rest}
        return _tell(cast.dev.actor, cast.marlowe.person, say=say)

    go.take_back = lambda key_begins: _take_back(
        cast.dev.actor, cast.marlowe.person, key_begins=key_begins
    )
    return go


@pytest.fixture
def named_safe(cast):
    def go(channel="EMAIL", address="m@example.org"):
        return people.name_safe_contact(
            cast.marlowe.actor, cast.marlowe.person, channel=channel, address=address
        )

    return go


class Pouch:
    """A courier that keeps what it was given, and can be told to stumble."""

    carried: list = []
    stumbles = 0

    def carry(self, message):
        if Pouch.stumbles:
            Pouch.stumbles -= 1
            raise couriers.NotCarried("the road is closed")
        Pouch.carried.append(message)


@pytest.fixture
def pouch(settings):
    Pouch.carried, Pouch.stumbles = [], 0
    where = f"{Pouch.__module__}.Pouch"
    settings.COURIERS = [f"EMAIL={where}", f"TEXT={where}"]
    return Pouch
