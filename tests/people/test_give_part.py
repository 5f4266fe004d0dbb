"""Who works here, which part they play, who looks after them, and when it ends."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.people import queries
from beside.people.faces import as_actor
from beside.people.models import Membership, Person, Supervises
from tests.cast import staff as hire

STAFF = "/o/river/set-up/staff/"


def parts(who):
    with tenancy.within(who.org.pk):
        return [part for _role, part in queries.parts_of(who.person)]


def test_somebody_new_gets_a_name_a_part_and_a_card(cast, as_):
    client = as_(cast.ari)
    leads = client.post(f"{STAFF}new/", {"name": "Wren", "work_email": "Wren@Example.org"}).url
    with tenancy.within(cast.here.pk):
        wren = Person.objects.get(name="Wren")
    assert leads == f"{STAFF}{wren.pk}/part/" and wren.work_email == "wren@example.org"
    client.post(leads, {"role": "peer_worker", "programme": str(cast.ward.pk)})
    page = client.get(f"{STAFF}{wren.pk}/").content.decode()
    assert "Peer worker" in page and "Ward" in page and "They need a card to sign in" in page


def test_a_part_reaches_one_programme_unless_all_are_chosen(cast, as_):
    client = as_(cast.ari)
    door = f"{STAFF}{cast.rosa.person.pk}/part/"
    client.post(door, {"role": "coordinator", "programme": str(cast.ward.pk)})
    reach = as_actor(cast.rosa.person).reach
    assert reach == {cast.community.pk, cast.ward.pk}
    client.post(door, {"role": "supervisor", "programme": "everywhere"})
    assert as_actor(cast.rosa.person).reach is None


def test_some_parts_always_belong_to_the_whole(cast, as_):
    door = f"{STAFF}{cast.rosa.person.pk}/part/"
    as_(cast.ari).post(door, {"role": "privacy_officer", "programme": str(cast.ward.pk)})
    assert [part.programme for part in parts(cast.rosa) if part.role == "privacy_officer"] == [None]


@pytest.mark.parametrize("role", ["participant", "guardian", "funder", "god", ""])
def test_only_parts_of_staff_are_given_here(cast, as_, role):
    door = f"{STAFF}{cast.rosa.person.pk}/part/"
    response = as_(cast.ari).post(door, {"role": role, "programme": "everywhere"})
    assert response.status_code == 200 and len(parts(cast.rosa)) == 1


def test_the_same_part_twice_is_refused_kindly(cast, as_):
    door = f"{STAFF}{cast.rosa.person.pk}/part/"
    words = {"role": "peer_worker", "programme": str(cast.community.pk)}
    response = as_(cast.ari).post(door, words)
    assert (
        response.status_code == 403 and "They play this part already" in response.content.decode()
    )


def test_a_part_ends_and_so_does_what_it_allowed(cast, as_):
    [part] = parts(cast.cora)
    as_(cast.ari).post(f"/o/river/set-up/parts/{part.pk}/end/")
    assert parts(cast.cora) == [] and as_actor(cast.cora.person).grants == frozenset()


def test_somebody_can_always_set_things_up(cast, as_):
    [part] = parts(cast.ari)
    response = as_(cast.ari).post(f"/o/river/set-up/parts/{part.pk}/end/")
    assert response.status_code == 403
    assert "Somebody has to be able to set things up" in response.content.decode()
    hire(cast.here, "second", ["org_admin"], None)
    assert as_(cast.ari).post(f"/o/river/set-up/parts/{part.pk}/end/").status_code == 302


def test_supervision_is_agreed_with_somebody_who_can(cast, as_):
    door = f"{STAFF}{cast.rosa.person.pk}/supervisor/"
    client = as_(cast.ari)
    page = client.get(door).content.decode()
    assert "Ines" in page and ">Cora<" not in page
    assert client.post(door, {"supervisor": str(cast.cora.person.pk)}).status_code == 200
    client.post(door, {"supervisor": str(cast.ines.person.pk)})
    with tenancy.within(cast.here.pk):
        assert queries.supervisor_of(cast.rosa.person) == cast.ines.person


def test_one_supervisor_at_a_time(cast):
    other = hire(cast.here, "other", ["supervisor"], cast.community)
    people.agree_supervision(cast.ari.actor, cast.dev.person, supervisor=other.person)
    with tenancy.within(cast.here.pk):
        now = Supervises.objects.filter(worker=cast.dev.person, ended_on=None)
        assert [agreed.supervisor for agreed in now] == [other.person]


def test_farewell_ends_everything_at_once(cast, as_):
    client = as_(cast.dev)
    door = f"{STAFF}{cast.dev.person.pk}/farewell/"
    people.say_farewell(cast.ari.actor, cast.dev.person)
    assert client.get("/o/river/home/").status_code == 404
    with tenancy.within(cast.here.pk):
        assert not Membership.objects.filter(person=cast.dev.person, ended_on=None).exists()
        assert queries.supervisor_of(cast.dev.person) is None
        assert Event.objects.filter(name="staff.left").count() == 1
    assert as_(cast.ari).get(door).status_code == 200
    assert "<bdi>Dev</bdi>" not in as_(cast.ari).get(STAFF).content.decode()


def test_the_last_admin_can_not_leave(cast):
    with pytest.raises(NotAllowed):
        people.say_farewell(cast.ari.actor, cast.ari.person)
    assert len(parts(cast.ari)) == 1


@pytest.mark.parametrize("name", ["dev", "ines", "cora", "manu", "pia", "marlowe"])
def test_nobody_else_changes_who_does_what(cast, as_, name):
    who = getattr(cast, name)
    for page in ("", "new/", "import/", f"{cast.rosa.person.pk}/", f"{cast.rosa.person.pk}/part/"):
        assert as_(who).get(f"{STAFF}{page}").status_code in (403, 404), page
    with pytest.raises(NotAllowed):
        people.give_part(who.actor, who.person, role="org_admin")


def test_participants_are_not_among_the_staff(cast, as_):
    page = as_(cast.ari).get(STAFF).content.decode()
    assert "Marlowe" not in page and "Rosa" in page
    assert as_(cast.ari).get(f"{STAFF}{cast.marlowe.person.pk}/").status_code == 404


def test_the_list_asks_no_more_for_more_people(cast, as_, django_assert_max_num_queries):
    client = as_(cast.ari)
    client.get(STAFF)
    with django_assert_max_num_queries(20) as few:
        client.get(STAFF)
    for number in range(6):
        worker = hire(cast.here, f"extra{number}", ["peer_worker"], cast.community)
        people.agree_supervision(cast.ari.actor, worker.person, supervisor=cast.ines.person)
    with django_assert_max_num_queries(len(few)):
        client.get(STAFF)
