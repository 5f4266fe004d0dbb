"""Every form of the house, filled in by somebody with rough hands: never a page that breaks."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from beside.people import faces
from tests.browser.rooms import doors, rooms
from tests.worlds import everything

ROUGH = {
    "nothing": "",
    "nul": "a\x00\x1b[31m\x7f\u0085b",
    "right to left": "👩🏽‍🚒 \u202eمرحبا بالعالم\u2066 <b>'\"&",
    "new lines": "a\r\nBcc: all@example.org\r\n\r\nb",
    "a number": "-99999999999999999999999",
    "a list": '["a", {"b": null}]',
    "long": "long " * 1_200,
}
ONE_FIELD = {
    "nul": ["a\x00b"],
    "missing": [],
    "no such id": ["00000000-0000-0000-0000-000000000000"],
}
WELL = {200, 302, 400, 403, 404, 405, 409, 413, 429}
STYLES = {"people:accent", "people:try_colour"}
PLAIN = [
    reverse(name, kwargs={"org": "river"})
    for name, _door, asked in doors()
    if not asked and name not in STYLES
]
CAST = ("marlowe", "dev", "cora", "ari")
ASKED = re.compile(r"""\.GET(?:\.get\(|\.getlist\(|\[)\s*["']([\w-]+)["']""")
ROOT = Path(__file__).parents[2] / "beside"


FIELDS = ("input", "textarea", "select", "button")


class Forms(HTMLParser):
    """The forms of a page: where each is sent, and the names and values of its fields."""

    def __init__(self, page: str, path: str) -> None:
        super().__init__()
        self.path, self.found, self.open = path, [], None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = {} if has.get("method", "").lower() == "post" else None
            if self.open is not None:
                self.found.append((has.get("action") or self.path, self.open))
        elif self.open is not None and tag in FIELDS and has.get("name"):
            self.open.setdefault(has["name"], has.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None


def enter(who) -> Client:
    client = Client()
    client.force_login(who.account)
    session = client.session
    session[faces.SECOND_STEP] = True
    session[f"face:{who.org.pk}"] = str(who.person.pk)
    session.save()
    return client


def house(cast):
    """Every page and every form once, with somebody who can open it."""
    world, pages, forms = everything(cast), {}, {}
    more = {"slug": "dev", "covers": "CARE_TEAM"}
    for name in ("", *CAST):
        who = getattr(world, name) if name else None
        client, actor = (enter(who), faces.as_actor(who.person)) if who else (Client(), None)
        client.raise_request_exception = False
        for room in rooms(name, client, actor, world.here, more):
            if pages.setdefault(kind(room.path), (client, room.path))[0] is not client:
                continue
            reply = client.get(room.path, follow=True)
            for where, fields in Forms(reply.content.decode(), room.path).found:
                fields.pop("_once", None)
                if is_ours(where):
                    forms.setdefault((kind(where), tuple(sorted(fields))), (client, where, fields))
    return list(pages.values()), list(forms.values())


def is_ours(where):
    try:
        return resolve(urlsplit(where).path).func.__module__.startswith("beside.")
    except Resolver404:
        return False


def kind(where):
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", urlsplit(where).path)


def undone(do):
    """Do it, look at the answer, and undo whatever it did."""
    with transaction.atomic():
        reply = do()
        transaction.set_rollback(True)
    return reply


@pytest.mark.django_db
def test_nothing_breaks_in_rough_hands(cast):
    """All fields of a form rough; one of them; and whatever follows the question mark."""
    pages, forms = house(cast)
    broken = []
    for client, where, fields in forms:
        for how, rough in ROUGH.items():
            broken += tried(client, where, dict.fromkeys(fields, rough), how)
        for field in fields:
            for how, rough in ONE_FIELD.items():
                broken += tried(client, where, {**fields, field: rough}, f"{field} {how}")
    for client, path in pages:
        for how in ("a list",):
            query = urlencode(dict.fromkeys(names_asked_for(), ROUGH[how]))
            broken += tried(client, f"{path}?{query}", None, how)
    assert len(pages) > 40
    assert len(forms) > 25
    assert not broken, "\n".join(broken)


def names_asked_for():
    """Every name that some view looks for after the question mark."""
    names = {name for file in ROOT.rglob("*.py") for name in ASKED.findall(file.read_text())}
    assert {"next", "page", "name"} <= names
    return sorted(names)


def tried(client, where, typed, how):
    """A line for what went wrong, if something did. What it did is undone."""
    reply = undone(lambda: client.get(where) if typed is None else client.post(where, typed))
    if reply.status_code in WELL:
        return []
    why = getattr(reply, "exc_info", None) or (None, None)
    return [f"{kind(where)} {how}: {reply.status_code} {why[1]!r}"]


@pytest.mark.once
@pytest.mark.django_db
def test_no_door_breaks_when_the_body_is_no_form(cast):
    """JSON, half a file, bytes that are no text, a thousand and more fields, another method."""
    broken, world = [], everything(cast)
    clients = {name: enter(getattr(world, name)) for name in CAST}
    many = urlencode([(f"f{n}", "x") for n in range(1200)])
    bodies = (
        (json.dumps({"words": ["a"]}), "application/json"),
        ("--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
        (b"words=\xff\xfe%ff%00", "application/x-www-form-urlencoded"),
        (many, "application/x-www-form-urlencoded"),
        ("words=x", "application/x-www-form-urlencoded; charset=utf-16"),
    )
    for client in clients.values():
        client.raise_request_exception = False
        for address in PLAIN:
            for body, form in bodies:
                reply = undone(lambda: client.post(address, body, content_type=form))  # noqa: B023
                if reply.status_code not in WELL:
                    broken.append(f"{address} {form}: {reply.status_code}")
            for method in ("put", "delete", "patch", "options", "head"):
                reply = undone(lambda: getattr(client, method)(address))  # noqa: B023
                if reply.status_code not in WELL:
                    broken.append(f"{address} {method}: {reply.status_code}")
    assert not broken, "\n".join(broken)
