"""An article of the guide is checked when it is loaded, and a fault says where it is."""

import shutil
from pathlib import Path

import pytest

from goldseam.library import CONTENT, ContentError, load, voice
from goldseam.library.guide import LONGEST, SHORTEST, Part
from goldseam.library.loading import files
from goldseam.library.publishing import check, publish

FRONT = """+++
id = "tide"
version = 1
language = "en"
source = "Ours"
licence = "AGPL-3.0-or-later"
title = "The tide"
about = "What comes back."
part = "trust"
order = 1
axes = ["self-trust"]
heavy = ""
answers = ["how-long"]

[tool]
leads_to = "calm/breathing"
text = "Breathe."

[[sources]]
name = "Somebody, Something, 2020"
url = "https://example.org/paper"
checked = 2026-11-24
+++
"""
BODY = "The water comes back on its own. " * 30 + "\n\n## Café *and* sea\n\n" + "It rests. " * 130
ARTICLE = FRONT + BODY


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / "en", tmp_path / "en", ignore=shutil.ignore_patterns("published*"))
    shutil.rmtree(tmp_path / "en" / "guide", ignore_errors=True)
    (tmp_path / "en" / "guide").mkdir()
    return tmp_path


def write(root: Path, text: str, id: str = "tide") -> None:
    (root / "en" / "guide" / f"{id}.md").write_text(text, "utf-8")


def test_the_guide_loads_however_many_articles_there_are(root: Path) -> None:
    assert list(load(root).guide) == []
    write(root, ARTICLE)
    assert list(load(root).guide) == ["tide"]


def test_its_text_is_there_as_a_page_and_as_plain_words(root: Path) -> None:
    write(root, ARTICLE)
    body = load(root).guide["tide"].body
    assert "<h2>Café <em>and</em> sea</h2>" in body.html
    first, heading, last = body.blocks
    assert (heading.text, heading.is_heading) == ("Café and sea", True)
    assert (first.under, last.under) == ("", "Café and sea")
    assert body.words == 30 * 7 + 3 + 260


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("+++\nid", "id", ("the front matter", "+++", "Copy")),
        ("order = 1", "order =", ("the file itself", "line 10", "TOML")),
        ("order = 1", "order = 0", ("order", ">= 1", "limits")),
        ('part = "trust"', 'part = "love"', ("part", "love", "one of the values")),
        ('["how-long"]', '["when"]', ("answers[0]", "when", "one of the values")),
        ('["self-trust"]', '["luck"]', ("axes[0]", "luck", "one of the values")),
        ("calm/breathing", "calm/shouting", ("tool", "calm/shouting", "nothing has that name")),
        ("calm/breathing", "guide/nowhere", ("tool.leads_to", "guide/nowhere", "Lead to one")),
        ("https://", "http://", ("sources[0].url", "https")),
        ("checked = 2026-11-24\n", "", ("sources[0]", "checked", "Add the field")),
        ('source = "Ours"', 'body = "x"\nsource = "Ours"', ("body", "front matter", "below")),
        ("It rests. ", "", ("the text", "words", "400 to 900")),
        ("It rests. ", "It rests now. It really rests. ", ("the text", "words", "400 to 900")),
        ("## Café", "# Café", ("the text", "level 1", "Begin with ##")),
        ("## Café", "#### Café", ("the text", "level 4", "Begin with ##")),
        ("*and*", "![a](https://example.org/a.png)", ("the text", "image", "in words")),
        ("*and*", "<b>and</b>", ("the text", "HTML", "Markdown")),
        ("*and*", "[and](/leave/)", ("the text", "/leave/", "https://")),
        ('id = "tide"', 'id = "ebb"', ("id", "“ebb”", "“tide”")),
    ],
)
def test_a_fault_names_file_field_and_remedy(
    root: Path, old: str, new: str, expected: tuple[str, ...]
) -> None:
    assert old in ARTICLE
    write(root, ARTICLE.replace(old, new, 1 if old != "It rests. " else -1))
    with pytest.raises(ContentError) as caught:
        load(root)
    assert caught.value.file == "en/guide/tide.md"
    for words in expected:
        assert words in str(caught.value)


def test_an_article_without_any_source_is_refused(root: Path) -> None:
    write(root, ARTICLE.replace(ARTICLE[ARTICLE.index("[[sources]]") : ARTICLE.rindex("+++")], ""))
    with pytest.raises(ContentError, match="sources"):
        load(root)


def test_the_voice_is_heard_in_the_text_but_not_in_code_links_or_titles_of_sources(
    root: Path,
) -> None:
    quiet = ARTICLE.replace("*and*", "`should` [and](https://example.org/just)").replace(
        "Something, 2020", "Why couples should just talk!, 2020"
    )
    write(root, quiet)
    assert not [t for t in voice.prose(load(root).guide["tide"]) if voice.faults(t)]
    write(root, ARTICLE.replace("*and*", "you should"))
    assert [t for t in voice.prose(load(root).guide["tide"]) if voice.faults(t)]


def test_articles_are_published_under_their_folder(root: Path) -> None:
    real = next(name for name in files(CONTENT / "en") if name.startswith("guide/"))
    shutil.copy(CONTENT / "en" / real, root / "en" / real)
    published = [mark.rpartition("@")[0] for mark in publish(root / "en")]
    assert f"guide/{Path(real).stem}" in published
    path = root / "en" / real
    path.write_text(path.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    with pytest.raises(ContentError, match="Raise `version` to"):
        check(root / "en", real)


def test_what_is_there_keeps_its_promises() -> None:
    articles = list(load().guide.values())
    places = [(list(Part).index(one.part), one.order) for one in articles]
    assert places == sorted(set(places))
    assert all(SHORTEST <= one.body.words <= LONGEST for one in articles)
