"""A role is open; somebody would like it, and sees each step of the answer."""

import pytest

from beside.careers import actions, policy, queries
from beside.careers.models import Interest, InterestStep, Opening
from beside.core import clock, tenancy
from beside.core.actor import anyone
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.notices.models import Notice
from beside.workforce import actions as workforce
from tests.careers.conftest import ago

CODE = "ABCD-EFGH-JKMN-PQRS"
PUBLIC = "/o/river/open-roles/"
KEPT = "/o/river/careers/openings/"


def stranger_asks(cast, opening, code=CODE):
    return actions.ask_as_stranger(
        anyone(cast.here.pk),
        opening,
        name="Juno",
        contact="juno@example.org",
        words="I have been there.",
        code=code,
    )


def test_anybody_reads_which_roles_are_open(cast, opened, client):
    made = opened(credential="us-pa-cps", credential_stage="FULL", languages=["es"])
    opened(title="Not yet", opens_on=ago(-3))
    opened(title="Over", closes_on=ago(1))
    page = client.get(PUBLIC).content.decode()
    assert "Peer worker at the library" in page
    assert "$21 to $26 an hour" in page
    assert "Not yet" not in page and "Over" not in page
    page = client.get(f"{PUBLIC}{made.pk}/").content.decode()
    assert "Certified Peer Specialist" in page
    assert "Tea, a table" in page


def test_what_is_not_open_is_not_there(cast, opened, client):
    made = opened()
    actions.close_role(cast.manu.actor, made)
    for path in ("", "ask/"):
        assert client.get(f"{PUBLIC}{made.pk}/{path}").status_code == 404


def test_only_who_answers_for_the_programme_opens_one(cast, opened):
    for who in (cast.dev, cast.ines, cast.cora, cast.pia, cast.marlowe):
        with pytest.raises(NotAllowed):
            opened(by=who)
    with pytest.raises(NotAllowed, match="answer for"):
        opened(programme=cast.ward)
    with pytest.raises(NotAllowed, match="answer for"):
        opened(programme=None)
    assert opened(by=cast.ari, programme=None)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"closes_on": ago(9)}, "before it opens"),
        ({"pay_from": -1}, "pay again"),
        ({"pay_from": 30, "pay_to": 20}, "pay again"),
    ],
)
def test_a_role_that_cannot_be(cast, opened, told, says):
    with pytest.raises(NotAllowed, match=says):
        opened(**told)
    with pytest.raises(ValueError, match="No pack"):
        opened(credential="us-zz", credential_stage="FULL")


def test_a_stranger_follows_the_answer_by_a_link(cast, opened, client, as_):
    made = opened()
    reply = client.post(
        f"{PUBLIC}{made.pk}/ask/", {"name": "Juno", "contact": "555 0100", "words": "Me too."}
    )
    assert reply.url.endswith("/sent/")
    page = client.get(reply.url).content.decode()
    link = page.split('href="http://testserver')[1].split('"')[0]
    assert "/open-roles/asked/" in link
    assert "Arrived" in client.get(link).content.decode()
    with tenancy.within(cast.here.pk):
        interest = Interest.objects.get()
        assert interest.person is None
    told = {"stands": "TALK", "words": "Come by on Tuesday."}
    assert (
        as_(cast.manu).post(f"/o/river/careers/interests/{interest.pk}/", told).status_code == 302
    )
    client.logout()
    page = client.get(link).content.decode()
    assert "Let us talk" in page
    assert "Come by on Tuesday." in page


def test_the_link_is_shown_to_nobody_else(cast, opened, client):
    from django.test import Client

    made = opened()
    stranger_asks(cast, made)
    assert "quarter of an hour" in Client().get(f"{PUBLIC}{made.pk}/sent/").content.decode()
    assert client.get(f"{PUBLIC}asked/{CODE}/").status_code == 200
    assert client.get(f"{PUBLIC}asked/{CODE[:-1]}Z/").status_code == 404
    assert client.get(f"/o/hill/open-roles/asked/{CODE}/").status_code == 404


def test_guessing_codes_grows_slow(cast, opened, client):
    stranger_asks(cast, opened())
    for _guess in range(8):
        client.get(f"{PUBLIC}asked/AAAA-BBBB-CCCC-DDDD/")
    assert client.get(f"{PUBLIC}asked/{CODE}/").status_code == 404


def test_name_and_contact_are_sealed_and_out_of_the_history(cast, opened):
    made = stranger_asks(cast, opened())
    with tenancy.within(cast.here.pk):
        events = Event.objects.filter(name="role.asked_by_stranger")
        assert "juno" not in str([each.changes for each in events]).lower()
        row = Interest.objects.filter(pk=made.pk).values_list("name", "contact", "words").get()
    assert b"uno" not in b"".join(bytes(each) for each in row)


def test_a_stranger_takes_it_back(cast, opened, client):
    stranger_asks(cast, opened())
    client.post(f"{PUBLIC}asked/{CODE}/")
    with tenancy.within(cast.here.pk):
        assert Interest.objects.get().stands == "TAKEN_BACK"
    assert "come to its end" in client.get(f"{PUBLIC}asked/{CODE}/").content.decode()


def test_a_flood_waits(cast, opened, client):
    made = opened()
    told = {"name": "Juno", "contact": "x", "words": ""}
    codes = [client.post(f"{PUBLIC}{made.pk}/ask/", told).status_code for _ in range(11)]
    assert codes == [302] * 10 + [429]
    with tenancy.within(cast.here.pk):
        assert Interest.objects.count() == 10


def test_a_worker_asks_and_is_told(cast, dev, opened, as_):
    made = opened()
    page = f"/o/river/careers/roles/{made.pk}/"
    assert "I would like to" in as_(dev).get(page).content.decode()
    assert as_(dev).post(page, {"words": "I know the library."}).status_code == 302
    with tenancy.within(cast.here.pk):
        interest = Interest.objects.get()
        assert Notice.objects.filter(person=cast.manu.person, kind="role.asked").exists()
    again = actions.ask_for_role(dev.actor, made, words="Again")
    assert again.pk == interest.pk
    actions.answer_interest(cast.manu.actor, interest, stands="YES", words="Gladly.")
    shown = as_(dev).get(page).content.decode()
    assert "The role is yours" in shown and "Gladly." in shown
    with tenancy.within(cast.here.pk):
        assert Notice.objects.filter(person=dev.person, kind="role.answered").exists()


def test_a_worker_takes_it_back(cast, dev, opened, as_):
    interest = actions.ask_for_role(dev.actor, opened(), words="")
    as_(dev).post(f"/o/river/careers/asked/{interest.pk}/back/")
    with tenancy.within(cast.here.pk):
        assert Interest.objects.get().stands == "TAKEN_BACK"
    with pytest.raises(NotAllowed, match="answer already"):
        actions.take_back_interest(dev.actor, interest)


def test_who_sees_who_would_like_it(cast, dev, opened):
    interest = actions.ask_for_role(dev.actor, opened(), words="")
    with tenancy.within(cast.here.pk):
        for who in (dev, cast.manu, cast.ari):
            assert list(policy.visible_interests(who.actor)) == [interest]
        for who in (cast.ines, cast.rosa, cast.cora, cast.pia, cast.marlowe):
            assert not policy.visible_interests(who.actor).exists(), "not even their supervisor"
    with tenancy.within(cast.there.pk):
        assert not policy.visible_interests(cast.zed.actor).exists()


@pytest.mark.parametrize("who", ["dev", "ines", "rosa", "cora", "pia"])
def test_nobody_else_answers(cast, opened, who):
    interest = stranger_asks(cast, opened())
    with pytest.raises(NotAllowed, match="Somebody else"):
        actions.answer_interest(getattr(cast, who).actor, interest, stands="YES", words="")


def test_nobody_answers_themself(cast, opened):
    interest = actions.ask_for_role(cast.manu.actor, opened(by=cast.ari), words="")
    with pytest.raises(NotAllowed, match="Somebody else"):
        actions.answer_interest(cast.manu.actor, interest, stands="YES", words="")


def test_an_answer_that_cannot_be(cast, opened):
    interest = stranger_asks(cast, opened())
    with pytest.raises(NotAllowed, match="say why"):
        actions.answer_interest(cast.manu.actor, interest, stands="NOT_NOW", words=" ")
    with pytest.raises(NotAllowed, match="cannot come next"):
        actions.answer_interest(cast.manu.actor, interest, stands="TAKEN_BACK", words="")
    done = actions.answer_interest(cast.manu.actor, interest, stands="YES", words="")
    with pytest.raises(NotAllowed, match="answer already"):
        actions.answer_interest(cast.manu.actor, done, stands="TALK", words="")


def test_a_participant_asks_like_anybody(cast, opened, as_):
    """Nothing joins what they asked for to the person who receives support here."""
    made = opened()
    client = as_(cast.marlowe)
    client.post(f"{PUBLIC}{made.pk}/ask/", {"name": "M.", "contact": "555 0101", "words": ""})
    with tenancy.within(cast.here.pk):
        interest = Interest.objects.get()
        steps = InterestStep.objects.all()
        event = Event.objects.filter(name="role.asked_by_stranger").latest("seq")
    assert interest.person_id is None
    assert [each.by_id for each in steps] == [None]
    known = {cast.marlowe.person.pk.hex, cast.marlowe.account.pk.hex}
    told = (str(event.changes) + str(event.actor_id)).replace("-", "")
    assert not any(each in told for each in known)
    with pytest.raises(NotAllowed, match="public page"):
        actions.ask_for_role(cast.marlowe.actor, made, words="")


def test_the_pages_of_the_manager(cast, opened, as_):
    client = as_(cast.manu)
    assert "No role yet" in client.get(KEPT).content.decode()
    told = {
        "title": "Night line",
        "about": "Listening.",
        "programme": str(cast.community.pk),
        "pay_from": "20",
        "pay_per": "HOUR",
        "opens_on": str(ago(0)),
        "which": "us-tx-peer/INITIAL",
        "languages": ["es"],
    }
    reply = client.post(f"{KEPT}new/", told)
    assert reply.status_code == 302
    with tenancy.within(cast.here.pk):
        made = Opening.objects.get()
    assert (made.credential, made.credential_stage) == ("us-tx-peer", "INITIAL")
    stranger_asks(cast, made)
    assert "Juno" in client.get(reply.url).content.decode()
    assert "One person waits" in client.get(KEPT).content.decode()
    told |= {"pay_from": "22", "closes_on": str(ago(-30))}
    assert client.post(f"{reply.url}change/", told).status_code == 302
    assert "$22 an hour" in client.get(reply.url).content.decode()
    assert client.post(f"{reply.url}close/").status_code == 302
    assert "This role is closed" not in client.get(reply.url).content.decode(), "somebody waits"
    assert as_(cast.ines).get(KEPT).status_code == 403


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "give the role a name"),
        ({"closes_on": str(ago(5))}, "closes after it opens"),
        ({"pay_from": "30", "pay_to": "20"}, "less than the first"),
    ],
)
def test_kind_words_for_the_manager(cast, as_, wrong, says):
    told = {
        "title": "Night line",
        "about": "Listening.",
        "programme": str(cast.community.pk),
        "pay_per": "HOUR",
        "opens_on": str(ago(0)),
        **wrong,
    }
    assert says in as_(cast.manu).post(f"{KEPT}new/", told).content.decode()


def test_todays_gap(cast, dev, opened, as_):
    made = opened(
        credential="us-pa-cps",
        credential_stage="FULL",
        stage="CERTIFIED",
        languages=["en", "es"],
        experiences=["HEARING_VOICES", "GRIEF"],
    )
    workforce.hold_credential(
        dev.actor,
        dev.person,
        credential="us-oh-cps",
        stage="FULL",
        since_on=ago(200),
        until_on=ago(-500),
    )
    with tenancy.within(cast.here.pk):
        found = queries.gap(dev.actor, dev.person, made, clock.today())
    there = {line.words: line.is_there for line in found.lines}
    assert there["Pennsylvania: Certified Peer Specialist"] is False
    assert there["At least: Certified"] is False
    assert there["Has lived through one of these: Hearing voices, Losing someone"] is True
    assert found.hours_missing == 75
    assert found.elsewhere == ["Ohio: Certified Peer Supporter"]
    assert "Ask the board" in found.taken_over
    page = as_(dev).get(f"/o/river/careers/roles/{made.pk}/").content.decode()
    assert "Only you see this." in page
    assert "75 hours are still to go" in page


def test_a_place_that_takes_nothing_over_says_so(cast, dev, opened):
    made = opened(credential="us-nc-cpss", credential_stage="FULL")
    workforce.hold_credential(
        dev.actor, dev.person, credential="us-oh-cps", stage="FULL", since_on=ago(200)
    )
    with tenancy.within(cast.here.pk):
        found = queries.gap(dev.actor, dev.person, made, clock.today())
    assert found.taken_over == "A credential from another place is not taken over."


def test_who_holds_it_misses_nothing(cast, dev, opened, as_):
    made = opened(credential="us-pa-cps", credential_stage="FULL")
    workforce.hold_credential(
        dev.actor, dev.person, credential="us-pa-cps", stage="FULL", since_on=ago(20)
    )
    page = as_(dev).get(f"/o/river/careers/roles/{made.pk}/").content.decode()
    assert "You have all it needs." in page
