"""A goodbye as a goodbye: notice, words from both, and what is passed on."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.notices.models import Notice
from beside.relationships import actions
from beside.relationships.models import Goodbye

IN_TWO_WEEKS = dt.timedelta(days=14)


def begin(actor, together, days=14, ending="GOOD", words="It was good."):
    day = clock.today() + dt.timedelta(days=days)
    return actions.begin_goodbye(actor, together, ending=ending, ends_on=day, words=words)


def goodbye(cast):
    with tenancy.within(cast.here.pk):
        return Goodbye.objects.get()


def test_the_other_one_is_told(cast, together):
    relationship = begin(cast.dev.actor, together)
    assert relationship.state == "ENDING"
    with tenancy.within(cast.here.pk):
        told = Notice.objects.filter(kind="walking.goodbye")
        assert [notice.person_id for notice in told] == [cast.marlowe.person.pk]


def test_each_ones_words_stand_in_their_own_place(cast, together):
    begin(cast.dev.actor, together, words="Thank you for the bus rides.")
    actions.add_goodbye_words(cast.marlowe.actor, together, words="I ride alone now.")
    kept = goodbye(cast)
    assert (kept.from_worker, kept.from_participant) == (
        "Thank you for the bus rides.",
        "I ride alone now.",
    )
    with tenancy.within(cast.here.pk):
        events = Event.objects.filter(name__startswith="goodbye.")
        assert events.count() == 2 and not any("bus" in str(e.changes) for e in events)


def test_a_worker_gives_notice(cast, together):
    with pytest.raises(NotAllowed, match="a little time"):
        begin(cast.dev.actor, together, days=2)
    assert begin(cast.dev.actor, together, days=7)


def test_the_person_need_not(cast, together):
    assert begin(cast.marlowe.actor, together, days=0).state == "ENDING"


def test_not_for_a_day_that_has_passed(cast, together):
    with pytest.raises(NotAllowed):
        begin(cast.marlowe.actor, together, days=-1)


@pytest.mark.parametrize("who", ["rosa", "ines", "manu"])
def test_others_do_not(cast, together, who):
    with pytest.raises(NotAllowed):
        begin(getattr(cast, who).actor, together)


def test_not_twice(cast, together):
    begin(cast.dev.actor, together)
    with pytest.raises(NotAllowed, match="begun already"):
        begin(cast.marlowe.actor, together)


def test_nothing_is_passed_on_until_the_person_chooses(cast, together):
    begin(cast.dev.actor, together)
    assert goodbye(cast).handover == []
    with pytest.raises(NotAllowed, match="Only the person"):
        actions.choose_handover(cast.dev.actor, together, handover=["notes"])
    actions.choose_handover(cast.marlowe.actor, together, handover=["goals", "safe_contact"])
    assert goodbye(cast).handover == ["goals", "safe_contact"]
    with pytest.raises(ValueError, match="diary"):
        actions.choose_handover(cast.marlowe.actor, together, handover=["diary"])


def test_before_a_goodbye_there_are_no_words_at_the_end(cast, together):
    with pytest.raises(NotAllowed, match="Nobody has said goodbye"):
        actions.add_goodbye_words(cast.marlowe.actor, together, words="x")


def test_by_the_web(cast, together, as_):
    here = f"/o/river/walking/{together.pk}/"
    client = as_(cast.dev)
    tomorrow = clock.today() + dt.timedelta(days=1)
    typed = {"ending": "GOOD", "ends_on": tomorrow.isoformat(), "words": "Thank you."}
    refused = client.post(f"{here}goodbye/", typed)
    assert refused.status_code == 200 and "needs a little time" in refused.content.decode()
    assert "Thank you." in refused.content.decode()
    typed["ends_on"] = (clock.today() + IN_TWO_WEEKS).isoformat()
    assert client.post(f"{here}goodbye/", typed).status_code == 302
    client = as_(cast.marlowe)
    assert "Thank you." in client.get(here).content.decode()
    assert client.post(f"{here}words/", {"words": "And you."}).status_code == 302
    assert client.post(f"{here}handover/", {"handover": ["goals"]}).status_code == 302
    assert "And you." in client.get(here).content.decode()
    assert "checked" in client.get(f"{here}handover/").content.decode()
