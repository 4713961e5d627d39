"""Documentation that could drift away from the program doesn't."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
CHECKS = (ROOT / "src/goldseam/config/checks.py").read_text()


def test_every_variable_is_in_the_configuration_and_no_other():
    source = (ROOT / "src/goldseam/config/environment.py").read_text()
    read = set(re.findall(r'variables\.get\("(\w+)"', source))
    listed = set(re.findall(r"^\| `(\w+)` \|", _text("docs/configuration.md"), re.M))
    elsewhere = [
        path.name
        for path in (ROOT / "src/goldseam").rglob("*.py")
        if re.search(r'environ(\.get\(|\[)"GOLDSEAM|getenv', path.read_text())
        and path.name not in ("cli.py", "environment.py")
    ]
    assert listed == read
    assert elsewhere == []


def test_every_finding_of_the_check_is_explained_and_no_other():
    listed = re.findall(r"^\| `(goldseam\.[EW]\d{3})` \|", _text("docs/configuration.md"), re.M)
    assert sorted(listed) == sorted(set(re.findall(r"goldseam\.[EW]\d{3}", CHECKS)))


def test_every_dependency_has_its_line_and_its_reason():
    project = tomllib.loads(_text("pyproject.toml"))
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *groups["build"], *groups["test"]]
    listed = re.findall(r"^\| ([a-z][\w-]*) \| (.{10,}) \|$", _text("docs/dependencies.md"), re.M)
    assert sorted(name for name, _ in listed) == sorted(map(_package, wanted))
    sections = re.split(r"^## ", _text("docs/dependencies.md"), flags=re.M)[1:]
    for section in sections:
        names = re.findall(r"^\| ([a-z][\w-]*) \|", section, re.M)
        assert names == sorted(names)


@pytest.mark.parametrize("file", ["run", "test"])
def test_every_pin_has_its_hash(file):
    pins = re.findall(r"^([\w.-]+)==.*?(?=^\S|\Z)", _text(f"requirements/{file}.txt"), re.M | re.S)
    blocks = re.split(r"^(?=[\w.-]+==)", _text(f"requirements/{file}.txt"), flags=re.M)[1:]
    assert len(pins) == len(blocks) > 10
    assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_tells_to_type_exists(path):
    text = path.read_text()
    targets = set(re.findall(r"^([a-z]+):", _text("Makefile"), re.M))
    told = re.findall(r"(?:^    |`)make ([a-z]+)", text, re.M)
    assert [target for target in told if target not in targets] == []
    from goldseam.cli import main

    told = r"(?:`|bin/|^    )goldseam ([a-z]+)(?=`|$| [A-Z/-]| distribute)"
    commands = re.findall(told, text, re.M)
    assert [command for command in commands if command not in main.commands] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(path):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text())
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_decisions_are_numbered_without_a_gap_and_have_their_parts():
    decisions = sorted(ROOT.glob("docs/decisions/*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for number, path in enumerate(decisions, 1):
        text = path.read_text()
        assert text.startswith(f"# {number}. "), path.name
        for part in ("**Context.**", "**Decision.**", "**Consequences.**"):
            assert part in text, f"{path.name} lacks {part}"


def test_the_version_is_said_in_one_place():
    from importlib.metadata import version

    newest = re.search(r"^## (\d+\.\d+\.\d+)", _text("CHANGELOG.md"), re.M)
    assert newest
    assert newest[1] == version("goldseam")
    assert "version" in tomllib.loads(_text("pyproject.toml"))["project"]["dynamic"]


def _text(name: str) -> str:
    return (ROOT / name).read_text()


def _package(requirement: str) -> str:
    return re.split(r"[\[<>=~ ]", requirement)[0]
