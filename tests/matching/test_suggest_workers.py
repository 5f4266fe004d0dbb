"""Three honest suggestions, with what fits and what does not."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.matching import actions, sentences
from beside.matching.models import Option
from beside.people import actions as people
from beside.workforce import actions as workforce
from tests import cast as casting
from tests import worlds

from .conftest import another, boss, fresh, option, options, request_of


def names(request, **only):
    with tenancy.within(request.org_id):
        return [each.worker.name for each in options(request, **only)]


def test_who_asks_to_see_people_sees_them_at_once(asked):
    assert asked.state == "CHOOSING"
    assert names(asked) == ["Rosa", "Dev", "Thuy"]


def test_who_wants_help_waits_until_somebody_suggests(peers):
    request = fresh(request_of(peers.marlowe, peers.community, help_choosing=True))
    assert (request.state, options(request)) == ("WAITING", [])
    assert actions.suggest_workers(peers.cora.actor, request).state == "CHOOSING"
    assert len(options(request)) == 3


def test_what_fits_and_what_does_not_in_words(peers, asked):
    rosa, dev = option(asked, peers.rosa), option(asked, peers.dev)
    assert sentences.fits(rosa.fits) == [
        "Has been there: Hearing voices",
        "Has been there: Panic",
        "Speaks Spanish",
        "Has time: Weekday evenings",
    ]
    assert sentences.does_not(rosa.does_not) == []
    assert sentences.does_not(dev.does_not) == [
        "Has not shared: Panic",
        "Speaks English, not Spanish",
    ]


def test_the_points_that_are_used_are_the_points_that_are_kept(asked):
    for each in options(asked):
        assert each.points == sum(each.parts.values())
    assert [each.points for each in options(asked)] == sorted(
        (each.points for each in options(asked)), reverse=True
    )


def test_what_a_worker_keeps_private_never_shows(peers):
    who = another(peers, "nell", wishes=[("EXPERIENCE", "GRIEF", "NICE")])
    rosa = option(who.request, peers.rosa)
    assert (rosa.points, rosa.fits) == (0, [])
    assert sentences.does_not(rosa.does_not) == ["Has not shared: Losing someone"]


def test_a_must_is_a_must(peers):
    who = another(peers, "nell", wishes=[("LANGUAGE", "es", "MUST")])
    assert names(who.request) == ["Rosa"]


def test_a_workers_own_limit_holds(peers):
    workforce.keep_profile(boss(peers), peers.rosa.person, will_not=["PANIC"])
    who = another(peers, "nell", wishes=[("EXPERIENCE", "PANIC", "NICE")])
    assert "Rosa" not in names(who.request)


def test_people_who_must_be_kept_apart_are(peers):
    workforce.say_conflict(peers.cora.actor, peers.rosa.person, person=peers.marlowe.person)
    request = fresh(request_of(peers.marlowe, peers.community))
    assert names(request) == ["Dev", "Thuy"]


def test_nobody_is_suggested_a_colleague(peers):
    """Thuy supports people here, and asks for support on the ward, where Dev works too."""
    people.give_part(boss(peers), peers.dev.person, role="peer_worker", programme=peers.ward)
    herself = casting.participant(peers.here, "thuy-p", peers.ward, account=peers.thuy.account)
    request = fresh(request_of(herself, peers.ward, wishes=[]))
    assert names(request) == []


def test_who_has_no_place_free_is_not_suggested(peers):
    for n in range(2):
        one = casting.participant(peers.here, f"person{n}", peers.community)
        worlds.walk(one, peers.rosa, peers.community)
    request = fresh(request_of(peers.marlowe, peers.community))
    assert names(request) == ["Dev", "Thuy"]


def test_a_place_that_is_held_is_not_free(peers, asked):
    for name in ("nell", "kit"):
        who = another(peers, name)
        actions.ask_to_meet(who.actor, option(who.request, peers.rosa))
    assert "Rosa" not in names(another(peers, "bea").request)


def test_who_works_in_another_programme_is_not_suggested(peers):
    person = casting.participant(peers.here, "nell", peers.ward)
    assert names(fresh(request_of(person, peers.ward))) == []


def test_who_is_in_training_alone_is_not_suggested(peers):
    workforce.keep_profile(boss(peers), peers.rosa.person, stage="TRAINEE")
    workforce.keep_profile(boss(peers), peers.dev.person, stage="TRAINEE")
    request = fresh(request_of(peers.marlowe, peers.community))
    assert names(request) == ["Dev", "Thuy"]


def test_nobody_fits_and_nothing_is_made_up(peers):
    who = another(peers, "nell", wishes=[("LANGUAGE", "so", "MUST")])
    assert (who.request.state, options(who.request)) == ("WAITING", [])


@pytest.mark.parametrize("who", ["dev", "ines", "manu", "pia"])
def test_others_do_not_suggest(peers, asked, who):
    with pytest.raises(NotAllowed):
        actions.suggest_workers(getattr(peers, who).actor, asked)


def test_a_stranger_cannot_even_find_it(peers, asked):
    with pytest.raises(Exception, match="does not exist"):
        actions.suggest_workers(peers.zed.actor, asked)


def test_the_event_does_not_tell_what_fits(peers, asked):
    with tenancy.within(peers.here.pk):
        event = Event.objects.get(name="workers.suggested")
    assert event.about_id == peers.marlowe.person.pk
    assert "PANIC" not in str(event.changes)


def test_when_what_matters_changes_the_suggestions_do(peers, asked):
    from beside.referrals import actions as referrals

    referrals.change_wishes(
        peers.marlowe.actor, asked, wishes=[("TIME", "WEEKDAY_MORNING", "MUST")]
    )
    assert names(asked, state=Option.State.SHOWN) == ["Thuy"]
    assert names(asked, state=Option.State.LAPSED) == ["Rosa", "Dev", "Thuy"]


def test_whoever_was_found_on_the_page_of_peers_is_laid_beside_the_others(peers, as_):
    request = fresh(request_of(peers.marlowe, peers.community, help_choosing=True))
    client = as_(peers.marlowe)
    answer = client.get("/o/river/choose/with/rosa/", follow=True)
    assert "You read about Rosa" in answer.content.decode()
    client.post(f"/o/river/choose/for/{request.pk}/with/rosa/")
    page = client.get("/o/river/choose/").content.decode()
    assert "Ask to meet Rosa" in page and "You read about Rosa" not in page


def test_whoever_is_not_available_is_not_and_nobody_learns_why(peers):
    workforce.say_conflict(peers.rosa.actor, peers.rosa.person, person=peers.marlowe.person)
    request = fresh(request_of(peers.marlowe, peers.community))
    with pytest.raises(NotAllowed, match="Rosa is not available to you at the moment"):
        actions.pick_worker(peers.marlowe.actor, request, worker=peers.rosa.person)
