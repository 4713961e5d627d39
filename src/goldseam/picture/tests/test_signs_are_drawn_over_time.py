"""Signs at each date; different only beyond what answers vary by anyway."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import override
from tests.pictured import moment

from goldseam.drawers.gate import Kept
from goldseam.picture.signs import over_time
from goldseam.reflections.documents import Reflected
from goldseam.ui.words import library

FIRST = date(2026, 8, 1)
SIGNS = library().reflections["signs"]


def done(day: int, level: int, sign: str | None = None, other: int = 2) -> Kept[Reflected]:
    """Every item of a sign (or of all) answered so."""
    on = FIRST + timedelta(days=day)
    at = moment(on, 12)
    answers = {
        item.id: SIGNS.answers[level if sign in (None, group.id) else other].id
        for group in SIGNS.groups
        for item in SIGNS.of(group)
    }
    said = Reflected(wording=SIGNS.path.mark, begun_at=at, finished_at=at, reflection="signs",
                     answers=answers)  # fmt: skip
    return Kept(UUID(int=day + 1), on, UUID(int=9), 1, said)


def drawn(*kept: Kept[Reflected]):
    with override("en"):
        return over_time(list(kept), SIGNS)


def test_one_date_by_itself_is_not_a_line():
    assert drawn(done(0, 3)) is None
    assert drawn(done(0, 3), done(13, 1)) is None, "they ask about the same days"


def test_only_the_sign_that_changed_beyond_the_noise_is_called_different():
    seen = drawn(done(0, 4, "overthinking"), done(30, 1, "overthinking"))
    changed = {sign.title: sign.has_changed for sign in seen.signs}
    assert changed == {group.title: group.id == "overthinking" for group in SIGNS.groups}
    assert "Less than on 1\u00a0Aug\u00a02026" in seen.signs[0].sentence
    assert "No clear change." in seen.signs[1].sentence


def test_more_is_called_more():
    seen = drawn(done(0, 0), done(30, 3))
    assert all("More than on" in sign.sentence for sign in seen.signs)


def test_every_date_is_in_the_table_and_higher_answers_stand_higher():
    seen = drawn(done(0, 4), done(20, 2), done(40, 0))
    for sign in seen.signs:
        assert [float(average) for _, average in sign.rows] == [0, 2, 4], "the latest first"
    heights = [dot.y for dot in seen.signs[0].dots]
    assert heights == sorted(heights)
    assert [dot.latest for dot in seen.signs[0].dots] == [False, False, True]
