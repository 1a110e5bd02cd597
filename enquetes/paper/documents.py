"""Forms as PDF."""

from __future__ import annotations

import datetime as dt
import io

from adoptie import pdf
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes.content import Inhoud
from enquetes.content.talen import direction, in_language, missing
from enquetes.paper.form import form_elements
from enquetes.queries.beelden import pictures_of

_NOT_ON_PAPER = (
    "Een vragenlijst die van rechts naar links wordt geschreven, kan nog niet op papier. "
    "Vertaal alle teksten in het Nederlands. Dan printen we die."
)
_DRAFT = "In de maak: nog niet gebruiken"


def blank_form(inhoud: Inhoud, gemeente: Gemeente, *, date: dt.date, fixed: bool) -> bytes:
    """Return a questionnaire as one form to print, without a code.

    Raises Refusal when it cannot be printed, and RoutingError for a condition that cannot be read.
    """
    inhoud = printable(inhoud)
    out = io.BytesIO()
    document = pdf.Document(
        inhoud.titel,
        form_elements(inhoud, beelden=pictures_of(inhoud)),
        date,
        author=gemeente.naam,
        language="nl-NL" if inhoud.taal == "nl" else inhoud.taal,
        running="" if fixed else _DRAFT,
        style=pdf.Style.from_tokens(gemeente.thema),
    )
    pdf.build_pdf(document, out)
    return out.getvalue()


def printable(inhoud: Inhoud) -> Inhoud:
    """Return the questionnaire in a language that can be printed, Dutch before others.

    Letters that join, and lines from right to left, are beyond our fonts and our way of drawing them. Raises
    Refusal where no other language has every text.
    """
    if direction(inhoud.taal) == "ltr":
        return inhoud
    others = sorted(inhoud.vertalingen, key=lambda taal: taal != "nl")
    for taal in others:
        if direction(taal) == "ltr" and not missing(inhoud, taal):
            return in_language(inhoud, taal)
    raise Refusal(_NOT_ON_PAPER)
