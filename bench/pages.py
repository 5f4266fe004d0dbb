"""How fast four pages are, beside the least a page can cost: one table.

    python -m bench.pages [--postgres] [--seconds 10]

30 peer workers, 600 people, 20,000 meetings, on a database of its own that is thrown away.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from itertools import repeat
from pathlib import Path
from typing import Any

from bench.timing import HOST, Ask, Timed, inside, through
from tests import postgres
from tests.postgres_keeper import free_port

CLIENTS, PROCESSES = 4, 2
NOTE = {
    "did": ["LISTENED", "PLANNED"],
    "words": "I sat by the door and it was all right.",
    "next": "Ride one stop and come back.",
    "minutes": "50",
    "is_together": "on",
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--postgres", action="store_true")
    options.add_argument("--seconds", type=float, default=10)
    chosen = options.parse_args()
    with ExitStack() as stack:
        settings = stack.enter_context(
            postgres.fresh_database() if chosen.postgres else nullcontext({})
        )
        _prepare(Path(stack.enter_context(tempfile.TemporaryDirectory())), settings)
        from bench import world
        from beside.core import statistics

        begun = time.monotonic()
        built = world.build()
        _say(f"Built in {time.monotonic() - begun:.0f} s.")
        statistics.look_again()
        if chosen.postgres:
            _as_an_hour_later(os.environ["BESIDE_OWNER_DATABASE_URL"])
        _measure(built, chosen.seconds, "PostgreSQL" if chosen.postgres else "SQLite")
        from django.db import connections

        connections.close_all()
    return 0


def _as_an_hour_later(owner: str) -> None:
    """PostgreSQL has looked at rows that came all at once, and tidied up, as it does by itself."""
    import psycopg

    with psycopg.connect(owner, autocommit=True) as there:
        there.execute("vacuum analyze")


def _prepare(folder: Path, database: dict[str, str]) -> None:
    """An installation as in production, in this process and in those it starts."""
    for name in [name for name in os.environ if name.startswith("BESIDE_")]:
        del os.environ[name]
    os.environ |= {
        "BESIDE_VAR": str(folder / "var"),
        "BESIDE_SECRET_KEY": secrets.token_urlsafe(48),
        "BESIDE_BASE_URL": f"https://{HOST}",
        "BESIDE_HOSTS": HOST,
        "DJANGO_SETTINGS_MODULE": "beside.settings",
        **database,
    }
    import django

    from beside.operate import init

    django.setup()
    init.migrate()
    init.make_keys()


def _measure(world: Any, seconds: float, engine: str) -> None:
    asks = _asks(world)
    floor = Ask("/floor/", _visit(world, world.workers[0]))
    rows: list[tuple[str, Timed, float]] = []
    with _server([sys.executable, "-m", "granian", *_GRANIAN, "bench.floor:app"], floor) as port:
        timed = through(port, repeat(floor), clients=CLIENTS, seconds=seconds)
        told = subprocess.run(
            [sys.executable, "-m", "bench.floor", floor.visit],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env=_floor_env(),
        )
        rows.append(("The floor", timed, float(told.stdout)))
    with _server([sys.executable, "-m", "beside", "serve"], asks["Today"][0]) as port:
        for name, found in asks.items():
            source = repeat(found[0]) if found[0].form is None else iter(found[40:])
            timed = through(port, source, clients=CLIENTS, seconds=seconds)
            own = found[:40] if found[0].form is not None else found * 40
            rows.append((name, timed, inside(own)))
    _print(rows, engine)
    _print_queries(world)


def _asks(world: Any) -> dict[str, list[Ask]]:
    worker, cora = world.workers[0], world.coordinator
    person = next(r.participant_id for r in world.walking if r.worker_id == worker.pk)
    visits = {one.pk: _visit(world, one) for one in [*world.workers, cora]}
    return {
        "Today": [Ask("/o/river/home/", visits[worker.pk])],
        "A person’s page": [Ask(f"/o/river/people/{person}/", visits[worker.pk])],
        "My development": [Ask("/o/river/my-development/", visits[worker.pk])],
        "The waiting list": [Ask("/o/river/choose/waiting/", visits[cora.pk])],
        "Recording (POST)": [
            Ask(f"/o/river/meetings/{each.pk}/note/", visits[each.worker_id], NOTE)
            for each in world.to_write
        ],
    }


def _visit(world: Any, person: Any) -> str:
    """The key of a visit that signed in just now, second step done."""
    from django.conf import settings
    from django.test import Client

    from beside.people import faces

    client = Client(HTTP_HOST=HOST)
    client.force_login(person.account)
    session = client.session
    session[faces.SECOND_STEP] = True
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


_GRANIAN = ["--interface", "wsgi", "--workers", str(PROCESSES), "--blocking-threads", "4"]


def _floor_env() -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.floor_settings"}


@contextmanager
def _server(command: list[str], first: Ask) -> Iterator[int]:
    """A server process that has answered once."""
    port = free_port()
    env = os.environ
    if "granian" in command:
        env, how = _floor_env(), ["--no-ws", "--log-level", "error", "--host", "127.0.0.1"]
        command = [*command, *how]
    else:
        command = [*command, "--processes", str(PROCESSES)]
    with subprocess.Popen([*command, "--port", str(port)], env=env, stdout=sys.stderr) as process:
        try:
            _wait(port, first, process)
            yield port
        finally:
            process.terminate()


def _wait(port: int, first: Ask, process: subprocess.Popen) -> None:
    for _ in range(300):
        try:
            through(port, iter([first] * 8), clients=2, seconds=10)
            return
        except OSError:
            if process.poll() is not None:
                raise
            time.sleep(0.2)


def _print(rows: list[tuple[str, Timed, float]], engine: str) -> None:
    base, base_cpu = rows[0][1], rows[0][2]
    print(f"{engine}, {PROCESSES} processes, {CLIENTS} clients\n")
    print("| page | p50 ms | p95 ms | per second | × floor | processor ms | × floor |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, timed, cpu in rows:
        print(
            f"| {name} | {timed.p50:.1f} | {timed.p95:.1f} | {timed.per_second:.0f} "
            f"| {timed.p50 / base.p50:.1f} | {cpu:.1f} | {cpu / base_cpu:.1f} |"
        )


def _print_queries(world: Any) -> None:
    """Queries of the pages of one worker, with 30 people to walk with and with 60."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.world import widen

    worker, counts = world.workers[-1], []
    have = sum(r.worker_id == worker.pk for r in world.walking)
    person = next(r.participant_id for r in world.walking if r.worker_id == worker.pk)
    visit = _visit(world, worker)
    for more in (30 - have, 30):
        widen(world, worker, more, f"{len(counts)}")
        for path in ("/o/river/home/", f"/o/river/people/{person}/", "/o/river/people/"):
            with CaptureQueriesContext(connection) as asked:
                inside([Ask(path, visit)])
            counts.append(len(asked))
    for name, at_30, at_60 in zip(
        ("Today", "A person’s page", "People"), counts[:3], counts[3:], strict=True
    ):
        print(f"\n{name}: {at_30} queries with 30 people, {at_60} with 60.", end="")
    print()


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
