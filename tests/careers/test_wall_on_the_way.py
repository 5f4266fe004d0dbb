"""A participant who becomes a volunteer gets a second face. Nothing on the worker's side tells
that they receive, or received, support here."""

import pytest

from beside.core import tenancy
from beside.core.actor import operator
from beside.people import actions as people
from beside.people.faces import as_actor
from beside.workforce import actions as workforce
from beside.workforce import queries
from beside.workforce.models import StageChange
from tests.cast import one
from tests.rules.test_rough_hands import enter


@pytest.fixture
def volunteer(cast):
    """Marlowe's other face, by the usual invitation, in another programme."""
    code = people.new_code()
    person = people.welcome_staff(cast.ari.actor, cast.here, name="M. Reyes")
    people.give_part(cast.ari.actor, person, role="peer_worker", programme=cast.ward)
    people.agree_supervision(cast.ari.actor, person, supervisor=cast.ines.person)
    card = people.write_invitation(cast.ari.actor, person, code=code)
    with tenancy.within(cast.here.pk):
        person = people.use_invitation(operator(cast.here.pk), card, account=cast.marlowe.account)
    workforce.keep_profile(cast.ari.actor, person, stage="VOLUNTEER")
    return one(cast.here, cast.marlowe.account, person)


def test_the_ladder_begins_at_the_volunteer(cast, volunteer):
    with tenancy.within(cast.here.pk):
        profile = queries.own(volunteer.actor)
        found = queries.ladder(cast.ines.actor, profile, profile.person.joined_on)
        rows = StageChange.objects.filter(profile=profile)
    assert found.steps[0]["title"] == "Volunteer"
    assert [(row.was, row.stage) for row in rows] == [("", "VOLUNTEER")]


def test_no_page_about_the_worker_names_the_participant(cast, volunteer):
    with tenancy.within(cast.here.pk):
        profile = queries.own(volunteer.actor)
    pages = (
        f"my-profile/team/{profile.pk}/",
        f"my-profile/team/{profile.pk}/stage/",
        f"team-hours/{volunteer.person.pk}/development/",
        f"team-hours/{volunteer.person.pk}/answers/",
        f"set-up/staff/{volunteer.person.pk}/",
        "careers/team/",
        "careers/openings/",
    )
    opened = 0
    for who in (cast.ines, cast.manu, cast.ari):
        for page in pages:
            reply = enter(who).get(f"/o/river/{page}")
            if reply.status_code != 200:
                continue
            opened += 1
            shown = reply.content.decode()
            assert str(cast.marlowe.person.pk) not in shown, page
            assert "Marlowe" not in shown, page
    assert opened >= 10


def test_the_two_faces_see_nothing_of_each_other(cast, volunteer):
    workforce.say_fact(volunteer.actor, volunteer.person, code="diploma", told={"is": True})
    marlowe = as_actor(cast.marlowe.person)
    from beside.careers import policy as careers
    from beside.workforce import policy

    with tenancy.within(cast.here.pk):
        assert not policy.visible_facts(marlowe).exists()
        assert not policy.visible_stage_changes(marlowe).exists()
        assert not careers.visible_applications(marlowe).exists()
        assert policy.visible_facts(volunteer.actor).exists()
