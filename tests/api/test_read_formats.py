"""Whatever arrives is either read or turned away with a reason; it never breaks the reader."""

import json
import os
import time

import pytest

from beside.api.fhir import reading
from beside.api.fhir.limits import Limits
from beside.referrals.incoming import Reading

from .letters import TODAY, bundle, read, refusal, request, taken, task, wren

LETTER = json.dumps([request(), wren()])


def of(data: bytes | str, **how) -> Reading:
    raw = data.encode() if isinstance(data, str) else data
    return reading.read_bytes(raw, today=TODAY, name="letter.json", **how)


def why(data: bytes | str, **how) -> str:
    found = of(data, **how)
    assert found.referrals == found.ignored == ()
    assert [no.id for no in found.refused] == ["letter.json"]
    return found.refused[0].why


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_the_encodings_json_may_come_in_are_read(encoding):
    text = json.dumps([request(), wren(name=[{"given": ["Zoë"]}])], ensure_ascii=False)
    assert of(text.encode(encoding)).referrals[0].person.nickname == "Zoë"


def test_line_ends_of_other_systems_are_read():
    assert of(json.dumps([request(), wren()], indent=1).replace("\n", "\r\n")).referrals
    assert len(of(f"{json.dumps(request())}\r\n{json.dumps(wren())}\r\n").referrals) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "This file is empty."),
        (b" \n\t ", "This file is empty."),
        (b"\xef\xbb\xbf", "This file is empty."),
        ('{"a": "Zoë"}'.encode("latin-1"), "This is not written in UTF-8 (byte 10 cannot be read)"),
        (b"<Bundle xmlns='http://hl7.org/fhir'/>", "We read FHIR as JSON; this is XML."),
        (b"\x1f\x8b\x08\x00", "This file is packed."),
        (b"PK\x03\x04....", "This file is packed."),
        (b"\x00\x01\x02\xff\xfe", "This is not"),
        (
            b"Dear River Peers,",
            "This is not whole JSON: it stops making sense at line 1, column 1.",
        ),
        (b'{"resourceType": "Patient"', "This is not whole JSON"),
        (b"[NaN]", "It holds NaN, which is not a number JSON knows."),
        (b"[-Infinity]", "It holds -Infinity, which"),
        (b"[1e999]", "It holds a number that is too large to read."),
        (b"[" + b"9" * 5_000 + b"]", "It holds a number that is too long to read."),
        (b'{"a": 1, "a": 2}', "“a” is written twice in the same place."),
        (b"[" * 65 + b"]" * 65, "It is nested more than 64 levels deep."),
        (b"[" * 100_000, "It is nested more than 64 levels deep."),
        (b'{"a":' * 500 + b"1" + b"}" * 500, "It is nested more than 64 levels deep."),
        (b'{"resourceType":"Patient","a":' + b"[" * 500 + b"]" * 500 + b"}", "It is nested more"),
        (b"7", "This is not a record."),
        (b"null", "This is not a record."),
        (b'"Patient"', "This is not a record."),
        (b"{}", "This does not say what it is: resourceType is missing."),
        (b'{"resourceType": 5}', "This does not say what it is"),
        (b'{"resourceType": "Bundle"}', "This Bundle holds no records."),
        (b'{"resourceType": "Bundle", "entry": {}}', "Bundle.entry has the wrong shape"),
        (b"[]", "No referral is in here: there is no ServiceRequest."),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_reason(data, reason):
    assert why(data).startswith(reason)


def test_brackets_inside_words_are_no_depth():
    deep = "[" * 500 + '\\"{' * 80
    assert taken(request(note=[{"text": deep}]), wren()).asked_for.notes[0].text == deep


def test_a_bad_line_is_named_by_its_number_and_the_rest_goes_on():
    lines = [json.dumps(request()), "{oops", "", json.dumps(wren()), "[" * 90, "17"]
    found = of("\n".join(lines))
    assert len(found.referrals) == 1
    assert [no.id for no in found.refused] == [
        "letter.json, line 2",
        "letter.json, line 5",
        "letter.json, line 6",
    ]


def test_a_line_break_that_json_allows_inside_words_breaks_no_line():
    note = "one\u2028two\u0085three"
    lines = [json.dumps(request(note=[{"text": note}]), ensure_ascii=False), json.dumps(wren())]
    assert len(of("\n".join(lines)).referrals) == 1


def test_a_bundle_on_each_line_is_read_by_itself():
    lines = [
        json.dumps(bundle(request(id=f"r{n}"), wren(name=[{"given": [name]}])))
        for n, name in enumerate(["Wren", "Lark", "Dove"])
    ]
    found = of("\n".join(lines))
    assert [r.person.nickname for r in found.referrals] == ["Wren", "Lark", "Dove"]
    assert len({r.key for r in found.referrals}) == 3


def test_an_envelope_in_an_envelope_is_opened():
    assert taken(bundle(request(), bundle(wren(), kind="document"), kind="message"))


def test_an_entry_that_takes_something_away_is_not_followed():
    envelope = bundle(request(), wren(), kind="transaction")
    envelope["entry"][0]["request"] = {"method": "DELETE", "url": "ServiceRequest/r1"}
    found = read(envelope)
    assert found.referrals == ()
    assert found.refused[0].why == "This asks to DELETE. We only take what is sent."


def test_an_entry_without_a_record_is_set_aside():
    envelope = bundle(request(), wren(), kind="history")
    envelope["entry"].append({"request": {"method": "DELETE", "url": "Patient/2"}})
    found = read(envelope)
    assert len(found.referrals) == 1
    assert "letter.json, entry 3" in [aside.id for aside in found.ignored]


@pytest.mark.parametrize("entry", [None, 5, "x", [], {"resource": None}, {"resource": []}])
def test_an_entry_of_the_wrong_shape_is_named(entry):
    found = read(bundle(request(), wren()) | {"entry": [{"resource": request()}, entry]})
    assert "letter.json, entry 2" in [no.id for no in found.refused]


def test_an_old_kind_of_request_is_named_as_such():
    assert refusal({"resourceType": "ReferralRequest", "id": "x"}).startswith(
        "ReferralRequest is from an older FHIR."
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"subject": None}, "ServiceRequest.subject is missing."),
        ({"subject": {}}, "ServiceRequest.subject is missing."),
        ({"subject": "wren"}, "ServiceRequest.subject is not written the way FHIR R4 asks."),
        ({"subject": '{"reference":"Patient/wren"}'}, "ServiceRequest.subject is missing."),
        ({"status": None}, "ServiceRequest.status is missing."),
        ({"status": 7}, "ServiceRequest.status is not text."),
        ({"status": "banana"}, "Its status “banana” is not one that FHIR R4 knows."),
        ({"code": []}, "It does not say what it asks for: ServiceRequest.code is missing."),
        ({"authoredOn": "yesterday"}, "ServiceRequest.authoredOn is not written the way"),
        ({"note": {"text": "x"}}, "ServiceRequest.note must be a list."),
        ({"note": [{"text": 5}]}, "ServiceRequest.note[0].text is not text."),
        ({"doNotPerform": "perhaps"}, "ServiceRequest.doNotPerform must be true or false."),
        (
            {"occurrenceDateTime": "2026", "occurrencePeriod": {"start": "2026"}},
            "ServiceRequest has more than one of occurrenceDateTime,",
        ),
        ({"id": "two words"}, "ServiceRequest.id is not written the way FHIR R4 asks."),
    ],
)
def test_a_record_of_the_wrong_shape_is_refused_by_the_name_of_its_field(changes, reason):
    found = read(request(**changes), wren())
    assert found.referrals == ()
    assert found.refused[0].why.startswith(reason)


def test_a_field_that_fhir_does_not_know_is_no_reason_to_turn_someone_away():
    referral = taken(request(fhir_comments=["hello"], colour="blue"), wren())
    assert "“ServiceRequest.colour”, which FHIR R4 does not know" in referral.left_out
    assert '"colour":"blue"' in referral.original_text


def test_a_broken_record_of_somebody_else_stops_nobody():
    found = read(request(), wren(), wren(id="lark", birthDate="long ago"))
    assert len(found.referrals) == 1
    assert [(no.id, no.why) for no in found.refused] == [
        ("Patient/lark", "Patient.birthDate is not written the way FHIR R4 asks.")
    ]


def test_a_record_inside_another_is_checked_too():
    inside = {"resourceType": "Patient", "id": "p", "birthDate": 5}
    body = request(contained=[inside], subject={"reference": "#p"})
    assert refusal(body).startswith("ServiceRequest.contained Patient.birthDate")


def test_a_task_may_carry_its_request_and_person_inside():
    body = task(
        contained=[request(subject={"reference": "#wren"}), wren()],
        focus={"reference": "#r1"},
        for_={"reference": "#wren"},
    )
    referral = taken(body)
    assert referral.person.nickname == "Wren"
    assert referral.original[0].name == "Task/t1"


def test_control_marks_and_turned_words_do_not_come_along():
    name = "Wr\u0000en\u202egnip\x1b[31m"
    assert taken(request(), wren(name=[{"given": [name]}])).person.nickname == "Wrengnip[31m"


def test_half_a_character_is_no_text():
    found = read(request(), wren(name=[{"given": ["Wren\ud800"]}]))
    broken = "Patient.name[0].given[0] is not written the way FHIR R4 asks."
    assert [no.why for no in found.refused] == [
        broken,
        f"The person it is about cannot be read. {broken}",
    ]


def test_very_long_words_end_and_the_original_goes_on():
    long = "so " * 10_000
    referral = taken(request(note=[{"text": long}]), wren())
    assert referral.asked_for.notes[0].text.endswith("…")
    assert len(referral.asked_for.notes[0].text) <= 10_000
    assert json.dumps(long) in referral.original_text


def test_numbers_stay_as_they_were_written():
    text = LETTER.replace('"intent"', '"quantityQuantity": {"value": 1.50}, "intent"')
    assert '"value":1.50' in of(text).referrals[0].original_text


# Limits


def test_a_delivery_that_is_too_large_is_turned_away_whole():
    limits = Limits(total_bytes=1_000)
    assert why(b" " * 1_001, limits=limits).startswith("This is larger than")


def test_a_folder_that_is_too_large_is_turned_away_whole(tmp_path):
    for name in "ab":
        (tmp_path / name).write_text(LETTER)
    limits = Limits(total_bytes=len(LETTER) + 1)
    found = reading.read_path(tmp_path, today=TODAY, limits=limits)
    assert found.referrals == ()
    assert len(found.refused) == 1


def test_too_many_records_are_turned_away_whole():
    many = [request(), *(wren(id=f"w{n}") for n in range(11))]
    assert why(json.dumps(many), limits=Limits(records=10)).startswith("More than 10 records")
    assert why(json.dumps([1] * 30), limits=Limits(records=10)).startswith("More than 10 records")


def test_too_many_parts_are_turned_away_before_they_are_unpacked():
    assert why(b"[" + b"[]," * 2_000_000 + b"[]]").startswith("It is in more than 500,000 parts.")


def test_many_files_are_weighed_together():
    line = json.dumps(wren(photo=[{}] * 30))
    assert why("\n".join([line] * 4), limits=Limits(parts=100)).startswith("It is in more than 100")
    assert len(of(line, limits=Limits(parts=100)).ignored) == 1


def test_many_requests_for_one_person_in_one_letter_are_read_in_seconds():
    letter = bundle(wren(), *[request(id=f"r{n}") for n in range(1_500)], kind="message")
    start = time.process_time()
    assert len(read(letter).referrals) == 1_500
    assert time.process_time() - start < 5


def test_too_many_records_on_one_referral():
    goals = [
        {"resourceType": "Goal", "id": f"g{n}", "subject": {"reference": "Patient/wren"}}
        for n in range(20)
    ]
    found = read(bundle(request(), wren(), *goals), limits=Limits(records_per_referral=10))
    assert [no.why for no in found.refused] == [
        "More than 10 records hang on it. Send only what belongs."
    ]


def test_a_large_delivery_is_read_in_seconds():
    people = [
        bundle(
            request(
                id=f"r{n}", requester={"reference": "Organization/o"}, note=[{"text": "x" * 800}]
            ),
            wren(),
            {"resourceType": "Organization", "id": "o", "name": "Harbour"},
            task(focus={"reference": f"ServiceRequest/r{n}"}),
            kind="message",
        )
        for n in range(800)
    ]
    text = "\n".join(map(json.dumps, people))
    start = time.process_time()
    found = of(text)
    assert time.process_time() - start < 5
    assert len(found.referrals) == 800


def test_a_knot_of_references_is_cut():
    everybody = {
        "resourceType": "List",
        "id": "all",
        "entry": [{"item": {"reference": f"Patient/p{n}"}} for n in range(1_200)],
    }
    asks = [
        request(
            id=f"r{n}",
            subject={"reference": f"Patient/p{n}"},
            supportingInfo=[{"reference": "List/all"}],
        )
        for n in range(1_200)
    ]
    start = time.process_time()
    found = read(everybody, *asks, *(wren(id=f"p{n}") for n in range(1_200)))
    assert time.process_time() - start < 5
    assert len(found.referrals) == 1_200


# Files and folders


def test_a_folder_holds_files_in_folders_and_odd_things(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.json").write_text(json.dumps(request()))
    (tmp_path / "two").write_text(json.dumps(wren()))
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    (tmp_path / "notes.txt").write_text("Ring Bram")
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    found = reading.read_path(tmp_path, today=TODAY)
    assert len(found.referrals) == 1
    assert [no.id for no in found.refused] == ["gone.json", "notes.txt", "pipe"]


def test_a_path_that_is_not_there(tmp_path):
    found = reading.read_path(tmp_path / "nothing.json", today=TODAY)
    assert [no.why for no in found.refused] == ["There is no such file."]


def test_an_empty_folder(tmp_path):
    found = reading.read_path(tmp_path, today=TODAY)
    assert [no.why for no in found.refused] == [
        "No referral is in here: there is no ServiceRequest."
    ]
