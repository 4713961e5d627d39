"""The form of a night. Every field may stay empty; too long a line is said, not cut."""

import re
from datetime import date, datetime

from django import forms
from django.utils.translation import gettext as _

from goldseam.night.documents import LINES, LONGEST_LINE, NOTICED_KINDS, Note, Noticed
from goldseam.ui.fields import Words

_GOOD = re.compile(r"good_[1-9]\d?")


class NightForm(forms.Form):
    night = forms.DateField()
    noticed = Words(strip=True)
    noticed_kind = forms.CharField(required=False)

    def __init__(self, *args: object, tonight: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.tonight = tonight
        # Three, or more where two windows wrote about one night.
        least = {f"good_{n}" for n in range(1, LINES + 1)}
        sent = {name for name in self.data if _GOOD.fullmatch(name)}
        self.good = sorted(least | sent, key=lambda name: int(name[5:]))
        for name in self.good:
            self.fields[name] = Words(strip=True)

    def clean_night(self) -> date:
        night: date = self.cleaned_data["night"]
        if night > self.tonight:
            raise forms.ValidationError(_("That night has not come yet."))
        return night

    def clean(self) -> None:
        for name in (*self.good, "noticed"):
            if len(self.cleaned_data.get(name, "")) > LONGEST_LINE:
                self.add_error(name, _("This holds %(most)d characters; the journal holds more.")
                               % {"most": LONGEST_LINE})  # fmt: skip

    def note(self, wording: str, window: str, now: datetime) -> Note:
        """What the form says, as a note of its own."""
        data = self.cleaned_data
        kind = data["noticed_kind"] if data["noticed_kind"] in NOTICED_KINDS else ""
        return Note(
            good=tuple(data[name] for name in self.good if data[name]),
            noticed=Noticed(text=data["noticed"], kind=kind) if data["noticed"] else None,
            wording=wording,
            window=window,
            written_at=now,
        )
