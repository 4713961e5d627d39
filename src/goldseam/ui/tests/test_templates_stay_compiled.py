"""A template is compiled once, and never read from something that no longer fits."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from goldseam.ui.compiled import PACKAGE, Compiled

PAGE = {"page.html": "Good evening, {{ name }}."}


class Starting(Environment):
    """One start of the program; it counts what it had to compile."""

    def __init__(self, folder: Path, *, pages=PAGE, made_by="these settings") -> None:
        kept = Compiled(made_by=made_by)
        kept.directory = str(folder)
        super().__init__(loader=DictLoader(pages), bytecode_cache=kept, autoescape=True)
        self.compiled = 0
        self.said = self.get_template("page.html").render(name="Mara")

    def compile(self, *args, **kwargs):
        self.compiled += 1
        return super().compile(*args, **kwargs)


@pytest.fixture(autouse=True)
def _may_keep_bytecode(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_a_second_start_compiles_nothing(tmp_path):
    assert [Starting(tmp_path).compiled for _ in range(3)] == [1, 0, 0]


def test_what_was_compiled_says_the_same(tmp_path):
    assert {Starting(tmp_path).said for _ in range(2)} == {"Good evening, Mara."}


def test_a_changed_template_is_compiled_again(tmp_path):
    Starting(tmp_path)
    after = Starting(tmp_path, pages={"page.html": "Good night, {{ name }}."})
    assert (after.compiled, after.said) == (1, "Good night, Mara.")


def test_a_change_of_how_templates_are_compiled_compiles_them_again(tmp_path):
    Starting(tmp_path)
    assert Starting(tmp_path, made_by="other settings").compiled == 1


@pytest.mark.parametrize("left", [0, 10, 30, 60, 200])
def test_half_a_file_is_compiled_again(tmp_path, left):
    Starting(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:left])
    after = Starting(tmp_path)
    assert (after.compiled, after.said) == (1, "Good evening, Mara.")


def test_pages_are_shown_where_nothing_can_be_written(tmp_path):
    (tmp_path / "file").touch()
    assert Starting(tmp_path / "file" / "below").said == "Good evening, Mara."


def test_nothing_is_written_where_python_is_told_to_write_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    Starting(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_it_lies_with_the_program_and_never_with_the_data(monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", None)
    assert Path(Compiled(made_by="").directory) == PACKAGE / "__pycache__"
