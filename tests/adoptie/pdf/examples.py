"""A document with every kind of part, and ways to read what came out."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import pypdf

from adoptie.pdf import (
    Box,
    Bullets,
    Card,
    Cards,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Element,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    build_pdf,
)

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="260" viewBox="0 0 600 260">'
    '<rect x="20" y="40" width="120" height="200" fill="#0a5c8f"/>'
    '<path d="M160 240 L260 90 L360 140 L460 60" fill="none" stroke="#1b7a57" stroke-width="3"/>'
    "</svg>"
)
LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><circle cx="15" cy="15" r="12"/></svg>'
)
SENTENCE = "In het vierde kwartaal kwam bijna alles digitaal binnen, en dat was een jaar eerder nog anders. "


def table(rows: int = 6, *, caption: str = "Aanvragen per kanaal", small: bool = False) -> Table:
    columns = (
        Column("Kanaal"),
        Column("Aantal", numeric=True),
        Column("Aandeel", numeric=True),
        Column("Uitleg"),
    )
    body = tuple(
        (
            Cell(f"kanaal {row}"),
            Cell("te weinig antwoorden", hidden=True),
            Cell(f"{row},5 %"),
            Cell("zoals gemeld"),
        )
        for row in range(rows)
    )
    return Table(columns, body, caption, ("Een aanvraag telt mee in de maand van ontvangst.",), small)


QUESTION = "In welke vakgebieden werkt u in een gewone week van het jaar?"


def long_run(rows: int = 90) -> Table:
    """Give a table over pages of which all rows begin alike."""
    body = tuple((Cell(QUESTION), Cell(f"Vak {number}"), Cell("1 %")) for number in range(rows))
    return Table((Column("Vraag"), Column("Antwoord"), Column("Aandeel", numeric=True)), body, "Vakken")


def figure() -> Figure:
    return Figure(
        DRAWING,
        "Het aandeel stijgt van de helft naar bijna alles.",
        "Bijna alles is digitaal",
        "In procenten",
        "Bron",
    )


def cards(count: int = 3) -> Cards:
    card = Card(
        "Digitale aanvragen",
        "97 %",
        "tussen 95 % en 98 %",
        "+19 procentpunten",
        "gestegen",
        "beter",
        "virtueel",
        "Van alle aanvragen.",
    )
    worse = Card("Doorlooptijd", "44 dagen", verdict="langer", direction="slechter", spoor="mentaal")
    unknown = Card(
        "Werkdruk", "onbekend", verdict="niet te zeggen", direction="niet_te_zeggen", spoor="fysiek"
    )
    return Cards(((card, worse, unknown) * count)[:count])


def every_part() -> tuple[Element, ...]:
    return (
        Contents(),
        Heading("Bijna alle aanvragen komen digitaal binnen", 1, new_page=True),
        Paragraph("De kern van dit hoofdstuk in een zin.", "lead"),
        Paragraph(SENTENCE * 6 + "Zie https://voorbeeld.nl/open-data of mail naar info@voorbeeld.nl."),
        Paragraph("Dit telt mee.", note="Van minder dan 1 % weten we niet hoe ze binnenkwamen."),
        Paragraph("Dit ook.", barred=True, note=SENTENCE * 4),
        cards(3),
        figure(),
        table(3, small=True),
        Heading("Wat we doen", 2),
        Bullets(("Hulp aan de balie", "Uitleg <met> tekens & meer", SENTENCE * 3)),
        Bullets(("Eerst meten", "Dan beslissen"), numbered=True),
        Bullets(("Woorden van de gemeente", "En nog meer"), barred=True),
        Heading("Hoe we meten", 3),
        Box("Twee cijfers zijn niet getoond.", "verborgen"),
        Box("Dit zijn verzonnen cijfers.", "fictief"),
        PageBreak(),
        Heading("Alle cijfers", 1),
        table(140),
        long_run(),
        Paragraph("Klein gedrukt.", "small"),
    )


def document(*elements: Element, cover: bool = True, running: str = "") -> Document:
    return Document(
        "Digitaal werken in Rivierdal",
        elements,
        dt.date(2012, 1, 31),
        author="Gemeente Rivierdal",
        cover=Cover("Gemeente Rivierdal", "Voortgang", "vierde kwartaal van 2011", "31 januari 2012", LOGO)
        if cover
        else None,
        running=running,
    )


def built(*elements: Element, cover: bool = False) -> bytes:
    out = io.BytesIO()
    build_pdf(document(*elements, cover=cover), out)
    return out.getvalue()


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


def nodes(data: bytes, role: str = "") -> list[Any]:
    """Return the structure elements in reading order, those of one role when given."""
    root: Any = read(data).trailer["/Root"]
    return [node for node in _walk(root["/StructTreeRoot"]["/K"]) if role in {"", node["/S"][1:]}]


def _walk(kid: Any) -> Iterator[Any]:
    for item in kid if isinstance(kid, list) else [kid]:
        entry = item.get_object()
        if isinstance(entry, dict) and "/S" in entry:
            yield entry
            yield from _walk(entry.get("/K", []))
