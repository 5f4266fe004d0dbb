"""A new passphrase: changed by oneself, or by a link when the old one is forgotten."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from beside.core import tenancy
from beside.core.models import Event

from .conftest import PASSPHRASE, code_now
from .test_sign_in import is_in

NEW = "seven quiet herons at dusk"
TELLING = ("beside", "peer", "support", "recovery", "river", "mental", "programme", "substance")


def change(client, new=NEW, again=None, old=PASSPHRASE):
    words = {"oldpassword": old, "password1": new, "password2": again or new}
    return client.post("/sign-in/passphrase/", words)


def letters():
    """What the worker posts, in order."""
    for row in DBTaskResult.objects.ready():
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.delete()
    return mail.outbox


def test_it_signs_out_every_other_device(known, client, sign_in):
    other = Client()
    sign_in("marlowe", of=other)
    sign_in("marlowe")
    assert change(client).url == "/sign-in/ways/"
    assert client.get("/o/river/safe-contact/").status_code == 200
    assert other.get("/o/river/safe-contact/").status_code == 302
    assert sign_in("marlowe", NEW, of=Client()).url == "/where/"


def test_only_with_the_old_one(known, client, sign_in):
    sign_in("marlowe")
    assert "not the passphrase you use now" in change(client, old="x").content.decode()


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("too short", "3 more characters"),
        ("password1234", "Many people use this one"),
        ("qwertyuiop12", "Many people use this one"),
        ("aaaaaaaaaaaaaa", "Many people use this one"),
        ("1234567812345678", "Many people use this one"),
        ("", "Please write a new passphrase"),
        ("x" * 5000, "longer than we can keep"),
    ],
)
def test_what_a_passphrase_can_not_be(known, client, sign_in, new, told):
    sign_in("marlowe")
    assert told in change(client, new).content.decode()


def test_nor_ones_own_name(known, client, sign_in):
    sign_in("marlowe")
    assert "Your sign-in name is in it" in change(client, "marlowe likes tea").content.decode()


def test_the_two_must_be_the_same(known, client, sign_in):
    sign_in("marlowe")
    assert change(client, again="something else entirely").status_code == 200


def test_no_rule_forces_a_change_or_a_sign(known, client, sign_in):
    sign_in("marlowe")
    assert change(client, "all small letters and spaces").status_code == 302


def test_a_discreet_letter_tells_the_owner(known, client, sign_in, app):
    secret = app(known.dev.account)
    with time_machine.travel(dt.datetime(2030, 1, 8, 12, tzinfo=dt.UTC), tick=False):
        sign_in("dev")
        client.post("/sign-in/code/", {"code": code_now(secret)})
        change(client)
    [letter] = letters()
    assert letter.to == ["dev@example.org"] and letter.subject == "A note for you"
    assert "passphrase of an account" in letter.body
    assert not any(word in letter.body.lower() for word in TELLING)


def test_history_tells_it_too_even_without_an_address(known, client, sign_in):
    sign_in("marlowe")
    change(client)
    assert not letters()
    with tenancy.within(known.here.pk):
        event = Event.objects.get(name="way_in.changed")
    assert event.about_id == known.marlowe.person.pk
    assert event.changes[0]["fields"] == {"password_changed": None}


def ask(client, email="dev@example.org"):
    return client.post("/sign-in/passphrase/forgotten/", {"email": email})


def link_in(letter):
    return re.search(r"http://localhost:8000(/sign-in/passphrase/\S+/)", letter.body).group(1)


def reset(client, link, new=NEW):
    form = client.get(link)
    return client.post(form.url, {"password1": new, "password2": new}) if form.url else form


def test_a_link_by_letter_lets_one_choose_anew(known, client, sign_in):
    assert ask(client).url == "/sign-in/passphrase/letter/"
    [letter] = letters()
    assert letter.subject == "The link you asked for"
    assert not any(word in letter.body.lower() for word in TELLING)
    assert reset(client, link_in(letter)).url == "/sign-in/passphrase/done/"
    assert not is_in(client)
    assert sign_in("dev", NEW, of=Client()).url == "/where/"


def test_the_link_is_made_from_the_address_people_know(known, client):
    client.post(
        "/sign-in/passphrase/forgotten/", {"email": "dev@example.org"}, HTTP_HOST="localhost"
    )
    assert "http://localhost:8000/" in letters()[0].body


def test_the_link_works_once(known, client):
    ask(client)
    link = link_in(letters()[0])
    reset(client, link)
    assert "does not work any more" in Client().get(link).content.decode()


def test_the_link_lasts_half_an_hour(known, client):
    with time_machine.travel(dt.datetime(2030, 1, 8, 12, tzinfo=dt.UTC), tick=False) as moment:
        ask(client)
        link = link_in(letters()[0])
        moment.shift(29 * 60)
        assert client.get(link).status_code == 302
        moment.shift(2 * 60)
        assert "does not work any more" in Client().get(link).content.decode()


def test_the_link_dies_when_the_passphrase_is_changed_otherwise(known, client):
    ask(client)
    link = link_in(letters()[0])
    known.dev.account.set_password(NEW)
    known.dev.account.save()
    assert "does not work any more" in client.get(link).content.decode()


def test_the_link_does_not_pass_by_the_second_step(known, client, sign_in, app):
    app(known.dev.account)
    ask(client)
    reset(client, link_in(letters()[0]))
    assert sign_in("dev", NEW).url == "/sign-in/code/"


def test_the_same_answer_and_no_letter_for_an_unknown_address(known, client):
    answers = {ask(client, email).content for email in ("dev@example.org", "no@example.org")}
    assert len(answers) == 1
    assert [letter.to for letter in letters()] == [["dev@example.org"]]


def test_the_link_lies_nowhere(known, client):
    ask(client)
    assert DBTaskResult.objects.get().args_kwargs["args"] == ["dev@example.org", "en"]


def test_asking_again_and_again_is_slowed_down(known, client):
    for _ in range(3):
        assert ask(client).status_code == 302
    response = ask(client)
    assert response.status_code == 429 and response.headers["Retry-After"] == "60"
    assert "Please wait a minute" in response.content.decode()


def test_an_address_is_changed_only_by_who_reads_it(known, client, sign_in):
    sign_in("marlowe")
    client.post("/sign-in/email/", {"email": "new@example.org", "action_add": "1"})
    known.marlowe.account.refresh_from_db()
    assert known.marlowe.account.email == ""
    [letter] = letters()
    assert letter.to == ["new@example.org"]
    link = re.search(r"http://localhost:8000(/sign-in/email/\S+/)", letter.body).group(1)
    assert client.get(link).status_code == 200
    known.marlowe.account.refresh_from_db()
    assert known.marlowe.account.email == ""
    client.post(link)
    known.marlowe.account.refresh_from_db()
    assert known.marlowe.account.email == "new@example.org"


def test_the_old_address_is_told(known, client, sign_in, app):
    secret = app(known.dev.account)
    with time_machine.travel(dt.datetime(2030, 1, 8, 12, tzinfo=dt.UTC), tick=False):
        sign_in("dev")
        client.post("/sign-in/code/", {"code": code_now(secret)})
        client.post("/sign-in/email/", {"email": "new@example.org", "action_add": "1"})
        link = re.search(r"http://localhost:8000(/\S+/)", letters()[0].body).group(1)
        client.post(link)
    told = {letter.to[0] for letter in letters()[1:]}
    assert "dev@example.org" in told
