"""`beside demo`: a living programme to walk around in, on an embedded database."""

import argparse
import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from .command import say

STALE = dt.timedelta(days=3)
"""So long its appointments look like a programme's; after that, "today" is too far behind."""
BEFORE = "before"


def add(commands: Any) -> None:
    parser = commands.add_parser("demo", help="open the demo programme")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--rebuild", action="store_true", help="build its world anew")
    parser.add_argument("--keep", action="store_true", help="keep it, however old it is")
    parser.add_argument("--build-only", action="store_true", help="build it and stop")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from .serve import is_taken

    if not options.build_only and is_taken("127.0.0.1", options.port):
        say(f"Something is serving on port {options.port} already. Choose another: PORT=8001")
        return 1
    folder = _enter_demo_mode(options.port)
    folder.mkdir(parents=True, exist_ok=True)
    why = why_build(folder, today=dt.date.today(), rebuild=options.rebuild, keep=options.keep)
    if why:
        say(why)
        set_aside(folder)
        _build(folder)
    if options.build_only:
        return 0
    return _serve(options.port)


def _enter_demo_mode(port: int) -> Path:
    """Demo mode is a process of its own on loopback, with a database file of its own."""
    from pathlib import Path

    root = Path(__file__).resolve().parent.parent.parent
    folder = Path(os.environ.get("BESIDE_DEMO_FOLDER", root / "var" / "demo"))
    for name in [name for name in os.environ if name.startswith("BESIDE_")]:
        if name not in ("BESIDE_TRACEBACK", "BESIDE_DEMO_FOLDER"):
            del os.environ[name]
    os.environ["BESIDE_MODE"] = "demo"
    os.environ["BESIDE_VAR"] = str(folder)
    os.environ["BESIDE_COUNTRY"] = "US"
    os.environ["BESIDE_BASE_URL"] = f"http://localhost:{port}"
    return folder


def why_build(folder: Path, *, today: dt.date, rebuild: bool, keep: bool) -> str:
    """Why its world is built anew, in a sentence; empty when the one that is there will do."""
    if not (folder / "beside.sqlite3").exists():
        return "Building the demo programme, about a minute the first time."
    sum_, day = _mark(folder)
    if rebuild or sum_ != _fingerprint():
        return "Building the demo programme anew" + ("." if rebuild else ": it has changed.")
    age = today - day
    if age < STALE or keep:
        if age.days > 0:
            say(f"This world was built on {day}: what was today then has passed since.")
        return ""
    return (
        f"This world was built on {day}, {age.days} days ago, and its appointments have passed. "
        "Building it anew; `--keep` keeps it as it is."
    )


def set_aside(folder: Path) -> None:
    """Whatever was there, and all that was typed into it, stays in a folder beside the new one.
    A world that was never finished had no visitors: it makes room for the new one."""
    there = [each for each in folder.iterdir() if each.name not in (BEFORE, "static")]
    aside = folder / (BEFORE if (folder / "built").exists() else "unfinished")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for each in there:
        each.rename(aside / each.name)
    if aside.name == BEFORE:
        say(f"What was there before is kept in {aside} until the next time.")
    else:
        shutil.rmtree(aside)


def _build(folder: Path) -> None:
    from . import init
    from .command import set_up

    begun = time.monotonic()
    init.migrate()
    init.make_keys()
    set_up()
    from beside.demo import world

    world.build()
    (folder / "built").write_text(f"{_fingerprint()} {dt.date.today()}\n")
    say(f"Built in {time.monotonic() - begun:.0f} s.")


def _mark(folder: Path) -> tuple[str, dt.date]:
    """Of which shape it was built, and on which day."""
    try:
        sum_, day = (folder / "built").read_text().split()
        return sum_, dt.date.fromisoformat(day)
    except (OSError, ValueError):
        return "", dt.date.min


def _fingerprint() -> str:
    import zlib

    root = Path(__file__).resolve().parent.parent
    files = [
        *root.glob("*/migrations/0*.py"),
        *root.glob("demo/**/*.yaml"),
        *root.glob("demo/*.py"),
    ]
    sum_ = 0
    for file in sorted(files):
        sum_ = zlib.crc32(file.read_bytes(), sum_)
    return f"{sum_:08x}"


def _serve(port: int) -> int:
    from .command import set_up

    set_up()
    from beside.demo import cast

    from .serve import collect_static, serve

    collect_static()
    worker = subprocess.Popen([sys.executable, "-m", "beside", "worker"])
    say(cast.welcome(f"http://localhost:{port}"))
    try:
        serve("127.0.0.1", port, processes=1)
    finally:
        worker.terminate()
        worker.wait(timeout=10)
    return 0
