"""Kills a real server, again and again, while it saves a note; and looks each time what is left.

    python -m tests.encounters.killing [ROUNDS]

On a database file of its own. In each round a draft is kept, then the note is sent, and the server
is killed (SIGKILL) a moment later. The moment is steered toward the one in which it is saved: a
little earlier after each note that made it, a little later after each that did not. Prints JSON:
how many notes were signed, how many were left as a draft, and everything that was not whole.
"""

import datetime as dt
import http.client
import json
import os
import signal
import socket
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from socketserver import ThreadingMixIn
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

CSRF = "k" * 32
WORDS = "We talked about the bus, round {n}. " + "It was all right. " * 40


def main(rounds: int) -> dict:
    with tempfile.TemporaryDirectory(prefix="beside-kill-") as var:
        _settle_in(Path(var))
        world = _world(rounds)
        report = {"rounds": 0, "signed": 0, "left_as_draft": 0, "faults": []}
        wait, step, before = 0.1, 0.1, False
        for n in range(rounds):
            answered = _one_round(world, n, wait)
            signed, faults = _look(world, n, answered)
            report["rounds"] += 1
            report["signed" if signed else "left_as_draft"] += 1
            report["faults"] += [f"round {n}: {fault}" for fault in faults]
            # Larger steps while all falls on one side, smaller ones around the moment itself.
            step = max(0.002, step * (1.5 if signed == before else 0.5))
            wait, before = max(0.0, wait - step if signed else wait + step), signed
        return report


def _settle_in(var: Path) -> None:
    for name in [name for name in os.environ if name.startswith("BESIDE_")]:
        del os.environ[name]
    os.environ.update(
        BESIDE_MODE="test", BESIDE_VAR=str(var), DJANGO_SETTINGS_MODULE="beside.settings"
    )
    (var / "static").mkdir()
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from beside.core import keys

    call_command("migrate", verbosity=0)
    keys.create(settings.KEYS_FILE)


def _world(rounds: int) -> dict:
    """Marlowe, Dev, and as many meetings in the past as there are rounds."""
    from django.db import connections
    from django.test import Client

    from beside.consent import actions as consent
    from beside.core import clock
    from beside.core.actor import operator
    from beside.encounters import actions
    from beside.people import faces
    from beside.relationships import actions as relationships
    from tests.cast import assemble

    cast = assemble()
    long_ago = clock.now() - dt.timedelta(days=rounds + 2)
    with clock.at(long_ago):
        walking = relationships.introduce(
            operator(cast.here.pk),
            cast.marlowe.person,
            worker=cast.dev.person,
            programme=cast.community,
        )
        consent.give_consent(
            cast.marlowe.actor, cast.marlowe.person, covers="NOTES", signed_name="Marlowe"
        )
        meetings = [
            actions.book_encounter(
                cast.dev.actor,
                walking,
                starts_at=long_ago + dt.timedelta(days=n + 1),
                minutes=50,
                mode="IN_PERSON",
                place="Library",
            ).pk
            for n in range(rounds)
        ]
    browser = Client()
    browser.force_login(cast.dev.account)
    session = browser.session
    session[faces.SECOND_STEP] = True
    session.save()
    connections.close_all()
    return {"cast": cast, "meetings": meetings, "visit": session.session_key}


def _one_round(world: dict, n: int, wait: float) -> bool:
    """Keep a draft, send the note, kill the server. Whether it answered before it died."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        server = os.fork()
        if server == 0:
            _serve(listening)
        try:
            meeting = world["meetings"][n]
            kept = _send(port, world, f"notes/{meeting}/draft/", _typed(n))
            if kept.getresponse().status != 200:
                raise RuntimeError("The draft was not kept, so there is nothing to try.")
            sending = _send(port, world, f"meetings/{meeting}/note/", _typed(n))
            time.sleep(wait)
        finally:
            os.kill(server, signal.SIGKILL)
            os.waitpid(server, 0)
    with suppress(OSError, http.client.HTTPException):
        return sending.getresponse().status == 302
    return False


def _serve(listening: socket.socket) -> None:
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingMixIn, WSGIServer):
        daemon_threads = True

    server = Server(listening.getsockname(), Quiet, bind_and_activate=False)
    server.socket = listening
    server.server_name, server.server_port = "localhost", listening.getsockname()[1]
    server.setup_environ()
    server.set_app(get_wsgi_application())
    server.serve_forever()


def _send(port: int, world: dict, where: str, typed: dict) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("localhost", port, timeout=30)
    connection.request(
        "POST",
        f"/o/river/{where}",
        body=urlencode(typed, doseq=True),
        headers={
            "Cookie": f"visit={world['visit']}; form={CSRF}",
            "X-CSRFToken": CSRF,
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )
    return connection


def _typed(n: int) -> dict:
    return {
        "goal": "none",
        "did": ["LISTENED", "PLANNED"],
        "words": WORDS.format(n=n).strip(),
        "next": f"Stop {n}",
        "minutes": "50",
        "is_together": "on",
    }


def _look(world: dict, n: int, answered: bool) -> tuple[bool, list[str]]:
    """Is the note there whole, or the draft intact; and does history hold together?"""
    from django.db import connection, connections

    from beside.core import checkpoint, tenancy

    org = world["cast"].here
    faults = []
    with connection.cursor() as cursor:
        cursor.execute("pragma integrity_check")
        faults += [] if cursor.fetchone()[0] == "ok" else ["the file is damaged"]
    faults += [str(fault) for fault in checkpoint.verify(org)["faults"]]
    with tenancy.within(org.pk):
        signed, wrong = _what_is_there(world["meetings"][n], n)
    if answered and not signed:
        wrong.append("it was answered as signed, and is not there")
    connections.close_all()
    return signed, faults + wrong


def _what_is_there(meeting: object, n: int) -> tuple[bool, list[str]]:
    from beside.core.models import Event
    from beside.encounters.models import Draft, Encounter, Note
    from beside.notices.models import Notice

    note = Note.objects.filter(encounter=meeting).first()
    draft = Draft.objects.get(encounter=meeting)
    state = Encounter.objects.get(pk=meeting).state
    typed = _typed(n)
    if note is None:
        whole = {
            "the draft is what was typed": json.loads(draft.body)["words"] == typed["words"],
            "the draft is open": draft.used_at is None,
            "the meeting is as it was": state == "BOOKED",
        }
    else:
        told = (note.words, note.next, note.did, note.minutes, note.is_together)
        wanted = (typed["words"], typed["next"], typed["did"], 50, True)
        whole = {
            "the note is what was typed": told == wanted,
            "the draft is used up": draft.used_at is not None,
            "they met": state == "MET",
            "history knows of it": Event.objects.filter(
                name="encounter.recorded", subject_id=note.pk
            ).exists(),
            "the person was told": Notice.objects.filter(key=f"note:{note.pk}:signed").exists(),
        }
    return note is not None, [f"not so: {what}" for what, holds in whole.items() if not holds]


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if sys.argv[1:] else 20), indent=1))
