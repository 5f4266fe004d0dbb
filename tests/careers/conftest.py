import datetime as dt

import pytest

from beside.careers import actions
from beside.core import clock
from tests import worlds


def ago(days):
    return clock.today() - dt.timedelta(days=days)


@pytest.fixture
def dev(cast):
    """Dev, provisional, looked after by Ines."""
    cast.dev.profile = worlds.profile(
        cast.dev, stage="PROVISIONAL", shares={"HEARING_VOICES": "PRIVATE"}
    )
    return cast.dev


@pytest.fixture
def opened(cast):
    """Manu looks for somebody in the community programme."""

    def open_role(by=None, **told):
        told = {
            "title": "Peer worker at the library",
            "about": "Tea, a table, and time.",
            "programme": cast.community,
            "opens_on": ago(3),
            "pay_from": 21,
            "pay_to": 26,
            **told,
        }
        return actions.open_role((by or cast.manu).actor, cast.here, **told)

    return open_role


@pytest.fixture
def applied(dev):
    """Dev applies for Pennsylvania's credential, and so many steps later."""

    def apply(*steps, credential="us-pa-cps", stage="FULL"):
        made = actions.start_application(dev.actor, dev.person, credential=credential, stage=stage)
        for to, told in steps:
            made = actions.step_application(
                dev.actor, made, stands=to, **{"on": clock.today(), **told}
            )
        return made

    return apply
