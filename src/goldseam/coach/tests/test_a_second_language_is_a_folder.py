"""Another language is data: a few files, and no line of code."""

import pytest

from goldseam.coach.language import read
from goldseam.coach.statements import notices
from goldseam.coach.text import Text

FILES = {
    "words.toml": """
[words]
often = "immer, ständig, dauernd, jedes mal"
[shapes]
du = "(?:du|ihr)"
[underneath]
"übergangen" = "traurig"
""",
    "spelling.toml": """
[whole]
"n" = "nicht"
[endings]
"'s" = "es"
""",
    "notices/absolute.toml": """
why = "„{word}“ lädt dazu ein, die eine Ausnahme zu suchen."
instead = "Nenne das letzte Mal."
says = ["{du}(?: [^ ]+)? «{often}»"]
before = ["schön ,"]
""",
}


@pytest.fixture
def german(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return read(tmp_path)


def pointed_out(said, german, *others):
    return notices(said, german, ["absolute", *others], german.classifier.hears(said))


def test_what_its_files_say_is_pointed_out(german):
    said = Text("Du kommst STÄNDIG zu spät.", german.spelling)
    (notice,) = pointed_out(said, german, "threat")
    assert said.typed[notice.start : notice.end] == "STÄNDIG"
    assert notice.why == "„STÄNDIG“ lädt dazu ein, die eine Ausnahme zu suchen."


def test_its_silences_hold(german):
    assert pointed_out(Text("Schön, du bist immer da.", german.spelling), german) == ()


def test_its_words_are_known_with_a_slip(german):
    said = Text("du kommst stänidg zu spät", german.spelling)
    assert [n.kind for n in pointed_out(said, german)] == ["absolute"]
