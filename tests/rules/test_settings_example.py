"""`.env.example` names every setting there is, and none that there isn't."""

import re

from tests.postgres import HERE

NAMED = re.compile(r"^#?(BESIDE_[A-Z_]+)=(.*)$", re.MULTILINE)
READ = re.compile(r"\benv(?:_bool|_list)?\(\s*\"([A-Z_]+)\"|environ\.get\(\"BESIDE_([A-Z_]+)\"")


def example() -> dict[str, str]:
    return dict(NAMED.findall((HERE / ".env.example").read_text()))


def settings() -> set[str]:
    found = READ.findall((HERE / "beside/settings.py").read_text())
    return {f"BESIDE_{short or long}" for short, long in found}


def test_it_names_exactly_the_settings_that_are_read() -> None:
    assert "BESIDE_SECRET_KEY" in settings()
    assert set(example()) == settings()


def test_it_holds_no_secret() -> None:
    assert example()["BESIDE_SECRET_KEY"] == ""
    for name, value in example().items():
        if "://" in value and "@" in value:
            assert ":PASSWORD@" in value, name


def test_what_it_must_be_told_is_not_commented_out() -> None:
    chosen = re.findall(r"^(BESIDE_[A-Z_]+)=", (HERE / ".env.example").read_text(), re.MULTILINE)
    assert set(chosen) == {
        "BESIDE_SECRET_KEY",
        "BESIDE_BASE_URL",
        "BESIDE_HOSTS",
        "BESIDE_DATABASE_URL",
        "BESIDE_OWNER_DATABASE_URL",
    }
