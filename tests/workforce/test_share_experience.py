"""What a worker has lived through is theirs: they say, one by one, who may know."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people.vocabulary import VocabularyError
from beside.workforce import actions, policy, queries
from beside.workforce.models import Experience, Seen


def known_to(who):
    with tenancy.within(who.org.pk):
        rows = policy.visible_experiences(who.actor)
        return set(rows.values_list("code", flat=True))


def test_each_sees_what_rosa_lets_them(cast, rosa):
    assert known_to(rosa) == {"HEARING_VOICES", "PANIC", "GRIEF", "DRINKING"}
    assert known_to(cast.cora) == {"HEARING_VOICES", "PANIC"}
    for who in (cast.dev, cast.marlowe, cast.manu, cast.pia, cast.ari):
        assert known_to(who) == {"HEARING_VOICES"}
    assert known_to(cast.zed) == set()


def test_her_supervisor_sees_what_is_meant_for_a_supervisor(cast, rosa):
    assert "GRIEF" not in known_to(cast.ines)
    from beside.people import actions as people

    people.agree_supervision(cast.ari.actor, rosa.person, supervisor=cast.ines.person)
    assert known_to(cast.ines) == {"HEARING_VOICES", "PANIC", "GRIEF"}


def test_without_a_public_page_nothing_is_public(cast, rosa):
    actions.keep_profile(rosa.actor, rosa.person, is_public=False)
    assert known_to(cast.marlowe) == set()


def test_changing_who_may_know(cast, rosa):
    actions.share_experience(rosa.actor, rosa.profile, code="PANIC", seen_by="PRIVATE")
    assert "PANIC" not in known_to(cast.cora)
    with tenancy.within(cast.here.pk):
        assert Experience.objects.filter(code="PANIC").count() == 1


def test_all_at_once_takes_back_what_is_left_out(cast, rosa):
    actions.share_experiences(rosa.actor, rosa.profile, shared={"OVERDOSE": "PUBLIC"})
    assert known_to(rosa) == {"OVERDOSE"}


def test_taking_one_back(cast, rosa):
    with tenancy.within(cast.here.pk):
        panic = Experience.objects.get(code="PANIC")
    actions.stop_sharing(rosa.actor, panic)
    assert "PANIC" not in known_to(rosa)
    with pytest.raises(NotAllowed):
        actions.stop_sharing(cast.dev.actor, panic)


@pytest.mark.parametrize("who", ["dev", "ines", "cora", "ari", "manu"])
def test_nobody_says_it_for_her(cast, rosa, who):
    with pytest.raises(NotAllowed, match="about themselves"):
        actions.share_experience(
            getattr(cast, who).actor, rosa.profile, code="OVERDOSE", seen_by="PUBLIC"
        )


def test_a_word_nobody_knows(cast, rosa):
    with pytest.raises(VocabularyError):
        actions.share_experience(rosa.actor, rosa.profile, code="X", seen_by="PUBLIC")


def test_the_event_does_not_name_it(cast, rosa):
    with tenancy.within(cast.here.pk):
        events = Event.objects.filter(name="experiences.shared")
        assert events
        assert not any("PANIC" in str(event.changes) for event in events)


def test_what_is_shown_is_what_she_chose(cast, rosa):
    with tenancy.within(cast.here.pk):
        profile = queries.profiles_of([rosa.person.pk])[rosa.person.pk]
        everyone = queries.shown(profile, Seen.PUBLIC)
        suggested = queries.shown(profile, Seen.MATCHED)
        herself = queries.shown(profile, Seen.PRIVATE)
    assert everyone.experiences == ["Hearing voices"]
    assert (everyone.communities, everyone.about) == (["Parents"], [])
    assert suggested.experiences == ["Hearing voices", "Panic"]
    assert suggested.about == ["A woman", "41 to 60"]
    assert "Muslim" in herself.communities
    assert "Gambling" not in str(herself)
