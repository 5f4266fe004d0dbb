"""What is typed is kept: on the server, sealed, for its author's eyes only."""

import json

import pytest

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Access, Event
from beside.encounters import actions, policy
from beside.encounters.models import Draft

from .conftest import on


@pytest.fixture
def keep(after, agreed, cast):
    def go(body='{"words": "half a sent"}', by=None, **rest):
        return actions.keep_draft((by or cast.dev).actor, after, body=body, **rest)

    return go


def drafts(cast):
    with tenancy.within(cast.here.pk):
        return list(Draft.objects.filter(used_at=None))


def test_the_latest_takes_the_place_of_the_one_before(cast, keep):
    keep('{"words": "I"}')
    keep('{"words": "I sat"}')
    assert [draft.body for draft in drafts(cast)] == ['{"words": "I sat"}']


def test_it_lies_sealed_and_its_words_are_in_no_event(cast, keep):
    from django.db import connection

    keep()
    with tenancy.within(cast.here.pk), connection.cursor() as cursor:
        cursor.execute("select body from encounters_draft")
        assert b"half a sent" not in bytes(cursor.fetchone()[0])
        assert "half a sent" not in str([e.changes for e in Event.objects.all()])


def test_only_its_author_sees_it(cast, keep):
    keep()
    with tenancy.within(cast.here.pk):
        assert policy.visible_drafts(cast.dev.actor).count() == 1
        for who in (cast.marlowe, cast.rosa, cast.ines, cast.cora, cast.pia):
            assert not policy.visible_drafts(who.actor).exists()


@pytest.mark.parametrize("who", ["rosa", "ines", "cora", "manu"])
def test_a_bystander_keeps_none(cast, keep, who):
    with pytest.raises(NotAllowed):
        keep(by=getattr(cast, who))


def test_not_longer_than_a_note_can_be(cast, keep):
    with pytest.raises(NotAllowed, match="longer"):
        keep("x" * 50_001)


def test_what_arrives_after_signing_changes_nothing(cast, keep, sign, after):
    sign(after)
    keep()
    assert drafts(cast) == []


def test_it_is_there_when_one_comes_back(cast, after, agreed, as_):
    client = as_(cast.dev)
    typed = {"goal": "none", "did": ["PLANNED", "LISTENED"], "words": "half a sent", "minutes": "3"}
    kept = client.post(f"/o/river/notes/{after.pk}/draft/", typed)
    assert kept.status_code == 200
    page = client.get(f"/o/river/meetings/{after.pk}/note/")
    body = page.content.decode()
    assert "We kept what you typed." in body and "half a sent" in body
    form = page.context["form"]
    assert form["did"].value() == ["PLANNED", "LISTENED"]
    assert form["minutes"].value() == "3"


def test_its_answer_says_how_the_note_reads_now(cast, after, agreed, goal, as_):
    typed = {"goal": str(goal.pk), "did": ["LISTENED"], "words": "All right.", "next": "Rest"}
    body = as_(cast.dev).post(f"/o/river/notes/{after.pk}/draft/", typed).content.decode()
    for piece in ('id="reads-plain"', 'id="reads-girp"', 'id="reads-dap"'):
        assert piece in body
    for words in ("Dev listened.", "Active listening.", "All right.", "ride the bus", "Rest"):
        assert words in body


def test_half_typed_nonsense_is_kept_as_it_is(cast, after, agreed, as_):
    typed = {"goal": "x", "did": ["FLEW"], "next_on": "soon", "minutes": "many"}
    client = as_(cast.dev)
    assert client.post(f"/o/river/notes/{after.pk}/draft/", typed).status_code == 200
    assert client.get(f"/o/river/meetings/{after.pk}/note/").status_code == 200
    [draft] = drafts(cast)
    assert json.loads(draft.body)["next_on"] == "soon"


def test_without_script_one_can_look_how_it_will_read(cast, after, agreed, as_):
    client = as_(cast.dev)
    address = f"/o/river/meetings/{after.pk}/note/preview/"
    typed = {"goal": "none", "words": "It went well.", "minutes": "50"}
    body = client.post(address, typed, follow=True).content.decode()
    assert body.count("It went well.") == 4  # the field, and each of the three layouts


def test_a_draft_is_no_look_at_the_record(cast, after, agreed, as_):
    client = as_(cast.dev)
    with tenancy.within(cast.here.pk):
        before = Access.objects.count()
    client.post(f"/o/river/notes/{after.pk}/draft/", {"words": "x"})
    with tenancy.within(cast.here.pk):
        assert Access.objects.count() == before


def test_a_bystander_cannot_find_the_address(cast, after, agreed, as_):
    assert as_(cast.rosa).post(f"/o/river/notes/{after.pk}/draft/", {}).status_code == 404


def test_consent_taken_back_closes_the_drafts_about_them(cast, keep, agreed, after, as_):
    keep()
    consent.revoke_consent(cast.marlowe.actor, agreed)
    assert drafts(cast) == []
    with tenancy.within(cast.here.pk):
        assert Draft.objects.count() == 1, "closed, not destroyed"
    with pytest.raises(NotAllowed):
        keep()
    body = as_(cast.dev).get(f"/o/river/meetings/{after.pk}/note/").content.decode()
    assert "half a sent" not in body


def test_what_the_person_was_typing_is_not_closed(cast, note, agreed):
    actions.keep_draft(cast.marlowe.actor, note.encounter, body='{"words": "I was"}', form="WORDS")
    consent.revoke_consent(cast.marlowe.actor, agreed)
    assert [draft.form for draft in drafts(cast)] == ["WORDS"]


def test_taking_back_another_consent_closes_nothing(cast, keep):
    keep()
    other = consent.give_consent(
        cast.marlowe.actor, cast.marlowe.person, covers="SHOW_WISHES", signed_name="Marlowe"
    )
    consent.revoke_consent(cast.marlowe.actor, other)
    assert len(drafts(cast)) == 1


def test_drafts_are_closed_for_no_other_reason(cast, keep):
    with pytest.raises(NotAllowed, match="still agree"):
        actions.close_drafts(cast.dev.actor, cast.marlowe.person)


def test_the_persons_own_words_are_kept_too(cast, note, as_):
    with clock.at(on(1, 16)):
        client = as_(cast.marlowe)
        kept = client.post(
            f"/o/river/notes/{note.encounter_id}/draft/", {"form": "WORDS", "words": "I was"}
        )
        assert kept.status_code == 200 and "reads" not in kept.content.decode()
        assert "I was" in client.get(f"/o/river/notes/{note.pk}/").content.decode()
        client.post(f"/o/river/notes/{note.pk}/words/", {"words": "I was calm."})
    assert drafts(cast) == []
