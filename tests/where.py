"""Where the tests run: a database of their own, keys of their own, nothing of anybody else's.

Loaded before anything else (`-p tests.where` in pyproject.toml), because the settings are read
early. `BESIDE_TEST_DATABASE` says which engine: `sqlite` (the default) or `postgres`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

ENGINE = os.environ.get("BESIDE_TEST_DATABASE", "sqlite")
VAR = Path(tempfile.mkdtemp(prefix="beside-test-"))
(VAR / "static").mkdir()
_open = ExitStack()
_open.callback(shutil.rmtree, VAR, ignore_errors=True)
_server = None
standing = None
"""The cast, while it stands in the database."""
commits = False
"""Whether the present test really commits."""

for _name in [name for name in os.environ if name.startswith("BESIDE_")]:
    if not _name.startswith("BESIDE_TEST_"):
        del os.environ[_name]
os.environ["BESIDE_MODE"] = "test"
os.environ["BESIDE_VAR"] = str(VAR)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

if ENGINE == "postgres" and "--collect-only" not in sys.argv:
    from . import postgres

    _server = _open.enter_context(postgres.cluster())
    _server.create_database("beside_tests")
    os.environ["BESIDE_DATABASE_URL"] = _server.app_url("beside_tests")
    os.environ["BESIDE_OWNER_DATABASE_URL"] = _server.owner_url("beside_tests")

KEPT = ("django_migrations", "django_content_type", "auth_permission")


def pytest_unconfigure() -> None:
    _open.close()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker) -> Iterator[None]:
    """Migrate as the role that owns the tables; the tests then run as the one that does not."""
    from django.test import TransactionTestCase

    if ENGINE == "sqlite":
        _use_a_pristine_file()
    else:
        _migrate()
    _make_keys()
    TransactionTestCase._fixture_teardown = start_over  # type: ignore[method-assign]
    yield


def _migrate() -> None:
    subprocess.run(
        [sys.executable, "-W", "error", "-m", "beside", "manage", "migrate", "-v", "0"],
        env={**os.environ, "BESIDE_AS_OWNER": "yes"},
        check=True,
    )


def _use_a_pristine_file() -> None:
    """Migrating takes longer than most tests, so an empty migrated file is kept for as long as
    neither a migration, nor the walls, nor a dependency has changed."""
    kept = Path(tempfile.gettempdir()) / f"beside-pristine-{os.getuid()}-{_shape()}.sqlite3"
    if not kept.exists():
        _migrate()
        fresh = kept.with_suffix(f".{os.getpid()}")
        shutil.copy(_file(), fresh)
        fresh.replace(kept)
    shutil.copy(kept, _file())
    shutil.copy(kept, _file().with_suffix(".pristine"))


def _shape() -> str:
    root = Path(__file__).parent.parent
    made_of = [
        *root.glob("beside/*/migrations/0*.py"),
        root / "beside/core/walls.py",
        root / "beside/settings.py",
        root / "requirements/app.txt",
    ]
    total = hashlib.sha256()
    for file in sorted(made_of):
        total.update(file.read_bytes())
    return total.hexdigest()[:16]


def start_over(test_case: object = None) -> None:
    """Empty every table after a test that really committed. History can't be deleted by the
    application, so this goes round it: a pristine file, or the superuser."""
    from django.db import connections

    global standing
    standing = None
    connections.close_all()
    if _server is not None:
        _server.empty("beside_tests", keep=KEPT)
        return
    for ending in ("-wal", "-shm"):
        Path(f"{_file()}{ending}").unlink(missing_ok=True)
    shutil.copy(_file().with_suffix(".pristine"), _file())


def _file() -> Path:
    return VAR / "beside.sqlite3"


def _make_keys() -> None:
    from django.conf import settings

    from beside.core import keys

    if not settings.KEYS_FILE.exists():
        keys.create(settings.KEYS_FILE)


def as_superuser(statements: list[str]) -> None:
    """Do to the committed database what only someone with its keys could."""
    import psycopg

    with psycopg.connect(_server.super_url("beside_tests")) as there:
        there.execute("set session_replication_role = replica")
        for statement in statements:
            there.execute(statement)
