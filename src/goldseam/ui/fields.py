"""Form fields that every room may use."""

from typing import Any

from django import forms


class Words(forms.CharField):
    """What somebody writes: kept as they wrote it, with plain line ends and without null bytes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "strip": False, **options})

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
