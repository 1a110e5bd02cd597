from __future__ import annotations

from pathlib import Path

import pytest

from adoptie.config import assets

THEME = """
.voorbeeld-theme {
  --utrecht-button-color: var(--basis-ink); /* [code-only] */
  --basis-ink: var(--voorbeeld-grijs);
  --voorbeeld-grijs: #1c2530;
  --nobody-reads-this: #fff;
}
"""


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Lay out a node_modules with one rule per component."""
    root = tmp_path / "node_modules"
    for name in assets.COMPONENTS:
        _write(root / "@utrecht" / f"{name}-css" / "dist" / "index.min.css", f'@charset "UTF-8";.{name}{{}}')
    _write(
        root / "@utrecht" / "button-css" / "dist" / "index.min.css", ".b{color:var(--utrecht-button-color)}"
    )
    _write(_theme(root), THEME)
    for style, kinds in assets.FONTS.items():
        for kind in kinds:
            folder, suffix = ("TTF", "ttf") if kind == "ttf" else ("WOFF2/TTF", "ttf.woff2")
            _write(root / "source-sans" / folder / f"SourceSans3-{style}.{suffix}", style)
    _write(root / "source-sans" / "LICENSE.md", "OFL")
    _write(root / "htmx.org" / "dist" / assets.SCRIPT, "var htmx;")
    _write(root / "htmx.org" / "LICENSE", "0BSD")
    return root


def _theme(root: Path) -> Path:
    return root / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_needed_tokens_follows_references() -> None:
    tokens = assets.needed_tokens("a{color:var( --utrecht-button-color, red)}", THEME)
    assert tokens == {
        "--utrecht-button-color": "var(--basis-ink)",
        "--basis-ink": "var(--voorbeeld-grijs)",
        "--voorbeeld-grijs": "#1c2530",
    }


def test_stylesheet_holds_tokens_before_components(packages: Path) -> None:
    css = assets.stylesheet(packages)
    assert css.index("--voorbeeld-grijs:#1c2530") < css.index(".skip-link")
    assert "--nobody-reads-this" not in css


def test_stylesheet_drops_charset_that_would_end_up_in_the_middle(packages: Path) -> None:
    assert "@charset" not in assets.stylesheet(packages)


@pytest.mark.parametrize("rule", ["a{background:url(data:image/png;base64,AA)}", '@import "x.css";'])
def test_stylesheet_refuses_what_the_browser_would_block(packages: Path, rule: str) -> None:
    _write(packages / "@utrecht" / "link-css" / "dist" / "index.min.css", rule)
    with pytest.raises(assets.AssetError, match="browser"):
        assets.stylesheet(packages)


def test_build_copies_each_font_with_its_licence(packages: Path, tmp_path: Path) -> None:
    assets.build(packages, tmp_path / "vendor")
    names = {path.name for path in (tmp_path / "vendor" / "fonts").iterdir()}
    assert {"SourceSans3-Regular.woff2", "SourceSans3-Bold.ttf", "LICENSE.md"} <= names
    assert (tmp_path / "vendor" / assets.STYLESHEET).is_file()


def test_build_copies_the_script_with_its_licence(packages: Path, tmp_path: Path) -> None:
    assets.build(packages, tmp_path / "vendor")

    assert (tmp_path / "vendor" / assets.SCRIPT).read_text() == "var htmx;"
    assert (tmp_path / "vendor" / "htmx-LICENSE.txt").read_text() == "0BSD"


def test_build_says_what_to_do_when_a_package_is_missing(tmp_path: Path) -> None:
    with pytest.raises(assets.AssetError, match="npm ci"):
        assets.build(tmp_path / "node_modules", tmp_path / "vendor")


def test_main_ends_with_a_sentence_when_packages_are_missing(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="npm ci"):
        assets.main(tmp_path)


def test_stylesheet_of_real_packages_is_small_and_complete() -> None:
    packages = assets.ROOT / "node_modules"
    if not packages.is_dir():
        pytest.skip("node_modules ontbreekt: voer 'npm ci' uit")
    css = assets.stylesheet(packages)
    assert len(css) < 200_000
    assert all(f".utrecht-{name}" in css for name in assets.COMPONENTS)
