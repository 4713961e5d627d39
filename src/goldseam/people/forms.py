"""Every form about an account. A secret that was typed is never shown again in a form."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from goldseam.people import passphrases
from goldseam.people.accounts import name_key
from goldseam.people.preferences import IDLE_MINUTES, known_zone
from goldseam.people.refusals import Refusal

LONGEST_KEY = 80  # what the folded name's column holds


class PlainForm(forms.Form):
    """A form whose errors can be listed on top of the page, each leading to its field."""

    def refuse(self, refusal: Refusal) -> None:
        """Show why it was refused, and nothing else."""
        self._errors, self.cleaned_data = ErrorDict(), {}
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, refusal.text)

    @property
    def summary(self) -> list[tuple[str, str]]:
        first = next(iter(self.fields))
        said = [(name, str(text)) for name in self.fields for text in self.errors.get(name, [])]
        return [(first, str(text)) for text in self.non_field_errors()] + said


class Passphrase(forms.CharField):
    """The passphrase as somebody knows it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(label=options.pop("label", _("Passphrase")), **options)

    def to_python(self, value: Any) -> str:
        return passphrases.tidy(super().to_python(value) or "")


class NewPassphrase(Passphrase):
    """A passphrase somebody chooses: it has to be hard to guess."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and (problem := passphrases.problem(value)):
            raise forms.ValidationError(problem)


class Join(PlainForm):
    name = forms.CharField(
        label=_("A name to sign in with"),
        help_text=_("Your first name or any other. Only you and whoever runs this server see it."),
        max_length=40,
    )
    passphrase = NewPassphrase(required=False)  # the one that was suggested
    new_passphrase = NewPassphrase(required=False, label=_("Your own passphrase"))
    time_zone = forms.CharField(required=False)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if len(name_key(name)) > LONGEST_KEY:
            raise forms.ValidationError(_("Please take a shorter name."))
        return str(name)

    def clean_time_zone(self) -> str:
        return known_zone(self.cleaned_data["time_zone"])

    def clean(self) -> None:
        own, name = self.cleaned_data.get("new_passphrase"), self.cleaned_data.get("name", "")
        if own and (problem := passphrases.problem(own, name)):
            self.add_error("new_passphrase", problem)
        if not self.errors and not self.chosen:
            self.add_error("new_passphrase", _("Take the five words or write your own."))

    @property
    def chosen(self) -> str:
        """One's own passphrase if there is one, else the suggested one."""
        own: str = self.cleaned_data.get("new_passphrase") or ""
        return own or self.cleaned_data.get("passphrase") or ""


class SignIn(PlainForm):
    name = forms.CharField(label=_("Name"), max_length=200)
    passphrase = Passphrase()


class Unlock(PlainForm):
    """A PIN or the passphrase: one of the two is enough."""

    pin = forms.CharField(label=_("PIN"), required=False)
    passphrase = Passphrase(required=False)

    def clean(self) -> None:
        if not (self.cleaned_data.get("pin") or self.cleaned_data.get("passphrase")):
            self.add_error(None, _("Type your PIN or your passphrase."))


class SecondStep(PlainForm):
    code = forms.CharField(
        label=_("Code"),
        help_text=_("Six digits from your app, or one of your backup codes."),
        max_length=40,
    )


class Recover(PlainForm):
    name = forms.CharField(label=_("Name"), max_length=200)
    code = forms.CharField(
        label=_("Recovery code"),
        help_text=_("Six groups of five characters. Small letters and spaces are fine."),
        max_length=100,
    )
    new_passphrase = NewPassphrase(label=_("A new passphrase"))


class Say(PlainForm):
    passphrase = Passphrase(label=_("Your passphrase"))


class Pin(PlainForm):
    pin = forms.CharField(
        label=_("A PIN for this device"), help_text=_("Six to twelve digits that you’ll remember.")
    )

    def clean_pin(self) -> str:
        pin: str = self.cleaned_data["pin"].replace(" ", "")
        if problem := passphrases.pin_problem(pin):
            raise forms.ValidationError(problem)
        return pin


class AppCode(PlainForm):
    code = forms.CharField(label=_("The six digits your app shows now"), max_length=20)


class ConfirmRecovery(PlainForm):
    code = forms.CharField(
        label=_("Your recovery code"),
        help_text=_("Small letters and spaces are fine."),
        max_length=100,
    )


class ChangePassphrase(PlainForm):
    passphrase = Passphrase(label=_("The passphrase you have now"))
    new_passphrase = NewPassphrase(label=_("The new passphrase"))


class SomeoneKnew(PlainForm):
    """The passphrase or, if somebody has changed it, the recovery code."""

    passphrase = Passphrase(label=_("The passphrase you have now"), required=False)
    code = forms.CharField(label=_("Or your recovery code"), required=False, max_length=100)
    new_passphrase = NewPassphrase(label=_("The new passphrase"))

    def clean(self) -> None:
        if not (self.cleaned_data.get("passphrase") or self.cleaned_data.get("code")):
            self.add_error("passphrase", _("Type your passphrase or your recovery code."))


class Delete(PlainForm):
    passphrase = Passphrase(label=_("Your passphrase"))


class Choices(PlainForm):
    idle_minutes = forms.TypedChoiceField(
        label=_("Lock by itself after"),
        coerce=int,
        choices=[(minutes, minutes) for minutes in IDLE_MINUTES],
    )
    time_zone = forms.ChoiceField(label=_("Your time zone"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        zones = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
        self.fields["time_zone"].choices = [(zone, zone) for zone in zones]  # type: ignore[attr-defined]
