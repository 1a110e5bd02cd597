"""What is said of a questionnaire before it is fixed: a remark on what is wrong, none on what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enquetes.content import CIJFERS, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.editing import UNKNOWN, change_vraag, options_from
from enquetes.forms.vraagvelden import AGREE as OUR_AGREE
from enquetes.nakijken import blockers, look_over, remarks
from enquetes.nakijken.schalen import side_of
from enquetes.nakijken.vraag import advice
from enquetes.sjabloon import NULMETING
from tests.factories.enquetes import CONTENT
from tests.factories.soorten import EVERY_KIND

AGREE = (*options_from(("oneens", "niet eens, niet oneens", "eens")), UNKNOWN)


def statement(text: str, **more: object) -> Vraag:
    return Vraag("s", Soort.SCHAAL, text, opties=AGREE, **more)  # type: ignore[arg-type]


def told(vraag: Vraag) -> str:
    return " ".join(advice(vraag))


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Ik ben tevreden over de snelheid en de sfeer.", "twee dingen tegelijk ('en')"),
        ("Mijn werk is rustig of saai.", "twee dingen tegelijk ('of')"),
        ("Ik heb niet het gevoel dat er niets gebeurt.", "twee ontkenningen (niet en niets)"),
        ("Het is niet onduidelijk wat ik moet doen.", "twee ontkenningen (niet en onduidelijk)"),
        ("Het nieuwe systeem is natuurlijk beter.", "'natuurlijk' stuurt het antwoord"),
        ("Vindt u ook dat het beter gaat?", "'Vindt u ook' stuurt het antwoord"),
        ("Het KCC helpt mij.", "Niet iedereen kent KCC."),
        (
            "Ik word geïnformeerd middels mail.",
            "makkelijker woord voor 'geïnformeerd' (vertellen) en 'middels' (met)",
        ),
        ("Ik vind " + "het werk " * 13 + "goed.", "meer dan 25 woorden"),
    ],
)
def test_statement_that_is_hard_to_answer_gets_a_remark(text: str, remark: str) -> None:
    assert remark in told(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ik krijg mijn werk af in de tijd die ik heb.",
        "Ik werk af en toe thuis.",
        "Ik weet of mijn werk goed is.",
        "Ik heb geen last van storingen.",
        "Mijn PDF is veilig.",
    ],
)
def test_good_statement_gets_none(text: str) -> None:
    assert advice(statement(text)) == ()


def test_choice_may_name_two_things() -> None:
    where = (*options_from(("Thuis", "Op kantoor")), UNKNOWN)
    place = Vraag("p", Soort.KEUZE, "Werkt u thuis of op kantoor?", opties=where)

    assert advice(place) == ()


@pytest.mark.parametrize("answers", [("Ja", "Nee"), ("ontevreden", "tevreden", "zeer tevreden")])
def test_choice_that_judges_may_not(answers: tuple[str, ...]) -> None:
    vraag = Vraag("v", Soort.KEUZE, "Vond u ons snel en vriendelijk?", opties=options_from(answers))

    assert any("vraagt misschien twee dingen tegelijk" in told for told in advice(vraag))


def test_choice_that_judges_is_in_balance() -> None:
    skew = options_from(("zeer tevreden", "tevreden", "een beetje tevreden", "ontevreden"))
    even = options_from(("zeer tevreden", "tevreden", "ontevreden", "zeer ontevreden"))
    found = [
        advice(Vraag("v", Soort.KEUZE, "Hoe was het?", opties=(*each, UNKNOWN))) for each in (skew, even)
    ]

    assert ["scheef" in " ".join(told) for told in found] == [True, False]


def test_same_question_twice_is_pointed_out() -> None:
    first, again = (Vraag(code, Soort.TEKST, "Wat vindt u ervan?") for code in "ab")
    on_condition = replace(again, relevantie="ingevuld(c)")
    other = Vraag("c", Soort.TEKST, "Wat nog?")

    told = [
        [each.tekst for each in look_over(Inhoud("Proef", (Pagina((other, first, second)),)))]
        for second in (again, on_condition)
    ]

    assert ["vragen hetzelfde" in " ".join(each) for each in told] == [True, False]


def test_each_statement_of_a_matrix_is_looked_at() -> None:
    rows = options_from(("Snel en goed", "Ik mis niet niets"), prefix="r")

    remarks_ = told(Vraag("m", Soort.MATRIX, "Wat vindt u?", opties=AGREE, rijen=rows))

    assert "'Snel en goed' vraagt misschien twee dingen" in remarks_
    assert "'Ik mis niet niets' heeft twee ontkenningen" in remarks_


@pytest.mark.parametrize(
    ("labels", "remark"),
    [
        (("goed", "heel goed", "uitstekend", "slecht"), "scheef: 3 antwoorden aan de ene kant en 1 antwoord"),
        (("zeer tevreden", "tevreden", "ontevreden", "zeer ontevreden"), "van hoog naar laag"),
        (("oneens", "niet eens, niet oneens", "eens"), ""),
        (("heel ontevreden", "ontevreden", "neutraal", "tevreden", "heel tevreden"), ""),
        (("nooit", "soms", "vaak", "altijd"), ""),
        (("1", "2", "3", "4", "5"), ""),
    ],
)
def test_scale_is_in_balance_and_runs_from_low_to_high(labels: tuple[str, ...], remark: str) -> None:
    vraag = Vraag("s", Soort.SCHAAL, "Wat vindt u?", opties=(*options_from(labels), UNKNOWN))

    assert remark in told(vraag)
    assert bool(told(vraag)) == bool(remark)


YES_NO = options_from(("ja", "nee"))


@pytest.mark.parametrize(
    ("vraag", "missing"),
    [
        (Vraag("k", Soort.KEUZE, "Wat?", opties=YES_NO), True),
        (Vraag("k", Soort.KEUZE, "Wat?", opties=(*YES_NO, UNKNOWN)), False),
        (Vraag("k", Soort.KEUZE, "Wat?", opties=(*YES_NO, Optie("x", "Anders", namelijk=True))), False),
        (Vraag("m", Soort.MEERKEUZE, "Wat?", opties=YES_NO), True),
        (
            Vraag("m", Soort.MEERKEUZE, "Wat?", opties=(*YES_NO, Optie("x", "Geen van deze", alleen=True))),
            False,
        ),
        (Vraag("m", Soort.MEERKEUZE, "Wat?", opties=(*YES_NO, Optie("x", "Ik mis niets"))), False),
        (Vraag("r", Soort.RAPPORTCIJFER, "Wat?", opties=CIJFERS), True),
        (Vraag("r", Soort.RAPPORTCIJFER, "Wat?", opties=CIJFERS, geen_antwoord="weet ik niet"), False),
        (Vraag("t", Soort.TEKST, "Wat?"), False),
    ],
)
def test_question_has_a_way_out_for_who_does_not_know(vraag: Vraag, missing: object) -> None:
    assert ("Wie het niet weet" in told(vraag)) is missing


def test_questions_about_who_somebody_is_are_pointed_out() -> None:
    assert "Vraag alleen wat echt nodig is" in told(Vraag("d", Soort.DATUM, "Wat is uw geboortedatum?"))
    assert "alleen in een vertrouwelijke ronde" in told(Vraag("e", Soort.EMAIL, "Waar mogen we mailen?"))


def test_many_answers_or_statements_are_too_many() -> None:
    many = options_from([f"antwoord {number}" for number in range(12)])

    assert "12 antwoorden" in told(Vraag("k", Soort.KEUZE, "Wat?", opties=(*many[:11], UNKNOWN)))
    assert "12 stellingen" in told(Vraag("m", Soort.MATRIX, "Wat?", opties=AGREE, rijen=many))


def whole_of(inhoud: Inhoud) -> str:
    return " ".join(each.tekst for each in look_over(inhoud) if not each.code)


def test_whole_questionnaire_is_looked_at() -> None:
    questions = tuple(Vraag(f"t{number}", Soort.TEKST, "Wat vindt u?") for number in range(20))
    long = Inhoud("Lang", (Pagina(questions, uitleg="Dit is conform de afspraak."),))

    remarks_ = whole_of(long)

    assert "Invullen duurt ongeveer 13 minuten." in remarks_
    assert "Er zijn 20 open vragen." in remarks_
    assert "Op pagina 1 staan 20 vragen." in remarks_
    assert "Er is nog geen inleiding." in remarks_
    assert "In de uitleg van pagina 1 staat 'conform'. Makkelijker is: volgens." in remarks_


def test_hard_language_is_measured_over_all_texts() -> None:
    office = (
        "Teneinde inzicht te verkrijgen in de tevredenheid omtrent de gemeentelijke dienstverlening "
        "verzoeken wij u vriendelijk onderstaande vragenlijst zo volledig mogelijk in te vullen. "
    )
    remarks_ = whole_of(replace(CONTENT, inleiding=office * 20))

    assert "Een zin heeft gemiddeld" in remarks_
    assert "De leesbaarheid is" in remarks_


def test_missing_translations_are_counted() -> None:
    assert "In het Arabisch is nog niet alles vertaald" in whole_of(
        replace(CONTENT, vertalingen={"ar": {"titel": "x"}})
    )


def test_ready_made_questionnaire_has_no_remarks() -> None:
    assert look_over(NULMETING) == ()


def test_faults_of_routing_must_be_mended_first() -> None:
    broken = change_vraag(CONTENT, "open", relevantie="weg = 1")

    first, *others = look_over(broken)

    assert (first.code, first.moet) == ("open", True)
    assert not any(each.moet for each in others)
    assert blockers(CONTENT) == ()


def test_picture_without_description_must_be_mended() -> None:
    [found] = blockers(change_vraag(CONTENT, "open", beeld="0" * 64))

    assert "afbeelding zonder beschrijving" in found.tekst


def test_every_kind_can_be_looked_over() -> None:
    assert {each.code for each in remarks(EVERY_KIND)} <= {vraag.code for vraag in EVERY_KIND.vragen()}


def test_our_own_agreement_has_as_many_answers_on_both_sides_and_a_middle() -> None:
    asked = list(NULMETING.asked())
    scales = [[option.tekst for option in vraag.opties if option.code.isdigit()] for vraag in asked]
    agreement = [labels for labels in [*scales, list(OUR_AGREE)] if "mee eens" in labels]

    assert len(agreement) > 1
    for labels in agreement:
        assert [side_of(label) for label in labels] == [-1, -1, 0, 1, 1]
