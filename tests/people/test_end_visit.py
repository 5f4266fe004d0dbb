"""A visit ends by itself when nobody is there. Nothing typed is lost: drafts lie on the server."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY

from beside.core import clock, tenancy
from beside.people import actions, visits
from beside.people.models import Membership

NOON = dt.datetime(2030, 1, 8, 12, tzinfo=dt.UTC)
OWN = "/o/river/safe-contact/"


def after(seconds):
    return time_machine.travel(NOON + dt.timedelta(seconds=seconds), tick=False)


@pytest.fixture
def opened(cast, as_):
    """Signed in at noon, and one page looked at."""

    def open_visit(who, page):
        with after(0):
            client = as_(who)
            assert client.get(page).status_code == 200
        return client

    return open_visit


@pytest.mark.parametrize(
    ("name", "page", "limit"),
    [("marlowe", OWN, visits.ALONE), ("ari", "/o/river/set-up/", visits.STAFF)],
)
def test_it_lasts_until_it_has_been_quiet_too_long(cast, opened, name, page, limit):
    client = opened(getattr(cast, name), page)
    with after(limit - 1):
        assert client.get(page).status_code == 200
    with after(2 * limit - 1):
        response = client.get(page)
    assert response.url == f"/sign-in/?next={page}"


def test_a_page_that_looks_again_by_itself_is_no_sign_of_life(cast, opened):
    client = opened(cast.ari, "/o/river/set-up/")
    for minute in range(1, 15):
        with after(60 * minute):
            answer = client.get("/o/river/set-up/", headers={"X-By-Itself": "1"})
            assert answer.status_code == 200
    with after(visits.STAFF + 1):
        assert client.get("/o/river/set-up/").url.startswith("/sign-in/")


def test_the_door_says_why(cast, opened):
    client = opened(cast.marlowe, OWN)
    with after(visits.ALONE + 1):
        client.get(OWN)
        assert "It was quiet for a while" in client.get("/sign-in/").content.decode()


def test_public_pages_stay_open(cast, opened):
    client = opened(cast.marlowe, OWN)
    with after(visits.ALONE + 1):
        assert client.get("/roles/").status_code == 200
        assert SESSION_KEY not in client.session


def test_a_shared_device_ends_after_five_minutes(known, client, sign_in):
    with after(0):
        sign_in("marlowe", shared="on")
        assert client.get(OWN).status_code == 200
    with after(visits.SHARED - 1):
        assert client.get(OWN).status_code == 200
    with after(2 * visits.SHARED):
        assert client.get(OWN).status_code == 302


def test_however_busy_it_ends_after_twelve_hours(cast, opened):
    client = opened(cast.marlowe, OWN)
    for seconds in range(0, visits.LONGEST, visits.ALONE // 2):
        with after(seconds):
            assert client.get(OWN).status_code == 200, seconds
    with after(visits.LONGEST):
        assert client.get(OWN).status_code == 302


def test_still_here_keeps_it_going(cast, opened):
    client = opened(cast.marlowe, OWN)
    with after(visits.ALONE - 60):
        assert client.get("/sign-in/here/").status_code == 204
    with after(visits.ALONE + 60):
        assert client.get(OWN).status_code == 200


def test_the_page_knows_how_long_it_may_be_quiet(cast, opened):
    client = opened(cast.marlowe, OWN)
    with after(1):
        assert f'data-quiet="{visits.ALONE}"' in client.get(OWN).content.decode()


def test_a_part_that_ends_ends_at_the_next_click(cast, as_):
    client = as_(cast.cora)
    page = f"/o/river/people/{cast.marlowe.person.pk}/invite/"
    assert client.get(page).status_code == 200
    with tenancy.within(cast.here.pk):
        part = Membership.objects.get(person=cast.cora.person)
    actions.end_part(cast.ari.actor, part)
    assert client.get(page).status_code == 404


def test_a_closed_account_is_out_at_the_next_click(cast, as_):
    client = as_(cast.marlowe)
    cast.marlowe.account.is_active = False
    cast.marlowe.account.save()
    assert client.get(OWN).status_code == 302


def test_a_visit_without_a_clock_is_over(cast, as_):
    client = as_(cast.marlowe)
    session = client.session
    del session[visits.VISIT]
    session.save()
    assert client.get(OWN).status_code == 302


def test_a_demo_may_have_a_past(cast, as_):
    """The clock of the house is the clock of a visit."""
    client = as_(cast.marlowe)
    with clock.at(clock.now() + dt.timedelta(hours=13)):
        assert client.get(OWN).status_code == 302
