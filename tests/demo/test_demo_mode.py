"""Demo mode, in which anybody may be anybody, can't be had anywhere but on a loopback address."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from beside.demo import cast, entering
from beside.demo.views import enter, index

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.once
ASKS = (
    "import django; django.setup(); from django.urls import resolve; print(resolve('/demo/').route)"
)


def start(**settings: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, with these settings and no others."""
    given = {f"BESIDE_{name}": value for name, value in settings.items()}
    env = {name: value for name, value in os.environ.items() if not name.startswith("BESIDE_")} | {
        "DJANGO_SETTINGS_MODULE": "beside.settings",
        "BESIDE_VAR": "/tmp/nowhere",
        **given,
    }
    return subprocess.run(
        [sys.executable, "-c", ASKS], env=env, cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def test_it_starts_on_the_loopback_address_with_a_file_of_its_own():
    started = start(MODE="demo")
    assert started.returncode == 0, started.stderr
    assert started.stdout.strip() == "demo/"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASE_URL", "https://beside.example.org"),
        ("BASE_URL", "http://192.168.1.20:8000"),
        ("HOSTS", "beside.example.org"),
        ("HOSTS", "localhost,beside.example.org"),
        ("HOSTS", "*"),
        ("DATABASE_URL", "postgresql://beside_app@127.0.0.1/beside"),
        ("OWNER_DATABASE_URL", "postgresql://beside_owner@127.0.0.1/beside"),
    ],
)
def test_it_does_not_start_with_anything_real(name, value):
    started = start(MODE="demo", **{name: value})
    assert started.returncode != 0
    assert "Leave BESIDE_MODE out" in started.stderr


def test_in_production_there_is_no_such_address():
    started = start(
        SECRET_KEY="x" * 50,
        BASE_URL="https://beside.example.org",
        HOSTS="beside.example.org",
    )
    assert "Resolver404" in started.stderr


def test_nor_in_any_other_mode():
    with pytest.raises(Resolver404):
        resolve("/demo/")


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_views_refuse_even_when_somebody_mounts_them(method):
    request = getattr(RequestFactory(), method)("/demo/marlowe/")
    with pytest.raises(entering.Http404):
        enter(request, key="marlowe")
    with pytest.raises(entering.Http404):
        index(request)


def test_the_views_refuse_whoever_comes_from_another_machine(settings):
    settings.MODE = "demo"
    request = RequestFactory().post("/demo/marlowe/", REMOTE_ADDR="192.168.1.30")
    with pytest.raises(entering.Http404):
        enter(request, key="marlowe")


def test_what_is_printed_names_everybody_once():
    said = cast.welcome("http://localhost:8000")
    keys = [role.key for group in cast.GROUPS for role in group.roles]
    assert len(keys) == len(set(keys))
    assert "http://localhost:8000/demo/" in said
    for group in cast.GROUPS:
        assert all(role.name in said for role in group.roles)
