"""The repository's rules: each takes a source and gives what it finds there, a line per finding."""

from __future__ import annotations

import ast
import functools
import itertools
import re
from collections.abc import Callable, Iterator

FUNCTION_LINES = 40
TEST_LINES = 30
# One concept, one word: these have a Dutch noun in docs/begrippen.md.
FOREIGN_WORDS = {"survey", "wave", "department", "programme"}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_IMPORTS = {
    "pickle": "the queue's own pickles aside, nothing is unpickled",
    "marshal": "as pickle",
    "matplotlib.pyplot": "it keeps figures between requests",
    "django.db.models.signals": "what happens is written where it happens",
    "django.dispatch": "what happens is written where it happens",
}
INLINE = re.compile(
    r"<style\b|\sstyle="
    r"|<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+=|javascript:"
    r"|<(?:link|script|img|iframe|source)\b[^>]*\b(?:src|href)=\"(?:https?:)?//"
)
Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[str], list[str]]


@functools.cache
def parsed(source: str) -> ast.Module:
    return ast.parse(source)


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _lines(function: Function) -> int:
    docstring = ast.get_docstring(function) or ""
    return (function.end_lineno or function.lineno) - function.lineno + 1 - len(docstring.splitlines())


def long_functions(source: str) -> list[str]:
    """Find functions of the product over 40 lines; a docstring may be as long as its formula needs."""
    return [f.name for f in _functions(parsed(source)) if _lines(f) > FUNCTION_LINES]


def long_tests(source: str) -> list[str]:
    """Find tests over 30 lines."""
    tests = (f for f in _functions(parsed(source)) if f.name.startswith("test_"))
    return [f.name for f in tests if _lines(f) > TEST_LINES]


def test_classes(source: str) -> list[str]:
    """Find classes of tests: a test is a function."""
    classes = (node for node in ast.walk(parsed(source)) if isinstance(node, ast.ClassDef))
    return [c.name for c in classes if c.name.startswith("Test")]


test_classes.__test__ = False  # type: ignore[attr-defined]  # a rule, though its name reads as a test


def _bound_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, Function | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr


def foreign_words(source: str) -> list[str]:
    """Find names of our own making with an English word that the glossary has in Dutch."""
    names = sorted(set(_bound_names(parsed(source))))
    words = {name: re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name) for name in names}
    return [name for name in names if FOREIGN_WORDS & {word.lower().rstrip("s") for word in words[name]}]


def saving_models(source: str) -> list[str]:
    """Find classes that hide work in save() or delete()."""
    classes = (node for node in ast.walk(parsed(source)) if isinstance(node, ast.ClassDef))
    return [
        f"{c.name}.{f.name}"
        for c in classes
        for f in c.body
        if isinstance(f, ast.FunctionDef) and f.name in {"save", "delete"}
    ]


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forbidden_tools(source: str) -> list[str]:
    """Find eval, exec and imports that the house does without."""
    tree = parsed(source)
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    found = {f.id for f in calls if isinstance(f, ast.Name) and f.id in FORBIDDEN_CALLS}
    return sorted(found | (set(_imports(tree)) & set(FORBIDDEN_IMPORTS)))


def trusted_html(source: str) -> list[str]:
    """Find places where HTML is called safe by hand."""
    return re.findall(r"\bmark_safe\b|\bSafeString\((?!\))|\|\s*safe(?:seq)?\b|\{% autoescape off", source)


def inline_code(source: str) -> list[str]:
    """Find what the content security policy would stop: styles, scripts and handlers inside a page."""
    # What the template language says is no HTML.
    html = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
    return [found.strip() for found in INLINE.findall(html)]


def unexplained_dependencies(source: str) -> list[str]:
    """Find dependencies in pyproject.toml without a comment on the line above."""
    lines = [line.strip() for line in source.splitlines()]
    named = re.compile(r"\"[A-Za-z0-9_.\-]+(\[[^\]]*\])?([~=<>!].*)?\",?$")
    inside = lines[lines.index("dependencies = [") : lines.index("[tool.ruff]")]
    return [line for above, line in itertools.pairwise(inside) if named.match(line) and above[:1] != "#"]


def registry_addresses(source: str) -> list[str]:
    """Find where a lock file says from which machine a package came."""
    return re.findall(r"\"resolved\"|--(?:extra-)?index-url|--find-links|registry\.\S+", source)
