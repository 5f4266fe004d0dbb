"""A list of staff is taken in line by line: by the admin's page and by the operator's command."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from beside.core import tenancy
from beside.core.actor import operator
from beside.core.decision import NotAllowed
from beside.people import actions as people
from beside.people import queries
from beside.people.models import Person
from beside.workforce.models import Profile
from beside.workforce.taking import take_roster

LIST = b"""name,email,role,programme,supervisor_email,pronouns,languages,shoe size
Wren,wren@example.org,peer worker,Community,una@example.org,they/them,en;es,41
Una,una@example.org,supervisor,community,,,,
Wren,wren@example.org,coordinator,Ward,,,,
Odd,odd@example.org,peer worker,Nowhere,,,,
Pat,pat@example.org,participant,Community,,,,
Lee,lee@example.org,peer worker,Community,nobody@example.org,,,
Max,max@example.org,privacy officer,,,,,
"""


def take(cast, data=LIST):
    return take_roster(operator(cast.here.pk), cast.here, data)


def worker(cast, name):
    with tenancy.within(cast.here.pk):
        return Person.objects.get(name=name, face="STAFF")


def test_each_line_is_taken_or_refused_with_a_reason(cast):
    report = take(cast)
    assert (report["taken"], report["already_there"]) == (5, 0)
    refused = {line["id"]: line["why"] for line in report["refused"]}
    assert set(refused) == {"line 5", "line 6", "line 7"}
    assert "no programme called “Nowhere”" in refused["line 5"]
    assert "never made from a list" in refused["line 6"]
    assert "nobody here has the address" in refused["line 7"]
    assert report["left_out"] == ["shoe size"]


def test_what_it_says_is_so(cast):
    take(cast)
    wren = worker(cast, "Wren")
    with tenancy.within(cast.here.pk):
        parts = {(p.role, str(p.programme or "")) for _role, p in queries.parts_of(wren)}
        assert queries.supervisor_of(wren) == worker(cast, "Una")
    assert parts == {("peer_worker", "Community"), ("coordinator", "Ward")}
    assert wren.pronouns == "they/them" and wren.languages == ["en", "es"]
    assert wren.account is None and wren.work_email == "wren@example.org"


def test_the_same_list_again_changes_nothing(cast):
    take(cast)
    report = take(cast)
    assert (report["taken"], report["already_there"]) == (0, 5)
    with tenancy.within(cast.here.pk):
        assert Person.objects.filter(name="Wren").count() == 1


def test_a_refused_line_leaves_nothing_half_done(cast):
    take(cast)
    with tenancy.within(cast.here.pk):
        assert not Person.objects.filter(name__in=["Odd", "Pat"]).exists()


def test_somebody_on_the_other_side_is_refused(cast):
    """Known by their address as staff; their account receives support in that programme."""
    person = worker(cast, "Dev")
    with tenancy.within(cast.here.pk), pytest.raises(NotAllowed):
        people.import_roster_row(
            cast.marlowe.actor, cast.here, name="x", email="x@example.org", role="org_admin"
        )
    assert person.work_email == ""


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"name;email\n", "é" * 10**5])
def test_nonsense_is_refused_whole(cast, data):
    report = take(cast, data if isinstance(data, bytes) else data.encode())
    assert report["taken"] == 0 and report["refused"]


def test_the_admins_page_takes_the_same_list(cast, as_):
    client = as_(cast.ari)
    file = SimpleUploadedFile("staff.csv", LIST)
    page = client.post("/o/river/set-up/staff/import/", {"file": file}).content.decode()
    assert "5 lines were taken" in page and "3 lines need a look" in page
    assert "no programme called “Nowhere”" in page
    assert "Wren" in client.get("/o/river/set-up/staff/").content.decode()


def test_without_a_file_it_says_so(cast, as_):
    page = as_(cast.ari).post("/o/river/set-up/staff/import/", {"sent": "1"})
    assert page.status_code == 200 and "errors" in page.content.decode()


def test_formulas_and_markup_are_only_text(cast, as_):
    bad = b"name,email,role,programme\n=cmd|'/c calc',a@example.org,peer worker,<b>x</b>\n"
    file = SimpleUploadedFile("staff.csv", bad)
    page = as_(cast.ari).post("/o/river/set-up/staff/import/", {"file": file}).content.decode()
    assert "<b>x</b>" not in page and "&lt;b&gt;x&lt;/b&gt;" in page


ROOM = b"""name,email,role,programme,caseload_limit,languages
Wren,wren@example.org,peer worker,Community,12,English; Espa\xc3\xb1ol
Una,una@example.org,supervisor,Community,7,
Max,max@example.org,peer worker,Community,many,
Pip,pip@example.org,peer worker,Community,61,
Kim,kim@example.org,peer worker,Community,0,
Wren,wren@example.org,peer worker,Ward,9,
Lou,lou@example.org,peer worker,Community,,
"""


def room_of(cast, name):
    with tenancy.within(cast.here.pk):
        rows = Profile.objects.filter(person__name=name)
        return rows.values_list("caseload_limit", flat=True).first()


def test_how_many_people_they_walk_with_is_taken_in_too(cast):
    report = take(cast, ROOM)
    assert report["taken"] == 3
    assert [room_of(cast, name) for name in ("Wren", "Kim", "Lou")] == [12, 0, None]
    refused = {line["id"]: line["why"] for line in report["refused"]}
    assert set(refused) == {"line 3", "line 4", "line 5", "line 7"}
    assert "Only a peer worker walks with people" in refused["line 3"]
    assert "whole number from 0 to 60" in refused["line 4"]
    assert "whole number from 0 to 60" in refused["line 5"]
    assert "Line 2 says 12 for them" in refused["line 7"]
    assert worker(cast, "Wren").languages == ["en", "es"]


def test_another_number_in_a_later_list_is_what_holds(cast):
    take(cast, ROOM)
    assert take(cast, ROOM)["already_there"] == 3
    report = take(cast, ROOM.replace(b",12,", b",15,"))
    assert (report["taken"], room_of(cast, "Wren")) == (1, 15)
    take(cast, ROOM.replace(b",12,", b",,").replace(b",9,", b",,"))
    assert room_of(cast, "Wren") == 15, "an empty cell changes nothing"


def test_by_the_admins_page_too(cast, as_):
    file = SimpleUploadedFile("staff.csv", ROOM)
    page = as_(cast.ari).post("/o/river/set-up/staff/import/", {"file": file}).content.decode()
    assert "3 lines were taken" in page and "4 lines need a look" in page
    assert room_of(cast, "Wren") == 12
