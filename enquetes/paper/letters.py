"""Letters and forms of a round, each with a code of its own, in one file to print."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch, pdf
from enquetes import mails
from enquetes.content import Inhoud
from enquetes.content.talen import in_language
from enquetes.eigenwoorden import own_words
from enquetes.importers.adressen import Adressant
from enquetes.models import Doelgroep, Modus, Ronde
from enquetes.nakijken.duur import minutes_to_answer
from enquetes.paper.documents import printable
from enquetes.paper.form import Access, form_elements
from enquetes.papercodes import grouped
from enquetes.queries.beelden import pictures_of
from enquetes.voorbehoud import reservations

_UNNAMED = "Beste lezer,"
_TYPED = "Een medewerker van de gemeente typt dit formulier over, en leest dan wat u antwoordde."


@dataclass(frozen=True, slots=True)
class Drukwerk:
    """What is printed: the words of the letter, where the form goes, and whether there is a form."""

    tekst: str = ""
    inleveren: str = ""
    formulier: bool = True


@dataclass(frozen=True, slots=True)
class Stuk:
    """One code, and who gets it by letter; nobody for a form that is handed out."""

    code: str
    aan: Adressant | None = None


def print_bundle(ronde: Ronde, drukwerk: Drukwerk, stukken: Sequence[Stuk]) -> bytes:
    """Return letters and forms as one PDF. The name of nobody stands on a sheet that comes back.

    Raises Refusal when the questionnaire cannot be printed.
    """
    inhoud = printable(ronde.versie.content)
    beelden = pictures_of(inhoud)
    documents = [each for stuk in stukken for each in _documents(ronde, drukwerk, stuk, inhoud, beelden)]
    out = io.BytesIO()
    pdf.bind_pdf(f"Brieven en formulieren: {ronde.naam}", documents, out)
    return out.getvalue()


def _documents(
    ronde: Ronde, drukwerk: Drukwerk, stuk: Stuk, inhoud: Inhoud, beelden: Mapping[str, bytes]
) -> Iterator[pdf.Document]:
    access = access_of(ronde, stuk.code)
    if stuk.aan is not None:
        yield _document(ronde, inhoud, tuple(_letter(ronde, drukwerk, stuk.aan, access)), "")
    if drukwerk.formulier:
        form = form_elements(
            inhoud,
            beelden=beelden,
            beloften=(*promises(ronde), _TYPED, *reservations(ronde), *own_words(ronde, inhoud)),
            access=access,
            inleveren=drukwerk.inleveren.strip(),
            hulp=mails.questions_to(ronde.gemeente),
        )
        # On each sheet, so that loose sheets find each other again.
        yield _document(ronde, inhoud, form, f"Code {access.code}")


def _document(ronde: Ronde, inhoud: Inhoud, elements: tuple[pdf.Element, ...], running: str) -> pdf.Document:
    return pdf.Document(
        ronde.naam,
        elements,
        timezone.localdate(),
        author=ronde.gemeente.naam,
        language="nl-NL" if inhoud.taal == "nl" else inhoud.taal,
        running=running,
        style=pdf.Style.from_tokens(ronde.gemeente.thema),
    )


def access_of(ronde: Ronde, code: str) -> Access:
    """Return how a code opens the questionnaire on the web."""
    return Access(
        grouped(code),
        settings.SITE_URL + reverse("antwoord", args=[ronde.code, code]),
        settings.SITE_URL + reverse("papiercode"),
    )


def promises(ronde: Ronde) -> tuple[str, ...]:
    """Return what is promised on paper, where nobody can agree to a volgcode."""
    if ronde.modus == Modus.VERTROUWELIJK:
        first, *_ = mails.promise(ronde, "code")
        return (first, "Wat u op papier invult, krijgt geen volgcode.")
    return mails.promise(ronde, "code")


def usual_text(ronde: Ronde) -> str:
    """Return the words of a letter as they are unless somebody writes others."""
    until = dutch.day(timezone.localdate(ronde.sluit_op))
    about = f"de vragenlijst '{ronde.naam}' van de gemeente {ronde.gemeente}"
    asked = "U bent uitgenodigd voor" if ronde.doelgroep != Doelgroep.OPEN else "Doet u mee met"
    end = "." if ronde.doelgroep != Doelgroep.OPEN else "?"
    content = ronde.versie.content
    why = in_language(content, "nl").inleiding.strip()
    takes = dutch.counted(minutes_to_answer(content), "minuut", "minuten")
    return (
        f"{' '.join(f'{asked} {about}{end} {why}'.split())}\n\n"
        f"Invullen duurt ongeveer {takes}. U kunt meedoen tot en met {until}, op internet of op papier. "
        "Meedoen is vrijwillig. U hoeft geen enkele vraag te beantwoorden."
    )


def _letter(ronde: Ronde, drukwerk: Drukwerk, aan: Adressant, access: Access) -> Iterator[pdf.Element]:
    yield pdf.Address(aan.regels or (_colleague(aan),), f"Afzender: gemeente {ronde.gemeente}")
    yield pdf.Paragraph(_day(timezone.localdate()))
    yield pdf.Heading(ronde.naam, 2)
    yield pdf.Paragraph(f"Beste {aan.naam}," if aan.naam else _UNNAMED, "lead")
    for part in drukwerk.tekst.splitlines():
        if part.strip():
            yield pdf.Paragraph(part.strip(), "lead")
    yield pdf.Qr(
        access.address,
        f"QR-code naar de vragenlijst, met uw code {access.code}.",
        (f"Scan de code met uw telefoon. Of ga naar {access.page} en vul uw code in:",),
        access.code,
        tuple(mails.questions_to(ronde.gemeente)),
    )
    if drukwerk.formulier:
        told = f"Liever op papier? Vul dan het formulier bij deze brief in. {drukwerk.inleveren}"
        yield pdf.Paragraph(told.strip(), "lead")
    yield pdf.Paragraph(" ".join(promises(ronde)))
    yield pdf.Paragraph(f"Met vriendelijke groet, gemeente {ronde.gemeente}", "lead")


def _colleague(aan: Adressant) -> str:
    """Say on a letter without an address where it is handed out."""
    where = aan.onderdeel or aan.groep
    return f"Voor een collega van {where}" if where else "Voor een collega"


def _day(day: dt.date) -> str:
    return dutch.tied(dutch.day(day))
