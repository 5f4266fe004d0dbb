"""A worker's portfolio: it points at what exists, and no word of anybody else is in it."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions as encounters
from beside.supervision import actions, policy, queries
from beside.supervision.models import Piece
from beside.workforce import actions as workforce
from tests import worlds

PART = "samhsa.SUPPORTS"
SECRET = "Marlowe cried about the house."


@pytest.fixture
def note(cast, dev):
    person = cast.marlowe.person
    consent.give_consent(cast.marlowe.actor, person, covers="NOTES", signed_name="Marlowe")
    together = worlds.walk(cast.marlowe, cast.dev, cast.community)
    met = encounters.log_encounter(
        dev.actor,
        together,
        starts_at=clock.now() - dt.timedelta(hours=3),
        minutes=50,
        mode="IN_PERSON",
        place="Library",
    )
    return encounters.record_encounter(
        dev.actor,
        met,
        goal=None,
        did=["LISTENED"],
        words=SECRET,
        next="",
        next_on=None,
        minutes=50,
        is_together=True,
    )


@pytest.fixture
def course(cast):
    return workforce.add_hours(
        cast.dev.actor,
        cast.dev.person,
        kind="CE",
        day_on=clock.today() - dt.timedelta(days=40),
        minutes=180,
        topics=["ethics"],
        certificate="C-9",
    )


def page(cast, name=""):
    return f"/o/river/supervision/{cast.dev.person.pk}/growing/{name}"


def test_every_kind_of_thing_can_show_it(cast, dev, note, course, sit):
    held = sit()
    seen = actions.note_observation(
        cast.ines.actor, dev.person, competency=PART, stands="THERE", words="Kind."
    )
    for link in ({"note": note}, {"hours": course}, {"held": held}, {"observation": seen}):
        actions.add_piece(dev.actor, dev.person, competency=PART, **link)
    actions.add_piece(dev.actor, dev.person, competency=PART, words="I stayed.")
    with tenancy.within(cast.here.pk):
        [part] = queries.growth(dev.actor, dev.person).filled
    says = [what for _piece, what in part.lines]
    assert len(says) == 5 and "In own words" in says
    assert any("Ethics, C-9" in what for what in says)
    assert not any("Marlowe" in what for what in says)


def test_the_page_adds_it_and_shows_only_the_day_of_a_note(cast, dev, note, as_):
    client = as_(cast.dev)
    form = client.get(page(cast, "add/")).content.decode()
    assert f"note.{note.pk}" in form and "Marlowe" not in form and SECRET not in form
    given = {"competency": PART, "what": f"note.{note.pk}", "words": ""}
    assert client.post(page(cast, "add/"), given).status_code == 302
    assert "there already" in client.post(page(cast, "add/"), given).content.decode()
    html = as_(cast.ines).get(page(cast)).content.decode()
    assert "A signed note" in html and SECRET not in html


def test_nothing_at_all_shows_nothing(cast, dev, as_):
    html = as_(cast.dev).post(page(cast, "add/"), {"competency": PART}).content.decode()
    assert "write a few words" in html
    with pytest.raises(NotAllowed, match="few words"):
        actions.add_piece(dev.actor, dev.person, competency=PART)


def test_what_is_somebody_elses_is_refused(cast, dev, note, course):
    worlds.profile(cast.rosa)
    for link in ({"note": note}, {"hours": course}):
        with pytest.raises(ValueError, match="own"):
            actions.add_piece(cast.rosa.actor, cast.rosa.person, competency=PART, **link)
    with pytest.raises(ValueError, match="one thing"):
        actions.add_piece(dev.actor, dev.person, competency=PART, note=note, hours=course)


def test_the_same_thing_stands_there_once(cast, dev, course):
    piece = actions.add_piece(dev.actor, dev.person, competency=PART, hours=course)
    with pytest.raises(NotAllowed, match="already"):
        actions.add_piece(dev.actor, dev.person, competency=PART, hours=course)
    actions.take_out_piece(dev.actor, piece)
    assert actions.add_piece(dev.actor, dev.person, competency=PART, hours=course).pk != piece.pk


def test_only_the_worker_fills_it(cast, dev, as_):
    for who in (cast.ines, cast.rosa):
        with pytest.raises(NotAllowed):
            actions.add_piece(who.actor, dev.person, competency=PART, words="x")
    assert as_(cast.ines).get(page(cast, "add/")).status_code == 403
    piece = actions.add_piece(dev.actor, dev.person, competency=PART, words="I stayed.")
    with tenancy.within(cast.here.pk):
        assert list(policy.visible_pieces(cast.ines.actor)) == [piece]
        assert not policy.visible_pieces(cast.manu.actor).exists()


def test_it_is_taken_out_and_stays_in_what_was(cast, dev, as_):
    piece = actions.add_piece(dev.actor, dev.person, competency=PART, words="I stayed.")
    as_(cast.dev).post(f"/o/river/supervision/pieces/{piece.pk}/out/")
    with tenancy.within(cast.here.pk):
        assert not policy.visible_pieces(dev.actor).exists()
        assert Piece.objects.get().ended_at


def test_it_can_be_taken_along(cast, dev, note, as_):
    actions.add_piece(dev.actor, dev.person, competency=PART, note=note, words="#strong[I stayed]")
    reply = as_(cast.dev).post(page(cast, "portfolio.pdf"))
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(reply.content)).pages)
    assert "Provides support" in text and "A signed note" in text
    assert "#strong[I stayed]" in text, "words are words, not commands"
    assert "cried" not in text and "Marlowe" not in text
    assert as_(cast.dev).get(page(cast, "portfolio.pdf")).status_code == 302
    assert as_(cast.rosa).post(page(cast, "portfolio.pdf")).status_code == 404
