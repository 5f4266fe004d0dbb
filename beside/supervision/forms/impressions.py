"""How a meeting was: three statements, each of which may stay open."""

from typing import Any

from django import forms

from beside.ui.forms import KindForm, kindly

from ..statements import ANSWERS, STATEMENTS


class HowItWas(KindForm):
    """As one of the two says it."""

    def __init__(self, data: Any = None, *, side: str, **how: Any) -> None:
        super().__init__(data, **how)
        for each in STATEMENTS:
            field = forms.ChoiceField(
                label=str(each.said_by(side)),
                choices=list(ANSWERS.items()),
                widget=forms.RadioSelect,
                required=False,
            )
            kindly(field)
            self.fields[each.code] = field

    @property
    def answers(self) -> dict[str, str]:
        """What was answered; nothing for what was left open."""
        return {code: said for code, said in self.cleaned_data.items() if said}
