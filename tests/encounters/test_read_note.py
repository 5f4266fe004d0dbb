"""Who can read which note, and what the lists show."""

import pytest

from beside.core import clock, tenancy
from beside.core.models import Access
from beside.encounters import policy
from beside.encounters.models import Encounter
from beside.relationships import actions as relationships

from .conftest import anew, on


def readers(cast, note):
    with tenancy.within(cast.here.pk), clock.at(on(1, 16)):
        return {
            name
            for name in ("marlowe", "dev", "rosa", "ines", "cora", "manu", "ari", "pia")
            if policy.visible_notes(getattr(cast, name).actor).filter(pk=note.pk).exists()
        }


def test_the_two_and_the_supervisor(cast, note):
    assert readers(cast, note) == {"marlowe", "dev", "ines"}


def test_meetings_are_also_known_to_who_arranges_them(cast, note):
    with tenancy.within(cast.here.pk), clock.at(on(1, 16)):
        for name, sees in (
            ("marlowe", True), ("dev", True), ("ines", True), ("cora", True),
            ("rosa", False), ("manu", False), ("ari", False), ("pia", False),
        ):  # fmt: skip
            actor = getattr(cast, name).actor
            found = policy.visible_encounters(actor).filter(pk=note.encounter_id).exists()
            assert found == sees, name


def test_another_worker_of_the_same_person_does_not_read_it(cast, note, other_pair):
    assert "rosa" not in readers(cast, note)


def test_unless_the_person_passed_the_notes_on(cast, note, walking, other_pair):
    anew(walking)
    with clock.at(on(1, 16)):
        relationships.begin_goodbye(
            cast.marlowe.actor, walking, ending="CHANGED", ends_on=on(30, 0).date(), words=""
        )
        relationships.choose_handover(cast.marlowe.actor, walking, handover=["goals"])
        assert "rosa" not in readers(cast, note)
        relationships.choose_handover(cast.marlowe.actor, walking, handover=["goals", "notes"])
    assert "rosa" in readers(cast, note)


def test_somebody_who_stands_in_for_the_worker_reads_it(cast, note):
    from beside.core.action import action
    from beside.core.decision import YES
    from beside.people import circle

    @action(event="example.covered", may=lambda actor, person: YES)
    def cover(actor, person, *, by):
        circle.admit(person, by, now=clock.now(), part="COVER")

    cover(cast.ari.actor, cast.marlowe.person, by=cast.rosa.person)
    assert "rosa" in readers(cast, note)


def test_not_the_worker_any_more_after_they_stepped_back(cast, note, walking):
    from beside.core.action import action
    from beside.core.decision import YES
    from beside.people import circle

    @action(event="example.stepped_back", may=lambda actor, person: YES)
    def step_back(actor, person, *, member):
        circle.step_back(person, member, until=clock.now())

    step_back(cast.ari.actor, cast.marlowe.person, member=cast.dev.person)
    assert readers(cast, note) == {"marlowe"}


@pytest.mark.parametrize("who", ["rosa", "cora", "manu", "ari", "pia"])
def test_its_page_is_hidden_from_everybody_else(cast, note, as_, who):
    assert as_(getattr(cast, who)).get(f"/o/river/notes/{note.pk}/").status_code == 404


def test_a_stranger_finds_nothing_at_either_door(cast, note, as_):
    client = as_(cast.zed)
    for org in ("hill", "river"):
        for path in (f"notes/{note.pk}/", f"meetings/{note.encounter_id}/"):
            assert client.get(f"/o/{org}/{path}").status_code == 404


def test_reading_it_is_written_to_the_log_of_looks(cast, note, as_):
    as_(cast.ines).get(f"/o/river/notes/{note.pk}/")
    with tenancy.within(cast.here.pk):
        look = Access.objects.get(subject="encounters.Note")
    assert look.about_id == cast.marlowe.person.pk
    assert look.page == "beside.encounters.views.notes.read"


def test_the_three_layouts_are_all_there_without_script(cast, note, as_):
    page = as_(cast.marlowe).get(f"/o/river/notes/{note.pk}/").content.decode()
    for words in ("Marlowe’s goal", "Intervention", "What we noticed together"):
        assert words in page


def test_who_wrote_it_when_and_whether_together(cast, note, as_):
    page = as_(cast.marlowe).get(f"/o/river/notes/{note.pk}/").content.decode()
    assert "Written together by Marlowe and Dev, peer worker." in page
    assert "Signed by Dev" in page


@pytest.fixture
def many(cast, note, book, sign):
    """A note on each of ten more days."""
    for day in range(2, 12):
        with clock.at(on(day, 9)):
            held = book(on(day, 20), by=cast.dev)
        with clock.at(on(day, 21)):
            sign(held)


@pytest.mark.parametrize("who", ["marlowe", "dev"])
@pytest.mark.parametrize(("page", "most"), [("notes/", 28), ("meetings/", 34)])
def test_a_long_list_asks_no_more_of_the_database(
    cast, many, as_, who, page, most, django_assert_max_num_queries
):
    with clock.at(on(12, 9)):
        client = as_(getattr(cast, who))
        with django_assert_max_num_queries(most):
            body = client.get(f"/o/river/{page}").content.decode()
    assert body.count("/o/river/notes/" if page == "notes/" else "/o/river/meetings/") >= 10


def test_what_is_not_written_yet_waits_at_the_top(cast, after, as_):
    page = as_(cast.dev).get("/o/river/notes/").content.decode()
    assert "To write down" in page and f"/o/river/meetings/{after.pk}/note/" in page
    assert "To write down" not in as_(cast.marlowe).get("/o/river/notes/").content.decode()


@pytest.mark.parametrize("who", ["manu", "ari", "pia", "cora"])
def test_roles_without_notes_are_told_so(cast, as_, who):
    answer = as_(getattr(cast, who)).get("/o/river/notes/")
    assert answer.status_code == 403


def test_every_state_of_a_meeting_has_its_page(cast, walking, book, as_):
    from beside.encounters import actions

    off = book(on(2, 11))
    actions.call_off_encounter(cast.marlowe.actor, off)
    booked = book(on(3, 11))
    for who in (cast.marlowe, cast.dev, cast.cora, cast.ines):
        for each in (off, booked):
            assert as_(who).get(f"/o/river/meetings/{each.pk}/").status_code == 200
    with tenancy.within(cast.here.pk):
        assert Encounter.objects.count() == 2
