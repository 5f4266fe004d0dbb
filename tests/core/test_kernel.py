"""The kernel: no write without an action, no row without an organisation, no crossing the wall."""

import pytest

from beside.core import action, ledger, tenancy
from beside.core.decision import NotAllowed, require
from beside.core.models import Event
from beside.core.record import WrongOrg
from beside.people import actions as people
from beside.people.models import Circle, Person, SafeContact


def test_no_rows_without_saying_whose(db):
    with pytest.raises(tenancy.NoOrg):
        Person.objects.count()


def test_no_save_outside_an_action(cast):
    cast.marlowe.person.name = "Someone else"
    with tenancy.within(cast.here.pk), pytest.raises(ledger.OutsideAction):
        cast.marlowe.person.save()


@pytest.mark.parametrize("shortcut", ["update", "delete", "bulk_create", "bulk_update"])
def test_no_shortcuts_around_it(cast, shortcut):
    with tenancy.within(cast.here.pk), pytest.raises(ledger.OutsideAction):
        getattr(Person.objects.all(), shortcut)()


def test_no_pointing_across_the_wall(cast):
    with pytest.raises(WrongOrg):
        people.agree_supervision(cast.ari.actor, cast.dev.person, supervisor=cast.zed.person)


def test_no_raw_sql(cast):
    with tenancy.within(cast.here.pk), pytest.raises(tenancy.NoOrg):
        Person.objects.raw("select * from people_person")


def test_an_event_tells_what_changed_and_keeps_private_words_out(cast):
    people.name_safe_contact(
        cast.marlowe.actor, cast.marlowe.person, channel="PHONE", address="555-0117"
    )
    with tenancy.within(cast.here.pk):
        event = Event.objects.get(name="safe_contact.named")
    assert event.actor_id == cast.marlowe.account.pk
    assert event.about_id == cast.marlowe.person.pk
    assert event.changes[0]["fields"]["channel"] == [None, "PHONE"]
    assert event.changes[0]["fields"]["address"] is None
    assert "555-0117" not in str(event.changes)


def test_sealed_words_lie_encrypted_and_open_only_in_their_row(cast):
    from django.db import connection

    people.name_safe_contact(
        cast.marlowe.actor, cast.marlowe.person, channel="PHONE", address="555-0117"
    )
    with tenancy.within(cast.here.pk):
        with connection.cursor() as cursor:
            cursor.execute("select address from people_safecontact")
            assert b"555" not in bytes(cursor.fetchone()[0])
        contact = SafeContact.objects.get()
        assert contact.address == "555-0117"
        contact.pk = cast.dev.person.pk
        moved = SafeContact.objects.get().__dict__["address"]
        with pytest.raises(Exception, match=".*"):
            SafeContact._meta.get_field("address").opened(moved, contact.pk)


def test_a_refusal_leaves_nothing_behind(cast):
    with tenancy.within(cast.here.pk):
        before = Event.objects.count()
    with pytest.raises(NotAllowed, match="does not change who plays"):
        people.give_part(cast.dev.actor, cast.rosa.person, role="supervisor")
    with tenancy.within(cast.here.pk):
        assert Event.objects.count() == before


def test_a_stranger_cannot_even_find_it(cast):
    with pytest.raises(Person.DoesNotExist):
        people.name_safe_contact(cast.zed.actor, cast.marlowe.person, channel="HERE")


def test_history_cannot_be_changed_or_removed_by_the_database(cast):
    from django.db import DatabaseError, connection, transaction

    for deed in ("update core_event set name = 'x'", "delete from core_event"):
        with (
            tenancy.within(cast.here.pk),
            connection.cursor() as cursor,
            pytest.raises(DatabaseError),
            transaction.atomic(),
        ):
            cursor.execute(deed)


def test_a_policy_must_return_a_decision():
    with pytest.raises(TypeError):
        require((False, "no"))


def test_an_action_cannot_be_written_without_a_subject_and_keyword_details():
    with pytest.raises(TypeError):

        @action.action(event="x.y", may=lambda a, s: None)
        def careless(actor, thing, minutes):
            pass


def test_circle_is_not_written_by_hand(cast):
    with tenancy.within(cast.here.pk), pytest.raises(ledger.OutsideAction):
        from django.utils import timezone

        Circle(person=cast.marlowe.person, member=cast.dev.person, since=timezone.now()).save()
