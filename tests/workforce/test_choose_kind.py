"""What kind of peer a worker is, besides their stage: they choose it, and people read it."""

import pytest

from beside.people.vocabulary import VocabularyError
from beside.workforce import actions, queries
from beside.workforce.models import Seen

WORK = "/o/river/my-profile/work/"


def test_the_worker_chooses_it_and_everybody_reads_it(rosa, as_, client):
    told = {"modes": ["PHONE"], "kinds": ["FAMILY_PEER", "YOUTH_PEER"]}
    assert as_(rosa).post(WORK, told).status_code == 302
    client.logout()
    for page in ("/o/river/peers/", "/o/river/peers/rosa/"):
        assert "Family or parent peer" in client.get(page).content.decode()


def test_a_kind_nobody_knows(rosa):
    with pytest.raises(VocabularyError):
        actions.keep_profile(rosa.actor, rosa.person, kinds=["CERTIFIED"])


def test_the_stage_is_no_kind_one_can_choose(rosa):
    """Certified or volunteer is said by somebody else: it follows from the ladder."""
    profile = actions.keep_profile(rosa.actor, rosa.person, kinds=["COMMUNITY_HEALTH"])
    profile.open_experiences = []
    assert queries.shown(profile, Seen.PUBLIC).kinds == ["Community health worker"]
