"""Icons and scenes: ours, few, and never missing."""

import re
from pathlib import Path

import pytest

from beside.ui import drawn

from .page import draw, is_well_formed

TEMPLATES = sorted(Path("beside").rglob("*.html"))
NAMED = re.compile(r"""{%\s*icon\s+"([\w-]+)"|\bicon="([\w-]+)\"""")
SCENES = re.compile(r"""{%\s*(?:drawing|empty)\s+"([\w-]+)\"""")


def test_an_icon_is_inlined_and_left_to_the_eye():
    mark = draw('{% icon "calendar" %}')
    assert mark.startswith('<svg class="i"')
    assert 'aria-hidden="true"' in mark
    assert is_well_formed(mark)


def test_an_unknown_icon_is_an_error_that_helps():
    with pytest.raises(drawn.NoSuchDrawing, match="calendar"):
        draw('{% icon "calender" %}')


def test_an_icon_that_points_turns_with_the_page():
    assert "flip" in draw('{% icon "chevron-right" %}')
    assert "flip" not in draw('{% icon "clock" %}')


@pytest.mark.parametrize("name", sorted(drawn.icons()))
def test_every_icon_can_be_drawn(name):
    assert is_well_formed(drawn.icon(name))


@pytest.mark.parametrize("name", sorted(drawn.drawings()))
def test_every_scene_is_small_and_for_the_eye_only(name):
    scene = drawn.drawing(name)
    assert is_well_formed(scene)
    assert 'aria-hidden="true"' in scene
    assert len(scene) < 4000


@pytest.mark.parametrize("page", TEMPLATES, ids=str)
def test_every_drawing_a_page_names_exists(page):
    text = page.read_text("utf-8")
    asked = {one or other for one, other in NAMED.findall(text)}
    assert asked <= set(drawn.icons())
    assert set(SCENES.findall(text)) <= set(drawn.drawings())


def test_the_licences_are_kept_beside_what_they_cover():
    assert "ISC License" in Path("beside/ui/icons/lucide-LICENSE.txt").read_text()
    font = Path("beside/ui/static/ui/atkinson-next-OFL.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in font
