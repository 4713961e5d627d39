"""A content file that can't be used stops with its name, the field, the problem and a remedy."""

import shutil
from pathlib import Path

import pytest

from goldseam.library import CONTENT, ContentError, load


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / "en", tmp_path / "en")
    return tmp_path


def test_the_copy_loads(root: Path) -> None:
    assert load(root).language == "en"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("feelings.toml", 'title = "Afraid"\n', "", ("families[0]", "title", "Add the field")),
        ("feelings.toml", "version = 1", "version = 0", ("version", ">= 1", "limits")),
        ("feelings.toml", 'tone = "hard"', 'tone = "bad"', ("tone", "'bad'", "one of the values")),
        ("feelings.toml", 'word = "wary"', 'wort = "wary"', ("words[1]", "wort", "spelling")),
        ("feelings.toml", 'id = "wary"', 'id = "uneasy"', ("“uneasy”", "twice", "Correct")),
        ("feelings.toml", 'first = ["anxious"', 'first = ["odd"', ("first", "odd", "Correct")),
        ("calm/breathing.toml", "seconds = 4", "seconds = 400", ("steps[0].seconds", "120")),
        ("calm/breathing.toml", 'cue = "in"', 'cue = "sniff"', ("steps[0].cue", "sniff")),
        ("calm/senses.toml", 'id = "senses"', 'id = "sense"', ("id", "“sense”", "“senses”")),
        ("night.toml", 'language = "en"', 'language = "de"', ("language", "“de”", "“en”")),
        ("journal.toml", "[[prompts]]", "[[prompts]", ("the file itself", "line", "TOML")),
        ("helplines.toml", "checked = 2026", "checked = 26", ("the file itself", "TOML")),
    ],
)
def test_the_error_names_file_field_and_remedy(
    root: Path, file: str, old: str, new: str, expected: tuple[str, ...]
) -> None:
    path = root / "en" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(ContentError) as caught:
        load(root)

    assert caught.value.file == f"en/{file}"
    for words in expected:
        assert words in str(caught.value)


def test_a_missing_file_is_named(root: Path) -> None:
    (root / "en" / "night.toml").unlink()
    with pytest.raises(ContentError, match=r"en/night\.toml.*missing.*Restore"):
        load(root)


def test_a_language_without_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"cy/calm/breathing\.toml"):
        load(tmp_path, "cy")


def test_field_problem_and_remedy_stand_apart(root: Path) -> None:
    path = root / "en" / "calm" / "breathing.toml"
    path.write_text(path.read_text("utf-8").replace("seconds = 4", "seconds = 400", 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load(root)
    assert caught.value.field == "ways[0].steps[0].seconds"
    assert caught.value.problem == "Expected `int` <= 120"
    assert caught.value.remedy.startswith("Give the field")
