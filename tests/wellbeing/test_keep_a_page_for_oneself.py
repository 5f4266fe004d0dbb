"""A page nobody else reads: every role, every door, every export, job, command and table."""

import base64
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from beside.consent import policy as consent
from beside.consent.models import Glass
from beside.core import background, tenancy
from beside.core.actor import clock as the_clock
from beside.core.actor import operator
from beside.core.address import at
from beside.core.decision import NotAllowed
from beside.core.models import Access, Event
from beside.operate import archive, audit
from beside.people import actions as people
from beside.people import faces
from beside.wellbeing import actions, policy, queries
from beside.wellbeing.models import OwnPage, SharedLine
from tests.api.conftest import add_system
from tests.browser.rooms import SKIPPED, doors, rooms
from tests.rules.test_rough_hands import undone
from tests.worlds import everything

CANARY = "heron-at-dusk"
WORDS = {
    "how": f"Tired. {CANARY}",
    "helps": f"The river. {CANARY}",
    "signs": f"I stop cooking. {CANARY}",
    "plan": f"Two evenings off. {CANARY}",
    "calls": f"My sister. {CANARY}",
}
OTHERS = ("marlowe", "amina", "rosa", "ines", "cora", "manu", "ari", "pia", "zed")
MORE = {"slug": "dev", "covers": "CARE_TEAM"}
RESOURCES = (
    "metadata",
    "Patient",
    "Practitioner",
    "PractitionerRole",
    "Person",
    "Task",
    "CareTeam",
)


@pytest.fixture
def kept(cast, dev):
    return actions.keep_own_page(dev.actor, dev.person, words=WORDS)


@pytest.fixture
def world(cast):
    """One of each thing there is, and Dev’s own page. Not on Monday: now."""
    everything(cast)
    cast.page = actions.keep_own_page(cast.dev.actor, cast.dev.person, words=WORDS)
    return cast


@pytest.fixture
def monday():
    """These tests happen now."""


def enter(who):
    client = Client()
    client.force_login(who.account)
    session = client.session
    session[faces.SECOND_STEP] = True
    session[f"face:{who.org.pk}"] = str(who.person.pk)
    session.save()
    client.raise_request_exception = False
    return client


def holds(reply):
    body = b"".join(reply.streaming_content) if reply.streaming else reply.content
    return CANARY.encode() in body or base64.b64encode(CANARY.encode())[:-4] in body


def addresses(world):
    """Every address there is: without an id, with the page’s, with the worker’s."""
    for name, _door, asked in doors():
        if name in SKIPPED or not set(asked) <= {"id", *MORE}:
            continue
        rest = {word: MORE[word] for word in asked if word != "id"}
        ids = [{"id": world.page.pk}, {"id": world.dev.person.pk}] if "id" in asked else [{}]
        for where in ids:
            yield at(world.here, name, **where, **rest), not where


def test_the_worker_reads_and_changes_it(cast, dev, as_):
    client = as_(dev)
    assert client.post("/o/river/for-me/page/", WORDS).status_code == 302
    assert CANARY in client.get("/o/river/for-me/page/").content.decode()
    client.post("/o/river/for-me/page/", {**WORDS, "helps": "Sleep."})
    with tenancy.within(cast.here.pk):
        page = OwnPage.objects.get()
        assert (page.helps, page.how) == ("Sleep.", WORDS["how"])


def test_the_worker_takes_it_along(cast, kept, as_):
    reply = as_(cast.dev).post("/o/river/for-me/page/take/")
    text = reply.content.decode()
    assert all(words in text for words in WORDS.values())
    assert "attachment" in reply.headers["Content-Disposition"]
    assert as_(cast.rosa).post("/o/river/for-me/page/take/").status_code == 302


@pytest.mark.parametrize("name", OTHERS)
def test_no_door_shows_it_to_anybody_else(world, name):
    client = enter(getattr(world, name))
    tried = 0
    for address, is_bare in addresses(world):
        tried += 1
        assert not holds(client.get(address)), f"{name} read it at {address}"
        if is_bare:
            assert not holds(undone(lambda: client.post(address))), f"{name} at {address}"  # noqa: B023
    assert tried > 150


@pytest.mark.parametrize("name", ["rosa", "ines", "cora", "manu", "pia"])
def test_no_page_they_can_open_holds_it(world, name):
    who = getattr(world, name)
    client, actor = enter(who), faces.as_actor(who.person)
    found = list(rooms(name, client, actor, world.here, MORE))
    assert len(found) > 5
    for room in found:
        assert not holds(client.get(room.path)), room


def test_not_even_to_somebody_not_signed_in(world, client):
    for address, _is_bare in addresses(world):
        assert not holds(client.get(address)), address


def test_no_rule_of_sight_knows_it(world):
    """Every role, the clock, the operator, and whoever looks through broken glass."""
    with tenancy.within(world.here.pk):
        glass = Glass.objects.get()
        nobody = [
            the_clock(world.here.pk),
            operator(world.here.pk),
            consent.glass_actor(world.manu.actor, glass),
            *(faces.as_actor(getattr(world, name).person) for name in OTHERS if name != "zed"),
        ]
        for actor in nobody:
            assert not policy.own_pages(actor).exists()
        assert policy.own_pages(world.dev.actor).get() == world.page


@pytest.mark.parametrize("name", ["rosa", "ines", "cora", "manu", "ari", "pia", "marlowe"])
def test_nobody_writes_it_for_them(cast, dev, name):
    with pytest.raises(NotAllowed):
        actions.keep_own_page(getattr(cast, name).actor, dev.person, words=WORDS)


def test_the_same_human_as_a_participant_does_not_open_it(cast, kept, as_):
    """Two faces are two people: what the worker wrote is not the participant’s."""
    boss = operator(cast.there.pk, channel="test")
    other = people.welcome_participant(
        operator(cast.here.pk, channel="test"),
        cast.ward,
        name="D.",
        languages=["en"],
        age_band="AGE_26_40",
        account=cast.dev.account,
    )
    assert boss
    cast.dev.person = other
    assert as_(cast.dev).get("/o/river/for-me/page/").status_code == 403
    with tenancy.within(cast.here.pk):
        assert not policy.own_pages(faces.as_actor(other)).exists()


def test_no_door_for_other_systems_tells_it(world, client):
    key = add_system(world.here, "Bridge Hospital")
    for resource in RESOURCES:
        for query in ("", f"?_content={CANARY}", "?_count=50"):
            bearer = {"authorization": f"Bearer {key}"}
            assert not holds(client.get(f"/api/fhir/{resource}{query}", headers=bearer))


def test_no_table_holds_it_in_plain_sight(world, as_):
    """Events, looks, notices, drafts, sessions, marks of forms, waiting work: all of it."""
    client = enter(world.dev)
    client.post("/o/river/for-me/page/", {**WORDS, "_once": "a-mark"})
    client.get("/o/river/for-me/page/")
    _work_of_a_day(world)
    looked = 0
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select * from "{table}"')
            for row in cursor.fetchall():
                looked += 1
                assert CANARY not in " ".join(map(_told, row)), table
    assert looked > 300


def test_its_keeping_is_in_no_list_and_its_opening_in_no_log(world):
    client = enter(world.dev)
    with tenancy.within(world.here.pk):
        before = Access.objects.filter(page__contains="own_page").count()
    client.get("/o/river/for-me/page/")
    client.post("/o/river/for-me/page/take/")
    with tenancy.within(world.here.pk):
        assert Access.objects.filter(page__contains="own_page").count() == before == 0
        assert not Access.objects.filter(page__contains="views.own.take").exists()
        [event] = Event.objects.filter(name="own_page.kept")
    assert CANARY not in json.dumps(event.changes)
    log = enter(world.pia)
    for query in (
        "",
        f"?about={world.dev.person.pk}",
        "?name=own_page",
        f"?about={event.about_id}",
    ):
        html = log.get(f"/o/river/log/{query}").content.decode()
        assert "Own page kept" not in html, query


def test_no_work_of_the_house_passes_it_on(world, caplog):
    _work_of_a_day(world)
    assert CANARY not in caplog.text


def test_no_command_prints_it(world, tmp_path, capsys):
    report = archive.write(tmp_path / "all.beside")
    assert CANARY not in json.dumps(report, default=str)
    assert CANARY.encode() not in (tmp_path / "all.beside").read_bytes()
    with archive.opened(tmp_path / "all.beside") as tar:
        for member in tar:
            piece = tar.extractfile(member)
            assert piece is None or CANARY.encode() not in piece.read(), member.name
    audit.run(type("Options", (), {"org": "river"})())
    assert CANARY not in capsys.readouterr().out
    said = StringIO()
    for everything_there_is in (True, False):
        with pytest.raises(Exception):  # noqa: B017 – it may refuse in any way, as long as it does
            call_command("dumpdata", "wellbeing", use_base_manager=everything_there_is, stdout=said)
    assert CANARY not in said.getvalue()


def test_one_line_is_shared_and_taken_back(cast, dev, as_):
    page, agenda = "/o/river/for-me/line/", f"/o/river/supervision/{dev.person.pk}/agenda/"
    assert as_(dev).post(page, {"words": "No late meetings, please."}).status_code == 302
    for where in (agenda, "/o/river/weeks/"):
        assert "No late meetings" in as_(cast.ines).get(where).content.decode()
    assert "No late meetings" not in as_(cast.cora).get("/o/river/weeks/").content.decode()
    with tenancy.within(cast.here.pk):
        line = SharedLine.objects.get()
        for name in ("rosa", "cora", "manu", "ari", "pia", "marlowe"):
            assert queries.shared_line(getattr(cast, name).actor, dev.person) is None
    assert as_(cast.ines).post(f"{page}{line.pk}/back/").status_code == 403
    assert as_(dev).post(f"{page}{line.pk}/back/").status_code == 302
    assert "No late meetings" not in as_(cast.ines).get(agenda).content.decode()
    with tenancy.within(cast.here.pk):
        assert SharedLine.objects.get().words == ""


def test_a_new_line_stands_instead_of_the_one_before(cast, dev):
    actions.share_line(dev.actor, dev.person, words="First.")
    actions.share_line(dev.actor, dev.person, words="Second.")
    with tenancy.within(cast.here.pk):
        assert queries.shared_line(cast.ines.actor, dev.person).words == "Second."
        assert SharedLine.objects.filter(ended_at=None).count() == 1


def _work_of_a_day(world):
    """Every job of the house, once."""
    with tenancy.within(world.here.pk), timezone.override(world.here.timezone):
        for name in background.RECURRING:
            background._BY_NAME[name](world.here)


def _told(cell):
    return bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
