"""The form of an entry: its text, and its tags as chips to tap and fields to type into."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from goldseam.drafts.documents import Fields, first
from goldseam.journal.documents import (
    LONGEST,
    LONGEST_TAG,
    MOST_TAGS,
    TAG_KINDS,
    Entry,
    Tag,
    without_repeats,
)
from goldseam.ui.fields import Words


class EntryForm(forms.Form):
    """`text`; per kind of tag, `<kind>` holds chips (a list) and `<kind>_more` typed words."""

    text = Words()

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].strip("\n")
        if not text.strip():
            raise forms.ValidationError(_("There is nothing to save yet. Write a word first."))
        if len(text) > LONGEST:
            raise forms.ValidationError(_too_long(len(text)))
        return str(text)

    def clean(self) -> dict[str, Any]:
        found = tags_in(dict(cast(QueryDict, self.data).lists()))
        if any(len(tag.word) > LONGEST_TAG for tag in found):
            self.add_error(None, _("A tag can hold %(most)d characters.") % {"most": LONGEST_TAG})
        many = next((k for k in TAG_KINDS if sum(t.kind == k for t in found) > MOST_TAGS), None)
        if many:
            self.add_error(None, _("%(most)d tags of one kind fit.") % {"most": MOST_TAGS})
        return {**self.cleaned_data, "tags": without_repeats(found)}


def tags_in(fields: Fields) -> list[Tag]:
    """The tags in what a form sent: those tapped, then those typed."""
    return [
        Tag(kind, " ".join(word.replace("\0", "").split()))
        for kind in TAG_KINDS
        for word in [*fields.get(kind, ()), *typed_words(first(fields, f"{kind}_more"))]
        if word.strip()
    ]


def typed_words(text: str) -> list[str]:
    """Words with commas or line breaks between them; a semicolon lets a word hold a comma."""
    if ";" in text:
        return text.replace("\n", ";").split(";")
    return text.replace("\n", ",").split(",")


def as_fields(entry: Entry, revision: int) -> dict[str, list[str]]:
    """What the form of an existing entry holds before anybody types."""
    fields = {"text": [entry.text], "_revision": [str(revision)], "_prompt": [entry.prompt]}
    for tag in entry.tags:
        fields.setdefault(tag.kind, []).append(tag.word)
    return fields


def _too_long(length: int) -> str:
    return _(
        "One entry holds %(most)s characters, and this has %(length)s. Your words are still here: "
        "move a part of them into a second entry."
    ) % {"most": f"{LONGEST:,}", "length": f"{length:,}"}
