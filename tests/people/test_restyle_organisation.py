"""Words, colour and promises: an organisation decides, and only who sets it up."""

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event, Org
from beside.people import actions as people
from beside.people import contrast

WORDS = "/o/river/set-up/words/"
COLOUR = "/o/river/set-up/colour/"
PROMISES = "/o/river/set-up/promises/"


def look():
    return Org.objects.get(slug="river").look


def test_words_are_tried_before_they_are_kept(cast, as_):
    client = as_(cast.ari)
    tried = client.post(WORDS, {"participants": "members", "try": "1"})
    assert "14 members" in tried.content.decode() and "words" not in look()
    client.post(WORDS, {"participant": "member", "participants": "members", "keep": "1"})
    assert look()["words"]["participants"] == "members"
    page = client.get("/o/river/set-up/").content.decode()
    assert "member, peer worker" in page


@pytest.mark.parametrize("typed", ["x" * 41, "x" * 5000])
def test_a_word_that_is_too_long_is_not_kept(cast, as_, typed):
    page = as_(cast.ari).post(WORDS, {"participant": typed, "keep": "1"}).content.decode()
    assert "longer than we can keep" in page and look() == {}


def test_what_is_typed_is_only_text(cast, as_):
    client = as_(cast.ari)
    client.post(WORDS, {"participant": "<b>{{ 7|add:7 }}</b>", "keep": "1"})
    page = client.get(WORDS).content.decode()
    assert "&lt;b&gt;{{ 7|add:7 }}&lt;/b&gt;" in page and "<b>14" not in page


def test_a_colour_is_tried_on_one_page_only(cast, as_):
    client = as_(cast.ari)
    page = client.post(COLOUR, {"accent": "#7a2e8e", "try": "1"}).content.decode()
    assert "accent-try-7A2E8E.css" in page and look() == {}
    rules = client.get("/o/river/accent-try-7A2E8E.css")
    assert "#7A2E8E" in rules.content.decode() and rules.headers["Content-Type"] == "text/css"


def test_a_colour_is_worn_by_every_page_and_kept_by_browsers(cast, as_, client):
    as_(cast.ari).post(COLOUR, {"accent": "#7A2E8E", "keep": "1"})
    page = client.get("/roles/").content.decode()
    href = page.split('rel="stylesheet" href="/o/river/')[1].split('"')[0]
    rules = client.get(f"/o/river/{href}")
    assert "immutable" in rules.headers["Cache-Control"]
    assert "--pine: #7A2E8E" in rules.content.decode()
    assert client.get("/o/river/accent-00000000.css").status_code == 404


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("#F2C14E", "White words on this colour are hard to read"),
        ("#A3243B", "too like the red"),
        ("#6B3F69", "too like the plum"),
        ("red", "six signs"),
        ("#12345", "six signs"),
        ("#fff;}*{}", "longer than we can keep"),
    ],
)
def test_a_colour_that_would_not_do_is_refused_with_the_reason(cast, as_, typed, told):
    page = as_(cast.ari).post(COLOUR, {"accent": typed, "keep": "1"}).content.decode()
    assert told in page and look() == {}


def test_and_with_the_figures(cast, as_):
    page = as_(cast.ari).post(COLOUR, {"accent": "#F2C14E", "keep": "1"}).content.decode()
    assert "1.67 : 1" in page and "Too little" in page


def test_figures_are_cut_not_rounded():
    told = {str(measure.where): measure.ratio for measure in contrast.measures("#1F5F5B")}
    assert told["White words on it"] == pytest.approx(7.4, abs=0.1)
    assert all(measure.is_enough for measure in contrast.measures("#1F5F5B"))
    # 4.4957 to 1 on the paper: shown as 4.49, and not enough.
    assert contrast.Measure("", int(100 * 4.4957) / 100).is_enough is False
    assert contrast.measures("no colour") == []


def test_the_way_out_and_the_hours(cast, as_, client):
    said = {"leave_url": "https://www.bbc.co.uk/weather", "reply_hours": "weekdays, 9 to 5"}
    as_(cast.ari).post(PROMISES, said)
    assert look() == said
    assert 'href="https://www.bbc.co.uk/weather"' in client.get("/roles/").content.decode()


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "http://plain.example", "/inside", "weather", "https://x"]
)
def test_the_way_out_leads_to_a_real_page(cast, as_, typed):
    page = as_(cast.ari).post(PROMISES, {"leave_url": typed}).content.decode()
    assert "beginning with https" in page and look() == {}


@pytest.mark.parametrize("name", ["dev", "ines", "cora", "manu", "pia", "marlowe"])
@pytest.mark.parametrize(
    "page", ["", "words/", "colour/", "promises/", "programmes/new/", "systems/"]
)
def test_nobody_else_comes_in(cast, as_, name, page):
    assert as_(getattr(cast, name)).get(f"/o/river/set-up/{page}").status_code == 403


def test_a_stranger_finds_no_door(cast, as_):
    assert as_(cast.zed).get("/o/river/set-up/").status_code == 404


def test_the_deed_asks_again_and_leaves_an_event(cast):
    with pytest.raises(NotAllowed):
        people.restyle_organisation(cast.dev.actor, cast.here, look={"accent": "#000000"})
    people.restyle_organisation(cast.ari.actor, cast.here, look={"reply_hours": "now"})
    with tenancy.within(cast.here.pk):
        assert Event.objects.filter(name="organisation.restyled").count() == 1
