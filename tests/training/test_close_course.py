"""A course is closed with one press: hours count by themselves, certificates follow."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from beside.core import clock, tenancy
from beside.core.actor import clock as by_the_clock
from beside.core.decision import NotAllowed
from beside.training import actions, jobs
from beside.training.models import Completion, Enrolment
from beside.workforce import queries as workforce
from beside.workforce.models import WorkedHours

from . import school


@pytest.fixture
def over(listening):
    """Dev and Rosa had the two seats, and the last day has come."""
    cast = listening
    cast.seats = [school.seat(cast.cora, who, cast.dates) for who in (cast.dev, cast.rosa)]
    with clock.at(clock.now() + dt.timedelta(days=11)):
        yield cast


def hours(cast):
    with tenancy.within(cast.here.pk):
        return list(WorkedHours.objects.filter(ended_at=None))


def papers(who):
    with tenancy.within(who.org.pk):
        return workforce.papers(who.actor, who.person)


def make_certificates(cast):
    with tenancy.within(cast.here.pk):
        jobs.make_certificates(cast.here)


def test_with_one_press_and_an_exception(over, as_):
    cast = over
    page = f"/o/river/training/dates/{cast.dates.pk}/close/"
    rosa = cast.seats[1].pk
    assert "2 workers took it" in as_(cast.cora).get(page).content.decode()
    text = as_(cast.cora).post(page, {f"out_{rosa}": "on"}).content.decode()
    assert "Please say why" in text and not hours(cast)
    told = {f"out_{rosa}": "on", f"why_{rosa}": "Left at noon, and comes next time."}
    assert as_(cast.cora).post(page, told).status_code == 302
    [row] = hours(cast)
    assert (row.person_id, row.kind, row.minutes) == (cast.dev.person.pk, "CE", 360)
    assert row.topics == ["active_listening", "ethics"] and "face_to_face" in row.tags
    assert row.day_on == cast.dates.ends_on
    assert "hours count already" in as_(cast.dev).get("/o/river/notices/").content.decode()
    assert "Left at noon" in as_(cast.rosa).get("/o/river/notices/").content.decode()
    assert not papers(cast.rosa)


def test_closed_once(over, as_):
    cast = over
    page = f"/o/river/training/dates/{cast.dates.pk}/close/"
    as_(cast.cora).post(page, {"_once": "the-same"})
    as_(cast.cora).post(page, {"_once": "the-same"})
    assert len(hours(cast)) == 2
    with pytest.raises(NotAllowed, match="is closed"):
        actions.complete_cohort(cast.cora.actor, cast.dates, left_out={})


def test_the_certificate_lies_beside_the_hours(over, as_):
    cast = over
    actions.complete_cohort(cast.cora.actor, cast.dates, left_out={})
    make_certificates(cast)
    make_certificates(cast)
    [paper] = papers(cast.dev)
    [row] = [row for row in hours(cast) if row.person_id == cast.dev.person.pk]
    assert (paper.hours_id, paper.kind, paper.title) == (row.pk, "COMPLETION", "Listening well")
    assert paper.is_given_by_us and paper.name == "Listening well.pdf"
    reply = as_(cast.dev).get(f"/o/river/papers/{paper.pk}/")
    text = PdfReader(io.BytesIO(reply.content)).pages[0].extract_text()
    for words in ("Dev", "Listening well", "River Peers", "Hours 6", "Active listening"):
        assert words in text, text
    assert "Your certificate is there" in as_(cast.dev).get("/o/river/notices/").content.decode()
    assert "Made here" in as_(cast.dev).get("/o/river/my-development/papers/").content.decode()


def test_a_name_is_never_a_command(over):
    from beside.training import certificate

    cast = over
    actions.complete_cohort(cast.cora.actor, cast.dates, left_out={})
    with tenancy.within(cast.here.pk):
        done = Completion.objects.select_related("person", "course").first()
    done.person.name = '#read("/etc/passwd") *b* $x$ \\ 张伟 محمد'
    made = certificate.of(done, org="#panic()")
    text = PdfReader(io.BytesIO(made.content)).pages[0].extract_text()
    assert "#read" in text and "#panic()" in text


def test_a_path_counts_each_course_by_itself(cast):
    courses = [
        school.course(cast.cora, title="Listening", kind="TRAINING"),
        school.course(cast.cora, title="Ethics", kind="TRAINING", minutes=120, topics=["ethics"]),
    ]
    path = actions.make_path(
        cast.cora.actor, cast.here, title="Forty hours", courses=[each.pk for each in courses]
    )
    dates = school.dates(cast.cora, path, cast.community)
    school.seat(cast.cora, cast.dev, dates)
    with clock.at(clock.now() + dt.timedelta(days=11)):
        actions.complete_cohort(cast.cora.actor, dates, left_out={})
        make_certificates(cast)
    assert sorted(row.minutes for row in hours(cast)) == [120, 360]
    assert {paper.title for paper in papers(cast.dev)} == {"Listening", "Ethics"}


def test_who_was_there(over, as_):
    cast = over
    with tenancy.within(cast.here.pk):
        session = cast.dates.sessions.get()
    page = f"/o/river/training/sitting/{session.pk}/"
    dev, rosa = cast.seats
    text = as_(cast.cora).get(page).content.decode()
    assert text.count(" checked") == 2, "everybody, until somebody says otherwise"
    as_(cast.cora).post(page, {"there": [str(dev.pk)]})
    text = as_(cast.cora).get(page).content.decode()
    assert text.count(" checked") == 1
    close = as_(cast.cora).get(f"/o/river/training/dates/{cast.dates.pk}/close/").content.decode()
    assert "0 of 1 times" in close and "1 of 1 times" in close
    with pytest.raises(NotAllowed):
        actions.mark_presence(cast.ines.actor, session, there=[rosa.pk])


def test_not_before_the_last_day(listening):
    cast = listening
    school.seat(cast.cora, cast.dev, cast.dates)
    with pytest.raises(NotAllowed, match="last day"):
        actions.complete_cohort(cast.cora.actor, cast.dates, left_out={})
    with tenancy.within(cast.here.pk):
        session = cast.dates.sessions.get()
    with pytest.raises(NotAllowed, match="not begun"):
        actions.mark_presence(cast.cora.actor, session, there=[])


def test_who_closes_it(over):
    cast = over
    for who in (cast.dev, cast.ines, cast.ari, cast.pia):
        with pytest.raises(NotAllowed):
            actions.complete_cohort(who.actor, cast.dates, left_out={})


def test_nobody_gives_a_certificate_by_hand(over):
    cast = over
    actions.complete_cohort(cast.cora.actor, cast.dates, left_out={})
    with tenancy.within(cast.here.pk):
        done = Completion.objects.first()
    from beside.core.uploads import Clean

    made = Clean("x.pdf", "application/pdf", b"%PDF-")
    with pytest.raises(NotAllowed, match="by themselves"):
        actions.give_certificate(cast.cora.actor, done, upload=made)
    assert actions.give_certificate(by_the_clock(cast.here.pk), done, upload=made)


def test_those_without_a_seat_have_no_hours(listening):
    cast = listening
    asked = actions.ask_for_seat(cast.dev.actor, cast.dates)
    with clock.at(clock.now() + dt.timedelta(days=11)):
        actions.complete_cohort(cast.cora.actor, cast.dates, left_out={})
        assert not hours(cast)
    with tenancy.within(cast.here.pk):
        assert Enrolment.objects.get(pk=asked.pk).state == "ASKED"
