"""Register and DPIA as one tagged PDF."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

from adoptie import dutch, pdf
from adoptie.queries.register import KOPPEN, Register
from adoptie.register import Hoofdstuk

TITEL = "Wat doen wij met persoonsgegevens?"


def register_pdf(register: Register, date: dt.date) -> bytes:
    """Return both documents to print. What the program does not know says so."""
    out = io.BytesIO()
    elements = (
        pdf.Heading(TITEL),
        pdf.Paragraph(
            f"Gemaakt op {dutch.tied(dutch.day(date))}, zoals het programma toen stond ingesteld.", "lead"
        ),
        *(element for part in register.hoofdstukken for element in _part(part)),
        pdf.Heading("Register van verwerkingen", chapter=True),
        *(element for rij in register.rijen for element in _processing(rij)),
    )
    gemeente = register.gemeente
    document = pdf.Document(
        TITEL, elements, date, author=gemeente.naam, style=pdf.Style.from_tokens(gemeente.thema)
    )
    pdf.build_pdf(document, out)
    return out.getvalue()


def _part(part: Hoofdstuk) -> Iterator[pdf.Element]:
    yield pdf.Heading(part.titel, 2)
    for zin in part.zinnen:
        yield pdf.Paragraph(zin)
    if part.rijen:
        columns = tuple(pdf.Column(kop) for kop in part.koppen)
        yield pdf.Table(columns, tuple(tuple(pdf.Cell(text) for text in rij) for rij in part.rijen))


def _processing(rij: tuple[str, ...]) -> Iterator[pdf.Element]:
    yield pdf.Heading(rij[0], 3)
    yield pdf.Bullets(tuple(f"{kop}: {text}" for kop, text in zip(KOPPEN[1:], rij[1:], strict=True)))
