"""Broken on purpose: each of these was tried, and something stopped it. Replayed each time.

An outer gate can hide a hole in an inner one, so every wall is leaned on by itself.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory

from beside.core import ledger, tenancy
from beside.core.action import ACTIONS, action
from beside.core.decision import YES, no, require
from beside.core.middleware import DoorRequired
from beside.core.page import page, public_page
from beside.people.models import Person

ROOT = Path(__file__).parents[2]


@pytest.mark.once
def test_a_view_without_a_door_is_not_called():
    def bare(request):
        return HttpResponse("open")

    with pytest.raises(ImproperlyConfigured, match="no door"):
        DoorRequired(bare).process_view(RequestFactory().get("/"), bare, (), {})


@pytest.mark.once
def test_a_page_that_says_nothing_is_refused_when_it_is_written():
    with pytest.raises(TypeError, match="who may open it"):
        page()
    with pytest.raises(TypeError, match="why"):
        public_page(why="")


@pytest.mark.once
def test_a_page_about_somebody_must_have_words_for_the_person():
    with pytest.raises(TypeError, match="docstring"):

        @page(sees=lambda actor: Person.objects.all())
        def silent(request, person):
            return HttpResponse("")


def test_a_record_saved_from_a_view_is_refused(cast):
    cast.marlowe.person.name = "Changed"
    with tenancy.within(cast.here.pk), pytest.raises(ledger.OutsideAction):
        cast.marlowe.person.save()


@pytest.mark.once
def test_a_policy_that_returns_a_pair_is_refused():
    for wrong in ((False, "no"), True, None, "yes"):
        with pytest.raises(TypeError, match="Decision"):
            require(wrong)


@pytest.mark.once
def test_an_action_without_a_right_is_refused_when_it_is_written():
    with pytest.raises(TypeError):
        action(event="thing.done")


@pytest.mark.once
def test_two_actions_cannot_claim_one_event():
    with pytest.raises(TypeError, match="claim"):

        @action(event="goal.set", may=lambda actor, subject: YES)
        def again(actor, subject):
            pass


def test_a_refused_action_leaves_nothing_even_when_it_had_begun(cast):
    from beside.core.models import Event

    with tenancy.within(cast.here.pk):
        before = Event.objects.count()
    with pytest.raises(ZeroDivisionError):
        _half(cast.ari.actor, cast.community)
    with tenancy.within(cast.here.pk):
        assert Event.objects.count() == before
        assert not Person.objects.filter(name="Half").exists()


def _may_half(actor, subject):
    return YES if actor else no("")


@action(event="thing.half_done", may=_may_half)
def _half(actor, programme):
    from beside.core import clock

    Person(face="STAFF", name="Half", joined_on=clock.today()).save()
    raise ZeroDivisionError


# Made for this page only: it is not a thing that can happen in the house.
ACTIONS.pop("thing.half_done")

LEANINGS = {
    "a lower storey leans on a higher one": (
        "beside/people/leaning.py",
        "from beside.encounters import models\n\nprint(models)\n",
        "house",
    ),
    "models call actions": (
        "beside/plans/models.py",
        "\nfrom beside.plans import actions  # noqa\n",
        "rooms",
    ),
    "insights calls an action": (
        "beside/insights/queries.py",
        "\nfrom beside.plans import actions  # noqa\n",
        "insights",
    ),
    "somebody borrows a view": (
        "beside/home/queries.py",
        "\nfrom beside.plans import views  # noqa\n",
        "views",
    ),
    "a new slice has no storey": ("beside/somewhere/__init__.py", "", "house"),
}


@pytest.mark.once
@pytest.mark.parametrize("name", LEANINGS)
def test_leaning_the_wrong_way_is_seen(name, tmp_path):
    """Each is written into a copy of the house, and the linter is asked."""
    import shutil

    file, text, _contract = LEANINGS[name]
    left_out = shutil.ignore_patterns(
        "__pycache__", "*.html", "*.css", "*.yaml", "static", "locale"
    )
    shutil.copytree(ROOT / "beside", tmp_path / "beside", ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    target = tmp_path / file
    target.parent.mkdir(exist_ok=True)
    with target.open("a") as broken:
        broken.write(text)
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(
        [linter, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert told.returncode != 0, f"{name} went through"
