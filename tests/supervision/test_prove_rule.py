"""What counts for any rule, entry by entry, for whoever checks it; in one press."""

import csv
import datetime as dt
import io
from uuid import uuid4

import pytest
from pypdf import PdfReader

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Access, Event
from beside.core.uploads import Clean
from beside.supervision import actions, proof, queries
from beside.supervision.models import Evidence
from beside.workforce import actions as workforce


def ago(days):
    return clock.today() - dt.timedelta(days=days)


@pytest.fixture
def held(cast):
    return workforce.hold_credential(
        cast.dev.actor,
        cast.dev.person,
        credential="us-pa-cps",
        stage="FULL",
        since_on=ago(600),
        until_on=ago(-130),
    )


@pytest.fixture
def courses(cast, held):
    def course(hours, day, **told):
        return workforce.add_hours(
            cast.dev.actor,
            cast.dev.person,
            kind="CE",
            day_on=ago(day),
            minutes=hours * 60,
            **told,
        )

    rows = [
        course(12, 30, topics=["recovery"], certificate="=1+1"),
        course(3, 40, topics=["ethics"], certificate="C-2"),
        course(4, 900, topics=["ethics"], certificate="C-3"),
        course(2, 50, topics=["ethics"], certificate="C-4"),
    ]
    workforce.sign_hours(
        cast.ines.actor,
        cast.dev.person,
        hours=[rows[0].pk, rows[3].pk],
        left_out={rows[3].pk: "Half of it was lunch."},
    )
    return rows


def page(cast, held, rule="ce.ethics"):
    return f"/o/river/supervision/{cast.dev.person.pk}/proof/?credential={held.pk}&rule={rule}"


def of(cast, held, rule="ce.ethics"):
    with tenancy.within(cast.here.pk):
        return queries.proof(
            cast.ines.actor, cast.dev.person, str(held.pk), rule, today=clock.today()
        )


def test_what_counted_what_did_not_and_why(cast, held, courses):
    [rule] = of(cast, held).rules
    assert [(row.certificate, row.hours) for row in rule.counted] == [("C-2", 3)]
    why = {row.certificate: row.why for row in rule.left_out}
    assert why["=1+1"] == "not about ethics"
    assert "before" in why["C-3"]
    assert why["C-4"] == "Half of it was lunch."
    signed = {row.certificate: (row.signed_by, row.signed_on) for row in rule.left_out}
    assert signed["C-4"] == ("Ines", clock.today())
    assert rule.source["authority"] == "Pennsylvania Certification Board"
    assert rule.read_on.year == 2026


def test_every_rule_of_a_credential_at_once(cast, held, courses):
    found = of(cast, held, "")
    assert {"ce", "ce.ethics"} <= {rule.key for rule in found.rules}
    assert (
        found.rule_id == "us-pa-cps/FULL" and of(cast, held).rule_id == "us-pa-cps/FULL/ce.ethics"
    )


@pytest.mark.parametrize(("who", "status"), [
    ("dev", 200), ("ines", 200), ("manu", 200), ("ari", 200),
    ("rosa", 404), ("cora", 404), ("pia", 404), ("marlowe", 404),
])  # fmt: skip
def test_who_may_see_the_hours_may_show_them(cast, held, courses, as_, who, status):
    reply = as_(getattr(cast, who)).get(page(cast, held))
    assert reply.status_code == status
    assert ("C-2" in reply.content.decode()) == (status == 200)


def test_it_is_one_press_from_the_need(cast, held, courses, as_):
    html = as_(cast.dev).get("/o/river/my-development/").content.decode()
    address = page(cast, held).replace("&", "&amp;")
    assert address in html
    assert (
        "Proof of this"
        not in as_(cast.dev)
        .get("/o/river/my-development/what-if/?credential=us-ca-mpss")
        .content.decode()
    ), "a question is no credential"


def test_the_table_holds_no_command_and_is_written_into_the_log(cast, held, courses, as_):
    reply = as_(cast.manu).post(page(cast, held, "ce"), {"form": "CSV"})
    rows = list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"))))
    assert {row["Certificate"]: row["Counted"] for row in rows} == {
        "'=1+1": "yes", "C-2": "yes", "C-3": "no", "C-4": "no",
    }  # fmt: skip
    assert "attachment" in reply["Content-Disposition"]
    with tenancy.within(cast.here.pk):
        taken = Evidence.objects.get()
        assert (taken.rule, taken.lines, taken.form) == ("us-pa-cps/FULL/ce", 4, "CSV")
        assert (taken.by, taken.worker) == (cast.manu.person, cast.dev.person)
        assert Event.objects.filter(name="supervision.proof_taken").count() == 1
        assert Access.objects.filter(page__endswith="proof.show").exists()


def test_the_document_tells_the_same(cast, held, courses, as_):
    reply = as_(cast.ines).post(page(cast, held), {"form": "PDF"})
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(reply.content)).pages)
    for words in ("Pennsylvania Certification Board", "C-2", "Half of it was lunch", "Read on"):
        assert words in text.replace("\n", " ")


def test_papers_are_told_by_title(cast, held, courses, as_):
    for about, title in ((held, "The certificate"), (courses[1], "Ethics, signed"), (None, "Exam")):
        workforce.keep_paper(
            cast.dev.actor,
            cast.dev.person,
            kind="OTHER",
            title=title,
            upload=Clean("a.pdf", "application/pdf", title.encode()),
            about=about,
        )
    assert set(of(cast, held).papers) == {"The certificate", "Ethics, signed", "Exam"}
    assert set(of(cast, held, "supervision").papers) == {"The certificate", "Exam"}
    assert "Ethics, signed" in as_(cast.ines).get(page(cast, held)).content.decode()


def test_to_look_takes_nothing(cast, held, courses, as_):
    as_(cast.dev).get(page(cast, held))
    with tenancy.within(cast.here.pk):
        assert not Evidence.objects.exists()


@pytest.mark.parametrize("credential", ["", "nonsense", str(uuid4())])
def test_what_there_is_not_is_not_found(cast, held, as_, credential):
    address = f"/o/river/supervision/{cast.dev.person.pk}/proof/?credential={credential}"
    client = as_(cast.dev)
    assert client.get(address).status_code == 404
    assert client.post(address, {"form": "PDF"}).status_code == 404
    assert client.get(page(cast, held, "no.such")).status_code == 404


def test_a_credential_of_another_worker_is_not_shown_as_this_ones(cast, held, as_):
    theirs = workforce.hold_credential(
        cast.rosa.actor, cast.rosa.person, credential="us-oh-cps", stage="FULL"
    )
    assert as_(cast.dev).get(page(cast, theirs, "")).status_code == 404


def test_nobody_takes_it_for_a_worker_out_of_sight(cast):
    with pytest.raises(NotAllowed):
        actions.take_proof(
            cast.rosa.actor, cast.dev.person, rule="x", form="PDF",
            begins_on=ago(1), ends_on=ago(0), lines=0,
        )  # fmt: skip


def test_every_rule_of_every_pack_becomes_paper(cast):
    """No pack says something the table or the document cannot hold."""
    from beside.workforce import rules

    for name, (_pack, known) in rules.shipped().credentials.items():
        for stage in known.stages:
            mine = workforce.hold_credential(
                cast.dev.actor, cast.dev.person, credential=name, stage=stage, since_on=ago(90)
            )
            found = of(cast, mine, "")
            workforce.end_credential(cast.dev.actor, mine)
            if found is not None:
                table = list(csv.reader(io.StringIO(proof.as_csv(found))))
                assert len({len(row) for row in table}) == 1
    assert found is not None
    assert proof.as_pdf(found, org="x", by="y", now=clock.now()).startswith(b"%PDF-")
