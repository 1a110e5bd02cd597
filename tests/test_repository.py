"""The repository keeps its own rules, and each rule is seen to find what it looks for."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from tests import rules

ROOT = Path(__file__).parents[1]
PACKAGES = ("adoptie", "enquetes", "metingen", "rapportage")
FILE_LINES = 250
# Longer than the rule allows, with the reason. Empty is best.
LONG_FILES: dict[str, str] = {}
# Files that may break a rule, with the reason.
EXCEPTIONS: dict[rules.Rule, dict[str, str]] = {
    rules.foreign_words: {
        "metingen/analysis/interrupted.py": "a sine is a wave too",
    },
    rules.trusted_html: {
        "adoptie/templates/mfa/totp/activate_form.html": "shows a QR code that allauth draws",
        "rapportage/renderers/html.py": "puts our own stylesheets into a page that stands alone",
    },
    rules.inline_code: {
        "rapportage/templates/rapportage/rapport/los.html": "is downloaded, and stands alone",
    },
}

PRODUCT = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts
)
MODELS = [path for path in PRODUCT if "models" in path.parts]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.html"))
LOCKS = [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "package-lock.json"]

SCOPES: dict[rules.Rule, list[Path]] = {
    rules.long_functions: PRODUCT,
    rules.foreign_words: PRODUCT,
    rules.saving_models: MODELS,
    rules.forbidden_tools: PRODUCT,
    rules.trusted_html: [*PRODUCT, *TEMPLATES],
    rules.inline_code: TEMPLATES,
    rules.long_tests: TESTS,
    rules.test_classes: TESTS,
    rules.registry_addresses: LOCKS,
    rules.unexplained_dependencies: [ROOT / "pyproject.toml"],
}
OFFENCES: list[tuple[rules.Rule, str, str]] = [
    (rules.long_functions, "def f():\n" + "    pass\n" * 40, "f"),
    (rules.foreign_words, "def start_wave(): ...", "start_wave"),
    (rules.foreign_words, "class SurveyForm: ...", "SurveyForm"),
    (rules.foreign_words, "x.departments = 1", "departments"),
    (rules.saving_models, "class Ronde:\n def save(self): ...", "Ronde.save"),
    (rules.forbidden_tools, "eval('1')", "eval"),
    (rules.forbidden_tools, "import pickle", "pickle"),
    (rules.forbidden_tools, "from matplotlib import pyplot", "matplotlib.pyplot"),
    (rules.forbidden_tools, "from django.db.models.signals import post_save", "django.db.models.signals"),
    (rules.trusted_html, "{{ antwoord|safe }}", "|safe"),
    (rules.trusted_html, "return mark_safe(text)", "mark_safe"),
    (rules.inline_code, '<p style="color: red">', "style="),
    (rules.inline_code, "<script>alert(1)</script>", "<script>"),
    (rules.inline_code, '<button onclick="x()">', "onclick="),
    (rules.inline_code, '<img src="https://elders.example/x.png">', '<img src="https://'),
    (rules.inline_code, '<a href="https://example.org" onclick="x()">', "onclick="),
    (rules.long_tests, "def test_f():\n" + "    pass\n" * 30, "test_f"),
    (rules.test_classes, "class TestRonde: ...", "TestRonde"),
    (rules.registry_addresses, '"resolved": "x"', '"resolved"'),
    (rules.unexplained_dependencies, 'dependencies = [\n"a",\n]\n[tool.ruff]', '"a",'),
]


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module", autouse=True)
def _trees_let_go() -> Iterator[None]:
    """Keep what was parsed no longer than the rules need it: over a million objects."""
    yield
    rules.parsed.cache_clear()


@pytest.mark.parametrize(("rule", "source", "found"), OFFENCES)
def test_rule_finds_an_offence(rule: rules.Rule, source: str, found: str) -> None:
    assert rule(source) == [found]


def test_rules_each_have_an_offence() -> None:
    assert set(SCOPES) == {rule for rule, _, _ in OFFENCES}


@pytest.mark.parametrize("rule", SCOPES, ids=lambda rule: rule.__name__)
def test_repository_keeps_the_rule(rule: rules.Rule) -> None:
    found = {_named(path): rule(path.read_text(encoding="utf-8")) for path in SCOPES[rule]}
    allowed = EXCEPTIONS.get(rule, {})
    assert {name: findings for name, findings in found.items() if findings and name not in allowed} == {}


def test_files_are_short() -> None:
    lengths = {_named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PRODUCT}
    assert {n: lines for n, lines in lengths.items() if lines > FILE_LINES and n not in LONG_FILES} == {}


def test_only_what_people_can_read_is_kept() -> None:
    """No packages, databases or other files that came along by accident."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("This is no working copy of git.")
    kept = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    assert [path.name for path in kept if path.is_file() and b"\0" in path.read_bytes()] == []


def test_glossary_has_each_model() -> None:
    glossary = set(
        re.findall(r"^\| (\w+)", (ROOT / "docs" / "begrippen.md").read_text("utf-8"), re.MULTILINE)
    )
    models = {m.__name__ for package in PACKAGES for m in apps.get_app_config(package).get_models()}
    assert models - glossary == set()


def test_beheer_explains_exactly_the_variables_that_exist() -> None:
    settings = (ROOT / "adoptie" / "config" / "settings.py").read_text("utf-8")
    known = {f"SPOOR_{name}" for name in re.findall(r"_(?:env|flag)\(\s*\"(\w+)\"", settings)}
    explained = re.findall(
        r"^\| `(SPOOR_\w+)`", (ROOT / "docs" / "beheer.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(explained) == sorted(known)


def test_readme_names_commands_that_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    named = {name for page in pages for name in re.findall(r"`make ([a-z-]+)", page.read_text("utf-8"))}
    assert named - targets == set()


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
