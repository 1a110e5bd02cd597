"""What the PDF/UA checkers say about a document with everything in it."""

from __future__ import annotations

from pathlib import Path

import outloud
import pdfua
import pytest

from tests.adoptie.pdf.examples import built, every_part


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "rijk.pdf"
    path.write_bytes(built(*every_part(), cover=True))
    return path


def test_build_pdf_satisfies_outloud(rich: Path) -> None:
    result = outloud.check(str(rich))
    assert result.error is None
    assert [(found.rule, found.message) for found in result.findings] == []


def test_build_pdf_satisfies_pdfua(rich: Path) -> None:
    report = pdfua.validate(str(rich))
    assert list(report.findings) == []
    assert list(report.skipped) == []
