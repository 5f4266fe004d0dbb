"""Keeps one throw-away PostgreSQL server alive for as long as whoever started it lives.

It runs as a small process of its own and watches its standard input. When that closes, because the
tests ended, were interrupted or were killed outright, it stops the server and removes every trace.
It says where the server listens in one line of JSON; with --where, only which PostgreSQL it would
use.
"""

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

OLDEST = 15
HOST = "127.0.0.1"
TRIES = 5
PLACES = (
    "usr/lib/postgresql/*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
    "Applications/Postgres.app/Contents/Versions/*/bin",
)
# Nothing in here outlives the tests, so nothing is worth waiting for the disk.
SETTINGS = {
    "listen_addresses": HOST,
    "max_connections": "200",
    "timezone": "UTC",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
}


def programs() -> Path:
    """The folder with the newest PostgreSQL server on this machine."""
    folders = [folder for place in PLACES for folder in Path("/").glob(place)]
    folders += [Path(found).parent for found in [shutil.which("initdb")] if found]
    newest = max(folders, key=_version, default=None)
    if newest is None or _version(newest) < OLDEST:
        sys.exit(f"The tests need PostgreSQL {OLDEST} or newer, and there is none here.")
    return newest


def _version(folder: Path) -> int:
    if not (folder / "initdb").exists():
        return 0
    said = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found[1]) if found else 0


class Server:
    """One server in one folder, run by someone who is not root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = programs()
        self.password = secrets.token_urlsafe(24)

    def start(self) -> int:
        """Make the server and start it; the port it listens on."""
        self._hand_over_the_folder()
        self._make()
        for _ in range(TRIES):
            port = free_port()
            if self._pg_ctl("start", "--wait", "--log", "server.log", "--options", options(port)):
                return port
        sys.exit(f"PostgreSQL did not start:\n{self._last_words()}")

    def stop(self) -> None:
        """Stop at once: there is nothing in it to keep."""
        self._pg_ctl("stop", "--wait", "--mode", "immediate")

    def _hand_over_the_folder(self) -> None:
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")

    def _make(self) -> None:
        (self.folder / "password").write_text(self.password)
        (self.folder / "password").chmod(0o644)  # in a folder that only its owner can enter
        letters = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
        made = self._run(
            *("initdb", "--pgdata", "data", "--username", "postgres", "--pwfile", "password"),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--no-sync"),
            *("--locale", "C", "--lc-ctype", letters),
        )
        if not made:
            sys.exit(f"PostgreSQL could not be set up:\n{self._last_words()}")

    def _pg_ctl(self, *words: str) -> bool:
        return self._run("pg_ctl", "--pgdata", "data", "--silent", *words)

    def _run(self, program: str, *words: str) -> bool:
        """Run one of PostgreSQL's programs, which all refuse to be root."""
        account = "postgres" if os.geteuid() == 0 else None
        with (self.folder / "programs.log").open("ab") as log:
            done = subprocess.run(
                [self.programs / program, *words],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=account,
                group=account,
                extra_groups=[] if account else None,
            )
        return done.returncode == 0

    def _last_words(self) -> str:
        logs = [self.folder / "programs.log", self.folder / "server.log"]
        return "\n".join(log.read_text()[-2000:] for log in logs if log.exists())


def options(port: int) -> str:
    """The server's settings, the way pg_ctl takes them."""
    settings = SETTINGS | {"port": str(port), "unix_socket_directories": ".."}
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def free_port() -> int:
    """A port that no one listens on just now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def kept() -> Iterator[dict[str, object]]:
    """A running server, and how to reach it; gone without trace afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="beside-postgres-"))
    server = Server(folder)
    try:
        port = server.start()
        yield {"host": HOST, "port": port, "password": server.password, "folder": str(folder)}
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    if sys.argv[1:] == ["--where"]:
        print(programs())
        return
    signal.signal(signal.SIGTERM, _leave)
    with kept() as address:
        print(json.dumps(address), flush=True)
        sys.stdin.read()


def _leave(*_: object) -> NoReturn:
    sys.exit(0)


if __name__ == "__main__":
    main()
