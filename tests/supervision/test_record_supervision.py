"""A supervisor writes down that they sat down with a worker, and puts it right."""

import datetime as dt

import pytest
from django.db import IntegrityError

from beside.core import clock, tenancy
from beside.core.action import REACTIONS
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.supervision import actions, policy
from beside.supervision.models import Supervision, TalkPoint

WORDS = "Take the ten o'clock bus."


def typed(**changes):
    given = {"held_on": "2026-01-05", "at": "10:00", "minutes": "50", "kind": "ONE"}
    return {**given, "mode": "IN_PERSON", "agenda": "", "words": WORDS, **changes}


def page(cast, name="record"):
    return f"/o/river/supervision/{cast.dev.person.pk}/{name}/"


def test_it_says_when_how_long_and_what_kind(cast, dev, sit):
    held = sit(minutes=45, kind="OBSERVATION", words=WORDS)
    assert (held.minutes, held.kind, held.words) == (45, "OBSERVATION", WORDS)
    assert (held.worker_id, held.supervisor_id) == (cast.dev.person.pk, cast.ines.person.pk)


def test_a_group_is_one_row_and_one_event_for_each(cast, dev):
    people.agree_supervision(cast.ari.actor, cast.rosa.person, supervisor=cast.ines.person)
    heard = []
    REACTIONS["supervision.recorded"].append(lambda actor, held: heard.append(held.worker.name))
    try:
        held = actions.record_together(
            cast.ines.actor,
            [cast.dev.person, cast.rosa.person],
            held_at=clock.now() - dt.timedelta(hours=2),
            minutes=90,
        )
    finally:
        REACTIONS["supervision.recorded"].pop()
    assert heard == ["Dev", "Rosa"]
    assert {each.kind for each in held} == {"GROUP"} and len({each.group for each in held}) == 1


def test_a_group_with_a_stranger_in_it_is_not_written_at_all(cast, dev):
    with pytest.raises(NotAllowed, match="somebody else"):
        actions.record_together(
            cast.ines.actor,
            [cast.dev.person, cast.rosa.person],
            held_at=clock.now() - dt.timedelta(hours=2),
            minutes=90,
        )
    with tenancy.within(cast.here.pk):
        assert not Supervision.objects.exists()


@pytest.mark.parametrize("who", ["dev", "rosa", "cora", "manu", "ari", "pia"])
def test_nobody_but_their_supervisor_writes_it(cast, dev, who):
    with pytest.raises(NotAllowed):
        actions.record_supervision(
            getattr(cast, who).actor,
            cast.dev.person,
            held_at=clock.now() - dt.timedelta(hours=2),
            minutes=50,
        )


def test_what_is_still_to_come_did_not_happen(cast, dev, sit):
    with pytest.raises(NotAllowed, match="not happened"):
        sit(days=-1)


def test_minutes_have_bounds_in_the_database_too(cast, dev, sit):
    with pytest.raises(IntegrityError):
        sit(minutes=481)


def test_the_page_writes_it_down(cast, dev, as_):
    point = actions.add_point(cast.dev.actor, cast.dev.person, words="The bus.")
    left = actions.add_point(cast.dev.actor, cast.dev.person, words="My leave.")
    reply = as_(cast.ines).post(page(cast), typed(talked=[str(point.pk)]))
    assert reply.status_code == 302 and reply.url == page(cast, "agenda")
    with tenancy.within(cast.here.pk):
        assert Supervision.objects.get().words == WORDS
        assert [each.pk for each in TalkPoint.objects.filter(talked_at=None)] == [left.pk]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"minutes": "-5"}, "1"),
        ({"minutes": "900"}, "480"),
        ({"held_on": "2999-01-01"}, "still to come"),
        ({"held_on": ""}, "choose the day"),
        ({"at": "late"}, "could not read that time"),
    ],
)
def test_a_slip_is_said_kindly_and_nothing_is_lost(cast, dev, as_, wrong, says):
    reply = as_(cast.ines).post(page(cast), typed(**wrong))
    html = reply.content.decode()
    assert reply.status_code == 200 and says in html
    assert WORDS in html.replace("&#x27;", "'")


def test_it_is_not_written_twice(cast, dev, as_):
    client = as_(cast.ines)
    client.post(page(cast), typed())
    assert "written down already" in client.post(page(cast), typed()).content.decode()


def test_the_page_of_a_group(cast, dev, as_):
    given = typed(who=[str(cast.dev.person.pk)])
    del given["kind"]
    client = as_(cast.ines)
    assert "who was there" in client.post("/o/river/supervision/group/", typed()).content.decode()
    assert client.post("/o/river/supervision/group/", given).status_code == 302
    with tenancy.within(cast.here.pk):
        assert Supervision.objects.get().kind == "GROUP"


def test_what_was_wrong_is_put_right_by_a_new_row(cast, dev, sit, as_):
    was = sit(minutes=50, words="The old words.")
    reply = as_(cast.ines).post(
        f"/o/river/supervision/held/{was.pk}/amend/", typed(minutes="60", words="The new words.")
    )
    assert reply.status_code == 302
    with tenancy.within(cast.here.pk):
        right = Supervision.objects.get(ended_at=None)
        old = Supervision.objects.get(pk=was.pk)
        assert (right.minutes, right.amends_id, old.words) == (60, was.pk, "The old words.")
        assert old.ended_at and "supervision.amended" in Event.objects.values_list(
            "name", flat=True
        )


def test_it_is_put_right_once(cast, dev, sit):
    was = sit()
    same = {"held_at": was.held_at, "mode": "PHONE", "kind": "ONE", "agenda": "", "words": ""}
    actions.amend_supervision(cast.ines.actor, was, minutes=40, **same)
    with pytest.raises(NotAllowed, match="already"):
        actions.amend_supervision(cast.ines.actor, was, minutes=30, **same)


@pytest.mark.parametrize(
    ("who", "status"), [("dev", 200), ("ines", 200), ("rosa", 404), ("manu", 404), ("ari", 404)]
)
def test_the_words_are_for_the_two(cast, dev, sit, as_, who, status):
    held = sit(words=WORDS)
    reply = as_(getattr(cast, who)).get(f"/o/river/supervision/held/{held.pk}/")
    assert reply.status_code == status


def test_who_no_longer_looks_after_them_reads_it_no_longer(cast, dev, sit):
    held = sit()
    other = cast.cora
    people.give_part(cast.ari.actor, other.person, role="supervisor", programme=cast.community)
    people.agree_supervision(cast.ari.actor, cast.dev.person, supervisor=other.person)
    with tenancy.within(cast.here.pk):
        assert held not in policy.visible_supervisions(cast.ines.actor)
