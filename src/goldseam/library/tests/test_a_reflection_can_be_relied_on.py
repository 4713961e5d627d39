"""A reflection is checked when it is loaded: its items, its order, its answers, its leads."""

import shutil
from pathlib import Path

import pytest

from goldseam.library import CONTENT, ContentError, MoreMeans, Reflection, load
from goldseam.library.loading import REFLECTIONS, read

ENGLISH = CONTENT / "en"
SIGNS = read(ENGLISH, "reflections/signs.toml", Reflection)
each = pytest.mark.parametrize("name", REFLECTIONS)


def _read(name: str) -> Reflection:
    return read(ENGLISH, f"reflections/{name}.toml", Reflection)


@each
def test_every_item_is_asked_as_one_question_with_its_five_answers(name: str) -> None:
    content = _read(name)
    assert [question.id for question in content.path.in_turn] == [it.id for it in content.items]
    assert {len(question.options) for question in content.path.questions} == {5}
    assert content.path is content.path
    assert content.path.mark == content.published_as


def test_each_of_five_signs_has_four_items_of_its_own() -> None:
    assert len(SIGNS.groups) == 5
    assert {len(SIGNS.of(group)) for group in SIGNS.groups} == {4}
    assert SIGNS.more_means is MoreMeans.SIGN


@pytest.mark.parametrize("name", [name for name in REFLECTIONS if name != "signs"])
def test_a_side_of_trust_has_five_items_some_of_them_turned_round(name: str) -> None:
    content = _read(name)
    assert [len(content.of(group)) for group in content.groups] == [5]
    assert content.more_means is MoreMeans.TRUST
    assert 1 <= sum(item.reversed for item in content.items) <= 2


@each
def test_it_says_what_it_is_not_and_that_everything_can_be_skipped(name: str) -> None:
    before = " ".join(_read(name).before)
    for words in ("past two weeks", "no test", "measured on nobody", "skip any", "come back"):
        assert words in before


@each
def test_where_somebody_may_not_be_safe_a_way_to_help_stands_beside(name: str) -> None:
    content = _read(name)
    # What one does alone, whoever else there is.
    alone = {"overthinking", "checking-and-testing", "self-trust"}
    careful = {group.id for group in content.groups if group.careful}
    assert careful == {group.id for group in content.groups} - alone
    assert {g.careful.leads_to for g in content.groups if g.careful} <= {"support/safe"}


def test_letting_go_is_never_pushed() -> None:
    group = SIGNS.group("difficulty-letting-go")
    assert group.step.leads_to == "guide/difficulty-letting-go"
    assert "whether you want it at all" in group.step.why


@each
def test_every_article_it_names_is_there(name: str) -> None:
    guide, groups = load().guide, _read(name).groups
    assert {group.guide for group in groups} <= set(guide)
    leads = {group.step.leads_to for group in groups if group.step.leads_to.startswith("guide/")}
    assert {lead.removeprefix("guide/") for lead in leads} <= set(guide)


def test_a_turned_item_counts_the_other_way_round() -> None:
    content = _read("self-trust")
    plain = next(item for item in content.items if not item.reversed)
    turned = next(item for item in content.items if item.reversed)
    ids = [answer.id for answer in content.answers]
    assert [content.value(plain, id) for id in ids] == [0, 1, 2, 3, 4]
    assert [content.value(turned, id) for id in ids] == [4, 3, 2, 1, 0]
    with pytest.raises(KeyError):
        content.value(plain, "perhaps")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "lay-awake"', 'id = "went-over-it"', "twice"),
        ('id = "seldom"', 'id = "never"', "twice"),
        ('group = "overthinking"', 'group = "worrying"', "no group has that id"),
        ('group = "overthinking"', 'group = "difficulty-sharing"', "items; write 4"),
        (
            '[[items]]\nid = "changed-subject"\ngroup = "difficulty-sharing"',
            '[[items]]\nid = "changed-subject"\ngroup = "overthinking"',
            "items; write 4",
        ),
        ('leads_to = "urge"', 'leads_to = "surge"', "nothing has that name"),
        ('more_means = "sign"', 'more_means = "guilt"', "Invalid enum value"),
    ],
)
def test_a_fault_stops_it_with_the_name_of_the_file(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        _changed(tmp_path, lambda text: text.replace(old, new, 1))
    assert caught.value.file == "en/reflections/signs.toml"


def test_two_items_of_one_sign_never_follow_each_other(tmp_path: Path) -> None:
    def sorted_by_group(text: str) -> str:
        head, *items = text.split("[[items]]\n")
        return "[[items]]\n".join([head, *sorted(items, key=lambda item: item.splitlines()[1])])

    with pytest.raises(ContentError, match="mix the order"):
        _changed(tmp_path, sorted_by_group)


def _changed(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    shutil.copytree(ENGLISH / "reflections", tmp_path / "en" / "reflections")
    path = tmp_path / "en" / "reflections" / "signs.toml"
    before = path.read_text("utf-8")
    path.write_text(change(before), "utf-8")
    assert path.read_text("utf-8") != before
    read(tmp_path / "en", "reflections/signs.toml", Reflection)
