"""One installation is made the way an operator makes it; each test gets a copy."""

import pytest

from .desk import Desk, copy_of, empty_desk


@pytest.fixture(scope="session")
def founded(tmp_path_factory) -> Desk:
    """Two organisations, founded by the command: River, at the front, and Hill."""
    desk = empty_desk(tmp_path_factory.mktemp("founded"))
    for name, admin in (("River", "Ari Moss"), ("Hill", "Zed Lane")):
        told = desk.run("init", "--name", name, "--admin", admin)
        assert told.status == 0, told.err
        assert told.json["organisation"] == name.lower()
    return desk


@pytest.fixture
def desk(founded, tmp_path) -> Desk:
    return copy_of(founded, tmp_path)
