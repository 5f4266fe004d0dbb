"""No write without an action; no row without an organisation; no hidden tables."""

import pytest
from django.apps import apps

from beside.core import action
from beside.core.models import WriteOnce
from beside.core.record import Record
from beside.core.sealed import SealedText

# Not about an organisation's people: the wall itself, how to sign in, history, and machinery.
UNSCOPED = {
    "core.Org",
    "core.Chain",
    "core.Once",
    "core.Schedule",
    "people.Account",
}
# Words people write that are not sealed, each with the reason it may lie in plain sight.
PLAIN_WORDS = {
    "core.Access.because": "shown to the person in the log of looks",
    "core.Denial.because": "our own sentences",
    "people.Programme.about": "public",
    "workforce.Profile.story": "the worker's own public page",
    "careers.Opening.about": "public",
    "consent.Consent.how_to_revoke": "our own text, versioned",
    "consent.Consent.statements": "our own text, versioned",
    "consent.Disclosure.notice": "our own text, versioned",
    "consent.Glass.words": "a reason shown to the person and to a reviewer",
    "consent.Glass.review": "a reviewer's finding, part of the log",
}


def ours():
    return [m for m in apps.get_models() if m.__module__.startswith("beside.")]


@pytest.mark.once
@pytest.mark.parametrize("model", ours(), ids=lambda m: m._meta.label)
def test_a_model_is_a_record_or_is_listed(model):
    listed = model._meta.label in UNSCOPED or issubclass(model, WriteOnce)
    assert issubclass(model, Record) != listed
    assert model.__doc__ and not model.__doc__.startswith(model.__name__ + "("), "say what it is"


@pytest.mark.once
@pytest.mark.parametrize("model", ours(), ids=lambda m: m._meta.label)
def test_no_hidden_many_to_many_tables(model):
    if issubclass(model, Record):
        assert not model._meta.many_to_many, "make the link a Record"


@pytest.mark.once
@pytest.mark.parametrize("model", ours(), ids=lambda m: m._meta.label)
def test_moments_and_days_are_named_as_such(model):
    for field in model._meta.concrete_fields:
        kind = field.get_internal_type()
        if issubclass(model, Record) and kind == "DateTimeField":
            assert field.name.endswith(("_at", "since", "until")) or field.name == "at", field.name
        if issubclass(model, Record) and kind == "DateField":
            assert field.name.endswith("_on"), field.name
        if issubclass(model, Record) and kind == "BooleanField":
            assert field.name.startswith(("is_", "may_", "wants_", "has_")), field.name


@pytest.mark.once
@pytest.mark.parametrize("model", ours(), ids=lambda m: m._meta.label)
def test_long_words_about_people_are_sealed(model):
    for field in model._meta.concrete_fields:
        if field.get_internal_type() == "TextField":
            label = f"{model._meta.label}.{field.name}"
            assert label in PLAIN_WORDS, f"{label}: seal it, or say here why not"


@pytest.mark.once
def test_the_sensitive_columns_are_sealed():
    sealed = {
        f"{model._meta.label}.{field.name}"
        for model in ours()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedText)
    }
    assert {
        "encounters.Note.words",
        "encounters.Note.next",
        "encounters.Draft.body",
        "encounters.AddedWords.words",
        "plans.Goal.words",
        "referrals.Request.words",
        "referrals.Referral.original",
        "people.SafeContact.address",
        "notices.Notice.words",
        "workforce.Paper.content",
    } <= sealed


@pytest.mark.once
def test_every_action_has_a_name_a_policy_and_says_what_it_does():
    for event, run in action.ACTIONS.items():
        noun, dot, verb = event.partition(".")
        assert noun and dot and verb and callable(run.may), event
        assert run.may.__name__ != "<lambda>", f"{event}: name the right"


@pytest.mark.once
def test_every_reaction_listens_to_an_event_that_can_happen():
    assert set(action.REACTIONS) - {"organisation.founded"} <= set(action.ACTIONS)
