"""The operator's desk: an installation of its own, and `beside …` run as the processes they are."""

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tests import where
from tests.postgres_keeper import free_port

PRODUCTION = {
    "BESIDE_SECRET_KEY": "a-long-secret-" * 4,
    "BESIDE_BASE_URL": "https://beside.example.org",
    "BESIDE_HOSTS": "beside.example.org,127.0.0.1",
    "BESIDE_COUNTRY": "US",
}


@dataclass(frozen=True)
class Told:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Answer:
    status: int
    body: str


@dataclass
class Desk:
    """One installation: a folder, a database, and the settings that name them."""

    var: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        outer = {k: v for k, v in os.environ.items() if not k.startswith(("BESIDE_", "DJANGO_"))}
        return {**outer, **PRODUCTION, "BESIDE_VAR": str(self.var), **self.settings}

    def run(self, *words: str | Path, **settings: str) -> Told:
        """`beside WORDS`, with these settings instead of the usual ones."""
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "beside", *map(str, words)],
            env=self.env | settings,
            capture_output=True,
            text=True,
            timeout=300,
        )
        return Told(done.returncode, done.stdout, done.stderr)

    def python(self, code: str) -> str:
        """What this code prints, in a process with the settings of this installation."""
        told = self.run("manage", "shell", "--no-imports", "-c", code)
        assert told.status == 0, told.err
        return told.out.strip()

    def start(self, *words: str, **settings: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "beside", *words],
            env=self.env | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    @contextmanager
    def served(self, **settings: str) -> Iterator["Server"]:
        """A real server on a free port of the loopback."""
        server = Server(self, free_port(), settings)
        try:
            server.wait_until_it_answers()
            yield server
        finally:
            server.end()


class Server:
    def __init__(self, desk: Desk, port: int, settings: dict[str, str]) -> None:
        self.port = port
        words = ("serve", "--port", str(port), "--processes", "1")
        self.process = desk.start(*words, **settings)

    def get(self, path: str, **headers: str) -> Answer:
        """As the proxy asks: over plain HTTP, saying that the visitor came by https."""
        asked = Request(
            f"http://127.0.0.1:{self.port}{path}",
            headers={"Host": "beside.example.org", "X-Forwarded-Proto": "https", **headers},
        )
        try:
            with urlopen(asked, timeout=15) as answer:
                return Answer(answer.status, answer.read().decode())
        except HTTPError as refused:
            return Answer(refused.code, refused.read().decode())

    def wait_until_it_answers(self) -> None:
        for _ in range(600):
            try:
                self.get("/now")
                return
            except (URLError, OSError):
                if self.process.poll() is not None:
                    raise RuntimeError(self.process.communicate()[0]) from None
                time.sleep(0.1)
        raise RuntimeError("The server never answered.")

    def stop(self, how: int = signal.SIGTERM) -> float:
        """Seconds until it has gone."""
        begun = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.communicate(timeout=30)
        return time.monotonic() - begun

    def end(self) -> None:
        """Whatever became of it, and its children with it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate(timeout=30)


def empty_desk(folder: Path, engine: str = where.ENGINE) -> Desk:
    """An installation with nothing in it, not even tables."""
    folder.mkdir(parents=True, exist_ok=True)
    return Desk(folder / "var", _database(like="template1") if engine == "postgres" else {})


def copy_of(desk: Desk, folder: Path) -> Desk:
    """The same installation again, to do with as one likes."""
    shutil.copytree(desk.var, folder / "var")
    url = desk.settings.get("BESIDE_DATABASE_URL", "")
    return Desk(folder / "var", _database(like=url.rpartition("/")[2]) if url else {})


def _database(like: str) -> dict[str, str]:
    name = f"desk_{secrets.token_hex(4)}"
    assert where._server is not None
    where._server.create_database(name, like=like)
    return {
        "BESIDE_DATABASE_URL": where._server.app_url(name),
        "BESIDE_OWNER_DATABASE_URL": where._server.owner_url(name),
    }
