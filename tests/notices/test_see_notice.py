"""Reading what one was told."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.notices import actions, panels
from beside.notices.models import Notice


def test_the_page_shows_it_as_new_and_in_whose_eyes(cast, told, as_):
    told()
    page = as_(cast.marlowe).get("/o/river/notices/").content.decode()
    assert "Your meeting is on Friday at 2." in page
    assert "New" in page


def test_opening_one_marks_it_and_leads_there(cast, told, as_):
    notice = told(link="/o/river/notices/")
    answer = as_(cast.marlowe).get(f"/o/river/notices/{notice.pk}/")
    assert answer["Location"] == "/o/river/notices/"
    with tenancy.within(cast.here.pk):
        assert Notice.objects.get().seen_at is not None


def test_all_at_once(cast, told, as_):
    told("one")
    told("two")
    as_(cast.marlowe).post("/o/river/notices/seen/")
    with tenancy.within(cast.here.pk):
        assert not Notice.objects.filter(seen_at=None).exists()


def test_nobody_else_can_find_it(cast, told, as_):
    notice = told()
    for who in (cast.dev, cast.ines, cast.ari, cast.pia):
        assert as_(who).get(f"/o/river/notices/{notice.pk}/").status_code == 404
    assert as_(cast.zed).get(f"/o/hill/notices/{notice.pk}/").status_code == 404


def test_nobody_marks_it_for_them(cast, told):
    notice = told()
    with pytest.raises(NotAllowed, match="somebody else"):
        actions.see_notice(cast.dev.actor, notice)
    with pytest.raises(NotAllowed, match="somebody else"):
        actions.see_notices(cast.dev.actor, cast.marlowe.person)


def test_it_is_not_shown_before_its_time_nor_after_it_was_taken_back(cast, told, as_):
    told("later", words="Later", send_at=clock.now() + dt.timedelta(hours=1))
    told("gone", words="Gone")
    told.take_back("gone")
    page = as_(cast.marlowe).get("/o/river/notices/").content.decode()
    assert "Later" not in page and "Gone" not in page


def test_what_home_shows(cast, told):
    with tenancy.within(cast.here.pk):
        assert panels.unseen(cast.marlowe.actor) is None
        for key in "abcd":
            told(key)
        new = panels.unseen(cast.marlowe.actor)
    assert (new.count, len(new.newest)) == (4, 3)


def test_a_long_list_asks_no_more_of_the_database(cast, told, as_, django_assert_max_num_queries):
    for number in range(40):
        told(str(number))
    client = as_(cast.marlowe)
    with django_assert_max_num_queries(25):
        assert client.get("/o/river/notices/").status_code == 200
