"""Where somebody stands: one of the tracks, or nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goldseam.ui.words import library

NOTHING = "nothing"  # a form can't tell “nothing chosen” from “nothing of this”


class TrackForm(forms.Form):
    which = forms.ChoiceField()
    anew = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = [track.id for track in library().tracks.tracks]
        choice = self.fields["which"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(id, id) for id in (*ids, NOTHING)]
        unclear = _("Choose one of these, or go back without choosing.")
        choice.error_messages = {"required": unclear, "invalid_choice": unclear}

    def clean_which(self) -> str:
        which = str(self.cleaned_data["which"])
        return "" if which == NOTHING else which
