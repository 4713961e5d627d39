"""The word coach: text in, notices out. It points out and explains; it never scores or rewrites.

review("I feel dismissed when you look at your phone.").notices[0].kind    # "faux_feeling"
review_boundary("I need an hour when I get in.").missing    # ("reason", "gain", "will")
review_reply("You waited, and I forgot.").hears_first       # True

Pure: nothing here knows Django, reads the clock, touches the database or keeps what it read. What
it knows of a language lies beside it, in a folder of its own (language.py).
"""

from goldseam.coach.boundaries import review_boundary
from goldseam.coach.finding import Span
from goldseam.coach.replies import review_reply
from goldseam.coach.reviews import BoundaryReview, Notice, ReplyReview, Review
from goldseam.coach.statements import review

__all__ = [
    "BoundaryReview",
    "Notice",
    "ReplyReview",
    "Review",
    "Span",
    "review",
    "review_boundary",
    "review_reply",
]
