"""A worker says how they are known. Nobody else says it for them."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people.vocabulary import VocabularyError
from beside.workforce import actions
from beside.workforce.models import Profile


def test_the_worker_keeps_their_own(cast):
    profile = actions.keep_profile(cast.rosa.actor, cast.rosa.person, line="Tea first.")
    assert (profile.slug, profile.line, profile.is_public) == ("rosa", "Tea first.", False)


def test_what_is_not_given_stays_as_it_was(cast, rosa):
    profile = actions.keep_profile(rosa.actor, rosa.person, line="Coffee, then.")
    assert profile.story.startswith("I heard voices")
    assert profile.line == "Coffee, then."


def test_its_event_says_that_the_story_changed_and_not_what_it_says(cast, rosa):
    actions.keep_profile(rosa.actor, rosa.person, story="A new secret story")
    with tenancy.within(cast.here.pk):
        event = Event.objects.filter(name="profile.kept").latest("seq")
    assert event.changes[-1]["fields"]["story"] is None
    assert "secret" not in str(event.changes)


def test_a_bystander_may_not(cast, rosa):
    with pytest.raises(NotAllowed, match="about themselves"):
        actions.keep_profile(cast.dev.actor, rosa.person, line="Not hers")


def test_a_participant_has_none(cast):
    with pytest.raises(NotAllowed, match="no profile"):
        actions.keep_profile(cast.marlowe.actor, cast.marlowe.person, line="x")


def test_a_stranger_cannot_even_find_it(cast, rosa):
    with pytest.raises(Exception, match="does not exist"):
        actions.keep_profile(cast.zed.actor, rosa.person, line="x")


def test_nobody_certifies_themself(cast, rosa):
    with pytest.raises(NotAllowed, match="supervisor"):
        actions.keep_profile(rosa.actor, rosa.person, stage="SENIOR")
    with pytest.raises(NotAllowed, match="supervisor"):
        actions.keep_profile(cast.dev.actor, cast.dev.person, stage="SENIOR")


def test_nobody_takes_on_more_people_than_agreed(cast, rosa):
    with pytest.raises(NotAllowed):
        actions.keep_profile(rosa.actor, rosa.person, caseload_limit=200)


@pytest.mark.parametrize(
    "words",
    [
        {"modes": ["TELEPATHY"]},
        {"will_not": ["NOTHING"]},
        {"communities": ["x"]},
        {"gender": "x"},
        {"age_band": "26-40"},
    ],
)
def test_only_words_that_everyone_knows(cast, words):
    with pytest.raises(VocabularyError):
        actions.keep_profile(cast.rosa.actor, cast.rosa.person, **words)


def test_two_people_of_one_name_have_two_addresses(cast):
    from tests.cast import staff

    other = staff(cast.here, "rosa2", ["peer_worker"], cast.community)
    with tenancy.within(cast.here.pk):
        name = cast.rosa.person.name
    actions.keep_profile(cast.rosa.actor, cast.rosa.person, line="One")
    other_profile = actions.keep_profile(other.actor, other.person, line="Two")
    assert name == "Rosa"
    with tenancy.within(cast.here.pk):
        assert Profile.objects.count() == 2
        assert other_profile.slug != Profile.objects.get(person=cast.rosa.person).slug
