"""The demo world before anything happens: whole, invented, safe to show, and as varied as life."""

import re
from collections import Counter

import pytest

from beside.demo import content, people
from beside.demo.shapes import Wish
from beside.encounters.wording import suggestions
from beside.people import vocabulary

MILLBROOK, HILL_STREET = content.organisations()
WALKING = {"LONG_AND_STEADY", "STEADY", "JUST_MET", "CAME_BACK", "CHANGED_PEER", "QUIET_NOW"}
SHAREABLE = {"MATCHED", "PUBLIC"}


def _texts():
    for path in sorted(content.CONTENT.rglob("*.yaml")):
        yield path, path.read_text(encoding="utf-8")


def test_the_main_organization_is_as_large_as_promised_and_the_other_small():
    assert len(MILLBROOK.participants) == 160
    assert 14 <= len(MILLBROOK.workers) <= 16
    assert len(HILL_STREET.participants) <= 15
    assert MILLBROOK.words["participant"] != HILL_STREET.words["participant"]


def test_every_setting_and_every_focus_has_a_programme():
    assert {each.setting for each in MILLBROOK.programmes} == set(vocabulary.codes("settings"))
    assert {each.focus for each in MILLBROOK.programmes} == {
        "MENTAL_HEALTH",
        "SUBSTANCE_USE",
        "CO_OCCURRING",
        "FAMILY",
    }
    assert {each.ages for each in MILLBROOK.programmes} == {"ADULT", "ADOLESCENT"}
    assert all(each.places for each in MILLBROOK.programmes)


def test_the_people_who_look_after_it_are_all_there():
    roles = Counter(each.role for each in MILLBROOK.staff)
    assert roles == {
        "SUPERVISOR": 3,
        "COORDINATOR": 2,
        "PROGRAMME_MANAGER": 1,
        "ORG_ADMIN": 1,
        "PRIVACY_OFFICER": 1,
    }


@pytest.mark.parametrize("worker", MILLBROOK.workers + HILL_STREET.workers, ids=lambda w: w.key)
def test_a_peer_worker_says_who_they_are_in_few_words_and_their_own(worker):
    assert len(worker.public_line) <= 120
    assert len(worker.story.split()) <= 120
    assert re.search(r"\bI\b", worker.story)
    assert worker.week
    assert worker.stage in vocabulary.codes("stages")
    assert set(worker.modes) >= {block.place.mode for block in worker.week}
    assert set(worker.not_about) <= set(vocabulary.codes("experiences"))
    assert not set(worker.not_about) & set(worker.experiences)
    assert all(0 <= value <= 4 for value in worker.styles.values())


def test_all_four_ways_of_showing_an_experience_are_used():
    seen = {seen_by for each in MILLBROOK.workers for seen_by in each.experiences.values()}
    assert seen == set(vocabulary.codes("visibilities"))


def test_the_workforce_is_as_uneven_as_a_real_one():
    assert [each.key for each in MILLBROOK.workers if each.state == "ON_LEAVE"] == ["sky"]
    assert [each.key for each in MILLBROOK.workers if each.state == "NEW"] == ["samira"]
    assert [each.key for each in MILLBROOK.workers if each.stage == "VOLUNTEER"] == ["ray"]
    full = [each.key for each in MILLBROOK.workers if _walking_with(each.key) == each.caseload]
    assert full == ["fabiola"]
    assert all(_walking_with(each.key) <= each.caseload for each in MILLBROOK.workers)


def _walking_with(worker):
    with_them = [each for each in MILLBROOK.participants if each.arc in WALKING]
    return sum(each.peers[-1] == worker for each in with_them)


@pytest.mark.parametrize("worker", MILLBROOK.workers, ids=lambda w: w.key)
def test_a_worker_with_two_faces_is_known_from_both_sides(worker):
    if worker.also_participant:
        other = content.organisation(worker.also_participant.organisation)
        person = other.participant(worker.also_participant.key)
        assert person.also_worker
        assert (person.also_worker.organisation, person.also_worker.key) == (
            "millbrook",
            worker.key,
        )
        assert worker.key not in person.peers


def test_somebody_has_two_faces_inside_one_organization_and_somebody_across_two():
    faces = [each.also_participant for each in MILLBROOK.workers if each.also_participant]
    assert {each.organisation for each in faces} == {"millbrook", "hill_street"}


@pytest.mark.parametrize("organisation", content.organisations(), ids=lambda o: o.key)
def test_everybody_named_is_there(organisation):
    programmes = {each.key for each in organisation.programmes}
    staff = {each.key for each in organisation.staff}
    workers = {each.key for each in organisation.workers}
    referrers = {each.key for each in organisation.referrers}
    for worker in organisation.workers:
        assert worker.supervisor in staff
        assert set(worker.programmes) <= programmes
    for person in organisation.participants:
        assert person.programme in programmes
        assert {*person.peers, *person.declined} <= workers
        assert not person.referred_by or person.referred_by in referrers
        assert bool(person.referred_by) == bool(person.referral_words)


@pytest.mark.parametrize("organisation", content.organisations(), ids=lambda o: o.key)
def test_nobody_walks_with_someone_who_does_not_fit(organisation):
    for person in organisation.participants:
        for key in person.peers:
            worker = organisation.worker(key)
            assert person.age_band in worker.serves, (person.key, key)
            assert set(person.languages) & set(worker.languages), (person.key, key)
            assert person.programme in worker.programmes, (person.key, key)
            asked = {wish.code for wish in person.wishes if wish.kind == "experiences"}
            assert not asked & set(worker.not_about), (person.key, key)


@pytest.mark.parametrize("organisation", content.organisations(), ids=lambda o: o.key)
def test_what_must_be_is_so(organisation):
    for person in organisation.participants:
        for key in person.peers:
            for wish in person.wishes:
                if wish.weight == "MUST":
                    assert _has(organisation.worker(key), wish), (person.key, key, wish.code)


def _has(worker, wish):
    shown = {
        "experiences": {code for code, by in worker.experiences.items() if by in SHAREABLE},
        "communities": {code for code, by in worker.communities.items() if by in SHAREABLE},
        "languages": set(worker.languages),
        "genders": {worker.gender},
        "age_bands": {worker.age_band},
        "modes": set(worker.modes),
    }
    return wish.kind == "times" or wish.code in shown[wish.kind]


def test_nobody_fits_the_people_whom_nobody_fits_yet():
    for person in MILLBROOK.participants:
        if person.arc == "NO_ONE_FITS_YET":
            musts = [wish for wish in person.wishes if wish.weight == "MUST"]
            able = [
                worker.key
                for worker in MILLBROOK.workers
                if all(_has(worker, wish) and _at(worker, wish) for wish in musts)
                and _walking_with(worker.key) < worker.caseload
            ]
            assert able == [], person.key


def _at(worker, wish):
    if wish.kind != "times":
        return True
    block = vocabulary.term("times", wish.code)
    return any(
        each.weekday in block.days and block.starts <= each.starts < block.ends
        for each in worker.week
    )


def test_there_are_many_goals_and_none_is_worn_out():
    used = Counter(goal.key for each in MILLBROOK.participants for goal in each.goals)
    assert len(used) >= 70
    assert max(used.values()) <= 3
    for goal in content.goals().values():
        assert 3 <= len(goal.steps) <= 7, goal.key


def test_no_two_people_have_the_same_story():
    for organisation in content.organisations():
        asks = Counter(each.asks for each in organisation.participants)
        assert max(asks.values()) == 1
        lives = Counter(
            (each.asks, each.goals, each.good_at, each.helps) for each in organisation.participants
        )
        assert max(lives.values()) == 1


def test_no_dealt_sentence_goes_to_more_than_two_people():
    said = Counter(
        text
        for each in MILLBROOK.participants
        for text in {*each.good_at, *each.helps, *each.people, *each.places}
    )
    assert max(said.values()) <= 2


def test_people_are_as_varied_as_life():
    tongues = {tongue for each in MILLBROOK.participants for tongue in each.languages}
    assert {"en", "es", "ht", "so", "vi", "ar", "ase", "hi"} <= tongues
    assert {each.age_band for each in MILLBROOK.participants} == set(vocabulary.codes("age_bands"))
    assert len({each.pronouns for each in MILLBROOK.participants}) >= 4
    assert {each.contact.channel for each in MILLBROOK.participants} >= {
        "TEXT",
        "PHONE_CALL",
        "EMAIL",
        "IN_PERSON_AT",
        "I_WILL_COME",
    }
    assert sum(not each.name.isascii() for each in MILLBROOK.participants) >= 5


def test_words_in_another_language_come_with_their_meaning():
    other = [each for each in MILLBROOK.participants if each.asks_in != "en"]
    assert {each.asks_in for each in other} >= {"es", "ht", "vi", "ar"}
    for person in other:
        assert person.asks_in_english
        assert person.asks_in in person.languages


def test_every_way_to_reach_somebody_is_safe_and_rings_nowhere():
    for organisation in content.organisations():
        for person in organisation.participants:
            _is_safe(person.contact)
    numbers = [
        each.contact.at
        for organisation in content.organisations()
        for each in organisation.participants
        if each.contact.channel in ("TEXT", "PHONE_CALL")
    ]
    assert len(numbers) == len(set(numbers))


def _is_safe(contact):
    vocabulary.term("channels", contact.channel)
    if contact.channel in ("TEXT", "PHONE_CALL"):
        assert re.fullmatch(r"555-01\d\d", contact.at)
    if contact.channel == "EMAIL":
        assert contact.at.endswith("@example.org")
    if contact.channel == "I_WILL_COME":
        assert (contact.at, contact.may_leave_message) == ("", False)
    else:
        assert contact.at
        assert contact.hours


def test_no_real_telephone_number_or_address_is_anywhere_in_the_files():
    for path, text in _texts():
        for number in re.findall(r"\d{3}[-. ]\d{4}", text):
            assert re.fullmatch(r"555-01\d\d", number), (path, number)
        for address in re.findall(r"[\w.]+@[\w.]+", text):
            assert address.endswith("example.org"), (path, address)
        assert "://" not in text, path


def test_deaf_people_are_not_telephoned_and_the_young_are_not_visited_at_home():
    for person in MILLBROOK.participants:
        if "ase" in person.languages:
            assert person.contact.channel != "PHONE_CALL", person.key
        if person.age_band == "AGE_13_17":
            assert person.contact.channel in ("TEXT", "EMAIL", "I_WILL_COME"), person.key


def test_our_own_words_need_no_gentle_suggestion():
    for organisation in content.organisations():
        ours = [organisation.about, *(each.line for each in organisation.staff)]
        ours += [each.about for each in organisation.programmes]
        ours += [text for each in organisation.workers for text in (each.story, each.public_line)]
        for text in ours:
            assert suggestions(text) == [], text


def test_a_wish_is_a_word_of_the_vocabulary_and_may_be_a_must():
    assert people.wish("ht!") == Wish("languages", "ht", "MUST")
    assert people.wish("GRIEF") == Wish("experiences", "GRIEF", "NICE")
    with pytest.raises(people.PersonError, match="'TALL'"):
        people.wish("TALL")


def test_every_word_people_can_wish_for_means_one_thing():
    codes = Counter(code for kind in people.WISH_KINDS for code in vocabulary.codes(kind))
    assert max(codes.values()) == 1


def test_keys_come_from_names():
    assert people.slug("Marie-Thérèse") == "marie_therese"
    assert people.slug("Bee 🐝") == "bee"
    assert people.slug("نور") == ""
    assert people.age_band("61+") == "AGE_61_UP"


ROW = {"name": "Al", "say": "he/him", "age": "26-40", "programme": "p", "arc": "WAITING"}
ROW |= {"asks": "Hello.", "wants": [], "goals": []}


def _people(*rows, words=None):
    return people.participants(
        "somewhere",
        person_rows=list(rows),
        referral_words=words or {},
        goals={},
        pools=content.read("pools.yaml"),
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({**ROW, "shoe": 9}, "Al: unknown shoe"),
        ({**ROW, "goals": ["fly"]}, "no goal 'fly'"),
        ({**ROW, "wants": ["TALL"]}, "'TALL'"),
        ({**ROW, "by": "a_duck"}, "a_duck has no words left"),
    ],
)
def test_a_faulty_row_says_whose(row, says):
    with pytest.raises(people.PersonError, match=says):
        _people(row)


def test_two_people_cannot_share_a_key():
    with pytest.raises(people.PersonError, match="there twice: al"):
        _people(ROW, ROW)


def test_a_faulty_file_says_where():
    with pytest.raises(content.ContentError, match="ghost"):
        content.made(Wish, {"key": "ghost", "kind": "x"})
