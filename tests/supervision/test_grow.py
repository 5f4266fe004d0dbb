"""What somebody saw of a worker's craft, part by part, and the worker's own words beside it."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.people import actions as people
from beside.supervision import actions, frameworks, policy, queries
from beside.supervision.models import Observation

PART = "samhsa.ENGAGES"
WORDS = "Waited until the kettle was done."


@pytest.fixture
def seen(cast, dev):
    return actions.note_observation(
        cast.ines.actor, dev.person, competency=PART, stands="THERE", words=WORDS
    )


def page(cast, name=""):
    return f"/o/river/supervision/{cast.dev.person.pk}/growing/{name}"


def test_a_supervisor_writes_what_they_saw_on_a_day(cast, dev, sit):
    held = sit(kind="OBSERVATION")
    seen = actions.note_observation(
        cast.ines.actor, dev.person, competency=PART, stands="GROWING", words=WORDS, held=held
    )
    assert (seen.held_id, seen.seen_at, seen.is_own) == (held.pk, held.held_at, False)


def test_a_worker_looks_at_themself_with_the_same_form(cast, dev, as_):
    given = {"competency": PART, "stands": "TO_LEARN", "words": WORDS}
    assert as_(cast.dev).post(page(cast, "seen/"), given).status_code == 302
    with tenancy.within(cast.here.pk):
        own = Observation.objects.get()
    assert own.is_own and not policy.may_answer_observation(cast.dev.actor, own)


@pytest.mark.parametrize("who", ["rosa", "cora", "manu", "ari", "pia", "marlowe"])
def test_nobody_else_writes_or_reads_it(cast, dev, seen, as_, who):
    other = getattr(cast, who)
    with pytest.raises(NotAllowed):
        actions.note_observation(
            other.actor, dev.person, competency=PART, stands="THERE", words=WORDS
        )
    assert as_(other).get(page(cast)).status_code == 404
    with tenancy.within(cast.here.pk):
        assert not policy.visible_observations(other.actor).exists()


def test_an_hour_of_somebody_else_is_refused(cast, dev, sit):
    people.agree_supervision(cast.ari.actor, cast.rosa.person, supervisor=cast.ines.person)
    theirs = sit(worker=cast.rosa)
    with pytest.raises(ValueError, match="somebody else"):
        actions.note_observation(
            cast.ines.actor, dev.person, competency=PART, stands="THERE", words="x", held=theirs
        )


def test_a_part_nobody_names_is_refused(cast, dev):
    with pytest.raises(ValueError, match="No framework"):
        actions.note_observation(
            cast.ines.actor, dev.person, competency="samhsa.MAGIC", stands="THERE", words="x"
        )


def test_the_worker_answers_once(cast, dev, seen, as_):
    client = as_(cast.dev)
    first = client.get(page(cast)).content.decode()
    assert "Somebody wrote what they saw" in first
    address = f"/o/river/supervision/seen/{seen.pk}/answer/"
    assert client.post(address, {"words": "I was nervous."}).status_code == 302
    assert "I was nervous." in client.get(page(cast)).content.decode()
    assert client.post(address, {"words": "Again."}).status_code == 403
    with pytest.raises(NotAllowed):
        actions.answer_observation(cast.ines.actor, seen, words="Mine.")


def test_only_who_wrote_it_takes_it_back_and_the_portfolio_follows(cast, dev, seen):
    actions.add_piece(cast.dev.actor, dev.person, competency=PART, observation=seen)
    with pytest.raises(NotAllowed, match="who wrote it"):
        actions.take_back_observation(cast.dev.actor, seen)
    actions.take_back_observation(cast.ines.actor, seen)
    with tenancy.within(cast.here.pk):
        assert not queries.growth(cast.dev.actor, dev.person).filled


def test_nothing_typed_is_lost(cast, dev, as_):
    html = as_(cast.ines).post(page(cast, "seen/"), {"words": WORDS}).content.decode()
    assert WORDS in html and "choose one part" in html and "where it stands" in html


def test_who_no_longer_looks_after_them_sees_it_no_longer(cast, dev, seen, as_):
    people.give_part(cast.ari.actor, cast.cora.person, role="supervisor", programme=cast.community)
    people.agree_supervision(cast.ari.actor, dev.person, supervisor=cast.cora.person)
    assert as_(cast.ines).get(page(cast)).status_code == 404


def test_the_agenda_shows_the_last_of_it(cast, dev, seen, as_):
    html = as_(cast.ines).get(f"/o/river/supervision/{dev.person.pk}/agenda/").content.decode()
    assert WORDS in html


@pytest.mark.once
def test_the_frameworks_are_plural_and_say_what_is_not_known():
    by_code = {each.code: each for each in frameworks.frameworks()}
    assert len(by_code["samhsa"].parts) == 12
    assert len(by_code["naps"].parts) == 12
    assert all(part.says for part in by_code["samhsa"].parts)
    assert by_code["naps"].parts[0].says.endswith("?"), "a value asks its own question"
    assert by_code["us-ca"].is_unknown and not by_code["us-ca"].parts
    assert all(each.source["read_on"] for each in by_code.values())
    offered = [code for _name, parts in frameworks.choices() for code, _label in parts]
    assert sorted(offered) == sorted(frameworks.competencies())


@pytest.mark.once
@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"source": "nobody", "parts": [{"code": "A", "name": "A"}]}, "how sure"),
        ({"source": "s", "parts": []}, "unknown"),
        ({"source": "s", "unknown": True, "parts": [{"code": "A", "name": "A"}]}, "unknown"),
        ({"source": "s", "parts": [{"code": "A", "name": "A"}] * 2}, "twice"),
    ],
)
def test_a_framework_that_says_nothing_is_refused(row, says):
    sources = {"s": {"confidence": "official", "read_on": "2026-01-01"}}
    with pytest.raises(frameworks.FrameworkError, match=says):
        frameworks.parse({"sources": sources, "frameworks": [{"code": "x", "name": "X", **row}]})
