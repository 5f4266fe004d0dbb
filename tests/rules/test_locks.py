"""What we install is pinned, hashed, and tied to no one's server."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]
LOCKS = sorted((HERE / "requirements").glob("*.txt"))

# name==version, perhaps with the kind of machine it is for, and then its hashes
REQUIREMENT = re.compile(r"[a-z0-9][a-z0-9._-]*==[^ ;]+( ; [^\\]+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")

# In two halves, so that this file does not hold what it looks for.
REGISTRIES = [
    ".".join(halves)
    for halves in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("anaconda", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
        ("deb.debian", "org"),
        ("security.debian", "org"),
        ("archive.ubuntu", "com"),
    )
]
NOT_OURS = {"__pycache__", "build", "dist", "node_modules", "var"}
OUR_HIDDEN_ONES = {".ci", ".github"}


def requirements(lock: Path) -> list[list[str]]:
    """Each requirement of a lock file as its parts: what it is, then its hashes."""
    joined = lock.read_text().replace("\\\n", "\n    ")
    blocks = re.split(r"\n(?=\S)", joined.strip())
    return [[part.strip() for part in block.splitlines() if part.strip()] for block in blocks]


def pins(lock: Path) -> dict[str, str]:
    return dict(parts[0].split("==", 1) for parts in requirements(lock))


def our_files(folder: Path = HERE) -> Iterator[Path]:
    """Every file of ours, leaving out what is made or installed."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in OUR_HIDDEN_ONES
        if path.is_dir() and not hidden and path.name not in NOT_OURS:
            yield from our_files(path)
        elif path.is_file():
            yield path


def text_of(path: Path) -> str:
    """The words in a file; none if it isn't text."""
    raw = path.read_bytes()
    return "" if b"\0" in raw else raw.decode(errors="replace")


def test_there_is_a_lock_for_running_and_one_for_testing() -> None:
    assert [lock.name for lock in LOCKS] == ["app.txt", "test.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_of_a_lock_is_pinned_and_hashed(lock: Path) -> None:
    for what, *hashes in requirements(lock):
        assert REQUIREMENT.fullmatch(what), f"{lock.name} does not pin: {what}"
        assert hashes, f"{lock.name} has no hash for {what}"
        for one in hashes:
            assert HASH.fullmatch(one), f"{lock.name}, {what}: {one}"


def test_what_is_tested_is_what_is_run() -> None:
    app, test = (pins(HERE / "requirements" / f"{name}.txt") for name in ("app", "test"))
    assert app
    assert app.items() <= test.items()


@pytest.mark.parametrize("name", ["app", "test"])
def test_everything_asked_for_is_locked(name: str) -> None:
    asked = (HERE / "requirements" / f"{name}.in").read_text().splitlines()
    wanted = {re.split(r"[\[=<>~! ]", line)[0] for line in asked if line[:1].isalpha()}
    assert {plain(package) for package in wanted} <= set(
        pins(HERE / "requirements" / f"{name}.txt")
    )


def plain(package: str) -> str:
    """A package's name the one way that a lock file spells it."""
    return re.sub(r"[-_.]+", "-", package).lower()


def test_no_file_of_ours_names_a_package_registry() -> None:
    found = [
        f"{path.relative_to(HERE)}: {registry}"
        for path in our_files()
        for registry in REGISTRIES
        if registry in text_of(path)
    ]
    assert found == []


def test_the_search_for_addresses_does_look(tmp_path: Path) -> None:
    for name in ("page.html", ".env.example", ".ci/run", ".venv/pip", "var/db", "deep/er/x.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    seen = {path.relative_to(tmp_path).as_posix() for path in our_files(tmp_path)}
    assert seen == {"page.html", ".env.example", ".ci/run", "deep/er/x.py"}
