"""The PostgreSQL that the tests run on is like a real installation's, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.postgres import APP, HERE, OWNER, Cluster, cluster

pytestmark = pytest.mark.once

NAME = "a_database"


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    with cluster() as running:
        running.create_database(NAME)
        yield running
        running.drop_database(NAME)


def powers_of(server: Cluster, role: str) -> tuple[bool, ...]:
    with psycopg.connect(server.super_url()) as connection:
        row = connection.execute(
            "SELECT rolcanlogin, rolcreatedb, rolsuper, rolbypassrls, rolcreaterole, rolreplication"
            " FROM pg_roles WHERE rolname = %s",
            [role],
        ).fetchone()
    assert row
    return row


def test_the_application_may_sign_in_and_has_no_other_power(server: Cluster) -> None:
    assert powers_of(server, APP) == (True, False, False, False, False, False)


def test_the_owner_may_also_create_databases_and_no_more(server: Cluster) -> None:
    assert powers_of(server, OWNER) == (True, True, False, False, False, False)


def test_neither_role_belongs_to_another(server: Cluster) -> None:
    with psycopg.connect(server.super_url()) as connection:
        borrowed = connection.execute(
            "SELECT 1 FROM pg_auth_members WHERE member IN (%s::regrole, %s::regrole)",
            [APP, OWNER],
        ).fetchall()
    assert borrowed == []


def test_the_owner_owns_the_database_and_may_use_the_extension_for_bookings(
    server: Cluster,
) -> None:
    with psycopg.connect(server.owner_url(NAME)) as connection:
        connection.execute("CREATE EXTENSION btree_gist")
        owner = connection.execute(
            "SELECT datdba::regrole::text FROM pg_database WHERE datname = %s", [NAME]
        ).fetchone()
    assert owner == (OWNER,)


def test_the_application_owns_nothing_and_makes_nothing(server: Cluster) -> None:
    with psycopg.connect(server.app_url(NAME)) as connection:
        owned = connection.execute("SELECT 1 FROM pg_class WHERE relowner = %s::regrole", [APP])
        assert owned.fetchall() == []
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")


def test_the_application_sees_a_table_only_once_it_is_let_in(server: Cluster) -> None:
    with psycopg.connect(server.owner_url(NAME), autocommit=True) as owner:
        owner.execute("CREATE TABLE theirs (id int)")
        with psycopg.connect(server.app_url(NAME), autocommit=True) as app:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute("SELECT * FROM theirs")
            owner.execute(f"GRANT SELECT ON theirs TO {APP}")
            assert app.execute("SELECT * FROM theirs").fetchall() == []


def test_no_one_comes_in_without_the_password(server: Cluster) -> None:
    for role in ("postgres", OWNER, APP):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(
                host=server.host, port=server.port, user=role, dbname=NAME, password="guess"
            )


def test_it_can_be_emptied_even_where_rows_may_never_be_deleted(server: Cluster) -> None:
    with psycopg.connect(server.owner_url(NAME), autocommit=True) as owner:
        owner.execute("CREATE TABLE kept (id int PRIMARY KEY)")
        owner.execute("CREATE TABLE leaning (kept_id int REFERENCES kept)")
        owner.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RAISE EXCEPTION 'never'; END $$"
        )
        owner.execute(
            "CREATE TRIGGER never BEFORE DELETE ON kept FOR EACH ROW EXECUTE FUNCTION refuse()"
        )
        owner.execute("INSERT INTO kept VALUES (1); INSERT INTO leaning VALUES (1)")
        with pytest.raises(psycopg.errors.RaiseException, match="never"):
            owner.execute("DELETE FROM kept")

        server.empty(NAME, keep=("leaning",))

        assert owner.execute("SELECT id FROM kept").fetchall() == []
        assert owner.execute("SELECT kept_id FROM leaning").fetchall() == [(1,)]


def test_a_command_runs_on_a_fresh_database_and_its_exit_status_is_kept() -> None:
    look = (
        "import os, psycopg, sys\n"
        "with psycopg.connect(os.environ['BESIDE_DATABASE_URL']) as c:\n"
        "    print(c.execute('SELECT current_user').fetchone()[0])\n"
        "sys.exit(7)"
    )
    done = subprocess.run(
        [sys.executable, "-m", "tests.postgres", "--", sys.executable, "-c", look],
        cwd=HERE,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.returncode) == (f"{APP}\n", 7), done.stderr


@pytest.mark.skipif(
    "BESIDE_TEST_POSTGRES_URL" in os.environ, reason="the server is someone else's to stop"
)
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_when_the_tests_are_stopped_short(how: signal.Signals) -> None:
    wait = (
        "import psycopg, sys; from tests.postgres import cluster\n"
        "with cluster() as server, psycopg.connect(server.super_url()) as c:\n"
        "    folder = c.execute('SHOW data_directory').fetchone()[0]\n"
        "    print(server.port, folder, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", wait],
        cwd=HERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as tests:
        assert tests.stdout
        port, _, folder = tests.stdout.readline().strip().partition(" ")
        assert answers(int(port))
        assert Path(folder).exists()
        tests.send_signal(how)

    assert eventually(lambda: not answers(int(port)) and not Path(folder).parent.exists())


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def eventually(holds: Callable[[], bool], seconds: float = 120) -> bool:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
