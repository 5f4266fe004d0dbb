"""A server that is killed while it saves: the note is there whole, or the draft is intact."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = int(os.environ.get("BESIDE_TEST_KILLS", "20"))
ROOT = Path(__file__).parents[2]


@pytest.mark.once
def test_kill_nine_while_saving_again_and_again():
    """`BESIDE_TEST_KILLS=200` tries it longer."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.encounters.killing", str(ROUNDS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120 + 30 * ROUNDS,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["faults"] == []
    assert report["signed"] + report["left_as_draft"] == report["rounds"] == ROUNDS
    assert report["signed"] and report["left_as_draft"], "every kill fell on the same side"
