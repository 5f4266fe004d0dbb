"""`beside serve`: the database goes away and comes back, and the server lives through it."""

import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import where
from tests.postgres import Cluster
from tests.postgres_keeper import Server, options

from .desk import Desk, copy_of

SOON = 10


class FileAway:
    """The SQLite file is somewhere else for a while."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.file = desk.var / "beside.sqlite3"

    def go(self) -> None:
        self.file.rename(self.file.with_suffix(".away"))
        self.file.mkdir()

    def come_back(self) -> None:
        self.file.rmdir()
        self.file.with_suffix(".away").rename(self.file)


class ServerAway:
    """A PostgreSQL of its own falls over without warning, and is started again."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(folder)
        self.port = self.server.start()
        address = f"postgresql://postgres:{self.server.password}@127.0.0.1:{self.port}/"
        cluster = Cluster(urlsplit(address))
        cluster.create_roles()
        cluster.create_database("beside")
        self.desk = Desk(
            folder / "var",
            {
                "BESIDE_DATABASE_URL": cluster.app_url("beside"),
                "BESIDE_OWNER_DATABASE_URL": cluster.owner_url("beside"),
            },
        )

    def go(self) -> None:
        self.server.stop()

    def come_back(self) -> None:
        words = ("start", "--wait", "--log", "server.log", "--options", options(self.port))
        assert self.server._pg_ctl(*words)


@pytest.fixture
def database(founded, tmp_path) -> Iterator[FileAway | ServerAway]:
    if where.ENGINE == "sqlite":
        yield FileAway(copy_of(founded, tmp_path))
        return
    folder = Path(tempfile.mkdtemp(prefix="beside-away-"))
    away = ServerAway(folder)
    try:
        away.desk.var = tmp_path / "var"
        assert away.desk.run("init", "--name", "River", "--admin", "Ari").status == 0
        yield away
    finally:
        away.go()
        shutil.rmtree(folder, ignore_errors=True)


def test_a_database_that_goes_away_gives_503_with_help_and_heals_by_itself(database):
    with database.desk.served() as server:
        assert server.get("/").status == 200
        database.go()
        for _ in range(3):
            answer = server.get("/")
            assert answer.status == 503
            assert "988" in answer.body
        assert server.get("/now").status == 200
        database.come_back()
        _until_it_answers(server)
        assert server.process.poll() is None, "the same process, never restarted"
    assert database.desk.run("audit", "verify").json["whole"]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.once
def test_it_stops_soon_though_a_connection_is_held_open(founded, how):
    with founded.served() as server, socket.create_connection(("127.0.0.1", server.port)) as phone:
        phone.sendall(b"GET /now HTTP/1.1\r\nHost: beside.example.org\r\n")
        assert server.stop(how) < 5
    assert server.process.returncode in (0, -how)


def test_a_worker_waits_for_a_database_that_went_away(database, tmp_path):
    worker = database.desk.start("worker")
    try:
        _until(lambda: (database.desk.var / "checkpoints").exists())  # it has done something
        database.go()
        time.sleep(3)
        assert worker.poll() is None
        database.come_back()
        database.desk.python(
            f"from tests.operate.slow import slow; slow.enqueue({str(tmp_path)!r})"
        )
        (tmp_path / "go").touch()
        _until((tmp_path / "done").exists)
        assert worker.poll() is None, "the same process, never restarted"
    finally:
        worker.kill()
        worker.communicate()


@pytest.mark.once
@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken_is_said(desk, command):
    with socket.create_server(("127.0.0.1", 0)) as other:
        told = desk.run(command, "--port", str(other.getsockname()[1]))
    assert (told.status, told.out) == (1, "")
    assert "already" in told.err


def _until(true, seconds=40):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.2)


def _until_it_answers(server):
    _until(lambda: server.get("/").status == 200, SOON)
