"""The paper twin: every kind of question, with the way through in words, readable by eye and by ear."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pytest
from PIL import Image

from adoptie.pdf import Document, build_pdf
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.paper.form import Access, form_elements
from enquetes.sjabloon import NULMETING
from tests.adoptie.pdf.examples import nodes, text_of
from tests.adoptie.pdf.test_fields import fields
from tests.factories.soorten import EVERY_KIND

ACCESS = Access(
    "ABCD EFGH JKMN PQRS",
    "https://spoor.example.org/e/abcdefgh/ABCDEFGHJKMNPQRS/",
    "https://spoor.example.org/e/",
)
YES_NO = (Optie("ja", "Ja"), Optie("nee", "Nee"))


def printed(
    inhoud: Inhoud, access: Access | None = None, beelden: Mapping[str, bytes] | None = None
) -> bytes:
    elements = form_elements(
        inhoud,
        beelden=beelden or {},
        beloften=("Uw antwoorden zijn anoniem.",),
        access=access,
        inleveren="Lever het in bij de balie.",
    )
    out = io.BytesIO()
    build_pdf(Document(inhoud.titel, elements, dt.date(2026, 1, 1), author="Gemeente Hattem"), out)
    return out.getvalue()


def words_of(data: bytes) -> str:
    return " ".join(text_of(data).replace("\N{NO-BREAK SPACE}", " ").split())


def asked(*vragen: Vraag, **page: str) -> Inhoud:
    return Inhoud("Proef", (Pagina(vragen, **page),))


@pytest.mark.parametrize("inhoud", [EVERY_KIND, NULMETING], ids=["every kind", "nulmeting"])
def test_form_satisfies_the_checkers(inhoud: Inhoud, tmp_path: Path) -> None:
    path = tmp_path / "formulier.pdf"
    path.write_bytes(printed(inhoud, ACCESS))

    heard = outloud.check(str(path))
    assert heard.error is None
    assert [(found.rule, found.message) for found in heard.findings] == []
    report = pdfua.validate(str(path))
    assert list(report.findings) == []
    assert list(report.skipped) == []


def test_form_asks_every_question_in_its_words() -> None:
    told = words_of(printed(EVERY_KIND))

    for number, vraag in enumerate(EVERY_KIND.asked(), start=1):
        assert f"{number}. {vraag.tekst}" in told
        for option in (*vraag.opties, *vraag.rijen, *vraag.opties2):
            assert option.tekst in told
    assert "Deze vragen gaan over het zaaksysteem." in told
    # What is computed is nothing to fill in.
    assert "Uren vrij" not in told


def test_form_has_a_place_for_every_answer() -> None:
    found = fields(printed(EVERY_KIND))

    assert ("/tv", "Anders, namelijk") in found
    assert ("/cb", "Wat helpt u?: Een cursus") in found
    assert ("/tv", "Wat moet eerst beter?: Zoeken") in found
    assert ("/rb", "Zaken zoeken: weet ik niet") in found
    assert ("/tv", "Sinds wanneer werkt u hier?: maand") in found
    assert ("/cb", "Hoeveel uur werkt u per week?: Dat wisselt") in found
    assert ("/cb", "Mijn antwoorden mogen worden bewaard.: Ja, dit mag") in found


def test_form_says_what_an_answer_must_be() -> None:
    told = words_of(printed(EVERY_KIND))

    assert "Zet hoogstens 2 kruisjes." in told
    assert "Vul een heel getal in van 0 tot en met 60." in told
    assert "Zet een 1 bij wat voor u vooraan staat, dan een 2, en zo verder tot en met 3." in told
    assert "1: zeer moeilijk, 7: zeer makkelijk" in told


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"minste": 1, "meeste": 2}, "Zet 1 tot en met 2 kruisjes."),
        ({"minste": 2}, "Zet minstens 2 kruisjes."),
        ({}, "U mag meer kruisjes zetten."),
    ],
)
def test_form_says_how_many_crosses(limits: dict[str, Any], words: str) -> None:
    vraag = Vraag("a", Soort.MEERKEUZE, "Wat?", opties=YES_NO, **limits)

    assert words in words_of(printed(asked(vraag)))


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"minimum": 1.5}, "Vul een getal in van 1,5 of meer."),
        ({"maximum": 10.0}, "Vul een getal in van hoogstens 10."),
        ({}, "Vul een getal in."),
    ],
)
def test_form_says_which_numbers(limits: dict[str, Any], words: str) -> None:
    assert words in words_of(printed(asked(Vraag("a", Soort.GETAL, "Hoeveel?", **limits))))


def test_form_says_in_words_when_a_question_is_for_you() -> None:
    inhoud = asked(
        Vraag("thuis", Soort.KEUZE, "Werkt u thuis?", opties=YES_NO),
        Vraag("dagen", Soort.GETAL, "Hoeveel dagen?", relevantie="thuis = 'ja'"),
        Vraag("slot", Soort.TEKST, "Wat nog?", relevantie="dagen > 2"),
    )

    told = words_of(printed(inhoud))

    assert "2. Hoeveel dagen? Alleen als vraag 1 'Ja' is." in told
    assert "3. Wat nog? Alleen als vraag 2 meer dan 2 is." in told


def test_form_leads_past_questions_that_are_not_for_you() -> None:
    inhoud = asked(
        Vraag("thuis", Soort.KEUZE, "Werkt u thuis?", opties=YES_NO),
        Vraag("dagen", Soort.GETAL, "Hoeveel dagen?", relevantie="thuis = 'ja'"),
        Vraag("waarom", Soort.TEKST, "Waarom?", relevantie="thuis = 'ja'"),
        Vraag("slot", Soort.TEKST, "Wat nog?"),
    )

    told = words_of(printed(inhoud))

    assert "Nee → Ga door naar vraag 4" in told
    assert "Ja →" not in told


def test_form_leads_to_its_end_where_nothing_more_is_asked() -> None:
    inhoud = asked(
        Vraag("thuis", Soort.KEUZE, "Werkt u thuis?", opties=YES_NO),
        Vraag("dagen", Soort.GETAL, "Hoeveel dagen?", relevantie="thuis = 'ja'"),
    )

    assert "Nee → U bent klaar" in words_of(printed(inhoud))


def test_form_leads_nowhere_where_more_than_one_answer_decides() -> None:
    inhoud = asked(
        Vraag("a", Soort.KEUZE, "A?", opties=YES_NO),
        Vraag("b", Soort.KEUZE, "B?", opties=YES_NO),
        Vraag("c", Soort.TEKST, "C?", relevantie="a = 'ja' of b = 'ja'"),
    )

    assert "→" not in words_of(printed(inhoud))


def test_form_says_when_a_whole_page_is_for_you() -> None:
    inhoud = Inhoud(
        "Proef",
        (
            Pagina((Vraag("thuis", Soort.KEUZE, "Werkt u thuis?", opties=YES_NO),)),
            Pagina(
                (Vraag("dagen", Soort.GETAL, "Hoeveel dagen?"),),
                titel="Thuis werken",
                relevantie="thuis = 'ja'",
            ),
        ),
    )

    told = words_of(printed(inhoud))

    assert "Thuis werken Vul dit deel niet altijd in. Alleen als vraag 1 'Ja' is." in told
    assert "Nee → U bent klaar" in told


def test_form_has_words_in_place_of_what_the_program_fills_in() -> None:
    inhoud = asked(
        Vraag("uren", Soort.GETAL, "Hoeveel uren?"),
        Vraag("dubbel", Soort.BEREKENING, "Dubbel", formule="uren * 2"),
        Vraag("b", Soort.TEKST, "U werkt {uren} uur, dubbel is {dubbel}. Waarom?"),
        Vraag("c", Soort.TEKST, "En?", relevantie="dubbel > 10"),
    )

    told = words_of(printed(inhoud))

    assert "2. U werkt (uw antwoord bij vraag 1) uur, dubbel is …. Waarom?" in told
    assert "Alleen als dit past bij wat u eerder invulde." in told


def test_form_with_a_code_leads_to_the_same_questions_on_the_web() -> None:
    data = printed(NULMETING, ACCESS)

    (figure,) = nodes(data, "Figure")
    assert "QR-code naar deze vragenlijst op internet, met uw code ABCD EFGH JKMN PQRS." in str(
        figure["/Alt"]
    )
    assert "ga naar https://spoor.example.org/e/ en vul uw code in: ABCD EFGH JKMN PQRS" in words_of(data)
    assert not nodes(printed(NULMETING), "Figure")


def test_form_says_what_happens_with_the_answers_and_where_it_goes() -> None:
    told = words_of(printed(NULMETING))

    assert "Uw antwoorden zijn anoniem." in told
    assert "U hoeft geen enkele vraag te beantwoorden." in told
    assert told.count("Lever het in bij de balie.") == 2


SEEN = Vraag("a", Soort.TEKST, "Wat ziet u?", beeld="00" * 32, beeld_alt="Een volle balie.")


def test_form_of_a_picture_that_is_not_there_has_its_words() -> None:
    assert "Bij deze vraag hoort een plaatje: Een volle balie." in words_of(printed(asked(SEEN)))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture_is_printed_with_its_words(kind: str, tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (1600, 900), "navy").save(out, kind)
    told = Vraag(
        "b", Soort.UITLEG, "Zo ziet het eruit.", "Kijk goed.", beeld=SEEN.beeld, beeld_alt="Een balie."
    )

    data = printed(asked(SEEN, told), beelden={SEEN.beeld: out.getvalue()})

    assert [str(figure["/Alt"]) for figure in nodes(data, "Figure")] == ["Een volle balie.", "Een balie."]
    assert "Zo ziet het eruit. Kijk goed." in words_of(data)
    path = tmp_path / "formulier.pdf"
    path.write_bytes(data)
    assert outloud.check(str(path)).findings == []
    assert list(pdfua.validate(str(path)).findings) == []
