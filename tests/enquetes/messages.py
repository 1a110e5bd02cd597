"""The sentences of the answer pages that are translated, as they stand in templates and code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TEMPLATES = (
    *(f"enquetes/templates/enquetes/{name}" for name in ("antwoord", "delen", "kiosk")),
    "metingen/templates/metingen/eigen",
)
_SHARED = ("answer_buttons", "contact", "field_notes", "error_summary", "footer")
_TRANSLATE = re.compile(r'{%\s*translate\s+"([^"]+)"')
_BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
_NAMES = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext"}


def messages() -> set[str]:
    """Return every sentence, plural forms too."""
    return set(_in_templates()) | set(_in_code())


def _in_templates() -> Iterator[str]:
    shared = [ROOT / "adoptie/templates/components" / f"{name}.html" for name in _SHARED]
    own = [path for folder in _TEMPLATES for path in (ROOT / folder).glob("*.html")]
    for path in [*shared, *own, ROOT / "adoptie/templates/adoptie/answer_base.html"]:
        text = path.read_text()
        yield from _TRANSLATE.findall(text)
        yield from (re.sub(r"{{ (\w+) }}", r"%(\1)s", found) for found in _BLOCK.findall(text))


def _in_code() -> Iterator[str]:
    for path in (path for app in ("enquetes", "metingen") for path in (ROOT / app).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMES:
                for part in node.args:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value
