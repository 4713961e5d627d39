"""The sentences the coach is tried on stay as they were locked away, and it never grew on them."""

from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent / "coach"


def test_the_locked_split_is_as_it_was_before_there_was_a_rule():
    for line in (HERE / "locked" / "SHA256").read_text().splitlines():
        digest, name = line.split()
        assert sha256((HERE / "locked" / name).read_bytes()).hexdigest() == digest, name


def test_no_sentence_is_in_both():
    """Compared as lines of their own files; no test prints a sentence of the locked split."""
    for grown in (HERE / "development").glob("*.jsonl"):
        lines = set(grown.read_text("utf-8").splitlines())
        assert lines, grown
        assert not lines & set((HERE / "locked" / grown.name).read_text("utf-8").splitlines())
