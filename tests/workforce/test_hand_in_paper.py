"""Papers: handed in, seen by whoever looks after the worker, read, taken back, never for others."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Access, Event
from beside.core.uploads import Clean
from beside.workforce import actions, policy, queries
from beside.workforce.models import Paper, WorkedHours

PAGE = "/o/river/my-development/papers/"
ADD = "/o/river/my-development/add/"
CREDENTIAL = "/o/river/my-development/credential/"
HTML = b"<html><script>alert(1)</script></html>"


def ago(days):
    return clock.today() - dt.timedelta(days=days)


def photo(colour=(20, 120, 90)):
    out = io.BytesIO()
    Image.new("RGB", (30, 20), colour).save(out, "JPEG")
    return out.getvalue()


def sent(name="proof.jpg", content=None):
    return SimpleUploadedFile(name, photo() if content is None else content)


def clean(content=b"a paper"):
    return Clean("proof.pdf", "application/pdf", content)


def keep(who, by=None, **told):
    told = {"kind": "OTHER", "title": "First aid", "upload": clean(), **told}
    return actions.keep_paper((by or who).actor, who.person, **told)


def hold(who, **told):
    told = {"stage": "FULL", "since_on": ago(600), "until_on": ago(-130), **told}
    return actions.hold_credential(who.actor, who.person, credential="us-pa-cps", **told)


def mine(who):
    with tenancy.within(who.org.pk):
        return queries.papers(who.actor, who.person)


def test_on_the_page_and_back_again(cast, as_):
    told = {"file": sent("IMG 7.jpeg"), "title": "First aid", "kind": "OTHER"}
    assert as_(cast.dev).post(PAGE, told).status_code == 302
    [paper] = mine(cast.dev)
    assert (paper.title, paper.name, paper.media_type) == ("First aid", "IMG 7.jpg", "image/jpeg")
    page = as_(cast.dev).get(PAGE).content.decode()
    assert "First aid" in page and f"papers/{paper.pk}/" in page
    reply = as_(cast.dev).get(f"/o/river/papers/{paper.pk}/")
    assert reply.content.startswith(b"\xff\xd8\xff")
    assert reply["Content-Type"] == "image/jpeg"
    assert reply["Content-Disposition"] == 'attachment; filename="IMG 7.jpg"'
    assert reply["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert reply["Cache-Control"] == "no-store"


def test_it_is_sealed_where_it_lies(cast):
    from django.db import connection

    paper = keep(cast.dev, upload=clean(b"known words"))
    with connection.cursor() as cursor, tenancy.within(cast.here.pk):
        cursor.execute("select content from workforce_paper")
        [[raw]] = cursor.fetchall()
    assert b"known words" not in bytes(raw) and paper.content == b"known words"


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (HTML, "certificate.pdf", "not a PDF or a photo"),
        (b"\0" * 40_000_000, "film.pdf", "has 40 MB; we keep up to 10 MB"),
        (b"", "empty.pdf", "is empty"),
        (b"PK\x03\x04" + b"\0" * 100, "scan.png", "not a PDF or a photo"),
    ],
    ids=["html", "40 MB", "empty", "zip"],
)
@pytest.mark.parametrize("page", [PAGE, ADD, CREDENTIAL])
def test_a_file_we_cannot_take_costs_nothing_that_was_typed(cast, as_, page, content, name, says):
    told = {
        PAGE: {"file": sent(name, content), "title": "My own words", "kind": "OTHER"},
        ADD: {
            "kind": "CE",
            "day_on": str(ago(9)),
            "hours": "6.5",
            "certificate": "My own words",
            "paper": sent(name, content),
        },
        CREDENTIAL: {
            "which": "us-pa-cps/FULL",
            "how": "HOLD",
            "since_on": str(ago(9)),
            "number": "My own words",
            "paper": sent(name, content),
        },
    }[page]
    reply = as_(cast.dev).post(page, told)
    text = reply.content.decode()
    assert reply.status_code == 200 and says in text
    assert "My own words" in text, "what was typed is lost"
    assert not mine(cast.dev)


def test_a_good_file_beside_a_slip_is_asked_for_again(cast, as_):
    told = {"file": sent(), "title": "", "kind": "OTHER"}
    text = as_(cast.dev).post(PAGE, told).content.decode()
    assert "choose the file once more" in text


def test_with_a_course_it_lies_beside_the_hours(cast, as_):
    told = {"kind": "CE", "day_on": str(ago(9)), "hours": "6.5", "certificate": "C-7"}
    assert as_(cast.dev).post(ADD, {**told, "paper": sent()}).status_code == 302
    with tenancy.within(cast.here.pk):
        row = WorkedHours.objects.get()
    [paper] = mine(cast.dev)
    assert (paper.hours_id, paper.kind, paper.title) == (row.pk, "COMPLETION", "C-7")
    page = as_(cast.ines).get(f"/o/river/team-hours/{cast.dev.person.pk}/").content.decode()
    assert f"papers/{paper.pk}/" in page, "who signs sees the paper beside the hours"


def test_with_a_credential_and_when_it_is_said_again(cast, as_):
    told = {"which": "us-pa-cps/FULL", "how": "HOLD", "since_on": str(ago(9)), "number": "7"}
    assert as_(cast.dev).post(CREDENTIAL, {**told, "paper": sent()}).status_code == 302
    first = mine(cast.dev)[0].credential
    assert first
    actions.hold_credential(
        cast.dev.actor, cast.dev.person, credential="us-pa-cps", stage="FULL", since_on=ago(9)
    )
    [paper] = mine(cast.dev)
    assert paper.credential_id != first.pk, "a slip put right keeps the paper"
    hold(cast.dev, since_on=ago(3))
    assert mine(cast.dev)[0].credential_id == paper.credential_id, "a renewal has its own"


def test_who_sees_it(cast):
    paper = keep(cast.dev)
    with tenancy.within(cast.here.pk):
        for who in (cast.dev, cast.ines, cast.manu, cast.ari):
            assert list(policy.visible_papers(who.actor)) == [paper]
        for who in (cast.rosa, cast.cora, cast.pia, cast.marlowe):
            assert not policy.visible_papers(who.actor).exists()
    with tenancy.within(cast.there.pk):
        assert not policy.visible_papers(cast.zed.actor).exists()


def test_a_stranger_meets_nothing(cast, as_):
    paper = keep(cast.dev)
    for who in (cast.rosa, cast.cora, cast.marlowe):
        assert as_(who).get(f"/o/river/papers/{paper.pk}/").status_code == 404
    assert as_(cast.zed).get(f"/o/hill/papers/{paper.pk}/").status_code == 404


def test_each_look_is_written_down(cast, as_):
    paper = keep(cast.dev)
    as_(cast.ines).get(f"/o/river/papers/{paper.pk}/")
    with tenancy.within(cast.here.pk):
        looks = Access.objects.filter(page="beside.workforce.views.papers.show")
        assert [look.actor_id for look in looks] == [cast.ines.account.pk] or looks.count() == 1


def test_the_event_tells_neither_title_nor_name(cast):
    keep(cast.dev, title="Letter about my illness")
    with tenancy.within(cast.here.pk):
        told = str(Event.objects.get(name="paper.kept").changes)
    assert "illness" not in told and "proof.pdf" not in told and "workforce.Paper" in told


def test_the_same_file_twice(cast):
    keep(cast.dev)
    with pytest.raises(NotAllowed, match="here already: First aid"):
        keep(cast.dev, title="Again")
    assert keep(cast.dev, title="For the credential", about=hold(cast.dev))
    assert keep(cast.rosa)


def test_about_somebody_else(cast):
    with pytest.raises(NotAllowed, match="somebody else"):
        keep(cast.dev, about=hold(cast.rosa))


def test_nobody_hands_it_in_for_another_but_who_keeps_the_roster(cast):
    assert keep(cast.dev, by=cast.ari)
    for who in (cast.rosa, cast.ines, cast.manu, cast.marlowe):
        with pytest.raises(NotAllowed):
            keep(cast.dev, by=who, upload=clean(b"another"))


def test_the_supervisor_has_read_it(cast, as_):
    paper = keep(cast.dev)
    page = f"/o/river/team-hours/{cast.dev.person.pk}/development/"
    assert "I have read it" in as_(cast.ines).get(page).content.decode()
    as_(cast.ines).post(f"/o/river/papers/{paper.pk}/checked/")
    [read] = mine(cast.dev)
    assert read.checked_by == cast.ines.person
    assert "Ines has read it" in as_(cast.dev).get(PAGE).content.decode()
    with pytest.raises(NotAllowed, match="already"):
        actions.check_paper(cast.ines.actor, paper)


def test_nobody_reads_their_own(cast):
    paper = keep(cast.dev)
    for who in (cast.dev, cast.rosa, cast.cora):
        with pytest.raises(NotAllowed):
            actions.check_paper(who.actor, paper)


def test_what_was_taken_back_is_gone(cast, as_):
    paper = keep(cast.dev)
    as_(cast.dev).post(f"/o/river/papers/{paper.pk}/back/")
    assert not mine(cast.dev)
    assert as_(cast.dev).get(f"/o/river/papers/{paper.pk}/").status_code == 404
    with tenancy.within(cast.here.pk):
        assert Paper.objects.get(pk=paper.pk).content == b""
    assert keep(cast.dev), "the same file may come again"


def test_what_others_rely_on_stays(cast):
    paper = keep(cast.dev)
    actions.check_paper(cast.ines.actor, paper)
    with pytest.raises(NotAllowed, match="rely on it"):
        actions.take_back_paper(cast.dev.actor, paper)
    with pytest.raises(NotAllowed):
        actions.take_back_paper(cast.ines.actor, keep(cast.dev, upload=clean(b"2")))


def test_two_stages_of_one_credential_on_the_same_day(cast, as_):
    hold(cast.dev, stage="FULL", since_on=ago(600), until_on=ago(-130))
    known = {"credential": "us-tx-peer", "since_on": ago(300), "until_on": ago(100)}
    actions.hold_credential(cast.dev.actor, cast.dev.person, stage="INITIAL", **known)
    told = {"which": "us-tx-peer/FULL", "how": "HOLD", "since_on": str(ago(150))}
    text = as_(cast.dev).post(CREDENTIAL, told).content.decode()
    assert "overlap with the first certificate one, from" in text
    with pytest.raises(NotAllowed, match="overlap"):
        actions.hold_credential(
            cast.dev.actor, cast.dev.person, credential="us-tx-peer", stage="FULL",
            since_on=ago(150),
        )  # fmt: skip
    told["since_on"] = str(ago(99))
    assert as_(cast.dev).post(CREDENTIAL, told).status_code == 302
