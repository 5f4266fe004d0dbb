"""Gentle suggestions: what is met, what is left alone, and what a hostile text cannot do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.encounters import wording
from beside.encounters.phrases import Entry, forms
from beside.encounters.wording import suggestions

MET = [
    ("She is an addict.", "addict"),
    ("He's a recovering alcoholic and proud of it", "recovering alcoholic"),
    ("She has been clean for 90 days.", "clean"),
    ("He got clean again last year.", "clean"),
    ("They're clean.", "clean"),
    ("Gave a dirty urine on Monday", "dirty urine"),
    ("tested dirty twice", "tested dirty"),
    ("Member fell off the wagon.", "fell off the wagon"),
    ("Known for drug-seeking at the ER", "drug-seeking"),
    ("NON-COMPLIANT with everything", "NON-COMPLIANT"),
    ("Noncompliance noted", "Noncompliance"),
    ("Refused to come to group", "Refused to"),
    ("She refused her medication again", "refused her medication"),
    ("He failed to attend.", "failed to attend"),
    ("Failed treatment twice", "Failed treatment"),
    ("failed a drug screen", "failed a drug screen"),
    ("No-show today", "No-show"),
    ("He is very resistant.", "resistant"),
    ("Manipulative and loud", "Manipulative"),
    ("Just attention-seeking", "attention-seeking"),
    ("a frequent flyer here", "frequent flyer"),
    ("He claims he hears voices", "claims he"),
    ("She admitted to drinking", "admitted to"),
    ("Denies any drug use", "Denies"),
    ("lacks insight", "lacks insight"),
    ("Poor insight.", "Poor insight"),
    ("very low functioning", "low functioning"),
    ("high-functioning and working", "high-functioning"),
    ("The patient was late", "patient"),
    ("two patients waited", "patients"),
    ("Will discharge from the program for inactivity", "discharge from"),
    ("services for the mentally ill", "the mentally ill"),
    ("He is a schizophrenic", "schizophrenic"),
    ("She is such a borderline.", "a borderline"),
    ("she's bipolar and tired", "bipolar"),
    ("suffers from depression", "suffers from"),
    ("victim of mental illness", "victim of"),
    ("he is crazy", "crazy"),
    ("His father committed suicide.", "committed suicide"),
    ("a successful suicide", "successful suicide"),
    ("after a failed attempt", "failed attempt"),
    ("just a suicide gesture", "suicide gesture"),
    ("known self-harmer", "self-harmer"),
    ("helps the homeless", "the homeless"),
    ("works with ex-cons", "ex-cons"),
    ("convicted felon", "felon"),
    ("an illegal immigrant", "illegal immigrant"),
    ("she is wheelchair-bound", "wheelchair-bound"),
    ("hearing impaired since birth", "hearing impaired"),
    ("his real name is on file", "real name"),
    ("preferred pronouns: they", "preferred pronouns"),
    ("She’s clean", "clean"),
]

LEFT_ALONE = [
    "We had to clean the kitchen together.",
    "The kitchen is clean now and it smells of lemon.",
    "She got clean clothes from the closet.",
    "They clean houses on Fridays.",
    "He got a clean bill of health from the dentist.",
    "Needle exchange gives out clean needles.",
    "My hands were clean again.",
    "Failed the driving test; will try in May.",
    "The bus failed to stop for us.",
    "Our system failed again.",
    "He passed, after he failed math.",
    "I refused to leave without her.",
    "The landlord refused to fix the heat.",
    "Be patient with me, she said.",
    "She is a patient woman.",
    "He was very patient.",
    "Attended Alcoholics Anonymous on Tuesday.",
    "non-alcoholic beer at the barbecue",
    "We filed the insurance claim together.",
    "She was admitted to the ward on Sunday.",
    "He admitted to me that he loves opera.",
    "Committed to the plan, and to Sunday dinner.",
    "It was a crazy week of rain.",
    "A borderline score on the form, they told her.",
    "The borderline between the two towns.",
    "She acts in the drama club; a dramatic reading.",
    "He suffers fools gladly.",
    "The homeless shelter opens at six.",
    "We talked about the criminal justice course.",
    "The case was dismissed in court.",
    "He failed no one today.",
    "First attempt at the bread failed, second one rose.",
    "She told the bank no.",
    "Resistant bands from the gym.",
    "Waiting for the transient pain to pass.",
    "He is the real deal, her name for him.",
    "It was triggered by a timer.",
    "Cleaned up, washed up, sat down.",
    "Her case worker came along.",
    "Asked for asylum in 2019.",
    "Normal life again, he says: bread, bus, work.",
    "We played board games with him.",
    "discharged from hospital yesterday, tired and glad",
    "He is the one who drinks tea.",
    "She complains about the weather like my aunt.",
]


@pytest.mark.parametrize(("text", "found"), MET)
def test_words_that_can_hurt_are_met(text, found):
    assert found in [each.found for each in suggestions(text)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_ordinary_sentences_are_left_alone(text):
    assert suggestions(text) == []


def test_a_suggestion_says_where_what_and_why():
    (one,) = suggestions("His father committed suicide.")
    assert (one.start, one.end) == (11, 28)
    assert one.instead[0] == "died by suicide"
    assert one.why.endswith(".")


def test_a_phrase_does_not_reach_over_a_sentence_end():
    assert suggestions("He was committed. Suicide is what she spoke of.") == []


def test_the_longest_phrase_wins_and_no_place_is_met_twice():
    found = [each.found for each in suggestions("a recovering addict")]
    assert found == ["recovering addict"]


def test_an_organization_adds_its_own_words_and_is_asked_first():
    ours = Entry(find=("consumer|consumers", "addict"), instead=("member",), why="We say member.")
    found = suggestions("The consumers and one addict.", extra=(ours,))
    assert [(each.found, each.instead) for each in found] == [
        ("consumers", ("member",)),
        ("addict", ("member",)),
    ]


def test_there_are_enough_words_and_each_has_a_reason_and_a_source():
    assert len(wording.entries()) >= 60
    for entry in wording.entries():
        assert entry.instead, entry.find
        assert entry.why.endswith("."), entry.find
        assert entry.source
        assert entry.read == "2026-11-22", entry.find
        assert entry.confidence in {"guide", "several", "practice"}


def test_the_kinder_words_need_no_kinder_words():
    for entry in wording.entries():
        for words in entry.instead:
            assert suggestions(words) == [], (entry.find, words)


def test_patterns_stand_for_all_their_forms():
    assert forms("refuse|refused to") == [("refuse", "to"), ("refused", "to")]
    assert forms("the|~ homeless") == [("homeless",), ("the", "homeless")]


HOSTILE = {
    "one endless word": "a" * 100_000,
    "a word we know, again and again": "refused " * 12_500,
    "a word that looks both ways": "clean " * 16_700,
    "starts of phrases": "a-" * 50_000,
    "half phrases": "failed to " * 10_000,
    "only ends of sentences": "!" * 100_000,
    "only spaces": " " * 100_000,
    "nothing to see": "\u200b" * 100_000,
    "right to left": "‏سلام " * 14_000,
    "many finds": "was clean for " * 7_100,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_costs_little(text):
    suggestions("warm up")
    fastest = min(_seconds(text) for _ in range(3))
    assert fastest < 2, "it grows faster than the text"
    assert len(suggestions(text)) <= wording.MOST


def test_five_megabytes_cost_no_more_than_a_hundred_pages():
    assert _seconds("she had a patient smile and a bus to catch " * 120_000) < 1
    found = suggestions("x" * (wording.FAR - 10) + ". an addict " + "he is an addict. " * 10)
    assert found == []


def test_twice_the_text_is_about_twice_the_work():
    text = "She walked to the river and a patient man waited. " * 4_000
    once = min(_seconds(text) for _ in range(3))
    twice = min(_seconds(text * 2) for _ in range(3))
    assert twice < once * 4


def _seconds(text):
    began = time.perf_counter()
    suggestions(text)
    return time.perf_counter() - began


@given(st.text(max_size=300))
def test_whatever_is_typed_the_places_are_real(text):
    last = 0
    for each in suggestions(text):
        assert last <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.found
        last = each.end


ROW = {"find": ["oops"], "instead": ["sorry"], "why": "Kinder.", "source": "us"}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({**ROW, "source": "nowhere"}, "no source 'nowhere'"),
        ({**ROW, "confidence": "sure"}, "confidence is one of"),
        ({**ROW, "find": [""]}, "no word in it"),
        ({**ROW, "not_after": ["<nothing>"]}, "no shared list"),
        ({**ROW, "not_after": [False]}, "quote near words"),
        ({**ROW, "loudness": 1}, "a row needs"),
        ("oops", "a row needs"),
    ],
)
def test_a_faulty_list_says_where(row, says):
    raw = {"sources": {"us": {"read": "2026-11-22"}}, "near": {}, "words": [row]}
    with pytest.raises(wording.WordingError, match=says):
        wording.parse(raw)


def test_the_same_pattern_twice_is_a_fault():
    raw = {"sources": {"us": {"read": "2026-11-22"}}, "near": {}, "words": [ROW, {**ROW}]}
    with pytest.raises(wording.WordingError, match="twice"):
        wording.parse({**raw, "words": [ROW, {**ROW, "why": "Other."}]})
    with pytest.raises(wording.WordingError, match="sources, near and words"):
        wording.parse([])
