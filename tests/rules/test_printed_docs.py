"""The printed pages say what the code says now."""

import pytest

from beside.people import printed
from beside.people.management.commands.print_docs import printed_docs
from beside.people.roles import ROLES

DOCS = printed_docs()


@pytest.mark.once
@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_it_is_up_to_date(path):
    assert path.exists() and path.read_text() == DOCS[path], (
        "run: python -m beside manage print_docs"
    )


@pytest.mark.once
def test_every_role_and_deed_is_in_it():
    from beside.core.action import ACTIONS

    [permissions] = [text for path, text in DOCS.items() if path.name == "permissions.md"]
    [events] = [text for path, text in DOCS.items() if path.name == "events.md"]
    assert all(str(role.name) in permissions for role in ROLES.values())
    assert all(f"`{event}`" in permissions and f"`{event}`" in events for event in ACTIONS)


@pytest.mark.once
def test_a_bar_in_a_sentence_does_not_break_the_table():
    def look(actor, thing):
        """Read this | that."""

    look.sees = look.may = lambda actor: None
    look.is_public = False
    look.__module__ = "beside.plans.views"
    text = printed.permissions({}, [printed.Door("/x/", look)], {})
    assert "Read this \\| that." in text


@pytest.mark.once
def test_doors_and_deeds_come_in_one_order():
    def deed(actor, thing, *, words):
        """Something was said."""

    deed.event, deed.__module__ = "thing.said", "beside.plans.actions"
    assert "| `thing.said` | Something was said. | `words` | – |" in printed.events(
        {"thing.said": deed}, {}
    )
