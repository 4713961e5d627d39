"""The answer to the day's small thing."""

from django import forms

from goldseam.today.documents import Said
from goldseam.ui.words import library


class AnswerForm(forms.Form):
    thing = forms.CharField(max_length=60)
    said = forms.ChoiceField(choices=[(said.value, said.value) for said in Said])

    def clean_thing(self) -> str:
        """The id with the version of the list it comes from."""
        things = library().small_things
        if self.cleaned_data["thing"] not in {thing.id for thing in things.things}:
            raise forms.ValidationError("unknown")
        return f"{self.cleaned_data['thing']}@{things.version}"
