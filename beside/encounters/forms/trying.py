"""A deed that may be refused: the reason is shown on the form, and nothing typed is lost."""

from collections.abc import Callable
from typing import TypeVar

from beside.core.decision import NotAllowed
from beside.ui.forms import KindForm

Done = TypeVar("Done")


def tried(form: KindForm, deed: Callable[[], Done]) -> Done | None:
    """What the deed gave, or None after the form took in why not."""
    try:
        return deed()
    except NotAllowed as why:
        form.add_error(None, why.because)
        return None
