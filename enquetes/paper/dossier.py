"""The dossier for the ondernemingsraad as PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator

from adoptie import dutch, pdf
from adoptie.models import Gemeente
from enquetes.queries.dossier import Dossier
from enquetes.queries.dossier_deel import Deel


def dossier_pdf(dossier: Dossier, gemeente: Gemeente) -> bytes:
    """Return the dossier to print, with its version at the foot of each page."""
    out = io.BytesIO()
    version = f"Versie {dossier.versie}"
    elements = (
        pdf.Heading(dossier.titel),
        pdf.Paragraph(
            f"{version}, gemaakt op {dutch.tied(dutch.day(dossier.datum))}. Noem dit nummer in het besluit.",
            "lead",
        ),
        *(element for deel in dossier.delen for element in _part(deel)),
    )
    document = pdf.Document(
        dossier.titel,
        elements,
        dossier.datum,
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
        last = others[-1] if deel.tabel.getallen else ""
        columns = (pdf.Column(first), *(pdf.Column(name, numeric=name == last) for name in others))
        rows = tuple(tuple(pdf.Cell(text) for text in row) for row in deel.tabel.rijen)
        yield pdf.Table(columns, rows)
    if deel.punten:
        yield pdf.Bullets(deel.punten)
    if deel.invullen:
        pairs = ((pdf.Paragraph(label, strong=True), pdf.Blank(label)) for label in deel.invullen)
        yield pdf.Together(tuple(part for pair in pairs for part in pair))
    for mail in deel.mails:
        yield pdf.Heading(mail.naam, 3)
        yield pdf.Paragraph(f"Onderwerp: {mail.onderwerp}", strong=True)
        for part in filter(None, mail.tekst.split("\n\n")):
            yield pdf.Paragraph(" ".join(part.split("\n")))
