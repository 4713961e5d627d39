"""The result: a sentence, bars that agree with their table, uncertainty named, one step."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from goldseam.reflections.documents import Reflected
from goldseam.ui.leads import address
from goldseam.ui.words import library

pytestmark = pytest.mark.django_db
CONTENT = library().reflections
SIGNS = CONTENT["signs"]
ANSWERS = [answer.id for answer in SIGNS.answers]


@pytest.fixture
def browser(alice, browser_of):
    return browser_of(alice)


@pytest.fixture
def answered(alice):
    """answered(days_ago, overthinking=(3, 3, 2, 2), …) keeps one; the other signs are “never”."""

    def keep(days_ago: int, of=SIGNS, **places) -> str:
        now = timezone.now()
        answers = {}
        for group in of.groups:
            given = places.get(group.id.replace("-", "_"), (0,) * len(of.of(group)))
            answers |= {i.id: ANSWERS[at] for i, at in zip(of.of(group), given, strict=False)}
        reflected = Reflected(
            wording=of.path.mark, reflection=of.id, begun_at=now, finished_at=now, answers=answers
        )
        day = now.astimezone(ZoneInfo("Europe/Berlin")).date() - timedelta(days=days_ago)
        return f"/reflections/{alice.drawer.add(reflected, day=day, now=now).id}/"

    return keep


def _text(browser, at: str) -> str:
    return browser.get(at).content.decode()


def test_the_sign_that_came_up_most_is_named_and_its_step_opens_the_tool(browser, answered):
    text = _text(browser, answered(0, checking_and_testing=(4, 3, 3, 3), overthinking=(2, 2, 1, 1)))
    assert "By your answers, checking and testing came up most in these two weeks." in text
    step = text.partition("One next step, because checking and testing came up most")[2]
    assert '<a class="button" href="/urge/">Keep the page for the urge at hand</a>' in step


def test_two_that_are_close_are_named_together(browser, answered):
    text = _text(browser, answered(0, overthinking=(3, 3, 3, 3), protective_distance=(3, 3, 3, 2)))
    assert "overthinking and protective distance came up most" in text


def test_where_nothing_came_up_no_step_is_pressed_on_anybody(browser, answered):
    text = _text(browser, answered(0))
    assert "none of these came up much" in text
    assert "One next step" not in text


def test_with_too_few_answers_the_page_says_so_and_shows_what_was_said(browser, answered):
    text = _text(browser, answered(0, overthinking=(4, 4)))
    part = text.partition("Overthinking")[2][:200]
    assert "too few answers for a bar" in part
    assert "I lay awake with a thought that wouldn’t leave me. <b>Nearly all the time</b>" in text
    assert text.count('class="now"') == 4


def test_the_table_says_the_same_as_the_bars(browser, answered):
    answered(40, overthinking=(4, 4, 4, 3), difficulty_letting_go=(2, 1, 1, 1))
    text = _text(browser, answered(0, overthinking=(1, 1, 2, 1), protective_distance=(4, 3, 2, 2)))
    bars = [(_width(bar, "now"), _width(bar, "then")) for bar in text.split('<svg class="bar"')[1:]]
    rows = re.findall(r'<th scope="row">[^<]+</th>((?:<td[^>]*>[^<]*</td>)+)', text)
    numbers = [re.findall(r"<td[^>]*>([^<]*)</td>", row)[:2] for row in rows]
    assert bars == [(float(now) * 100, float(then) * 100) for now, then in numbers]
    assert bars[0] == (125.0, 375.0)


def _width(bar: str, name: str) -> float:
    return float(re.search(rf'class="{name}"[^>]*width="([\d.]+)"', bar).group(1))


def test_a_difference_within_the_noise_is_never_called_a_change(browser, answered):
    answered(40, overthinking=(4, 4, 3, 3))
    text = _text(browser, answered(0, overthinking=(2, 2, 2, 2)))
    assert "the differences are within what such answers vary by anyway" in text
    assert 'class="then"' in text
    assert not re.search(r"better|worse|less than on|more than on|improve", text)


def test_a_difference_beyond_the_noise_is_said_with_its_date(browser, answered):
    answered(40, overthinking=(4, 4, 4, 3), protective_distance=(2, 2, 2, 2))
    text = _text(browser, answered(0, overthinking=(1, 1, 2, 1), protective_distance=(2, 1, 1, 1)))
    assert re.search(r"Overthinking came up less than on \w+, \d+ \w+( \d+)?\. That is more", text)
    assert "Any other difference is within it." in text
    assert "Protective distance came up" not in text


def test_what_had_to_be_assumed_is_named(browser, answered):
    text = _text(browser, answered(0, overthinking=(1, 1, 2, 1)))
    for words in (
        "agree with the first at 0.7",
        "about 1 answer step apart",
        "both are assumptions",
        "more than about 1.5 answer steps",
        "one comparison of twenty",
        "rests on up to 4 answers: it is a hint",
    ):
        assert words in text


def test_days_that_were_looked_at_before_arent_compared(browser, answered):
    answered(13, overthinking=(4, 4, 4, 4))
    text = _text(browser, answered(0, overthinking=(0, 0, 0, 0), difficulty_sharing=(3, 3, 3, 3)))
    assert 'class="then"' not in text


@pytest.mark.parametrize("name", [name for name in CONTENT if name != "signs"])
def test_a_side_of_trust_says_it_in_its_own_words(browser, answered, name):
    content = CONTENT[name]
    group = content.groups[0]
    places = tuple(0 if item.reversed else 4 for item in content.items)
    text = _text(browser, answered(0, content, **{name.replace("-", "_"): places}))
    assert group.in_words.much in text
    assert group.protects in text
    assert f'class="button" href="{address(group.step.leads_to)}"' in text
    assert ("/support/safe/" in text) == bool(group.careful)


def test_another_persons_trust_is_compared_with_a_caution(browser, answered):
    answered(40, CONTENT["reliability"], reliability=(4, 4, 0, 4, 4))
    text = _text(browser, answered(0, CONTENT["reliability"], reliability=(0, 0, 4, 0, 0)))
    assert "Reliability was lower than on" in text
    assert "only if you had the same person in mind" in text


def test_every_step_leads_somewhere():
    for content in CONTENT.values():
        for group in content.groups:
            assert address(group.step.leads_to)
            assert not group.careful or address(group.careful.leads_to)


def test_the_list_says_when_each_was_last_done(browser, answered):
    answered(0, overthinking=(3, 3, 3, 3))
    text = _text(browser, "/reflections/")
    assert text.count("Last done: Today.") == 1
    for content in CONTENT.values():
        assert f'href="/reflections/{content.id}/"' in text


def test_a_year_ago_is_further_back(browser, answered):
    at = answered(400, overthinking=(3, 3, 3, 3))
    text = _text(browser, "/reflections/")
    assert at not in text
    further = re.search(r'href="(/reflections/until/[^"]+)"', text).group(1)
    assert at in _text(browser, further)
