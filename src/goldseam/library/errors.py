"""One error for all content: which file, which field, what is wrong and how to mend it."""

import msgspec

# msgspec ends its messages with " - at `$.steps[0].seconds`"; these are its own words.
PLACE = " - at `$"
REMEDIES = {
    "missing required field": "Add the field, or copy its shape from a file of the same kind.",
    "contains unknown field": "Remove the field or correct its spelling.",
    "Invalid enum value": "Use one of the values the struct in goldseam/library lists.",
    "Expected": "Give the field the type and the limits the message names.",
}


class ContentError(ValueError):
    """A content file that cannot be used, and what to do about it."""

    def __init__(self, file: str, field: str, problem: str, remedy: str) -> None:
        self.file, self.field, self.problem, self.remedy = file, field, problem, remedy
        super().__init__(f"{file}, {field}: {problem}. {remedy}")


def from_validation(file: str, error: msgspec.ValidationError) -> ContentError:
    """Turn msgspec's message into ours. `file` is the path below the content folder."""
    problem, _, place = str(error).partition(PLACE)
    field = place.strip("`.") or "the file itself"
    return ContentError(file, field, problem.rstrip("."), _remedy(problem))


def _remedy(problem: str) -> str:
    found = (remedy for words, remedy in REMEDIES.items() if words in problem)
    return next(found, "Correct the field so that it keeps the promise the message names.")
