"""What cannot be in a questionnaire as a whole, told with the question named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.routing.publishing import faults
from tests.enquetes.routing.test_routing import VRAGEN


def told_of(**rules: str) -> str:
    """Return what is wrong with a page of all questions under these conditions."""
    questions = (replace(vraag, relevantie=rules.get(code, "")) for code, vraag in VRAGEN.items())
    return " ".join(fault.tekst for fault in faults(Inhoud("Proef", (Pagina(tuple(questions)),))))


def test_conditions_on_other_questions_are_fine() -> None:
    assert not told_of(werk="functie = 'a'", middel="werk >= 4 of leeg(uren)", open="ingevuld(middel)")


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ({"werk": "functie = 'z'"}, "Vraag 'werk': Vraag 'functie' heeft geen antwoord 'z'"),
        ({"werk": "uren + 1"}, "Vraag 'werk': 'uren + 1' is een getal. Een voorwaarde is ja of nee."),
        ({"werk": "werk > 1"}, "Vraag 'werk' hangt af van haar eigen antwoord"),
        ({"werk": "uren > 1", "uren": "open = 'x'", "open": "werk > 1"}, "wachten op elkaar"),
        ({"werk": "functie = 'a' en functie = 'b'"}, "Vraag 'werk' verschijnt nooit"),
        ({"werk": "uren > 5 en uren < 5"}, "verschijnt nooit"),
        ({"open": "stel.r1 > 5"}, "verschijnt nooit"),
        ({"open": "aantal(middel) > 2"}, "verschijnt nooit"),
        ({"open": "nee"}, "verschijnt nooit"),
    ],
)
def test_rules_that_cannot_be_are_refused_with_the_question(rules: dict[str, str], told: str) -> None:
    assert told in told_of(**rules)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    told = told_of(werk="uren +", open="nergens = 1")

    assert "Vraag 'werk': Het eind ontbreekt" in told
    assert "Vraag 'open': Op plek 1 staat 'nergens'" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"controle": "uren"}, "'uren' is een getal"),
        ({"tekst": "U werkt {uren + functie} uur."}, "Rekenen met '+' kan alleen met getallen"),
        ({"tekst": "U werkt {uren uur."}, "accolade die niet sluit"),
        ({"soort": Soort.BEREKENING, "formule": "functie"}, "De berekening geeft een antwoord"),
        (
            {"soort": Soort.BEREKENING, "relevantie": "niets > 1"},
            "zo'n vraag is er niet",
        ),
    ],
)
def test_other_expressions_are_checked_too(change: dict[str, Any], told: str) -> None:
    changed = replace(Vraag("nieuw", Soort.GETAL, "Hoe?"), **({"formule": "1"} | change))
    page = Pagina((*VRAGEN.values(), changed))

    assert told in " ".join(fault.tekst for fault in faults(Inhoud("Proef", (page,))))


def test_calculation_may_not_wait_for_itself_by_way_of_others() -> None:
    first = Vraag("een", Soort.BEREKENING, "Een", formule="twee + 1")
    second = Vraag("twee", Soort.BEREKENING, "Twee", formule="een + 1")

    told = faults(Inhoud("Proef", (Pagina((*VRAGEN.values(), first, second)),)))

    assert "wachten op elkaar" in told[0].tekst


def test_question_may_not_wait_for_a_later_page() -> None:
    early = Vraag("vroeg", Soort.TEKST, "Wat?", relevantie="uren > 1")

    (fault,) = faults(Inhoud("Proef", (Pagina((early,)), Pagina(tuple(VRAGEN.values())))))

    assert fault.code == "vroeg"
    assert "hangt af van 'uren', maar die komt pas op een latere pagina" in fault.tekst


def _pages(*pages: tuple[str, Vraag]) -> str:
    """Return what is wrong with these pages, each with its group."""
    found = faults(Inhoud("Proef", tuple(Pagina((vraag,), blok=blok) for blok, vraag in pages)))
    return " ".join(fault.tekst for fault in found)


HOURS = Vraag("uren", Soort.GETAL, "Hoeveel uur?")
TWICE = Vraag("dubbel", Soort.BEREKENING, "Dubbel", formule="uren * 2")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"controle": "vroeg < uren"}, "De controle van vraag 'vroeg' kijkt naar 'uren'"),
        ({"tekst": "U werkt {uren} uur?"}, "Vraag 'vroeg' toont het antwoord op 'uren'"),
        ({"relevantie": "dubbel > 3"}, "Vraag 'vroeg' hangt af van 'dubbel'"),
    ],
)
def test_question_may_not_look_at_a_later_page(change: dict[str, Any], told: str) -> None:
    early = replace(Vraag("vroeg", Soort.GETAL, "Hoeveel?"), **change)

    assert f"{told}, maar die komt pas op een latere pagina" in _pages(("", TWICE), ("", early), ("", HOURS))
    assert not _pages(("", HOURS), ("", TWICE), ("", early))


@pytest.mark.parametrize("groups", [("a", "a", ""), ("a", "", "a")])
def test_question_may_not_look_at_a_page_that_chance_puts_later(groups: tuple[str, str, str]) -> None:
    uses = Vraag("meer", Soort.TEKST, "Wat?", relevantie="uren > 1")
    other = Vraag("anders", Soort.TEKST, "Wat nog?")
    late = "Vraag 'meer' hangt af van 'uren', maar die komt soms later, want de volgorde is willekeurig."

    assert late in _pages(*zip(groups, (HOURS, uses, other), strict=True))
    assert not _pages(("", HOURS), ("a", uses), ("a", other))
    assert not _pages(("a", HOURS), ("a", other), ("", uses))


@pytest.mark.parametrize(
    ("around", "told"),
    [
        ({"titel": "Over {uren} uur"}, "De titel: hier vullen we geen antwoorden in."),
        ({"inleiding": "U werkt {uren} uur."}, "De inleiding: hier vullen we geen antwoorden in."),
        ({"slot": "U werkt {uren} uur."}, "Het slot: hier vullen we geen antwoorden in."),
        ({"slot": "Dank {u wel"}, "Het slot: In 'Dank {u wel' staat een accolade die niet sluit."),
        ({"slot": "Dank {{u} wel"}, ""),
    ],
)
def test_around_the_questions_no_answer_is_filled_in(around: dict[str, Any], told: str) -> None:
    pages = (Pagina(tuple(VRAGEN.values())),)
    found = faults(replace(Inhoud("Proef", pages), **around))

    assert [fault.tekst[: len(told)] for fault in found] == [told] * bool(told)


@pytest.mark.parametrize(
    ("name", "translated", "told"),
    [
        ("vraag.hoe.tekst", "You work {uren hours?", "staat een accolade die niet sluit"),
        ("vraag.hoe.tekst", "You work {hours} hours?", "'hours'"),
        ("vraag.hoe.tekst", "You work {functie} hours?", "zij toont een ander antwoord dan de tekst zelf"),
        ("inleiding", "You work {uren} hours.", "zij toont een ander antwoord dan de tekst zelf"),
        ("vraag.hoe.tekst", "In {uren} hours, how?", ""),
        ("oud.vraag.hoe.tekst", "Hoe {", ""),
    ],
)
def test_translation_fills_in_what_the_text_itself_does(name: str, translated: str, told: str) -> None:
    ask = Pagina((Vraag("hoe", Soort.TEKST, "U werkt {uren} uur?"),))
    inhoud = Inhoud("Proef", (Pagina(tuple(VRAGEN.values())), ask), inleiding="Dag.")

    found = faults(replace(inhoud, vertalingen={"en": {name: translated}}))

    assert len(found) == bool(told)
    for fault in found:
        assert fault.code == ("hoe" if name.startswith("vraag.") else "")
        assert fault.tekst.startswith("Vertaling (en) van '")
        assert told in fault.tekst
