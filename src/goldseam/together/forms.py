from typing import Any

from django import forms
from django.utils.translation import gettext as _


class CodeForm(forms.Form):
    code = forms.CharField(max_length=40)

    def refuse(self, text: str) -> None:
        self.add_error("code", text)


class LeaveForm(forms.Form):
    """Which kinds of one's own words come along."""

    taking = forms.MultipleChoiceField(required=False)

    def __init__(self, kinds: list[tuple[str, str, int]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["taking"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(kind, name) for kind, name, _count in kinds]


def wrong_code() -> str:
    return _(
        "No invitation has this code. It has eight characters, is good for ten minutes and once."
    )
