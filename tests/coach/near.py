"""`python -m tests.coach.near WORDLIST`: which real words are one slip away from words rules name.

They are left as they are, so that “table” is never read as “tablet”. WORDLIST holds a word a line,
such as those of Debian's wbritish-large and wamerican-large. Run it when the rules name new words.
"""

import sys
from pathlib import Path

from goldseam.coach.language import HERE, language


def main(code: str, lists: list[str]) -> int:
    spelling = language(code).spelling
    words = {word for path in lists for word in Path(path).read_text("utf-8").casefold().split()}
    near = sorted(word for word in words if word.isalpha() and spelling.is_near(word))
    (HERE / code / "near.txt").write_text("\n".join(near) + "\n", "utf-8")
    print(f"{len(near)} of {len(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main("en", sys.argv[1:]))
