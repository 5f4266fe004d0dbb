"""Small worlds with requests in them, built through the real deeds."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.actor import anyone
from beside.people.actions import new_code
from beside.referrals import actions

ASKED = {
    "name": "Noor",
    "age_band": "AGE_26_40",
    "languages": ["en"],
    "pronouns": "they, them",
    "contact": {"channel": "TEXT", "address": "+1 555 0142", "hours": "after 6 pm"},
    "wishes": [("EXPERIENCE", "PANIC", "MUST"), ("TIME", "WEEKDAY_EVENING", "NICE")],
    "words": "Someone who has been where I am.",
    "wants_help_choosing": True,
}
REFERRED = {
    "name": "Sam",
    "age_band": "AGE_18_25",
    "languages": ["en"],
    "contact": {"channel": "PHONE", "address": "+1 555 0143"},
    "words": "I want to leave my room again.",
    "wishes": [],
    "urgency": 2,
    "by": "PROFESSIONAL",
    "referrer": {"name": "Dr. Oyelaran", "organisation": "Bridge Clinic", "ways": "555 0100"},
    "consent_said": "They said yes.",
}


@pytest.fixture
def ask(cast):
    """Ask for support as anybody can; `ask(name="…")` changes a detail."""

    def asking(programme=None, **changes):
        programme = programme or cast.community
        return actions.ask_for_support(anyone(programme.org_id), programme, **(ASKED | changes))

    return asking


@pytest.fixture
def refer(cast):
    """Refer somebody as anybody can; gives the referral and its reference number."""

    def referring(**changes):
        reference = new_code()
        referral = actions.refer(
            anyone(cast.here.pk), cast.community, **(REFERRED | {"reference": reference} | changes)
        )
        return referral, reference

    return referring


@pytest.fixture
def here(cast):
    """The test reads as somebody in our organisation."""
    with tenancy.within(cast.here.pk):
        yield cast.here


def ago(**span):
    """Inside the block it is so long ago."""
    return clock.at(clock.now() - dt.timedelta(**span))
