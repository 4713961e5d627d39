"""What was published keeps its words; a changed text needs a new version."""

import shutil
from pathlib import Path

import pytest

from goldseam.library import CONTENT, ContentError
from goldseam.library.__main__ import main
from goldseam.library.loading import KINDS
from goldseam.library.publishing import check, publish, record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "content" / "en"
    shutil.copytree(CONTENT / "en", copy, ignore=shutil.ignore_patterns("published.toml"))
    publish(copy)
    return copy


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_every_file_is_recorded_once(folder: Path) -> None:
    assert "breathing@1" in record(folder)
    assert publish(folder) == ()


def test_a_changed_text_is_refused(folder: Path) -> None:
    change(folder / "night.toml", "Good night", "Sleep well")
    with pytest.raises(ContentError, match="Raise `version` to 2"):
        check(folder, "night.toml")


def test_a_refused_text_records_nothing(folder: Path) -> None:
    before = record(folder)
    change(folder / "night.toml", "Good night", "Sleep well")
    change(folder / "journal.toml", "version = 1", "version = 2")
    with pytest.raises(ContentError):
        publish(folder)
    assert record(folder) == before


def test_a_changed_text_with_a_new_version_is_recorded_beside_the_old(folder: Path) -> None:
    old = record(folder)["night@1"]
    change(folder / "night.toml", "version = 1", "version = 2")
    change(folder / "night.toml", "Good night", "Sleep well")
    assert publish(folder) == ("night@2",)
    assert record(folder)["night@1"] == old
    assert record(folder)["night@2"] != old


def test_other_line_ends_are_the_same_text(folder: Path) -> None:
    path = folder / "night.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check(folder, "night.toml").id == "night"


@pytest.mark.parametrize("said", ["You should rest.", "Just rest.", "Rest now!", "Don't rest."])
def test_a_text_in_the_wrong_voice_is_never_published(folder: Path, said: str) -> None:
    change(folder / "night.toml", "version = 1", "version = 2")
    change(folder / "night.toml", "Sleep well, or rest at least.", said)
    with pytest.raises(ContentError, match="Say it another way"):
        publish(folder)


def test_a_file_nobody_can_read_is_refused(folder: Path) -> None:
    (folder / "poems.toml").write_text('id = "poems"\n', "utf-8")
    with pytest.raises(ContentError, match=r"en/poems\.toml"):
        publish(folder)


def test_the_command_checks_and_publishes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder.parent
    change(folder / "night.toml", "version = 1", "version = 2")
    assert main(["publish"], root) == 0
    assert main(["check"], root) == 0
    assert capsys.readouterr().out == f"en: night@2\nen: {len(KINDS)} files keep their promises\n"


def test_the_command_says_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "night.toml", "Good night", "Sleep well")
    assert main(["check"], folder.parent) == 1
    assert "en/night.toml" in capsys.readouterr().err
    assert main(["frobnicate"], folder.parent) == 2
    assert "check|publish" in capsys.readouterr().err
