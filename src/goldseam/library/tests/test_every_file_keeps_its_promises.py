"""One test a file and promise: its shape, its voice, its short sentences, its published text."""

import pytest

from goldseam.library import voice
from goldseam.library.loading import CONTENT, KINDS, files, read
from goldseam.library.publishing import check, fingerprint, record

ENGLISH = CONTENT / "en"
each_file = pytest.mark.parametrize("name", sorted(KINDS))


def test_every_file_has_a_kind_and_every_kind_a_file() -> None:
    assert set(files(ENGLISH)) == set(KINDS)


@each_file
def test_its_shape_is_sound(name: str) -> None:
    content = read(ENGLISH, name, KINDS[name])
    assert content.version >= 1
    assert content.source
    assert content.licence


@each_file
def test_it_speaks_plainly(name: str) -> None:
    texts = voice.prose(read(ENGLISH, name, KINDS[name]))
    assert {text: voice.faults(text) for text in texts if voice.faults(text)} == {}


@each_file
def test_its_sentences_are_short(name: str) -> None:
    texts = list(voice.prose(read(ENGLISH, name, KINDS[name])))
    assert 0 < voice.mean_sentence(texts) <= voice.LONGEST_MEAN


@each_file
def test_its_published_text_has_not_changed(name: str) -> None:
    content = check(ENGLISH, name)
    assert record(ENGLISH).get(content.published_as) == fingerprint(ENGLISH / name), (
        "Run `python -m goldseam.library publish` for a new version"
    )


@each_file
def test_no_version_is_skipped(name: str) -> None:
    content = read(ENGLISH, name, KINDS[name])
    name, _, _ = content.published_as.rpartition("@")
    recorded = {key for key in record(ENGLISH) if key.startswith(f"{name}@")}
    assert recorded == {f"{name}@{number}" for number in range(1, content.version + 1)}
