"""What goes further than what the ondernemingsraad decided on needs a new decision, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.widening import Meting, questions_asked, wider

ASKED = {"Hoe gaat het?": "schaal", "Wat doet u?": "keuze", "Wat mist u?": "tekst"}
BEFORE = Meting(
    vragen=ASKED,
    modus="vertrouwelijk",
    doelgroep="medewerkers",
    groepen=[["1", "2"], ["3"], ["4"]],
    namen={"1": "Balie", "2": "Post", "3": "Beleid", "4": "Bouwen", "5": "Zorg"},
    mensen=90,
    ondergrens=8,
    publiek=["de programmaleider", "medewerkers"],
    bewaren={"namen": 30, "teksten": 365},
    tekst=4,
    profiel=["leeftijd"],
)
NARROWER: dict[str, dict[str, Any]] = {
    "the same": {},
    "fewer questions": {"vragen": {"Hoe gaat het?": "schaal"}},
    "another order": {"vragen": dict(reversed(ASKED.items()))},
    "merged groups": {"groepen": [["1", "2", "3"], ["4"]]},
    "one group": {"groepen": [["1", "2", "3", "4"]]},
    "a group less": {"groepen": [["1", "2"], ["3"]]},
    "groups in another order": {"groepen": [["4"], ["2", "1"], ["3"]]},
    "higher threshold": {"ondergrens": 12},
    "fewer people": {"mensen": 40},
    "somebody came to work here": {"mensen": 99},
    "anonymous now": {"modus": "anoniem"},
    "shorter kept": {"bewaren": {"namen": 10, "teksten": 365}},
    "one kind less kept": {"bewaren": {"namen": 30}},
    "fewer see it": {"publiek": ["medewerkers"]},
    "no profile": {"profiel": []},
}
WIDER: dict[str, tuple[dict[str, Any], str]] = {
    "a new question": ({"vragen": {**ASKED, "Bent u ziek?": "keuze"}}, "'Bent u ziek?' is nieuw"),
    "other words": ({"vragen": {"Hoe gaat het nu?": "schaal"}}, "'Hoe gaat het nu?' is nieuw"),
    "other answers": (
        {"vragen": {**ASKED, "Wat doet u?": "meerkeuze"}},
        "'Wat doet u?' heeft andere antwoorden",
    ),
    "finer groups": ({"groepen": [["1"], ["2"], ["3"], ["4"]]}, "Balie is kleiner"),
    "only half of a group": ({"groepen": [["1"], ["3"], ["4"]]}, "Balie is kleiner"),
    "another cut": ({"groepen": [["1", "3"], ["2", "4"]]}, "Balie en Beleid is kleiner"),
    "a new group": ({"groepen": [["1", "2"], ["3"], ["4"], ["5"]]}, "Nieuw in de groepen: Zorg"),
    "new people in a group": ({"groepen": [["1", "2", "5"], ["3"], ["4"]]}, "Nieuw in de groepen: Zorg"),
    "many more people": ({"mensen": 100}, "Er worden 100 mensen gevraagd. In het dossier stonden er 90."),
    "other people": ({"doelgroep": "panel"}, "andere mensen"),
    "lower threshold": ({"ondergrens": 7}, "vanaf 8"),
    "longer kept": ({"bewaren": {"namen": 31, "teksten": 365}}, "31 dagen"),
    "more kept": ({"bewaren": {"namen": 30, "teksten": 365, "foto's": 1}}, "foto's"),
    "more see it": ({"publiek": ["de programmaleider", "medewerkers", "de pers"]}, "Ook de pers ziet"),
    "another promise": ({"tekst": 5}, "belooft iets anders"),
    "more of the profile": ({"profiel": ["leeftijd", "kern"]}, "'kern' gaat mee"),
}


@pytest.mark.parametrize("change", NARROWER.values(), ids=NARROWER)
def test_narrower_or_equal_needs_no_new_decision(change: dict[str, Any]) -> None:
    assert wider(BEFORE, replace(BEFORE, **change)) == ()


@pytest.mark.parametrize(("change", "told"), WIDER.values(), ids=WIDER)
def test_wider_is_told_in_a_sentence(change: dict[str, Any], told: str) -> None:
    found = wider(BEFORE, replace(BEFORE, **change))

    assert told in " ".join(found)


def test_becoming_vertrouwelijk_is_wider() -> None:
    assert wider(replace(BEFORE, modus="anoniem"), BEFORE) == (
        "De ronde was anoniem, en is nu vertrouwelijk.",
    )


def test_meting_survives_the_database() -> None:
    assert Meting.from_json(BEFORE.to_json()) == BEFORE


_PARTS = st.lists(st.integers(0, 3), min_size=6, max_size=6)


def _meting(labels: list[int], threshold: int, asked: set[str]) -> Meting:
    groups = [[str(at) for at, own in enumerate(labels) if own == label] for label in sorted(set(labels))]
    return replace(BEFORE, groepen=groups, ondergrens=threshold, vragen=dict.fromkeys(asked, "schaal"))


METINGEN = st.builds(
    _meting, _PARTS, st.integers(5, 9), st.sets(st.sampled_from(["a", "b", "c"]), min_size=1)
)


@given(METINGEN, METINGEN, METINGEN)
def test_small_steps_never_add_up_to_a_wide_one(first: Meting, second: Meting, third: Meting) -> None:
    """Two changes that need no decision are together one that needs none: nobody salami-slices."""
    if not wider(first, second) and not wider(second, third):
        assert wider(first, third) == ()


@given(METINGEN, METINGEN)
def test_only_the_same_is_not_wider_in_both_directions(first: Meting, second: Meting) -> None:
    if not wider(first, second) and not wider(second, first):
        assert {frozenset(group) for group in first.groepen} == {frozenset(g) for g in second.groepen}
        assert (first.ondergrens, set(first.vragen)) == (second.ondergrens, set(second.vragen))


JA_NEE = (Optie("j", "Ja"), Optie("n", "Nee"))
QUESTION = Vraag("v", Soort.KEUZE, "Werkt u thuis?", opties=JA_NEE)
MATRIX = Vraag(
    "m", Soort.MATRIX, "Wat vindt u?", opties=JA_NEE, rijen=(Optie("a", "Het werk"), Optie("b", "De baas"))
)


def asked(*vragen: Vraag, page: str = "") -> Meting:
    return replace(BEFORE, vragen=questions_asked(Inhoud("Werk", (Pagina(vragen, relevantie=page),))))


@pytest.mark.parametrize(
    "now",
    [
        (QUESTION,),
        (replace(QUESTION, code="anders"), MATRIX),
        (QUESTION, replace(MATRIX, rijen=MATRIX.rijen[:1])),
        (MATRIX, QUESTION),
        (replace(QUESTION, toelichting="Denk aan vorige week."), MATRIX),
        (QUESTION, Vraag("u", Soort.UITLEG, "Bijna klaar.")),
    ],
    ids=["fewer", "another code", "a row less", "another order", "more explanation", "only explanation"],
)
def test_questionnaire_that_asks_no_more_is_not_wider(now: tuple[Vraag, ...]) -> None:
    assert wider(asked(QUESTION, MATRIX), asked(*now)) == ()


@pytest.mark.parametrize(
    "now",
    [
        replace(QUESTION, tekst="Werkt u vaak thuis?"),
        replace(QUESTION, opties=(*JA_NEE, Optie("s", "Soms"))),
        replace(QUESTION, opties=(JA_NEE[0], replace(JA_NEE[1], namelijk=True))),
        replace(QUESTION, soort=Soort.MEERKEUZE),
        replace(QUESTION, relevantie="v2 = 1"),
        replace(MATRIX, rijen=(*MATRIX.rijen, Optie("c", "Uw collega's"))),
        replace(MATRIX, rijen=(MATRIX.rijen[0], Optie("b", "Uw leidinggevende"))),
    ],
    ids=["words", "an answer more", "own words with it", "kind", "condition", "a row more", "another row"],
)
def test_questionnaire_that_asks_more_is_wider(now: Vraag) -> None:
    assert wider(asked(QUESTION, MATRIX), asked(now)) != ()


def test_question_asked_of_more_people_is_wider() -> None:
    assert wider(asked(QUESTION, page="v2 = 1"), asked(QUESTION)) != ()


def test_same_words_asked_twice_both_count() -> None:
    twice = replace(QUESTION, code="w", opties=(Optie("a", "Altijd"),))

    assert wider(asked(QUESTION), asked(QUESTION, twice)) != ()
    assert wider(asked(QUESTION, twice), asked(twice, QUESTION)) == ()
