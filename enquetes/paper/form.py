"""A whole questionnaire as a form to print and fill in by pen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from adoptie import pdf
from enquetes.bibliotheek import credits_of
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.paper.questions import answer_parts
from enquetes.paper.routes import Numbered, condition, jumps, numbered, on_paper
from enquetes.routing.course import Course

_HOW = (
    "Zet een kruisje in het vakje van uw antwoord.",
    "Fout gekruist? Maak dat vakje helemaal zwart en kruis het goede vakje aan.",
    "U hoeft geen enkele vraag te beantwoorden.",
)


@dataclass(frozen=True, slots=True)
class Access:
    """How this form is answered on the web instead: its personal code, and the address that a phone opens."""

    code: str
    address: str
    page: str


def form_elements(
    inhoud: Inhoud,
    *,
    beelden: Mapping[str, bytes],
    beloften: tuple[str, ...] = (),
    access: Access | None = None,
    inleveren: str = "",
    hulp: Sequence[str] = (),
) -> tuple[pdf.Element, ...]:
    """Return the form: what it is about, what happens with the answers, and every question.

    ``beelden`` are its pictures by their hash; where one is not there, its words are printed.
    """
    paper = _Paper(inhoud, beelden)
    return (
        *paper.front(beloften, access, [inleveren] * bool(inleveren), hulp),
        *paper.questions(),
        *_end(inleveren, inhoud),
    )


class _Paper:
    def __init__(self, inhoud: Inhoud, beelden: Mapping[str, bytes]) -> None:
        self._inhoud, self._beelden = inhoud, beelden
        self.known: Numbered = numbered(inhoud)
        self._jumps = jumps(Course(inhoud), self.known)

    def words(self, text: str) -> str:
        return on_paper(text, self.known)

    def front(
        self, beloften: tuple[str, ...], access: Access | None, *more: Sequence[str]
    ) -> Iterator[pdf.Element]:
        yield pdf.Heading(self._inhoud.titel)
        yield from _paragraphs(self.words(self._inhoud.inleiding))
        if beloften:
            yield pdf.Heading("Wat gebeurt er met uw antwoorden?", 2)
            yield pdf.Bullets(beloften, "lead")
        yield pdf.Heading("Zo vult u dit formulier in", 2)
        yield pdf.Bullets((*_HOW, *chain(*more)), "lead")
        if access:
            yield pdf.Heading("Liever op internet?", 2)
            yield pdf.Qr(
                access.address,
                f"QR-code naar deze vragenlijst op internet, met uw code {access.code}.",
                (f"Scan de code met uw telefoon. Of ga naar {access.page} en vul uw code in:",),
                access.code,
            )

    def questions(self) -> Iterator[pdf.Element]:
        for pagina in self._inhoud.paginas:
            yield from self._page(pagina)

    def _page(self, pagina: Pagina) -> Iterator[pdf.Element]:
        rule = condition(pagina, self.known)
        if pagina.titel:
            yield pdf.Heading(self.words(pagina.titel), 2)
        if rule:
            yield pdf.Paragraph(f"Vul dit deel niet altijd in. {rule}", "lead", strong=True)
        yield from _paragraphs(self.words(pagina.uitleg))
        for vraag in pagina.vragen:
            if vraag.soort != Soort.BEREKENING:
                yield from self._question(vraag)

    def _question(self, vraag: Vraag) -> Iterator[pdf.Element]:
        rule = condition(vraag, self.known)
        conditions = [pdf.Paragraph(rule, "lead", strong=True)] if rule else []
        if vraag.soort == Soort.UITLEG:
            yield from conditions
            yield from self._picture(vraag)
            yield from _paragraphs(self.words(vraag.tekst))
            yield from _paragraphs(self.words(vraag.toelichting))
            return
        number, _ = self.known[vraag.code.casefold()]
        yield pdf.Heading(f"{number}. {self.words(vraag.tekst)}", 3, question=True)
        yield pdf.Together(
            (
                *conditions,
                *_paragraphs(self.words(vraag.toelichting)),
                *self._picture(vraag),
                *answer_parts(vraag, self.words, self._targets(vraag)),
            )
        )

    def _picture(self, vraag: Vraag) -> Iterator[pdf.Picture | pdf.Paragraph]:
        found = self._beelden.get(vraag.beeld)
        if found and vraag.beeld_alt:
            yield pdf.Picture(found, self.words(vraag.beeld_alt))
        elif vraag.beeld_alt:
            yield pdf.Paragraph(f"Bij deze vraag hoort een plaatje: {vraag.beeld_alt}", "lead")

    def _targets(self, vraag: Vraag) -> dict[str, str]:
        return {
            code: f" → Ga door naar vraag {number}" if number else " → U bent klaar"
            for code, number in self._jumps.get(vraag.code, {}).items()
        }


def _paragraphs(text: str) -> Iterator[pdf.Paragraph]:
    return (pdf.Paragraph(part, "lead") for part in text.splitlines() if part.strip())


def _end(inleveren: str, inhoud: Inhoud) -> Iterator[pdf.Element]:
    yield pdf.Paragraph(f"Dit was de laatste vraag. Dank u wel. {inleveren}".strip(), "lead", strong=True)
    credit = " ".join(credits_of(inhoud))
    if credit:
        yield pdf.Paragraph(f"Bron van vragen: {credit}", "small", muted=True)
