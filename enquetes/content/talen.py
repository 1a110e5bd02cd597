"""The texts of a questionnaire by name, and the same questionnaire in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from enquetes.content.inhoud import Inhoud, Pagina
from enquetes.content.vraag import Optie, Vraag

# What may stand between two languages: the name of a text and what it says, to what it shall say.
Translate = Callable[[str, str], str]
_PAGE = ("titel", "uitleg")
_QUESTION = ("tekst", "toelichting", "eenheid", "controle_tekst", "geen_antwoord", "beeld_alt")
_OPTIONS = ("opties", "rijen", "opties2")
_LISTS = ("koppen", "uiteinden")
# Written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi"})


def texts(inhoud: Inhoud) -> dict[str, str]:
    """Return every text that a respondent reads, by name: "vraag.werk.tekst", "vraag.werk.opties.1"."""
    found: dict[str, str] = {}

    def note(name: str, text: str) -> str:
        found[name] = text
        return text

    _mapped(inhoud, note)
    return {name: text for name, text in found.items() if text}


def in_language(inhoud: Inhoud, taal: str) -> Inhoud:
    """Return the questionnaire in a language; what is not translated stays as it is written."""
    if taal == inhoud.taal:
        return inhoud
    told = inhoud.vertalingen.get(taal, {})
    return replace(_mapped(inhoud, lambda name, text: told.get(name) or text), taal=taal)


def missing(inhoud: Inhoud, taal: str) -> dict[str, str]:
    """Return the texts that have no translation yet, by name, as they are written."""
    told = inhoud.vertalingen.get(taal, {})
    return {name: text for name, text in texts(inhoud).items() if not told.get(name)}


def languages(inhoud: Inhoud) -> tuple[str, ...]:
    """Return the languages in which this can be answered, the one in which it is written first."""
    return (inhoud.taal, *(taal for taal in inhoud.vertalingen if taal != inhoud.taal))


def direction(taal: str) -> str:
    """Return how a language is written, as HTML says it."""
    return "rtl" if taal.partition("-")[0].casefold() in RIGHT_TO_LEFT else "ltr"


def _mapped(inhoud: Inhoud, translate: Translate) -> Inhoud:
    titel, inleiding, slot = (
        translate(name, getattr(inhoud, name)) for name in ("titel", "inleiding", "slot")
    )
    pages = tuple(_page(page, translate) for page in inhoud.paginas)
    return replace(inhoud, titel=titel, inleiding=inleiding, slot=slot, paginas=pages)


def _page(page: Pagina, translate: Translate) -> Pagina:
    # A page has no name of its own; its first question goes along when it is moved.
    under = f"pagina.{page.vragen[0].code}" if page.vragen else "pagina"
    own = {name: translate(f"{under}.{name}", getattr(page, name)) for name in _PAGE}
    return replace(page, **own, vragen=tuple(_question(vraag, translate) for vraag in page.vragen))


def _question(vraag: Vraag, translate: Translate) -> Vraag:
    under = f"vraag.{vraag.code}"
    own = {name: translate(f"{under}.{name}", getattr(vraag, name)) for name in _QUESTION}
    options = {name: tuple(_options(f"{under}.{name}", getattr(vraag, name), translate)) for name in _OPTIONS}
    lists = {
        name: tuple(
            translate(f"{under}.{name}.{at}", text) for at, text in enumerate(getattr(vraag, name), start=1)
        )
        for name in _LISTS
    }
    return replace(vraag, **own, **options, **lists)  # type: ignore[arg-type]  # names of fields of that kind


def _options(under: str, options: tuple[Optie, ...], translate: Translate) -> Iterator[Optie]:
    return (replace(option, tekst=translate(f"{under}.{option.code}", option.tekst)) for option in options)
