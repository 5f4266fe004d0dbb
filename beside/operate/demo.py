"""`beside demo`: a living programme to walk around in, on an embedded database."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from .command import say


def add(commands: Any) -> None:
    parser = commands.add_parser("demo", help="open the demo programme")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--rebuild", action="store_true", help="build its world anew")
    parser.add_argument("--build-only", action="store_true", help="build it and stop")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    folder = _enter_demo_mode(options.port)
    if options.rebuild and folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    build = _needs_building(folder)
    if build:
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


def _needs_building(folder: Path) -> bool:
    """A world is built once for each shape of the tables and of its own content."""
    return not (folder / "beside.sqlite3").exists() or _mark(folder) != _fingerprint()


def _build(folder: Path) -> None:
    from . import init
    from .command import set_up

    say("Building the demo programme, about a minute the first time.")
    for name in ("beside.sqlite3", "beside.sqlite3-wal", "beside.sqlite3-shm"):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "checkpoints", ignore_errors=True)
    begun = time.monotonic()
    init.migrate()
    init.make_keys()
    set_up()
    from beside.demo import world

    world.build()
    (folder / "built").write_text(_fingerprint())
    say(f"Built in {time.monotonic() - begun:.0f} s.")


def _mark(folder: Path) -> str:
    mark = folder / "built"
    return mark.read_text() if mark.exists() else ""


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
