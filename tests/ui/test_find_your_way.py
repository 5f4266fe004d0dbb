"""Paths, steps, tabs, tables, long lists, days: where you are and what comes next."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.core.paginator import Paginator
from django.test import RequestFactory
from django.utils import timezone

from beside.ui.components.times import say

from .page import draw

NOW = datetime(2026, 11, 21, 13, 35, tzinfo=UTC)


def test_each_stone_says_in_words_what_it_is():
    steps = [
        {"state": "done", "title": "Found the times"},
        {"state": "here", "title": "Ride one stop", "note": "Any day."},
        {"title": "Ride alone"},
    ]
    path = draw('{% path steps label="Steps" %}', steps=steps)
    assert "Done</small>" in path
    assert 'aria-current="step"' in path
    assert "You are here. </span>Any day." in path
    assert "Ahead</small>" in path


def test_a_how_to_has_no_progress():
    path = draw("{% path steps plain=True %}", steps=[{"state": "here", "title": "Breathe"}])
    assert "aria-current" not in path
    assert "You are here" not in path


def test_a_stone_is_not_just_anything():
    with pytest.raises(ValueError, match="done, here or ahead"):
        draw("{% path steps %}", steps=[{"state": "late", "title": "x"}])


def test_a_step_of_a_few():
    step = draw("{% step 2 4 %}")
    assert "Step 2 of 4" in step
    assert step.count("<i ") == 4


def test_tabs_work_without_script():
    page = draw(
        '{% tabset "Print as" "Plain" "GIRP" name="as" %}'
        "{% tab %}one{% endtab %}{% tab %}two{% endtab %}{% endtabset %}"
    )
    assert page.count('type="radio" name="as"') == 2
    assert page.count("checked") == 1
    assert 'role="radiogroup" aria-label="Print as"' in page
    with pytest.raises(ValueError, match="two to four"):
        draw('{% tabset "x" "only" %}{% endtabset %}')


def test_tabs_that_are_pages_say_which_is_open():
    links = [{"label": "All", "href": "?a", "current": True}, {"label": "New", "href": "?b"}]
    assert draw("{% tabs links %}", links=links).count('aria-current="page"') == 1


def test_a_table_stays_a_table_when_it_is_laid_out_as_cards():
    table = draw(
        '{% queue "Waiting" "Person" "Asked for" %}{% queue_row %}'
        '{% cell %}Lee{% endcell %}{% cell "Asked for" %}<b>Tea</b>{% endcell %}'
        "{% endqueue_row %}{% endqueue %}"
    )
    for role, many in (("table", 1), ("rowgroup", 2), ("row", 2), ("columnheader", 2), ("cell", 2)):
        assert table.count(f'role="{role}"') == many
    assert "<b>Tea</b>" in table


def test_a_long_list_keeps_the_other_choices():
    request = RequestFactory().get("/?who=new&page=2")
    page = Paginator(range(57), 18).page(2)
    turn = draw("{% pages page %}", page=page, request=request)
    assert "?who=new&amp;page=1" in turn
    assert "?who=new&amp;page=3" in turn
    assert "19 to 36 of 57" in turn
    assert draw("{% pages page %}", page=Paginator(range(3), 18).page(1)) == ""


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("moment", "form", "words"),
    [
        (datetime(2026, 11, 21, 18, 30, tzinfo=UTC), "both", "Today at 6:30 pm"),
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), "both", "Tomorrow at noon"),
        (datetime(2026, 11, 26, 9, 0, tzinfo=UTC), "both", "Thursday at 9 am"),
        (datetime(2026, 12, 26, 9, 0, tzinfo=UTC), "day", "26 December"),
        (date(2026, 11, 20), "day", "Yesterday"),
        (date(2025, 3, 4), "date", "4 March 2025"),
        (date(2026, 3, 4), "short", "4 Mar"),
        (datetime(2026, 11, 21, 18, 30, tzinfo=UTC), "time", "6:30 pm"),
        (time(14, 5), "both", "2:05 pm"),
        (None, "both", ""),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment, form, words):
    assert say(moment, form) == words


@time_machine.travel(NOW, tick=False)
def test_a_moment_is_told_in_the_programme_s_own_time():
    with timezone.override("America/New_York"):
        assert say(datetime(2026, 11, 22, 2, 0, tzinfo=UTC), "both") == "Today at 9 pm"


def test_a_machine_can_read_a_moment():
    drawn = draw("{% when moment %}", moment=datetime(2026, 11, 21, 18, 30, tzinfo=UTC))
    assert '<time datetime="2026-11-21T18:30:00+00:00">' in drawn
    with pytest.raises(ValueError, match="not “ago”"):
        say(NOW, "ago")


def test_the_next_meeting_of_a_day_says_so():
    day = draw(
        '{% moment at="2:00" title=who state="next" %}<b>Start</b>{% endmoment %}', who="Lee <x>"
    )
    assert 'aria-current="time"' in day
    assert "Lee &lt;x&gt;" in day
    assert "<b>Start</b>" in day
