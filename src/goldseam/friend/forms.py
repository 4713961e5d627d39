"""What goes into a message to somebody one trusts; nothing has to be chosen."""

from django import forms

from goldseam.library import Friend
from goldseam.ui.fields import Words


class MessageForm(forms.Form):
    name = Words(strip=True, max_length=80)
    opening = forms.CharField(required=False)
    own = Words(strip=True, max_length=2000)
    wish = forms.CharField(required=False)
    ending = forms.CharField(required=False)

    def message(self, content: Friend) -> str:
        data = self.cleaned_data
        return content.message(
            data["name"],
            opening=data["opening"],
            own=data["own"],
            wish=data["wish"],
            ending=data["ending"],
        )
