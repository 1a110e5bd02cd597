"""Each border between the packages holds, and is seen to fail when it is broken.

The graph of imports is read once; an offending import is added to a copy of it.
"""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from grimp import ImportGraph, build_graph
from importlinter import Contract
from importlinter.api import read_configuration
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

ROOT = Path(__file__).parents[1]
CONFIGURATION = read_configuration(str(ROOT / "pyproject.toml"))
KINDS: dict[str, Callable[..., Contract]] = {
    "forbidden": ForbiddenContract,
    "layers": LayersContract,
    "protected": ProtectedContract,
}
# The first word or two of a contract's name, and imports that break this contract and no other.
OFFENCES = {
    "Layers": [("adoptie.mail", "enquetes.content"), ("enquetes.tasks", "metingen.analysis")],
    "Inside an app": [
        ("adoptie.models.gemeente", "adoptie.actions"),
        ("enquetes.queries", "enquetes.actions"),
        ("adoptie.forms", "adoptie.actions"),
    ],
    "Nobody": [("adoptie.audit", "adoptie.config.secrets"), ("rapportage.blocks", "adoptie.config.settings")],
    "rapportage": [
        ("rapportage.reports", "enquetes.models"),
        ("rapportage.reports", "metingen.models"),
        ("rapportage.queries", "metingen.figures"),
        ("rapportage.queries", "enquetes.queries.panel"),
    ],
    # Each is a way round that no other contract sees.
    "Telling": [
        ("metingen.queries.rondes", "enquetes.sealing"),
        ("enquetes.queries.gevraagd", "enquetes.sealing"),
        ("enquetes.queries.rondes", "enquetes.queries.sitting"),
        ("enquetes.mails", "enquetes.queries.given"),
    ],
    "Sealed files": [
        ("enquetes.actions.ronde", "enquetes.sealed"),
        ("metingen.actions.leveringen", "enquetes.sealed"),
        ("enquetes.views.rondes", "enquetes.sealed"),
    ],
    "Answers reach": [
        ("metingen.views.bronnen", "metingen.queries.sealed_rounds"),
        ("metingen.actions.leveringen", "metingen.queries.sealed_rounds"),
    ],
    "What nobody released": [
        ("metingen.actions.leveringen", "metingen.queries.ongelezen"),
        ("metingen.views.bronnen", "metingen.queries.ongelezen"),
    ],
    "The guarded door": [
        ("metingen.views.bronnen", "metingen.actions.antwoordbestanden"),
        ("metingen.views.personen", "metingen.microdata.writing"),
    ],
    "Only asking": [
        ("metingen.tasks", "enquetes.keys"),
        ("adoptie.config.demo.build", "enquetes.keys"),
    ],
    "Columns of answers": [("metingen.queries.cijfers", "pyarrow"), ("rapportage.renderers", "pyarrow")],
    "Mathematics": [
        ("metingen.disclosure", "django"),
        ("metingen.analysis", "pathlib"),
        ("metingen.analysis", "adoptie.audit"),
    ],
    "A questionnaire": [("enquetes.content", "django"), ("enquetes.nakijken", "enquetes.models")],
    "Only adoptie.pdf": [("rapportage.renderers", "reportlab"), ("adoptie.sheets", "svglib")],
    "Only rapportage.charts": [("adoptie.pdf", "matplotlib"), ("metingen.analysis", "matplotlib")],
}


@functools.cache
def _real_graph() -> ImportGraph:
    packages = CONFIGURATION["session_options"]["root_packages"]
    return build_graph(*packages, include_external_packages=True, cache_dir=None)


def _broken(graph: ImportGraph) -> list[str]:
    """Return the names of the contracts that a graph breaks."""
    return [
        options["name"]
        for options in CONFIGURATION["contracts_options"]
        if not KINDS[options["type"]](options["name"], CONFIGURATION["session_options"], options)
        .check(copy.deepcopy(graph), verbose=False)
        .kept
    ]


def test_contracts_are_kept() -> None:
    assert _broken(_real_graph()) == []


def test_contracts_each_have_an_offence() -> None:
    names = [options["name"] for options in CONFIGURATION["contracts_options"]]
    assert [start for start, name in zip(OFFENCES, names, strict=True) if not name.startswith(start)] == []


@pytest.mark.parametrize(
    ("start", "importer", "imported"),
    [(start, *offence) for start, offences in OFFENCES.items() for offence in offences],
)
def test_contract_breaks_at_an_offending_import(start: str, importer: str, imported: str) -> None:
    graph = copy.deepcopy(_real_graph())
    if imported not in graph.modules:
        graph.add_module(imported, is_squashed="." not in imported)
    graph.add_import(importer=importer, imported=imported, line_number=1, line_contents="")
    assert [name.startswith(start) for name in _broken(graph)] == [True]


# Which modules may read files of columns, and which know where the sealed ones lie.
_READERS = {"enquetes/sealed.py", "metingen/sealed.py", "metingen/microdata/writing.py"}
_READERS |= {"metingen/queries/antwoordbestanden.py"}
# Reads names of columns only, for the ondernemingsraad.
_READERS |= {"metingen/queries/sealed_questions.py"}
_PLACES = {"adoptie/config/settings.py", "enquetes/sealed.py", "enquetes/seals.py"}
_PLACES |= {"metingen/microdata/files.py", "metingen/sealed.py"}
# Copies them whole, and reads none.
_PLACES |= {"adoptie/config/backup.py"}


def test_sealed_files_are_found_and_read_in_few_places() -> None:
    sources = {
        path.relative_to(ROOT).as_posix(): path.read_text()
        for app in CONFIGURATION["session_options"]["root_packages"]
        for path in (ROOT / app).rglob("*.py")
    }
    readers = {name for name, text in sources.items() if re.search(r"read_parquet|pyarrow|ParquetFile", text)}
    places = {name for name, text in sources.items() if "SEALED_DIR" in text}

    assert (readers, places) == (_READERS, _PLACES)
