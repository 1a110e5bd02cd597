"""The dossier for the ondernemingsraad as PDF."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

from adoptie import pdf
from adoptie.models import Gemeente
from enquetes.queries.dossier import Dossier
from enquetes.queries.dossier_delen import Deel


def dossier_pdf(dossier: Dossier, gemeente: Gemeente, *, date: dt.date) -> bytes:
    """Return the dossier to print, with its version at the foot of each page."""
    out = io.BytesIO()
    version = f"Versie {dossier.versie}"
    elements = (
        pdf.Heading(dossier.titel),
        pdf.Paragraph(f"{version}. Noem dit nummer in het besluit.", "lead"),
        *(element for deel in dossier.delen for element in _part(deel)),
    )
    document = pdf.Document(
        dossier.titel,
        elements,
        date,
        author=gemeente.naam,
        running=f"{version}. Verzonnen voorbeeld" if gemeente.fictief else version,
        style=pdf.Style.from_tokens(gemeente.thema),
    )
    pdf.build_pdf(document, out)
    return out.getvalue()


def _part(deel: Deel) -> Iterator[pdf.Element]:
    yield pdf.Heading(deel.titel, 2)
    if deel.zinnen:
        yield pdf.Paragraph(" ".join(deel.zinnen))
    for number, (text, answers) in enumerate(deel.vragen, start=1):
        yield pdf.Together(
            (pdf.Paragraph(f"{number}. {text}", strong=True), pdf.Paragraph(answers, muted=True))
        )
    if deel.tabel:
        first, *others = deel.tabel.koppen
        columns = (pdf.Column(first), *(pdf.Column(name, numeric=deel.tabel.getallen) for name in others))
        rows = tuple(tuple(pdf.Cell(text) for text in row) for row in deel.tabel.rijen)
        yield pdf.Table(columns, rows)
    if deel.punten:
        yield pdf.Bullets(deel.punten)
