"""Languages of a questionnaire as its maker sees them: what is translated, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from enquetes.content import Inhoud
from enquetes.content.talen import languages, missing, texts
from enquetes.queries.ontwerp import numbered
from enquetes.vertalen import name_of


@dataclass(frozen=True, slots=True)
class Taal:
    """A language and how many texts it lacks."""

    code: str
    naam: str
    ontbreekt: int
    totaal: int


@dataclass(frozen=True, slots=True)
class Vertaaldeel:
    """Texts that are translated together: those around the questions (0) or those of one page."""

    nummer: int
    naam: str
    ontbreekt: int


def talen_of(inhoud: Inhoud) -> tuple[Taal, ...]:
    """Return the languages in which a questionnaire is translated."""
    total = len(texts(inhoud))
    return tuple(
        Taal(taal, name_of(taal), len(missing(inhoud, taal)), total) for taal in languages(inhoud)[1:]
    )


def vertaaldelen(inhoud: Inhoud, taal: str) -> tuple[Vertaaldeel, ...]:
    lacking = missing(inhoud, taal)
    return tuple(
        Vertaaldeel(number, name, sum(each in lacking for each in part))
        for number, (name, part) in enumerate(_parts(inhoud))
    )


def texts_of(inhoud: Inhoud, nummer: int) -> dict[str, str]:
    """Return the texts of one part by name; none where there is no such part."""
    parts = [part for _, part in _parts(inhoud)]
    return dict(parts[nummer]) if nummer < len(parts) else {}


def memory_of(inhoud: Inhoud, taal: str) -> dict[str, str]:
    """Return what was translated, by the text itself, wherever it stands."""
    told = inhoud.vertalingen.get(taal, {})
    return {text: told[name] for name, text in texts(inhoud).items() if told.get(name)}


def headings(inhoud: Inhoud) -> dict[str, str]:
    """Return what stands above the texts of each question, by the begin of their names."""
    alle = numbered(inhoud).values()
    return {f"vraag.{vraag.code}": f"Vraag {number}" if number else vraag.code for number, vraag in alle}


def _parts(inhoud: Inhoud) -> Iterator[tuple[str, Mapping[str, str]]]:
    found = texts(inhoud)
    around = {name: text for name, text in found.items() if not name.startswith(("vraag.", "pagina."))}
    yield "Titel, inleiding en slot", around
    for number, page in enumerate(inhoud.paginas, start=1):
        begins = tuple(f"vraag.{vraag.code}." for vraag in page.vragen)
        begins += (f"pagina.{page.vragen[0].code}.",)
        yield f"Pagina {number}", {name: text for name, text in found.items() if name.startswith(begins)}
