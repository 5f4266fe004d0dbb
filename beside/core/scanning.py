"""Asks the virus scanner of this installation about a file, if there is one."""

import logging
import shlex
import subprocess
import tempfile
from pathlib import Path

from django.conf import settings

log = logging.getLogger("beside")

CLEAN, INFECTED, UNKNOWN = "clean", "infected", "unknown"
SAYS = {0: CLEAN, 1: INFECTED}
"""As clamscan and clamdscan end; whatever else happens, we do not know."""


def scan(content: bytes) -> str:
    """CLEAN, INFECTED or UNKNOWN. Where no scanner is set up there is nothing to ask: CLEAN."""
    if not settings.SCAN_COMMAND:
        return CLEAN
    with tempfile.TemporaryDirectory(prefix="beside-scan-") as folder:
        path = Path(folder) / "upload"
        path.write_bytes(content)
        return _ask([*shlex.split(settings.SCAN_COMMAND), str(path)])


def _ask(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=settings.SCAN_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        log.error("The scanner did not answer: %s.", type(problem).__name__)
        return UNKNOWN
    if done.returncode not in SAYS:
        log.error("The scanner ended with %s.", done.returncode)
    return SAYS.get(done.returncode, UNKNOWN)
