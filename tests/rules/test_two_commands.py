"""One script sets everything up where there is nothing but Python, and mends what is broken.

Each test plays in a small project of its own that needs nothing from the network, in a folder with
an awkward name.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

HERE = Path(__file__).resolve().parents[2]
SAYS_WHERE_IT_IS = "import sys; print(__file__, *sys.argv[1:], sep='|')\n"
PATIENCE = 300  # seconds, for a machine with much else to do
SETTING_UP = "Setting up, about a minute or two the first time.\n"


class Project:
    """A checkout of something small that is run the same way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> "Project":
        (self.folder / "beside").mkdir(parents=True)
        (self.folder / "beside/__init__.py").touch()
        (self.folder / "beside/__main__.py").write_text(SAYS_WHERE_IT_IS)
        (self.folder / "requirements").mkdir()
        (self.folder / "requirements/app.txt").touch()
        shutil.copy(HERE / "run", self.folder)
        shutil.copy(HERE / "Makefile", self.folder)
        return self

    def start(self, *words: str, **settings: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            words,
            cwd=self.folder,
            env={name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
            | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def does(self, *words: str, **settings: str) -> tuple[int, str, str]:
        """Run a command in the project: its exit status, results and messages."""
        with self.start(*words, **settings) as running:
            results, messages = running.communicate(timeout=PATIENCE)
        return running.returncode, results, messages

    def answer(self, *words: str) -> str:
        """What the small project says when it was started with these words."""
        return "|".join([str(self.folder / "beside/__main__.py"), *words]) + "\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project set up where all there was is the remains of a Python that has gone since."""
    project = Project(tmp_path_factory.mktemp("home") / 'it\'s "my" $HOME').make()
    (project.folder / ".venv/bin").mkdir(parents=True)
    (project.folder / ".venv/bin/python").symlink_to("/gone/bin/python3.11")
    assert project.does("./run", "beside", "hello you") == (
        *(0, project.answer("hello you")),
        SETTING_UP,
    )
    return project


def test_the_second_time_it_starts_at_once_and_says_nothing(project: Project) -> None:
    assert project.does("./run", "beside") == (0, project.answer(), "")


def test_the_demo_takes_its_port_from_outside(project: Project) -> None:
    on_9000 = (0, project.answer("demo", "--port", "9000"), "")
    assert project.does("./run", "demo", PORT="9000") == on_9000
    assert project.does("./run", "demo") == (0, project.answer("demo", "--port", "8000"), "")


@pytest.mark.skipif(not shutil.which("make"), reason="make is a convenience, and it is not here")
def test_make_does_the_same(project: Project) -> None:
    on_9000 = (0, project.answer("demo", "--port", "9000"), "")
    assert project.does("make", "demo", "PORT=9000") == on_9000
    assert project.does("make", "demo", PORT="9000") == on_9000


def test_the_beside_command_works_from_anywhere(project: Project, tmp_path: Path) -> None:
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside/__main__.py").write_text("raise SystemExit('the wrong one')")
    command = project.folder / ".venv/bin/beside"
    done = subprocess.run([command, "check"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (project.answer("check"), "")


def test_new_locks_are_installed(project: Project) -> None:
    (project.folder / "requirements/app.txt").write_text("# another day\n")
    assert project.does("./run", "beside") == (0, project.answer(), SETTING_UP)
    assert project.does("./run", "beside") == (0, project.answer(), "")


def test_what_cannot_be_installed_is_told_and_not_taken_for_done(project: Project) -> None:
    lock = project.folder / "requirements/app.txt"
    before = lock.read_text()
    lock.write_text("beside-is-not-a-package==1 --hash=sha256:" + "0" * 64 + "\n")
    for _ in range(2):
        status, results, messages = project.does("./run", "beside", PIP_NO_INDEX="1")
        assert (status, results) == (1, "")
        assert "Could not install what beside needs" in messages
    lock.write_text(before)
    assert project.does("./run", "beside") == (0, project.answer(), SETTING_UP)


def test_an_interrupted_set_up_goes_on(project: Project) -> None:
    (project.folder / ".venv/installed-app.txt").unlink()
    (project.folder / ".venv/bin/beside").unlink()
    (project.folder / ".venv.lock").symlink_to("999999999")
    assert project.does("./run", "beside") == (0, project.answer(), SETTING_UP)
    assert not (project.folder / ".venv.lock").is_symlink()


def test_two_at_once_take_turns(project: Project) -> None:
    (project.folder / ".venv/installed-app.txt").unlink()
    both = [project.start("./run", "beside", name) for name in ("one", "two")]
    said = []
    for running, name in zip(both, ("one", "two"), strict=True):
        results, messages = running.communicate(timeout=PATIENCE)
        assert (running.returncode, results) == (0, project.answer(name))
        said.append(messages)
    assert "".join(said).count(SETTING_UP) == 1


def test_a_folder_that_was_moved_is_set_up_again(project: Project) -> None:
    project.folder = project.folder.rename(project.folder.with_name("elsewhere"))
    assert project.does("./run", "beside") == (0, project.answer(), SETTING_UP)
    command = str(project.folder / ".venv/bin/beside")
    assert project.does(command) == (0, project.answer(), "")


def test_without_python_it_says_what_to_do(tmp_path: Path) -> None:
    project = Project(tmp_path / "new").make()
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "cat", "cmp", "ln", "rm", "readlink"):
        (tools / name).symlink_to(shutil.which(name) or name)
    status, results, messages = project.does("/bin/sh", "./run", "demo", PATH=str(tools))
    assert (status, results) == (1, "")
    assert "beside needs Python 3.11 or newer" in messages
    assert not (project.folder / ".venv.lock").is_symlink()


def test_it_says_what_it_can_do() -> None:
    asked = subprocess.run([HERE / "run", "help"], capture_output=True, text=True)
    unknown = subprocess.run([HERE / "run", "dance"], capture_output=True, text=True)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert (unknown.returncode, unknown.stdout, unknown.stderr) == (2, "", asked.stdout)
    for name in ("demo", "test", "check", "beside", "lock"):
        assert f"./run {name}" in asked.stdout


def test_make_and_continuous_integration_have_no_ways_of_their_own() -> None:
    makefile = (HERE / "Makefile").read_text()
    assert re.findall(r"^\t(.*)", makefile, re.MULTILINE) == ["@./run $@"]
    commands = [
        line
        for line in (HERE / ".ci/run").read_text().splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["CI=true exec make test </dev/null"]
