"""What can be said here: which pattern to hide, and yes or no to a picture of two."""

from django import forms

from goldseam.journal.documents import LONGEST_TAG, TAG_KINDS


class HideForm(forms.Form):
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in TAG_KINDS])
    word = forms.CharField(max_length=LONGEST_TAG)


class AgreeForm(forms.Form):
    agree = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
