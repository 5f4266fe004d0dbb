"""Staff, referrals and keys for other systems, at the front organisation unless told otherwise."""

import pytest

from tests.postgres import HERE

ROSTER = """name,email,role,programme,supervisor_email
Dev Quill,dev@example.org,peer worker,Community,ines@example.org
Ines Hart,ines@example.org,supervisor,Community,
Nobody,,peer worker,Community,
"""
OPEN = """
from beside.core.actor import operator
from beside.core.models import Org
from beside.people import actions as people
org = Org.objects.get(slug="river")
people.open_programme(operator(org.pk), org, name="Community", slug="community", setting="COMMUNITY")
"""
STAFF = """
from beside.core import tenancy
from beside.core.models import Org
from beside.people.models import Person
for org in Org.objects.order_by("slug"):
    with tenancy.within(org.pk):
        print(org.slug, *sorted(Person.objects.values_list("name", flat=True)), sep=", ")
"""


def test_a_list_of_staff_is_taken_line_by_line_and_only_once(desk, tmp_path):
    desk.python(OPEN)
    file = tmp_path / "staff.csv"
    file.write_text(ROSTER)
    told = desk.run("roster", "import", file)
    assert told.status == 1, "one line could not be taken"
    assert told.json["taken"] == 2
    assert [row["id"] for row in told.json["refused"]] == ["line 4"]
    assert "line 4" in told.err
    assert desk.python(STAFF) == "hill, Zed Lane\nriver, Ari Moss, Dev Quill, Ines Hart"
    again = desk.run("roster", "import", file).json
    assert (again["taken"], again["already_there"]) == (0, 2)


@pytest.mark.once
def test_a_list_without_a_wrong_line_is_all_well(desk, tmp_path):
    desk.python(OPEN)
    file = tmp_path / "staff.csv"
    file.write_text("\n".join(ROSTER.splitlines()[:3]))
    told = desk.run("roster", "import", file, "--org", "river")
    assert (told.status, told.err) == (0, "")
    assert desk.run("roster", "import", tmp_path / "nowhere.csv").status == 1


def test_referrals_are_taken_once(desk):
    desk.python(OPEN)
    samples = HERE / "tests/fhir_samples/single_files"
    told = desk.run("referrals", "import", samples, "--sender", "hospital")
    assert told.json["taken"] >= 1, told.err
    assert told.status == (1 if told.json["refused"] else 0)
    again = desk.run("referrals", "import", samples, "--sender", "hospital").json
    assert (again["taken"], again["already_there"]) == (0, told.json["taken"])


@pytest.mark.once
def test_a_place_or_programme_that_is_none_is_said(desk, tmp_path):
    assert "nothing at" in desk.run("referrals", "import", tmp_path / "nowhere").err
    told = desk.run("referrals", "import", tmp_path, "--programme", "nowhere")
    assert (told.status, told.out) == (1, "")
    assert "nowhere" in told.err


@pytest.mark.once
def test_a_key_for_another_system_is_shown_once_and_not_kept(desk):
    told = desk.run("clients", "add", "City Hospital", "--org", "hill")
    assert told.status == 0
    assert told.json["organisation"] == "hill"
    assert told.json["key"].encode() not in (desk.var / "beside.sqlite3").read_bytes()
