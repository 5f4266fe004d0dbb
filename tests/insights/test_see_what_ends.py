"""The manager's first page leads to what comes next: whose certificate has ended, or will soon."""

import datetime as dt

from beside.core import clock
from beside.workforce import actions

PAGE = "/o/river/overview/"


def hold(who, until):
    return actions.hold_credential(
        who.actor,
        who.person,
        credential="us-pa-cps",
        stage="FULL",
        since_on=clock.today() - dt.timedelta(days=600),
        until_on=clock.today() + dt.timedelta(days=until),
    )


def test_what_has_ended_first(cast, as_):
    hold(cast.dev, -3)
    hold(cast.rosa, 20)
    text = as_(cast.manu).get(PAGE).content.decode()
    assert "One certificate has ended: see whose" in text
    assert "/o/river/workforce/" in text


def test_then_what_ends_soon(cast, as_):
    hold(cast.rosa, 20)
    hold(cast.dev, 200)
    assert "One certificate ends soon: see whose" in as_(cast.manu).get(PAGE).content.decode()


def test_nothing_where_all_is_well(cast, as_):
    hold(cast.dev, 200)
    assert "see whose" not in as_(cast.manu).get(PAGE).content.decode()
