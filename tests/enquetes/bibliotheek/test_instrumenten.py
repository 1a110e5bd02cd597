"""What the library ships, and how a question is known to come from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enquetes.bibliotheek import (
    GEBRUIKSCIJFERS,
    INSTRUMENTEN,
    Instrument,
    Woorden,
    credits_of,
    find_instrument,
    instrument_of,
    is_original,
    scored,
)
from enquetes.bibliotheek.systemen import SUS
from enquetes.bibliotheek.verandering import ORIC, TLX
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.content.talen import texts
from enquetes.nakijken.leesbaarheid import difficult, too_long

# A wording that was shipped stays: rounds that were sealed with it are scored by it.
SHIPPED = {
    "tevredenheid": "52298810f91744105312695c4b6f5b72c6276dc5daeb7cef3efef0585565255e",
    "rapportcijfer": "9b117429646dbef2f5df3e698cd44e6226d168a74a89109df61038bce546e1cb",
    "gemak": "7210d18559bdb97e26b34731fd1ca4a993398ec3874e58448fbd2c2b4147fd8f",
    "dienst": "34976a2410307c094fed9bf45a975e1a54bc5e0d3e5542dce58302970fbb3cea",
    "a11": "63ddf48a688d5b87c00f91fdcc5e26cb01b4e90a1717661221e375859aff1549",
    "kanaal": "e2ac923c3ed1ee2b6be64f6bdceb3b606e8d93960ea3be68ce844e5af04e98bb",
    "sus": "d51c4c36d86a52bed25e255569e8ea4bd74c12bfd139233fb0049f8b22fd40e6",
    "umux": "b6902de5af346ca9615514b347f01f169760d0634cfe9706512f28327986ede8",
    "ladder": "d9605bd7767aa3a5ee6e1c3cd65fa113359f09be1bed0563b8c776e337e9513c",
    "oric": "1c921c508007bcf407cabcea522d4c1c4948d62ffaa8614abab312ce77d0dfbe",
    "tlx": "9a29d966ca22a15047fb266aa497631d9662c38e67fe76fd8680e7cd852ad11b",
    "aanbeveling": "0aed55008352189fe8aed832859b4d0117588298c729bd21696e22abc4ed0984",
}


def asked(*vragen: Vraag) -> Inhoud:
    return Inhoud("Lijst", (Pagina(vragen),))


def scored_codes(inhoud: Inhoud) -> list[str]:
    return [maat.code for _, maat, _ in scored(inhoud)]


def test_wording_never_changes() -> None:
    assert {each.code: each.hash for each in INSTRUMENTEN} == SHIPPED


@pytest.mark.parametrize("instrument", INSTRUMENTEN, ids=lambda each: each.code)
def test_instrument_tells_all_there_is_to_know(instrument: Instrument) -> None:
    told = (
        instrument.meet,
        instrument.wanneer,
        instrument.wanneer_niet,
        instrument.licentie,
        instrument.bron,
    )

    assert all(told)
    assert instrument.wie
    assert instrument.maten or instrument.lezen
    assert all(maat.lezen and maat.niet for maat in instrument.maten)


@pytest.mark.parametrize("instrument", INSTRUMENTEN, ids=lambda each: each.code)
def test_instrument_reads_easily(instrument: Instrument) -> None:
    words = [*texts(asked(*instrument.vragen)).values(), instrument.meet, instrument.wanneer_niet]

    assert [text for text in words if too_long(text) or difficult(text)] == []


def test_translation_says_that_it_was_not_validated() -> None:
    assert {find.woorden for code in ("sus", "umux", "oric", "tlx") if (find := find_instrument(code))} == {
        Woorden.VERTAALD
    }
    assert "niet gevalideerd" in Woorden.VERTAALD


def test_nothing_is_shipped_that_may_not_be() -> None:
    words = " ".join(
        text
        for each in INSTRUMENTEN
        for text in (each.titel, each.meet, each.bron, *texts(asked(*each.vragen)).values())
    ).casefold()

    for name in (
        "uwes",
        "adkar",
        "utaut",
        "technology acceptance",
        "holt",
        "net promoter",
        "nps",
        "effort score",
    ):
        assert name not in words


def test_score_that_is_discouraged_says_why() -> None:
    assert [each.code for each in INSTRUMENTEN if each.afgeraden] == ["aanbeveling"]


def test_use_is_counted_and_not_asked() -> None:
    assert all(each.waar for each in GEBRUIKSCIJFERS)


def test_copy_is_known_under_another_code() -> None:
    copy = replace(SUS.vragen[0], code="systeem")

    assert instrument_of(copy) == SUS
    assert is_original(copy)
    assert scored_codes(asked(copy)) == ["sus"]


def test_reworded_question_is_not_scored() -> None:
    (vraag,) = SUS.vragen
    rijen = (replace(vraag.rijen[0], tekst="Ik wil dit systeem elke dag gebruiken."), *vraag.rijen[1:])
    reworded = replace(vraag, rijen=rijen)

    assert instrument_of(reworded) == SUS
    assert not is_original(reworded)
    assert scored_codes(asked(reworded)) == []


def test_question_with_another_range_or_answer_is_not_scored() -> None:
    first, *others = TLX.vragen
    unsure = replace(SUS.vragen[0], opties=(*SUS.vragen[0].opties, Optie("wn", "weet ik niet", telt=False)))

    assert scored_codes(asked(replace(first, maximum=10), *others)) == []
    assert scored_codes(asked(unsure)) == []


def test_capital_or_explanation_is_no_other_wording() -> None:
    (vraag,) = SUS.vragen

    assert is_original(replace(vraag, tekst=vraag.tekst.upper(), toelichting="Denk aan gisteren."))


def test_instrument_in_two_parts_is_scored_by_part() -> None:
    assert scored_codes(asked(*ORIC.vragen)) == ["oric-inzet", "oric-vertrouwen"]
    assert scored_codes(asked(ORIC.vragen[1])) == ["oric-vertrouwen"]


def test_question_that_is_there_twice_is_not_scored() -> None:
    (vraag,) = SUS.vragen

    assert scored_codes(asked(vraag, replace(vraag, code="sus_2"))) == []


def test_credit_is_what_the_licence_asks() -> None:
    own = Vraag("eigen", Soort.TEKST, "Wat wilt u nog zeggen?")

    assert credits_of(asked(own)) == ()
    assert credits_of(asked(own, *SUS.vragen, *ORIC.vragen)) == (SUS.bronvermelding, ORIC.bronvermelding)
