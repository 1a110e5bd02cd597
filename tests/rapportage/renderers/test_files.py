from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from rapportage.blocks import BlockError, Content
from rapportage.blocks_json import loads
from rapportage.renderers.files import SUMS, render_files, write_files
from tests.rapportage.examples import rich_content

IN_ANOTHER_PROCESS = """
import hashlib
from rapportage.renderers.files import SUMS, render_files
from tests.rapportage.examples import rich_content
print(hashlib.sha256(render_files(rich_content(), pdf=lambda content, charts: b"")[SUMS]).hexdigest())
"""


def fake_pdf(content: Content, charts: Mapping[str, str]) -> bytes:
    return f"{content.title} {sorted(charts)}".encode()


def broken_pdf(content: Content, charts: Mapping[str, str]) -> bytes:
    raise BlockError("Dit kan niet getekend worden.")


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_write_files_writes_every_form(tmp_path: Path) -> None:
    paths = write_files(rich_content(), tmp_path / "nieuw" / "uit", pdf=fake_pdf)
    found = names(tmp_path / "nieuw" / "uit")

    assert {"rapport.html", "rapport.json", "rapport.pdf", "rapport.xlsx", SUMS} <= found
    assert {
        "grafieken/trend.svg",
        "grafieken/smal/trend.svg",
        "tabellen/03-aanvragen-per-kanaal.csv",
        "tabellen/03-aanvragen-per-kanaal.csv-metadata.json",
    } <= found
    assert {str(path.relative_to(tmp_path / "nieuw" / "uit")) for path in paths} == found


def test_write_files_gives_the_pdf_the_wide_drawings(tmp_path: Path) -> None:
    write_files(rich_content(), tmp_path / "uit", pdf=fake_pdf)

    assert (
        (tmp_path / "uit" / "rapport.pdf")
        .read_text()
        .endswith("['stellingen', 'teams', 'trend', 'verwacht']")
    )


def test_write_files_lists_hashes_that_hold(tmp_path: Path) -> None:
    write_files(rich_content(), tmp_path / "uit", pdf=fake_pdf)
    lines = (tmp_path / "uit" / SUMS).read_text().splitlines()

    assert len(lines) == len(names(tmp_path / "uit")) - 1
    for line in lines:
        assert hashlib.sha256((tmp_path / "uit" / line[66:]).read_bytes()).hexdigest() == line[:64]


def test_write_files_replaces_earlier_report_and_leaves_other_files(tmp_path: Path) -> None:
    write_files(rich_content(), tmp_path, pdf=fake_pdf)
    (tmp_path / "tabellen" / "eigen.csv").write_text("van iemand anders")
    smaller = replace(rich_content(), title="Tweede versie", blocks=rich_content().blocks[:2])
    write_files(smaller, tmp_path, pdf=fake_pdf)

    whole = {"rapport.html", "rapport.json", "rapport.pdf", "rapport.xlsx", "presentatie.pdf", SUMS}
    assert names(tmp_path) == {*whole, "tabellen/eigen.csv"}
    assert loads((tmp_path / "rapport.json").read_text()) == smaller


def test_write_files_takes_away_nothing_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "kostbaar.csv").write_text("x")
    folder = tmp_path / "uit"
    folder.mkdir()
    (folder / SUMS).write_text(f"{'0' * 64}  ../kostbaar.csv\n{'0' * 64}  tabellen/../../kostbaar.csv\n")
    write_files(rich_content(), folder, pdf=fake_pdf)

    assert (tmp_path / "kostbaar.csv").exists()


def test_write_files_leaves_nothing_when_drawing_fails(tmp_path: Path) -> None:
    with pytest.raises(BlockError):
        write_files(rich_content(), tmp_path / "uit", pdf=broken_pdf)

    assert list(tmp_path.iterdir()) == []


def test_write_files_cleans_up_when_writing_fails(tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    (folder / "rapport.json").mkdir(parents=True)

    with pytest.raises(OSError, match=r"rapport\.json"):
        write_files(rich_content(), folder, pdf=fake_pdf)
    assert [path.name for path in tmp_path.iterdir()] == ["uit"]


def test_write_files_refuses_a_place_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("x")

    with pytest.raises(BlockError, match="Kies een map"):
        write_files(rich_content(), tmp_path / "uit", pdf=fake_pdf)


def test_render_files_gives_same_bytes_twice() -> None:
    assert render_files(rich_content(), pdf=fake_pdf) == render_files(rich_content(), pdf=fake_pdf)


def test_render_files_gives_same_bytes_in_another_process() -> None:
    hashes = {
        subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(hashes) == 1


def test_every_file_says_that_figures_are_made_up() -> None:
    files = render_files(rich_content(), pdf=fake_pdf)
    told = {name: "erzonnen cijfers" in data.decode("utf-8-sig", "replace") for name, data in files.items()}

    assert {name for name, says in told.items() if not says} == {
        "SHA256SUMS",
        "presentatie.pdf",
        "rapport.pdf",
        "rapport.xlsx",
    }
