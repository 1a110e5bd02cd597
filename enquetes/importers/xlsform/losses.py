"""What a form can and we cannot, or do otherwise, said for each line."""

from __future__ import annotations

from adoptie import dutch
from enquetes.importers.verlies import Verslag
from enquetes.importers.xlsform.elements import CALCULATE, Asked
from enquetes.importers.xlsform.form import Element
from enquetes.importers.xlsform.lines import Line
from enquetes.importers.xlsform.talen import said
from enquetes.routing.tree import Boom, Getal, Rekening, parts

_NAMED = 5
_YES = frozenset({"yes", "true", "true()", "1"})


def note_line(line: Line, wat: str, verslag: Verslag) -> None:
    """Note what is lost of a line that was taken over."""
    element = line.element
    if line.bind("required").casefold() in _YES:
        verslag.changed(wat, "De vraag was verplicht. Bij ons mag iemand elke vraag overslaan.")
    elif line.bind("required").casefold() not in {"", "no", "false", "false()", "0"}:
        verslag.changed(wat, "De vraag was soms verplicht. Bij ons mag iemand elke vraag overslaan.")
    if line.kind in {"datetime", "dateTime"}:
        verslag.changed(wat, "Wij vragen alleen een dag, geen tijd.")
    if line.kind == "time":
        verslag.changed(wat, "Een tijd is bij ons een kort antwoord in woorden.")
    if element.get("choice_filter"):
        told = f"Alle antwoorden staan er bij ons altijd. Weggelaten: '{element['choice_filter']}'."
        verslag.left_out(wat, told)
    if element.get("media") or any(choice.get("media") for choice in element.get("choices") or []):
        verslag.left_out(wat, "Beeld en geluid bij de vraag zijn niet overgenomen.")
    if element.get("default") not in {None, ""}:
        told = "Een antwoord dat al is ingevuld stuurt wie het leest. Bij ons begint elke vraag leeg."
        verslag.left_out(wat, told)
    if element.get("guidance_hint"):
        verslag.left_out(wat, "De hulptekst voor wie de vragen voorleest is niet overgenomen.")
    if line.kind == "range" and (element.get("parameters") or {}).get("step") not in {None, "1"}:
        verslag.left_out(wat, "Vaste stappen in een getal kennen wij niet.")


def note_wordless(line: Line, asked: Asked, wat: str, taal: str, verslag: Verslag) -> None:
    """Note where a name stands in place of words that are not there."""
    if line.kind != CALCULATE and _is_bare(line.element, asked.vraag.tekst, taal):
        verslag.changed(wat, f"Er stond geen vraag bij. Nu staat er '{line.name}'. Schrijf zelf de vraag.")
    words = {option.code: option.tekst for option in asked.vraag.opties}
    bare = [
        str(choice.get("name"))
        for choice in line.element.get("choices") or ()
        if _is_bare(choice, words.get(asked.codes.get(str(choice.get("name")), ""), ""), taal)
    ]
    if bare:
        told = f"Bij {dutch.listing(bare[:_NAMED])} stonden geen woorden. Nu staat er de naam."
        verslag.changed(f"Antwoorden bij {line.wat}", told)


def note_division(boom: Boom, wat: str, verslag: Verslag) -> None:
    """Note where what is divided by may be zero: a form then has infinity, and we have no outcome."""
    divisors = [part.rechts for part in parts(boom) if isinstance(part, Rekening) and part.bewerking == "/"]
    if not all(isinstance(each, Getal) and each.waarde for each in divisors):
        verslag.changed(wat, "Wordt hier door 0 gedeeld, dan komt er bij ons niets uit.")


def _is_bare(element: Element, shown: str, taal: str) -> bool:
    """Tell whether the name is what is shown, and it was not written there."""
    name = str(element.get("name", ""))
    return shown == name != said(element.get("label"), taal).strip()
