"""The letter to the council: figures that nobody can change, beside words that are free, on two pages."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from pypdf import PdfReader

from adoptie.models import Gemeente
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from metingen.queries.cijfers import RELEASED
from rapportage.actions.rapport import build_rapport
from rapportage.blocks import Content, Heading, Text
from rapportage.models import Soort
from rapportage.queries.feiten import read_feiten
from rapportage.queries.opdrachten import compose
from rapportage.renderers.html import render_html
from rapportage.renderers.pdf import render_pdf
from rapportage.reports import raadsbrief
from tests.factories.metingen import STATUS, case_figure
from tests.factories.rapportage import opdracht
from tests.rapportage.conftest import LogIn

WORDS = {
    "aanleiding": "U vroeg hier zelf om.\nWij schrijven graag.",
    "vraag": "Praat u met ons mee op 3 maart?",
    "ondertekening": "Het college",
}


def letter(gemeente: Gemeente, **teksten: str) -> Content:
    return compose(opdracht(gemeente, Soort.RAADSBRIEF, teksten=teksten))[0]


def told(content: Content, *, own: bool) -> list[str]:
    """Return what stands in the letter: what people wrote, or what follows from figures."""
    texts = [block for block in content.blocks if isinstance(block, Text) and (block.role == "eigen") == own]
    return [words for block in texts for words in (block.text, *block.items) if words]


def headings(content: Content) -> list[str]:
    return [block.text for block in content.blocks if isinstance(block, Heading)]


def test_letter_tells_what_is_known_and_what_not(gemeente: Gemeente) -> None:
    case_figure(gemeente, "overdrachten", "2011-K4", None, vlaggen=["te_weinig"])

    content = letter(gemeente)

    assert headings(content) == ["Wat we weten", "Wat we niet weten"]
    sentences = told(content, own=False)
    assert sentences[0] == "De zinnen over cijfers volgen uit de cijfers zelf. Niemand kan ze aanpassen."
    assert sentences[1].startswith("In het vierde kwartaal van 2011 was het aandeel digitale aanvragen 60")
    assert any(sentence.startswith("Doorlooptijd: geen duidelijk verschil") for sentence in sentences)
    assert "Het aantal overdrachten per aanvraag: nog niet te zeggen (te weinig gegevens)." in sentences


def test_words_of_people_change_no_sentence_about_figures(gemeente: Gemeente) -> None:
    before = letter(gemeente)

    after = letter(gemeente, **WORDS)

    assert told(after, own=False)[1:] == told(before, own=False)[1:]
    assert told(before, own=True) == []
    assert told(after, own=True) == [
        *("U vroeg hier zelf om.", "Wij schrijven graag."),
        *("Praat u met ons mee op 3 maart?", "Het college"),
    ]
    assert headings(after)[-2:] == ["Wat we van u vragen", "Ondertekening"]


def test_words_of_people_are_seen_apart(gemeente: Gemeente) -> None:
    page = render_html(letter(gemeente, vraag="<b>Doe mee</b>"), charts={}, site=True)

    assert '<p class="utrecht-paragraph rapport-eigen">&lt;b&gt;Doe mee&lt;/b&gt;</p>' in page
    assert "In dit rapport" not in page
    assert "Tekst met een streep ervoor is van de gemeente zelf." in page


def test_letter_takes_two_pages_at_most(gemeente: Gemeente) -> None:
    fits = letter(gemeente, vraag="Een zin die wat langer is dan de vorige. " * 25)
    assert len(PdfReader(io.BytesIO(render_pdf(fits, {}))).pages) <= 2

    with pytest.raises(Refusal, match=r"past niet op 2 bladzijden: het worden er \d"):
        render_pdf(letter(gemeente, vraag="Een zin die wat langer is dan de vorige. " * 200), {})


def test_letter_leaves_room_however_much_there_is_to_tell(gemeente: Gemeente) -> None:
    feiten = read_feiten(gemeente, parse_period("2011-K4"))
    many = replace(feiten.zaken, standen=feiten.zaken.standen * 9)

    content = raadsbrief.build(raadsbrief.Brief(replace(feiten, zaken=many)))

    assert "En nog 20 punten: zie de andere rapporten." in told(content, own=False)
    assert len(PdfReader(io.BytesIO(render_pdf(content, {}))).pages) <= 2


def test_letter_of_a_gemeente_without_figures_says_so(gemeente: Gemeente) -> None:
    gemeente.meetwaarden.all().delete()

    assert told(letter(gemeente), own=False)[1] == "Over deze periode zijn er nog geen cijfers."


def test_letter_publishes_no_figure_that_it_does_not_tell(gemeente: Gemeente) -> None:
    told = case_figure(gemeente, "overdrachten", "2011-K4", 3.0)
    counted = case_figure(gemeente, "zaken-ontvangen", "2011-12", 40.0)

    _, figures = compose(opdracht(gemeente, Soort.RAADSBRIEF))

    assert told.pk in figures
    assert counted.pk not in figures


def test_letter_holds_only_figures_that_its_readers_may_see(gemeente: Gemeente) -> None:
    case_figure(gemeente, "overdrachten", "2011-K4", 3.0, status=STATUS.BEREKEND)

    asked = opdracht(gemeente, Soort.RAADSBRIEF)

    assert "Overdrachten" not in " ".join(told(compose(asked, RELEASED)[0], own=False))
    assert "Overdrachten" in " ".join(told(compose(asked)[0], own=False))


def test_letter_is_kept_as_word_document_too(gemeente: Gemeente, log_in: LogIn) -> None:
    rapport = build_rapport(opdracht=opdracht(gemeente, Soort.RAADSBRIEF, teksten=WORDS), by="test")

    page = log_in(gemeente).get(f"/gemeente/hattem/rapporten/{rapport.pk}/").content.decode()
    file = f"/gemeente/hattem/rapporten/{rapport.pk}/bestand/rapport.docx"
    response = log_in(gemeente).get(file)

    assert file in page
    assert "wordprocessingml" in response["Content-Type"]
    assert "Praat u met ons mee op 3 maart?" in [
        paragraph.text for paragraph in Document(io.BytesIO(response.content)).paragraphs
    ]
