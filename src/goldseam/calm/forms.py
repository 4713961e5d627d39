"""The questions around an exercise; none has to be answered."""

from django import forms

from goldseam.library import Exercise


class LevelForm(forms.Form):
    """How strong it is, 0 to 10."""

    level = forms.IntegerField(min_value=0, max_value=10, required=False)

    def said(self) -> int | None:
        """The number, or nothing: a level that makes no sense is treated as skipped."""
        self.is_valid()
        return self.cleaned_data.get("level")


class BeginForm(LevelForm):
    """How to do it and for how long, as well; what isn't said is the first of each."""

    way = forms.CharField(max_length=60, required=False)
    length = forms.CharField(max_length=60, required=False)

    def way_of(self, exercise: Exercise) -> str:
        return self._known("way", [way.id for way in exercise.ways])

    def length_of(self, exercise: Exercise) -> str:
        return self._known("length", [length.id for length in exercise.lengths])

    def _known(self, name: str, ids: list[str]) -> str:
        self.is_valid()
        said = self.cleaned_data.get(name)
        return said if said in ids else ids[0]
