"""The sentences the coach is tried on stay as they were locked away, and it never grew on them."""

import json
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent / "coach"


def test_the_locked_split_is_as_it_was_before_there_was_a_rule():
    for line in (HERE / "locked" / "SHA256").read_text().splitlines():
        digest, name = line.split()
        assert sha256((HERE / "locked" / name).read_bytes()).hexdigest() == digest, name


def test_no_sentence_is_in_both():
    grown, locked = _texts("development"), _texts("locked")
    assert grown
    assert locked
    assert not grown & locked, "a sentence of the development set is locked away too"


def _texts(folder: str) -> set[str]:
    lines = (path.read_text("utf-8").splitlines() for path in (HERE / folder).glob("*.jsonl"))
    return {json.loads(line)["text"].casefold() for found in lines for line in found if line}
