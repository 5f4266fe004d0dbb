"""A PostgreSQL for the tests, with the two roles that a real installation has.

    with cluster() as server:
        server.create_database("somewhere")
        psycopg.connect(server.app_url("somewhere"))

The server is made for the occasion and thrown away, unless BESIDE_TEST_POSTGRES_URL names one to
use instead (the address of its superuser). To run any command against a fresh, empty database:

    python -m tests.postgres -- COMMAND ...
"""

import hashlib
import json
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import psycopg
from psycopg.sql import SQL, Identifier, Literal

OWNER = "beside_owner"  # owns the database and changes its shape
APP = "beside_app"  # what the application is while it serves people
POWERS = {
    OWNER: SQL("LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS"),
    APP: SQL("LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS"),
}
HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Cluster:
    """A running server, known by the address of its superuser."""

    address: SplitResult

    @property
    def host(self) -> str:
        return self.address.hostname or "127.0.0.1"

    @property
    def port(self) -> int:
        return self.address.port or 5432

    def super_url(self, database: str = "postgres") -> str:
        return self.address._replace(path=f"/{database}").geturl()

    def owner_url(self, database: str) -> str:
        return self._url(OWNER, database)

    def app_url(self, database: str) -> str:
        return self._url(APP, database)

    def create_roles(self) -> None:
        """The two roles, with exactly the powers they should have."""
        with self._as_superuser() as connection:
            known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            for role, powers in POWERS.items():
                verb = SQL("ALTER" if role in known else "CREATE")
                order = SQL("{} ROLE {} {} PASSWORD {}")
                secret = Literal(self._password(role))
                connection.execute(order.format(verb, Identifier(role), powers, secret))

    def create_database(self, name: str, *, like: str = "template1") -> None:
        """A new database of the owner's: empty, or a copy of another that no one is using."""
        order = SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
        with self._as_superuser() as connection:
            connection.execute(
                order.format(Identifier(name), Identifier(OWNER), Identifier(like)),
            )

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever may still be using it."""
        order = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        with self._as_superuser() as connection:
            connection.execute(order.format(Identifier(name)))

    def empty(self, database: str, *, keep: tuple[str, ...] = ("django_migrations",)) -> None:
        """Take out every row, past the triggers that forbid it to everyone else."""
        with self._as_superuser(database) as connection:
            tables = connection.execute(
                "SELECT tablename FROM pg_tables"
                " WHERE schemaname = 'public' AND tablename <> ALL(%s)",
                [list(keep)],
            ).fetchall()
            orders = [SQL("DELETE FROM {}").format(Identifier(table)) for (table,) in tables]
            connection.execute("SET session_replication_role = replica; SET lock_timeout = '10s'")
            connection.execute(SQL("; ").join(orders))

    def _as_superuser(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(self.super_url(database), autocommit=True)

    def _url(self, role: str, database: str) -> str:
        netloc = f"{role}:{self._password(role)}@{self.host}:{self.port}"
        return self.address._replace(netloc=netloc, path=f"/{database}").geturl()

    def _password(self, role: str) -> str:
        """Known to those who know the superuser's, and the same for all who share a server."""
        return hashlib.sha256(f"{role} {self.address.password}".encode()).hexdigest()[:24]


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A server with its roles, stopped and removed afterwards whatever happens."""
    given = os.environ.get("BESIDE_TEST_POSTGRES_URL")
    if given:
        yield _with_roles(given)
        return
    with _keeper() as at:
        yield _with_roles(f"postgresql://postgres:{at['password']}@{at['host']}:{at['port']}/")


def _with_roles(super_url: str) -> Cluster:
    server = Cluster(urlsplit(super_url))
    server.create_roles()
    return server


@contextmanager
def _keeper() -> Iterator[dict[str, str]]:
    """The process that keeps the server: it lives until its standard input closes."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.postgres_keeper"],
        cwd=HERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so Ctrl-C reaches the tests, and the server only through them
    ) as keeper:
        answer = keeper.stdout.readline() if keeper.stdout else ""
        if not answer:
            raise RuntimeError("PostgreSQL for the tests did not start; the reason is above.")
        yield json.loads(answer)


@contextmanager
def fresh_database() -> Iterator[dict[str, str]]:
    """An empty database under a name of its own, as the settings that point beside at it."""
    name = f"beside_{secrets.token_hex(4)}"
    with cluster() as server:
        server.create_database(name)
        try:
            yield {
                "BESIDE_DATABASE_URL": server.app_url(name),
                "BESIDE_OWNER_DATABASE_URL": server.owner_url(name),
                "BESIDE_SUPER_DATABASE_URL": server.super_url(name),
            }
        finally:
            server.drop_database(name)


def main() -> int:
    """Run a command with the settings of a fresh database; its exit status."""
    if sys.argv[1:2] != ["--"] or len(sys.argv) < 3:
        sys.exit("To run a command on a fresh database:  python -m tests.postgres -- COMMAND ...")
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is for the command; we clean up after it
    with fresh_database() as settings:
        return subprocess.run(sys.argv[2:], env=os.environ | settings).returncode


if __name__ == "__main__":
    sys.exit(main())
