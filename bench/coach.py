"""How long the word coach takes to look at a statement, the first time and once it is warm.

The statements are those it was grown on, put together to about 300 characters.
"""

import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measuring import Row

SENTENCES = Path("tests/coach/development/statements.jsonl")
LONG = 300  # characters
WARM = 100  # statements, after which most patterns that are ever needed have been compiled


def rows() -> Iterator[Row]:
    from goldseam.coach import review

    texts = _texts()
    first = _milliseconds(review, texts[0])
    warming = [_milliseconds(review, text) for text in texts[1:WARM]]
    warm = [_milliseconds(review, text) for text in texts[WARM:]]
    five_thousand = " ".join(texts)[:5_000]
    yield Row("A statement of 300 characters, reviewed", statistics.median(warm), "ms", at_most=5)
    yield Row("   the slowest of them", max(warm), "ms")
    yield Row(f"   the first {WARM} in a process, on average", statistics.mean(warming), "ms")
    yield Row("   the very first", first, "ms")
    yield Row("5,000 characters, reviewed", _milliseconds(review, five_thousand), "ms")


def _texts() -> list[str]:
    lines = SENTENCES.read_text("utf-8").splitlines()
    texts = [""]
    for line in lines:
        if len(texts[-1]) >= LONG:
            texts.append("")
        texts[-1] = f"{texts[-1]} {json.loads(line)['text']}".strip()
    return [text[:LONG] for text in texts if len(text) >= LONG]


def _milliseconds(review: object, text: str) -> float:
    assert callable(review)
    began = time.perf_counter()
    review(text)
    return (time.perf_counter() - began) * 1000
