"""First contact, how soon, what matters, and where it goes: each a deed with its rights."""

import pytest

from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.referrals import actions, queries
from beside.referrals.models import Referral, Request, Wish
from tests.referrals.conftest import ASKED


def test_first_contact_is_noted_once(ask, here, cast):
    request = actions.note_first_contact(cast.cora.actor, ask())
    assert request.first_contact_at is not None
    with pytest.raises(NotAllowed, match="heard from us already"):
        actions.note_first_contact(cast.cora.actor, request)


@pytest.mark.parametrize("who", ["dev", "ines", "manu", "ari", "marlowe"])
def test_only_those_who_arrange_note_it(ask, here, cast, who):
    with pytest.raises(NotAllowed):
        actions.note_first_contact(getattr(cast, who).actor, ask())


def test_how_soon_is_set_by_a_human_and_the_event_says_so(ask, here, cast):
    request = actions.set_urgency(cast.cora.actor, ask(), urgency=3)
    assert request.get_urgency_display() == "Soonest"
    event = Event.objects.get(org_id=here.pk, name="request.urgency_set")
    assert event.actor_id == cast.cora.account.pk
    with pytest.raises(ValueError, match="9"):
        actions.set_urgency(cast.cora.actor, request, urgency=9)


def test_wishes_change_and_what_was_wished_before_is_kept(ask, here, cast):
    request = ask()
    wanted = [("EXPERIENCE", "PANIC", "NICE"), ("MODE", "PHONE", "MUST")]
    actions.change_wishes(cast.cora.actor, request, wishes=wanted)
    assert set(queries.current_wishes(request)) == set(wanted)
    assert Wish.objects.filter(request=request).exclude(ended_at=None).count() == 2
    actions.change_wishes(cast.cora.actor, request, wishes=wanted)
    assert Wish.objects.filter(request=request).count() == 4, "the same again changes nothing"


def test_the_person_changes_their_own(cast, here):
    request = _marlowes(cast)
    actions.change_wishes(cast.marlowe.actor, request, wishes=[("AGE", "AGE_41_60", "NICE")])
    assert queries.current_wishes(request) == [("AGE", "AGE_41_60", "NICE")]
    with pytest.raises(NotAllowed):
        actions.change_wishes(cast.rosa.actor, request, wishes=[])


def test_a_closed_request_stays_as_it_was(ask, here, cast):
    request = ask()
    actions.close_request(cast.cora.actor, request, closed_as="ELSEWHERE")
    for deed, details in (
        (actions.change_wishes, {"wishes": []}),
        (actions.set_urgency, {"urgency": 2}),
        (actions.note_first_contact, {}),
        (actions.move_request, {"state": "CHOOSING"}),
        (actions.close_request, {"closed_as": "MET"}),
    ):
        with pytest.raises(NotAllowed):
            deed(cast.cora.actor, request, **details)


def test_it_moves_on_and_says_when_it_was_answered(ask, here, cast):
    request = ask()
    actions.move_request(cast.cora.actor, request, state="CHOOSING")
    assert Request.objects.get().answered_at is None
    actions.move_request(cast.rosa.actor, request, state="MATCHED")
    assert Request.objects.get().answered_at is not None
    with pytest.raises(NotAllowed, match="how this request ends"):
        actions.move_request(cast.cora.actor, request, state="CLOSED")


def test_meeting_closes_it_and_the_referrer_may_know(refer, here, cast):
    referral, _reference = refer()
    actions.note_first_contact(cast.cora.actor, referral.request)
    actions.close_request(cast.cora.actor, referral.request, closed_as="MET")
    assert Referral.objects.get().step == "MET"


def test_ending_in_another_way_says_closed_and_no_more(refer, here, cast):
    referral, _reference = refer()
    actions.close_request(cast.cora.actor, referral.request, closed_as="NOT_REACHED")
    assert Referral.objects.get().step == "CLOSED"


def test_the_worker_they_met_may_say_so(cast, here):
    from beside.relationships import actions as relationships

    request = _marlowes(cast)
    with pytest.raises(NotAllowed):
        actions.close_request(cast.dev.actor, request, closed_as="MET")
    relationships.introduce(
        cast.cora.actor,
        cast.marlowe.person,
        worker=cast.dev.person,
        programme=cast.community,
        request_id=request.pk,
    )
    actions.close_request(cast.dev.actor, request, closed_as="MET")
    assert Request.objects.get().closed_as == "MET"


def test_the_person_decides_what_their_referrer_may_see(refer, here, cast):
    referral, reference = refer()
    with pytest.raises(NotAllowed):
        actions.withdraw_reference(cast.dev.actor, referral)
    actions.withdraw_reference(cast.cora.actor, referral)
    assert queries.step_of_reference(reference) is None
    with pytest.raises(NotAllowed, match="closed already"):
        actions.withdraw_reference(cast.cora.actor, referral)


def test_taking_back_a_consent_closes_the_number_too(refer, here, cast):
    from beside.consent import actions as consent
    from beside.consent.models import Consent
    from beside.core.actor import operator

    referral, reference = refer()
    doorkeeper = operator(here.pk)
    agreed = {"expires_on": None, "expires_when": "when it ends", "signed_name": "Sam"}
    for covers, shown in (("NOTES", "RECEIVED"), ("REFERRER", None)):
        consent.give_consent(
            doorkeeper,
            referral.request.person,
            covers=covers,
            recipient="Dr. Oyelaran",
            language="en",
            **agreed,
        )
        consent.revoke_consent(doorkeeper, Consent.objects.get(covers=covers))
        assert queries.step_of_reference(reference) == shown


def test_the_request_page(ask, cast, as_):
    request = ask()
    page = as_(cast.cora).get(f"/o/river/requests/{request.pk}/").content.decode()
    for shown in (
        "Someone who has been where I am.",
        "Panic",
        "(must)",
        "Text message, after 6 pm",
        "Leave no message.",
        "+1 555 0142",
        "Asked for support.",
    ):
        assert shown in page


def test_the_page_is_hidden_from_everybody_else(ask, cast, as_):
    request = ask()
    for who in ("dev", "rosa", "ines", "manu", "ari", "pia", "marlowe", "zed"):
        assert as_(getattr(cast, who)).get(f"/o/river/requests/{request.pk}/").status_code == 404
        for deed in ("first-contact", "how-soon", "wishes", "close", "end"):
            path = f"/o/river/requests/{request.pk}/{deed}/"
            assert as_(getattr(cast, who)).post(path, {}).status_code == 404, deed
        assert as_(getattr(cast, who)).get(f"/o/hill/requests/{request.pk}/").status_code == 404


def test_by_the_pages(ask, cast, as_, here):
    request = ask()
    at = f"/o/river/requests/{request.pk}/"
    assert as_(cast.cora).post(f"{at}first-contact/").url == at
    as_(cast.cora).post(f"{at}how-soon/", {"urgency": "2"})
    as_(cast.cora).post(
        f"{at}wishes/", {"community": ["DEAF"], "community_weight": "MUST", "language": ["xx"]}
    )
    as_(cast.cora).post(f"{at}wishes/", {"community": ["DEAF"], "community_weight": "MUST"})
    held = Request.objects.get()
    assert held.first_contact_at and held.urgency == 2
    assert queries.current_wishes(held) == [("COMMUNITY", "DEAF", "MUST")]
    page = as_(cast.cora).get(at).content.decode()
    for said in ("First contact was made.", "How soon was set: Soon.", "was changed", "Cora"):
        assert said in page
    as_(cast.cora).post(f"{at}close/", {"closed_as": "NOT_NOW"})
    assert Request.objects.get().closed_as == "NOT_NOW"
    assert "Closed: Chose not right now." in as_(cast.cora).get(at).content.decode()


def test_a_peer_worker_beside_them_reads_it_only_when_they_may(cast, as_, here):
    from beside.consent import actions as consent
    from beside.relationships import actions as relationships

    request = _marlowes(cast)
    relationships.introduce(
        cast.cora.actor,
        cast.marlowe.person,
        worker=cast.dev.person,
        programme=cast.community,
        request_id=request.pk,
    )
    at = f"/o/river/requests/{request.pk}/"
    assert as_(cast.dev).get(at).status_code == 403
    consent.give_consent(
        cast.marlowe.actor,
        cast.marlowe.person,
        covers="SHOW_WISHES",
        recipient="Dev",
        expires_on=None,
        expires_when="when we stop meeting",
        signed_name="Marlowe",
        language="en",
    )
    page = as_(cast.dev).get(at)
    assert page.status_code == 200 and "They have heard from us" not in page.content.decode()


def test_what_i_asked_for_and_how_i_end_it(cast, as_, here):
    request = _marlowes(cast)
    page = as_(cast.marlowe).get("/o/river/requests/mine/").content.decode()
    assert ASKED["words"] in page and "1 person is waiting now." in page
    at = f"/o/river/requests/{request.pk}/"
    assert as_(cast.marlowe).get(at).url == "/o/river/requests/mine/"
    assert "Stop looking for now?" in as_(cast.marlowe).get(f"{at}end/").content.decode()
    assert as_(cast.marlowe).post(f"{at}end/", {"closed_as": "NOT_OURS"}).status_code == 200
    as_(cast.marlowe).post(f"{at}end/", {"closed_as": "NOT_NOW"})
    assert Request.objects.get().closed_as == "NOT_NOW"


def test_i_close_the_reference_number_that_was_given_about_me(refer, cast, as_, here):
    referral, reference = refer()
    from beside.people.models import Account
    from tests.cast import one

    code = people.new_code()
    invitation = people.write_invitation(cast.cora.actor, referral.request.person, code=code)
    account = Account.objects.create_user("sam")
    people.use_invitation(cast.cora.actor, invitation, account=account)
    sam = one(here, account, referral.request.person)
    page = as_(sam).get("/o/river/requests/mine/").content.decode()
    assert "Dr. Oyelaran referred you." in page and "Received" in page
    as_(sam).post(f"/o/river/requests/reference/{referral.pk}/close/")
    assert queries.step_of_reference(reference) is None
    assert "nothing any more" in as_(sam).get("/o/river/requests/mine/").content.decode()


def test_a_worker_who_has_left_stops_nothing(ask, cast, here, as_):
    request = ask()
    actions.move_request(cast.cora.actor, request, state="ASKED")
    part = cast.rosa.person.memberships.get()
    people.end_part(cast.ari.actor, part)
    with pytest.raises(NotAllowed):
        from beside.people.faces import as_actor

        actions.move_request(as_actor(cast.rosa.person), request, state="MATCHED")
    actions.move_request(cast.cora.actor, request, state="WAITING")
    assert "Noor" in as_(cast.cora).get("/o/river/choose/waiting/").content.decode()


def _marlowes(cast):
    return actions.ask_again(
        cast.marlowe.actor,
        cast.marlowe.person,
        programme=cast.community,
        wishes=ASKED["wishes"],
        words=ASKED["words"],
        wants_help_choosing=False,
    )
