"""How often the alarm was right: from five fears on, with both ends, and in part counts as true."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from goldseam.urge.alarm import heard
from goldseam.urge.documents import Moment

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


def fear(chance: int | None, outcome: str) -> Moment:
    return Moment(wording="urge@1", begun_at=NOW, fear="a fear", chance=chance, outcome=outcome)


def test_under_five_with_a_chance_and_an_ending_nothing_is_said():
    few = [fear(70, "no")] * 4
    assert heard([*few, fear(None, "yes"), fear(90, "open"), fear(90, "")]) is None
    assert heard([*few, fear(90, "no")]) is not None


def test_what_was_said_stands_beside_what_came_of_it():
    told = [*[fear(80, "no")] * 6, *[fear(80, "yes")] * 2, *[fear(50, "no")] * 2]
    with override("en"):
        alarm = heard(told)
    assert alarm.sentence == "On average they felt 74\u00a0% likely."
    assert [(part.name, part.says) for part in alarm.parts] == [
        ("Felt open", "none of 2 came true"), ("Felt likely", "2 of 8 came true"),
    ]  # fmt: skip
    likely = alarm.parts[1]
    assert likely.left + likely.width < likely.stated == 80.0
    assert [row[:2] for row in alarm.rows] == [
        ["Felt open (50\u00a0%)", "0 of 2"],
        ["Felt likely (80\u00a0%)", "2 of 8"],
    ]


def test_where_none_came_true_it_says_so_in_words():
    with override("en"):
        alarm = heard([fear(70, "no")] * 10)
    assert {part.says for part in alarm.parts} == {"none of 10 came true"}
    assert "“this won’t happen”" in alarm.told_more


def test_in_part_counts_as_true():
    with override("en"):
        alarm = heard([fear(50, "partly")] * 3 + [fear(50, "no")] * 3)
    assert [part.says for part in alarm.parts] == ["3 of 6 came true"]


@pytest.mark.parametrize(
    ("outcome", "says"),
    [("no", "None of the 6 came true."), ("yes", "All 6 came true, at least in part.")],
)
def test_what_came_of_them_is_said_again_only_where_some_had_no_chance(outcome, says):
    told = [fear(70, outcome)] * 6
    with override("en"):
        assert says not in heard(told).sentence
        some = heard([*told, fear(None, "no")]).sentence
    assert some == f"Of 6 you said how likely they felt: on average 70\u00a0%. {says}"


def test_from_ten_on_it_is_compared_with_ones_own_base_rate():
    nine = [fear(90, "no")] * 8 + [fear(90, "yes")]
    with override("en"):
        assert heard(nine).told_more == ""
        further = heard([*nine, fear(90, "no")]).told_more
        nearer = heard([fear(90, "yes")] * 6 + [fear(10, "no")] * 6).told_more
    assert "A guess of 10\u00a0% each time would have been nearer" in further
    assert "A fear that felt 70\u00a0% likely came true about" in further
    assert "was nearer to what happened than a guess of 50\u00a0% each time" in nearer


def test_the_page_of_fears_shows_it(alice, browser_of, now):
    for outcome in ("no", "no", "yes", "no", "partly"):
        alice.drawer.add(fear(70, outcome), day=now.date(), now=now)
    page = browser_of(alice).get(reverse("urge:fears")).content.decode()
    assert "How often the alarm was right" in page
    assert "2 of 5 came true" in page


@pytest.mark.parametrize(("written", "open_ones", "folded"), [(16, 16, 0), (17, 12, 5)])
def test_a_long_list_of_fears_unfolds_and_leaves_none_out(
    alice, browser_of, now, written, open_ones, folded
):
    for number in range(written):
        at = now - timedelta(days=number)
        alice.drawer.add(fear(70, "no"), day=at.date(), now=at)
    page = browser_of(alice).get(reverse("urge:fears")).content.decode()
    above, _, under = page.partition(f">{folded} more<")
    assert (above.count(">a fear<"), under.count(">a fear<")) == (open_ones, folded)
