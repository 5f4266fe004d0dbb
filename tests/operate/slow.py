"""A task that takes as long as a test wants, for a worker that is killed in the middle of it."""

import time
from pathlib import Path

from django_tasks import task


@task()
def slow(folder: str) -> None:
    place = Path(folder)
    (place / "begun").touch()
    while not (place / "go").exists():
        time.sleep(0.05)
    (place / "done").touch()
