"""Every page of the house, as one person of every role finds it: at both sizes, in both lights."""

import os
from collections import Counter

import pytest

from beside.demo import world

from .hand import Hand
from .looking import PHONE, Visitor, shoot, trouble_on
from .test_refer_somebody import refer
from .test_walk_together import ask_for_support
from .village import NOBODY, rarely, rooms_of, village
from .world import standing

pytestmark = [pytest.mark.browser, pytest.mark.once]

ROLES = [
    NOBODY, "participant", "peer_worker", "supervisor", "coordinator", "manager", "org_admin",
    "privacy_officer",
]  # fmt: skip
JUST_BEFORE = {"choosing": {"matching:index"}, "asked": {"matching:offers"}, "writing": set()}
"""Who stands just before something, and which known page looks different to them."""
EACH_HAS_THEIR_OWN = {"home:home", "home:more", "home:person", "encounters:read", "plans:show"}
SHOTS = os.environ.get("BESIDE_TEST_SHOTS", "")
"""A folder for pictures of every page; none are taken without it."""


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    def build():
        world.build(people=12, months=6)
        built = village()
        rarely(built)
        return built

    with django_db_blocker.unblock(), standing(build) as living:
        yield living


@pytest.fixture(scope="module")
def seen():
    """The pages somebody has opened already: the same page is not looked at for everybody."""
    return set()


@pytest.mark.parametrize("role", [*ROLES, *JUST_BEFORE])
def test_every_page_is_whole(browser, house, seen, role):
    visitor = Visitor(browser, house.url, None if role == NOBODY else house.cookie(role))
    found = rooms_of(house, role, seen - JUST_BEFORE.get(role, EACH_HAS_THEIR_OWN))
    wrong: Counter[str] = Counter()
    for room in found:
        visitor.go(room.path)
        for what in trouble_in(visitor, house, f"{role}-{room.name.replace(':', '-')}"):
            wrong[f"{room} {room.path}: {what}"] += 1
    visitor.close()
    seen |= {room.name for room in found}
    assert not wrong, "\n".join(wrong)
    assert found


def test_help_is_whole(browser, house):
    visitor = Visitor(browser, house.url)
    visitor.go("/now/")
    assert [*trouble_in(visitor, house, "stranger-now")] == []
    visitor.close()


@pytest.mark.parametrize("walk", ["ask", "refer"])
def test_every_screen_of_a_walk_is_whole(browser, house, walk):
    visitor = Visitor(browser, house.url)
    careful = Careful(visitor, house)
    ask_for_support(careful, "Wren") if walk == "ask" else refer(careful)
    careful.look()
    visitor.close()
    assert careful.wrong == []
    assert len(careful.looked_at) >= 6


class Careful(Hand):
    """Looks at every screen, with all that was written on it, before it goes on."""

    def __init__(self, visitor, house):
        super().__init__(visitor.page)
        self.visitor, self.house, self.looked_at, self.wrong = visitor, house, set(), []

    def press(self, words, *, nth=0):
        self.look()
        super().press(words, nth=nth)

    def look(self):
        if self.at not in self.looked_at:
            self.looked_at.add(self.at)
            name = f"walk{self.at.replace('/', '-')}"
            self.wrong += [f"{self.at}: {w}" for w in trouble_in(self.visitor, self.house, name)]


def trouble_in(visitor, house, name):
    """What is wrong with the page this visitor has open, and what their browser complained of."""
    page = visitor.page
    if names := house.names & {*page.title().replace("’s", "").split(), page.title()}:
        yield f"the title names {names}"
    yield from trouble_on(page, visitor.sizes, lambda light: picture(page, f"{name}-{light}"))
    page.set_viewport_size(PHONE)
    while visitor.trouble:
        yield visitor.trouble.pop()


def picture(page, name):
    if SHOTS:
        shoot(page, SHOTS, name)
