"""The form of one question: what it asks for decides how the answer is read."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goldseam.library import Asks, Question
from goldseam.questions.documents import Answer
from goldseam.ui.fields import Words

LONGEST = 10_000  # characters; the journal holds more
HIGHEST = {Asks.LEVEL: 10, Asks.CHANCE: 100}


class AnswerForm(forms.Form):
    """Holds one field, `answer`, and none where nothing is asked."""

    def __init__(self, question: Question, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        if question.asks is not Asks.NOTHING:
            self.fields["answer"] = _field(question)

    def clean_answer(self) -> Answer:
        answer = self.cleaned_data["answer"]
        if self.question.asks is Asks.WORDS and len(answer) > LONGEST:
            raise forms.ValidationError(
                _("This holds %(most)d characters; the journal holds more.") % {"most": LONGEST}
            )
        return tuple(answer) if isinstance(answer, list) else answer


def _field(question: Question) -> forms.Field:
    choices = [(option.id, option.text) for option in question.options]
    if question.asks is Asks.WORDS:
        return Words(strip=True)
    if question.asks is Asks.ONE:
        return forms.ChoiceField(choices=choices, required=False)
    if question.asks is Asks.SOME:
        return forms.MultipleChoiceField(choices=choices, required=False)
    highest = HIGHEST[question.asks]
    return forms.IntegerField(min_value=0, max_value=highest, required=False)
