"""A message leaves at least once, arrives once, and stops when it should."""

import datetime as dt

import pytest
from django.core import mail

from beside.core import actor as actors
from beside.core import background, clock, tenancy
from beside.core.decision import NotAllowed
from beside.notices import actions, jobs, queries
from beside.notices.models import Notice
from beside.people import actions as people

pytestmark = pytest.mark.django_db(transaction=True)
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def a_round(cast, at=NOON):
    """What the worker process does when its time has come."""
    with clock.at(at):
        with tenancy.within(cast.here.pk):
            jobs.take_up_due(cast.here)
        background.work(until_idle=True)


def the_notice(cast):
    with tenancy.within(cast.here.pk):
        return Notice.objects.get()


@pytest.fixture
def waiting(cast, told, named_safe, pouch):
    named_safe()
    with clock.at(NOON):
        return told()


def test_it_is_carried_and_noted(cast, waiting, pouch):
    a_round(cast)
    assert [(m.channel, m.address, m.text) for m in pouch.carried] == [
        ("EMAIL", "m@example.org", "There is something new for you.")
    ]
    notice = the_notice(cast)
    assert (notice.state, notice.sent_at) == (Notice.State.SENT, NOON)


def test_once_is_enough(cast, waiting, pouch):
    for hours in range(3):
        a_round(cast, NOON + dt.timedelta(hours=hours))
    assert len(pouch.carried) == 1


def test_not_before_its_time(cast, told, named_safe, pouch):
    named_safe()
    told(send_at=NOON + dt.timedelta(hours=1))
    a_round(cast)
    assert pouch.carried == []
    a_round(cast, NOON + dt.timedelta(hours=2))
    assert len(pouch.carried) == 1


def test_it_is_tried_again_later_each_time(cast, waiting, pouch):
    pouch.stumbles = 2
    a_round(cast)
    a_round(cast, NOON + dt.timedelta(minutes=9))
    assert the_notice(cast).tries == 1
    a_round(cast, NOON + dt.timedelta(minutes=10))
    a_round(cast, NOON + dt.timedelta(minutes=29))
    assert (the_notice(cast).tries, pouch.carried) == (2, [])
    a_round(cast, NOON + dt.timedelta(minutes=30))
    assert the_notice(cast).state == Notice.State.SENT


def test_it_gives_up_in_the_end_and_still_shows_it_inside(cast, waiting, pouch):
    pouch.stumbles = 99
    for hours in range(0, 24, 2):
        a_round(cast, NOON + dt.timedelta(hours=hours))
    notice = the_notice(cast)
    assert (notice.state, notice.tries) == (Notice.State.FAILED, actions.TRIES)
    with tenancy.within(cast.here.pk):
        assert queries.told(cast.marlowe.actor).get() == notice


def test_whatever_goes_wrong_in_a_courier_is_not_logged_with_the_address(
    cast, waiting, pouch, monkeypatch, caplog
):
    def trip(self, message):
        raise KeyError(message.address)

    monkeypatch.setattr(pouch, "carry", trip)
    a_round(cast)
    assert the_notice(cast).state == Notice.State.WAITING
    assert "KeyError" in caplog.text and "m@example.org" not in caplog.text


def test_a_worker_killed_after_carrying_tries_again_with_the_same_id(cast, waiting, pouch):
    """The courier passes the id on, so that the second one is known to be the same."""
    with clock.at(NOON), tenancy.within(cast.here.pk):
        jobs.take_up_due(cast.here)
        jobs._carried(jobs.couriers.Message(waiting.pk, "EMAIL", "m@example.org", "…"))
        # …and the worker is gone before it noted anything.
    background.work(until_idle=True)
    assert [m.id for m in pouch.carried] == [waiting.pk, waiting.pk]
    assert the_notice(cast).state == Notice.State.SENT


def test_it_stops_when_the_way_is_no_longer_safe(cast, waiting, pouch):
    people.name_safe_contact(cast.marlowe.actor, cast.marlowe.person, channel="HERE")
    a_round(cast)
    assert pouch.carried == []
    assert the_notice(cast).state == Notice.State.INSIDE


def test_it_takes_the_new_way_when_they_named_another(cast, waiting, pouch):
    people.name_safe_contact(
        cast.marlowe.actor, cast.marlowe.person, channel="TEXT", address="555-0142"
    )
    a_round(cast)
    assert [(m.channel, m.address) for m in pouch.carried] == [("TEXT", "555-0142")]


def test_it_stops_when_it_was_taken_back(cast, waiting, told, pouch):
    told.take_back("one")
    a_round(cast)
    assert pouch.carried == []


def test_it_stops_when_it_was_taken_back_between_taking_up_and_carrying(cast, waiting, told, pouch):
    with clock.at(NOON), tenancy.within(cast.here.pk):
        jobs.take_up_due(cast.here)
    told.take_back("one")
    background.work(until_idle=True)
    assert pouch.carried == []


def test_nobody_sends_by_hand(cast, waiting):
    with pytest.raises(NotAllowed, match="when it is time"):
        actions.take_up_notice(cast.ari.actor, waiting)
    with pytest.raises(NotAllowed):
        actions.note_sent(cast.marlowe.actor, waiting)


def test_sent_is_noted_once(cast, waiting):
    actions.note_sent(actors.clock(cast.here.pk), waiting)
    with pytest.raises(NotAllowed, match="no longer waiting"):
        actions.note_sent(actors.clock(cast.here.pk), waiting)


def test_the_mail_itself_says_nothing(cast, told, named_safe, settings):
    settings.COURIERS = ["EMAIL=beside.notices.couriers.email.Email"]
    settings.DEFAULT_FROM_EMAIL = "notes@post.example"
    named_safe()
    with clock.at(NOON):
        notice = told(words="Dev moved your meeting at River Peers, Marlowe.")
    a_round(cast)
    [letter] = mail.outbox
    assert (letter.to, letter.from_email) == (["m@example.org"], "notes@post.example")
    assert letter.subject == letter.body == "There is something new for you."
    raw = letter.message().as_string()
    assert f"<{notice.pk}@post.example>" in raw
    for canary in ("River", "Peers", "Dev", "Marlowe", "meeting", "beside", "http"):
        assert canary.lower() not in raw.lower(), canary


def test_a_mail_server_that_is_away_is_not_carried(cast, told, named_safe, settings):
    settings.COURIERS = ["EMAIL=beside.notices.couriers.email.Email"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9  # nobody listens there
    named_safe()
    with clock.at(NOON):
        told()
    a_round(cast)
    assert the_notice(cast).state == Notice.State.WAITING


def test_the_console_keeps_addresses_out_of_the_log(cast, told, named_safe, settings, caplog):
    settings.COURIERS = ["TEXT=beside.notices.couriers.console.Console"]
    caplog.set_level("INFO", logger="beside")
    named_safe("TEXT", "555-0142")
    with clock.at(NOON):
        told()
    a_round(cast)
    assert "There is something new for you." in caplog.text
    assert "555-0142" not in caplog.text


@pytest.mark.parametrize("entry", ["EMAIL", "PIGEON=beside.notices.couriers.email.Email", "=x"])
def test_a_courier_that_makes_no_sense_is_said(settings, entry):
    from beside.notices import couriers

    settings.COURIERS = [entry]
    with pytest.raises(ValueError, match="BESIDE_COURIERS"):
        couriers.for_channel("EMAIL")
