"""Copies the needed stylesheets, fonts and one script from npm packages: ``python -m adoptie.config.assets``.

The packages hold some hundred components and five thousand design tokens; a page uses a third. Only the
components named here, and only the tokens that they read, are kept. Nothing here needs Django or the network.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STYLESHEET = "nl-design-system.css"
LICENCES = (
    "/*! NL Design System. Components: @utrecht/component-library-css, EUPL-1.2, Frameless B.V. and"
    " Gemeente Utrecht. Tokens: @nl-design-system-unstable/voorbeeld-design-tokens, EUPL-1.2. */\n"
)
COMPONENTS = (
    "root",
    "document",
    "skip-link",
    "page-header",
    "page-body",
    "page-footer",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "paragraph",
    "link",
    "unordered-list",
    "ordered-list",
    "breadcrumb-nav",
    "button",
    "button-group",
    "alert",
    "data-list",
    "table",
    "status-badge",
    "form-field",
    "form-label",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "textbox",
    "textarea",
    "select",
    "checkbox",
    "radio-button",
)
# The page reads WOFF2, the PDF embeds TTF.
FONTS = {
    "Regular": ("woff2", "ttf"),
    "Semibold": ("woff2", "ttf"),
    "Bold": ("ttf",),
    "It": ("woff2", "ttf"),
}
THEME = "voorbeeld-theme"
# Sends a form and puts the answer in the page; pages do all of it without, too.
SCRIPT = "htmx.min.js"


_TOKEN = re.compile(r"^\s*(--[\w-]+):\s*([^;]*);", re.MULTILINE)
_READ = re.compile(r"var\(\s*(--[\w-]+)")


class AssetError(Exception):
    """The packages do not hold what is needed; the message says what to do."""


def component_css(packages: Path) -> str:
    """Join the stylesheets of the needed components, in the order of ``COMPONENTS``."""
    parts = [_read(packages / "@utrecht" / f"{name}-css" / "dist" / "index.min.css") for name in COMPONENTS]
    return "\n".join(part.replace('@charset "UTF-8";', "").strip() for part in parts)


def needed_tokens(css: str, theme: str) -> dict[str, str]:
    """Return the tokens of ``theme`` that ``css`` reads, and those that these read in turn."""
    tokens: dict[str, str] = dict(_TOKEN.findall(theme))
    kept: set[str] = set()
    waiting = set(_READ.findall(css))
    while waiting:
        name = waiting.pop()
        if name in tokens and name not in kept:
            kept.add(name)
            waiting.update(_READ.findall(tokens[name]))
    return {name: value for name, value in tokens.items() if name in kept}


def stylesheet(packages: Path) -> str:
    """Return one stylesheet: the tokens that are read, then the components.

    Raises AssetError when something in it would be refused by the content security policy.
    """
    tokens = packages / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"
    css = component_css(packages)
    lines = "".join(f"{name}:{value};" for name, value in needed_tokens(css, _read(tokens)).items())
    whole = f"{LICENCES}.{THEME}{{{lines}}}\n{css}\n"
    if "data:" in whole or "@import" in whole:
        raise AssetError("De stylesheet van NL Design System bevat data: of @import; de browser weigert dat.")
    return whole


def copy_fonts(packages: Path, target: Path) -> None:
    """Copy the fonts with their licence, which must travel with them."""
    source = packages / "source-sans"
    target.mkdir(parents=True, exist_ok=True)
    for style, kinds in FONTS.items():
        for kind in kinds:
            folder = "TTF" if kind == "ttf" else "WOFF2/TTF"
            suffix = "ttf" if kind == "ttf" else "ttf.woff2"
            _copy(source / folder / f"SourceSans3-{style}.{suffix}", target / f"SourceSans3-{style}.{kind}")
    _copy(source / "LICENSE.md", target / "LICENSE.md")


def copy_script(packages: Path, target: Path) -> None:
    """Copy the one script that is not ours, with its licence."""
    source = packages / "htmx.org"
    _copy(source / "dist" / SCRIPT, target / SCRIPT)
    _copy(source / "LICENSE", target / "htmx-LICENSE.txt")


def build(packages: Path, target: Path) -> None:
    """Fill ``target`` (the vendor folder) from ``packages`` (the node_modules folder)."""
    css = stylesheet(packages)
    target.mkdir(parents=True, exist_ok=True)
    (target / STYLESHEET).write_text(css, encoding="utf-8")
    copy_fonts(packages, target / "fonts")
    copy_script(packages, target)


def _read(path: Path) -> str:
    _must_exist(path)
    return path.read_text(encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    _must_exist(source)
    shutil.copyfile(source, target)


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise AssetError(f"{path} ontbreekt. Voer eerst 'npm ci' uit.")


def main(root: Path = ROOT) -> None:
    """Build the vendor folder of the program, or end with a sentence."""
    try:
        build(root / "node_modules", root / "adoptie" / "static" / "vendor")
    except AssetError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
