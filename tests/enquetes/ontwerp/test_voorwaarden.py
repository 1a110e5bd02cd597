"""When a question appears: rows picked from lists and typed text are two views of one expression."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from enquetes.actions.ontwerp import set_vraag
from enquetes.actions.ontwerp_paginas import change_pagina
from enquetes.content import Answer, Optie, Soort, Vraag
from enquetes.models import Vragenlijst
from enquetes.routing import check, evaluate, parse, write
from enquetes.voorwaarden import Rij, Rijen, as_boom, rows_of
from tests.enquetes.ontwerp.making import draft_of, filled, text, url, vraag_of
from tests.enquetes.routing.test_routing import ANSWERS, CONDITIONS, TODAY
from tests.enquetes.routing.test_routing import VRAGEN as ROUTED

VRAGEN = ROUTED | {
    "dag": Vraag("dag", Soort.DATUM, "Wanneer?"),
    "mag": Vraag("mag", Soort.AKKOORD, "Mag het?"),
    "totaal": Vraag("totaal", Soort.BEREKENING, "Totaal", formule="uren * 2"),
}


@pytest.mark.parametrize(
    ("expression", "rows"),
    [
        ("functie = 'a'", [Rij("functie", "", "=", ("a",))]),
        ("gekozen(functie; 'a'; 'b')", [Rij("functie", "", "=", ("a", "b"))]),
        ("werk = 1 of werk = 2", [Rij("werk", "", "=", ("1", "2"))]),
        ("werk <> 1 en werk <> 2", [Rij("werk", "", "<>", ("1", "2"))]),
        ("stel.r1 >= 4", [Rij("stel", "r1", ">=", ("4",))]),
        ("gekozen(middel; 'a')", [Rij("middel", "", "=", ("a",))]),
        ("niet gekozen(middel; 'a'; 'b')", [Rij("middel", "", "<>", ("a", "b"))]),
        ("uren > 16,5 en leeg(open)", [Rij("uren", "", ">", ("16.5",)), Rij("open", "", "leeg")]),
        ("dag >= datum('2026-01-01')", [Rij("dag", "", ">=", ("2026-01-01",))]),
        ("mag = 'ja'", [Rij("mag", "", "ingevuld")]),
        ("totaal <= 40", [Rij("totaal", "", "<=", ("40.0",))]),
    ],
)
def test_expression_reads_as_rows(expression: str, rows: list[Rij]) -> None:
    found = rows_of(expression, VRAGEN)

    assert found is not None
    assert list(found.rijen) == rows


@pytest.mark.parametrize(
    "expression",
    [
        "uren > dagen2",
        "36 < uren",
        "niet functie = 'a'",
        "som(uren; dagen2) > 40",
        "(uren > 1 of open = 'x') en functie = 'a'",
        "dag > vandaag()",
        "kanaal.anders = 'x'",
        "orde.1 = 'a'",
        "niet gekozen(functie; 'a')",
        "ja",
        "uren >",
        "weg = 1",
    ],
)
def test_what_rows_cannot_say_stays_text(expression: str) -> None:
    assert rows_of(expression, VRAGEN) is None


@given(CONDITIONS)
def test_rows_of_an_expression_mean_what_it_means(expression: str) -> None:
    rows = rows_of(expression, ROUTED)
    if rows is None:
        return

    again = parse(write(as_boom(rows, ROUTED)))

    check(again, ROUTED)
    nothing: Mapping[str, Answer] = {}
    for answers in (nothing, ANSWERS, {**ANSWERS, "functie": "b", "middel": ["b"]}):
        assert bool(evaluate(again, answers, TODAY)) == bool(evaluate(parse(expression), answers, TODAY))


CODES = st.lists(st.sampled_from(["1", "2", "5"]), min_size=1, max_size=3, unique=True).map(tuple)


@given(
    st.sampled_from(["en", "of"]),
    st.lists(
        st.builds(Rij, st.just("werk"), st.just(""), st.sampled_from(["=", "<>"]), CODES)
        | st.builds(Rij, st.just("stel"), st.just("r2"), st.just("="), CODES)
        | st.builds(Rij, st.just("functie"), st.just(""), st.sampled_from(["leeg", "ingevuld"])),
        min_size=1,
        max_size=4,
    ),
)
def test_rows_that_were_picked_come_back_as_rows(woord: str, rows: list[Rij]) -> None:
    tree = as_boom(Rijen(woord, tuple(rows)), VRAGEN)  # type: ignore[arg-type]  # one of the two

    check(tree, VRAGEN)
    assert rows_of(write(tree), VRAGEN) is not None


@pytest.mark.django_db
def test_condition_is_picked_step_by_step_without_javascript(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-voorwaarde", lijst, "open")
    basis = leider.get(address).context["basis"]
    state = {"woord": "en", "basis": basis, "vraag_0": "functie"}

    page = leider.post(address, state | {"actie": "kies"})
    assert "Balie" in text(page)
    state |= {"bij_0": "functie", "teken_0": "=", "waarde_0": "b"}
    page = leider.post(address, state | {"actie": "erbij"})
    state |= {"vraag_1": "uren", "bij_1": "uren", "teken_1": ">", "waarde_1": "16,5", "woord": "of"}
    leider.post(address, state | {"actie": "bewaar"})

    assert vraag_of(lijst, "open").relevantie == "functie = 'b' of uren > 16,5"


@pytest.mark.django_db
def test_only_questions_that_come_before_can_be_picked(leider: Client, lijst: Vragenlijst) -> None:
    set_vraag(vragenlijst=lijst, code="functie", relevantie="uren > 1", by="test")

    def places(name: str, code: str) -> list[str]:
        form = leider.get(url(name, lijst, code)).context["form"]
        return [value for value, _ in form.fields["vraag_0"].choices if value]

    assert places("vraag-voorwaarde", "middel") == ["werk", "functie", "uren", "stel.r1", "stel.r2", "open"]
    assert places("pagina-voorwaarde", "middel") == ["werk", "functie"]
    # What it looks at now can be seen, late as it is.
    assert places("vraag-voorwaarde", "functie") == ["werk", "uren"]


@pytest.mark.django_db
def test_condition_of_a_page_is_kept_with_the_page(leider: Client, lijst: Vragenlijst) -> None:
    address = url("pagina-voorwaarde", lijst, "uren")
    state = {"woord": "en", "vraag_0": "werk", "bij_0": "werk", "teken_0": ">=", "waarde_0": "4"}

    leider.post(address, state | {"basis": leider.get(address).context["basis"], "actie": "bewaar"})

    assert draft_of(lijst).paginas[1].relevantie == "werk >= 4"
    assert "Deze pagina verschijnt als vraag 1 'eens' of meer is." in text(
        leider.get(url("vragenlijst", lijst))
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"vraag_0": ""}, "Kies een vraag, of haal deze regel weg."),
        ({"vraag_0": "functie", "bij_0": "functie", "teken_0": "="}, "Kies of schrijf een antwoord."),
        ({"vraag_0": "uren", "bij_0": "uren", "teken_0": ">", "waarde_0": "veel"}, "Dit is geen getal."),
        ({"vraag_0": "functie", "bij_0": "werk", "teken_0": "=", "waarde_0": "1"}, "U koos een andere vraag"),
        ({"vraag_0": "weg", "bij_0": "weg"}, "geldige keuze"),
    ],
)
def test_row_that_is_not_whole_is_explained(
    leider: Client, lijst: Vragenlijst, row: dict[str, str], told: str
) -> None:
    address = url("vraag-voorwaarde", lijst, "open")
    basis = leider.get(address).context["basis"]

    page = leider.post(address, {"woord": "en", "actie": "bewaar", "basis": basis} | row)

    assert told in text(page)
    assert vraag_of(lijst, "open").relevantie == ""


@pytest.mark.django_db
def test_more_answers_go_with_is_and_not_with_at_least(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-voorwaarde", lijst, "open")
    row = {"woord": "en", "vraag_0": "werk", "bij_0": "werk", "waarde_0": ["1", "2"], "actie": "bewaar"}
    row["basis"] = leider.get(address).context["basis"]

    assert "Kies hier één antwoord." in text(leider.post(address, row | {"teken_0": ">="}))
    leider.post(address, row | {"teken_0": "="})

    assert vraag_of(lijst, "open").relevantie == "werk = 1 of werk = 2"


@pytest.mark.django_db
def test_last_row_taken_away_lets_the_question_always_appear(leider: Client, lijst: Vragenlijst) -> None:
    set_vraag(vragenlijst=lijst, code="open", relevantie="uren > 1", by="test")
    address = url("vraag-voorwaarde", lijst, "open")
    state = filled(leider, address)

    page = leider.post(address, state | {"actie": "weg:0"})
    assert "Zonder regels verschijnt dit altijd." in text(page)
    leider.post(address, {"woord": "en", "basis": state["basis"], "actie": "bewaar"})

    assert vraag_of(lijst, "open").relevantie == ""


@pytest.mark.django_db
def test_expert_types_the_expression_and_is_told_where_it_goes_wrong(
    leider: Client, lijst: Vragenlijst
) -> None:
    address = url("vraag-voorwaarde", lijst, "open")
    typed = filled(leider, f"{address}?als=formule") | {"als": "formule"}

    assert "Op plek 8 staat iets dat daar niet past: '> 3'" in text(
        leider.post(address, typed | {"relevantie": "uren = > 3"})
    )
    assert "Een voorwaarde is ja of nee." in text(leider.post(address, typed | {"relevantie": "uren + 1"}))
    leider.post(address, typed | {"relevantie": "uren * 2 > 30"})

    assert vraag_of(lijst, "open").relevantie == "uren * 2 > 30"


@pytest.mark.django_db
def test_condition_that_rows_cannot_say_opens_as_text(leider: Client, lijst: Vragenlijst) -> None:
    set_vraag(vragenlijst=lijst, code="open", relevantie="uren * 2 > 30", by="test")
    change_pagina(vragenlijst=lijst, code="uren", relevantie="functie = 'a'", by="test")

    assert "past niet in lijsten" in text(leider.get(url("vraag-voorwaarde", lijst, "open")))
    assert "Kiezen uit lijsten" in text(leider.get(url("pagina-voorwaarde", lijst, "uren") + "?als=formule"))


@pytest.mark.django_db
def test_meanwhile_changed_condition_is_not_overwritten(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-voorwaarde", lijst, "open")
    state = {"woord": "en", "vraag_0": "uren", "bij_0": "uren", "teken_0": ">", "waarde_0": "1"}
    state["basis"] = leider.get(address).context["basis"]
    set_vraag(vragenlijst=lijst, code="open", relevantie="functie = 'a'", by="Bo")

    page = leider.post(address, state | {"actie": "bewaar"})

    assert "Voorwaarde: eerst niets, nu 'functie = 'a''." in text(page)
    assert vraag_of(lijst, "open").relevantie == "functie = 'a'"


def test_long_text_of_a_question_is_cut_in_the_list() -> None:
    from enquetes.forms.voorwaarde import places_of

    vraag = Vraag("lang", Soort.KEUZE, "woord " * 40, opties=(Optie("a", "A"),))

    assert places_of([(3, vraag)])[0][1].startswith("3. woord")
    assert len(places_of([(3, vraag)])[0][1]) < 80
