"""The word coach: text in, notices out. It points out and explains; it never scores or rewrites.

review("I feel dismissed when you look at your phone.").notices[0].kind    # "faux_feeling"

Pure: nothing here knows Django, reads the clock, touches the database or keeps what it read. What
it knows of a language lies beside it, in a folder of its own (language.py).
"""

from goldseam.coach.finding import Span
from goldseam.coach.reviews import Notice, Review
from goldseam.coach.statements import review

__all__ = ["Notice", "Review", "Span", "review"]
