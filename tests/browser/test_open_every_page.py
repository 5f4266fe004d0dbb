"""Every page of the house, as one person of every role finds it: at both sizes, in both lights."""

import os
from collections import Counter

import pytest

from beside.demo import world

from .looking import (
    COVERED,
    FOUR_TIMES,
    LAMP,
    LAPTOP,
    NARROW,
    PHONE,
    TOO_WIDE,
    Visitor,
    findings,
    shoot,
    weight,
)
from .village import NOBODY, rooms_of, village
from .world import standing

pytestmark = [pytest.mark.browser, pytest.mark.once]

ROLES = [
    NOBODY, "participant", "peer_worker", "supervisor", "coordinator",
    "manager", "org_admin", "privacy_officer",
]  # fmt: skip
EACH_HAS_THEIR_OWN = {"home:home", "home:more", "home:person", "encounters:read", "plans:show"}
MOST = 60_000
"""Bytes of a first visit."""
SHOTS = os.environ.get("BESIDE_TEST_SHOTS", "")
"""A folder for pictures of every page; none are taken without it."""


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    def build():
        world.build(people=9, months=2)
        return village()

    with django_db_blocker.unblock(), standing(build) as living:
        yield living


@pytest.fixture(scope="module")
def seen():
    """The pages somebody has opened already: the same page is not looked at for everybody."""
    return set()


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_whole(browser, house, seen, role):
    visitor = Visitor(browser, house.url, None if role == NOBODY else house.cookie(role))
    wrong: Counter[str] = Counter()
    opened = 0
    for room in rooms_of(house, role):
        if room.name in seen and not SHOTS:
            continue
        opened += 1
        seen |= {room.name} - EACH_HAS_THEIR_OWN
        for what in trouble_in(visitor, room, house):
            wrong[f"{room} {room.path}: {what}"] += 1
    visitor.close()
    assert not wrong, "\n".join(wrong)
    assert opened > 3


def trouble_in(visitor, room, house):
    """What is wrong with this page. Light and size are crossed from page to page: what one page
    shows on a phone in light and on a laptop at dusk, the next shows the other way round."""
    is_dusk = len(room.name) % 2 == 0
    page = visitor.go(room.path)
    yield from in_light(page, dusk=is_dusk)
    if names := house.names & {*page.title().replace("’s", "").split(), page.title()}:
        yield f"the title names {names}"
    if (heavy := weight(page, visitor.sizes)) > MOST:
        yield f"weighs {heavy} bytes"
    picture(page, room, 390)
    page.set_viewport_size(NARROW)
    yield from (f"wider than 320: {what}" for what in page.evaluate(TOO_WIDE))
    page.set_viewport_size(FOUR_TIMES)
    if page.evaluate(COVERED):
        yield "the page is hidden behind its bars at 400 %"
    page.set_viewport_size(LAPTOP)
    yield from in_light(page, dusk=not is_dusk)
    picture(page, room, 1280)
    page.set_viewport_size(PHONE)
    while visitor.trouble:
        yield visitor.trouble.pop()


def in_light(page, *, dusk):
    page.emulate_media(color_scheme="dark" if dusk else "light")
    yield from (f"{'dusk' if dusk else 'light'} {what}" for what in findings(page))
    if not page.evaluate(LAMP):
        yield "no way to help within reach"


def picture(page, room, width):
    if SHOTS:
        shoot(page, SHOTS, f"{room.who}-{room.name.replace(':', '-')}-{width}")
