"""Forms as PDF."""

from __future__ import annotations

import datetime as dt
import io

from adoptie import pdf
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes.content import Inhoud
from enquetes.content.talen import direction
from enquetes.paper.form import form_elements
from enquetes.queries.beelden import pictures_of

_DRAFT = "In de maak: nog niet gebruiken"


def blank_form(inhoud: Inhoud, gemeente: Gemeente, *, date: dt.date, fixed: bool) -> bytes:
    """Return a questionnaire as one form to print, without a code.

    Raises Refusal when it cannot be printed, and RoutingError for a condition that cannot be read.
    """
    refuse_unprintable(inhoud)
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


def refuse_unprintable(inhoud: Inhoud) -> None:
    if direction(inhoud.taal) == "rtl":
        raise Refusal("Een vragenlijst die van rechts naar links wordt geschreven, kan nog niet op papier.")
