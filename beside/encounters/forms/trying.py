"""A deed that may be refused: the reason is shown on the form, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any

from beside.core.decision import NotAllowed
from beside.ui.forms import KindForm


def tried(form: KindForm, deed: Callable[[], Any]) -> Any:
    """What the deed gave, or None after the form took in why not."""
    try:
        return deed()
    except NotAllowed as why:
        form.add_error(None, why.because)
        return None
