"""Every sentence that the program itself says reads at about level B1."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from enquetes.nakijken.leesbaarheid import AVERAGE, EASY, difficult, measure, too_long, words

ROOT = Path(__file__).parents[1]
APPS = ("adoptie", "enquetes", "metingen", "rapportage")
_FEWEST = 4
_SENTENCE = re.compile(r"[.?!:]$")
# A pattern is no sentence.
_PATTERN = re.compile(r"\\b|\(\?")
_DUTCH = re.compile(r"\b(?:de|het|een|is|zijn|niet|u|uw|dit|die|er|van|in|of|en)\b")
_NOT_SAID = re.compile(r"{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", re.DOTALL)
_TAG, _VALUE = re.compile(r"{%.*?%}", re.DOTALL), re.compile(r"{{.*?}}", re.DOTALL)
_INSIDE, _AROUND = re.compile(r"</?(?:a|span|strong|em)\b[^>]*>"), re.compile(r"<[^>]*>")


def said_in_code(path: Path) -> Iterator[str]:
    """Yield the Dutch sentences in a module; what is filled in reads as "iets"."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {id(part) for part in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed |= set(map(id, node.values))
            parts = (each.value if isinstance(each, ast.Constant) else "iets" for each in node.values)
            yield "".join(map(str, parts))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node.value


def _docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr):
                yield first.value


def said_on_page(path: Path) -> Iterator[str]:
    """Yield the texts of a template, one per element."""
    text = _VALUE.sub("iets", _TAG.sub("\n", _NOT_SAID.sub("", path.read_text(encoding="utf-8"))))
    for part in _AROUND.sub("\0", _INSIDE.sub("", text)).split("\0"):
        yield html.unescape(" ".join(part.split()))


def texts(app: str) -> Iterator[str]:
    for path in sorted((ROOT / app).rglob("*.py")):
        if "migrations" not in path.parts:
            yield from (
                text
                for text in said_in_code(path)
                if _SENTENCE.search(text) and _DUTCH.search(text) and not _PATTERN.search(text)
            )
    for path in sorted((ROOT / app / "templates").rglob("*.html")):
        yield from said_on_page(path)


@pytest.mark.parametrize("app", APPS)
def test_texts_of_the_program_read_easily(app: str) -> None:
    found = [text for text in texts(app) if len(words(text)) >= _FEWEST]
    measured = measure(found)

    assert len(found) > 200
    assert [sentence for text in found for sentence in too_long(text)] == []
    assert [(each.woord, each.beter, text) for text in found for each in difficult(text)] == []
    assert measured.gemiddeld <= AVERAGE
    assert (measured.flesch or 0) >= EASY
