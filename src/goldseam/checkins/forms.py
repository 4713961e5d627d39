"""What a tap may say, and what the page with all the words may."""

from django import forms

from goldseam.checkins.documents import LEVELS
from goldseam.ui.words import library


class TapForm(forms.Form):
    """One tap: a number, or a word."""

    distress = forms.IntegerField(min_value=LEVELS[0], max_value=LEVELS[-1], required=False)
    feeling = forms.CharField(max_length=40, required=False)

    def clean_feeling(self) -> str:
        return with_version(self.cleaned_data["feeling"])


class WordsForm(forms.Form):
    """Every word there is, as many as wanted."""

    feelings = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def clean_feelings(self) -> list[str]:
        chosen = self.cleaned_data["feelings"] or []
        return [word for id in chosen if (word := with_version(id))]


def with_version(id: str) -> str:
    """The id of a known word with the version of the vocabulary, or nothing."""
    feelings = library().feelings
    return f"{id}@{feelings.version}" if id in feelings.words else ""
