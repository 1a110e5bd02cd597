"""A questionnaire of LimeSurvey as ours: every type, what depends on what, and what is told of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from adoptie.refusal import Refusal
from enquetes.content import Soort
from enquetes.importers.verlies import Gevolg
from enquetes.routing.publishing import faults
from tests.enquetes.importers.limesurvey.surveys import answer, attribute, part, question, read, told, vragen

ANSWERS = [answer(1, "A1", "Goed"), answer(1, "A2", "Slecht"), answer(1, "B1", "Vaak", scale_id=1)]
PARTS = [part(1, "S1", "Balie"), part(1, "S2", "Telefoon"), part(1, "X1", "Nu", scale_id=1)]


@pytest.mark.parametrize(
    ("kinds", "soort"),
    [
        ("L!OYG", Soort.KEUZE),
        ("5", Soort.SCHAAL),
        ("ABCEFH:", Soort.MATRIX),
        ("1", Soort.DUBBELMATRIX),
        ("MP", Soort.MEERKEUZE),
        ("R", Soort.RANGSCHIKKING),
        ("NK", Soort.GETAL),
        ("STUQ;", Soort.TEKST),
        ("D", Soort.DATUM),
    ],
)
def test_each_type_is_asked_as_one_of_ours(tmp_path: Path, kinds: str, soort: Soort) -> None:
    for kind in kinds:
        found = read(tmp_path, question(1, kind, "q"), answers=ANSWERS, subquestions=PARTS)

        assert next(found.inhoud.vragen()).soort == soort, kind
        assert faults(found.inhoud) == ()


def test_a_text_and_a_calculation_are_no_questions(tmp_path: Path) -> None:
    rows = [question(1, "N", "n"), question(2, "X", "x"), question(3, "*", "c", question="{n * 2}")]

    found = vragen(read(tmp_path, *rows))

    assert (found["x"].soort, found["x"].is_asked) == (Soort.UITLEG, False)
    assert (found["c"].soort, found["c"].formule, found["c"].uitkomst) == (Soort.BEREKENING, "n * 2", "getal")


def test_a_file_and_the_choice_of_a_language_are_left_out(tmp_path: Path) -> None:
    found = read(
        tmp_path, question(1, "S", "s"), question(2, "|", "f"), question(3, "I", "t"), question(4, "?", "u")
    )

    assert list(vragen(found)) == ["s"]
    assert told(found) == [
        "Vraag f: Een bestand sturen kan bij ons niet.",
        "Vraag t: De taal kiest iemand bij ons zelf, boven aan elke pagina.",
        "Vraag u: Deze soort vraag kennen wij niet.",
    ]


def test_questions_with_the_same_code_or_none_get_one_of_their_own(tmp_path: Path) -> None:
    rows = [question(1, "N", "q"), question(2, "S", "q"), question(3, "S", ""), question(4, "S", "")]
    last = question(5, "S", "z", relevance="q > 3")

    found = read(tmp_path, *rows, last)

    assert list(vragen(found)) == ["q", "qr2", "qr3", "qr4", "z"]
    assert vragen(found)["z"].relevantie == "q > 3"
    assert "Vraag qr2: De code q stond er vaker. Deze vraag heet bij ons qr2." in told(
        found, Gevolg.VERANDERD
    )


def test_details_of_a_question_are_kept(tmp_path: Path) -> None:
    rows = [question(1, "!", "keuze", other="Y"), question(2, "M", "vink"), question(3, "N", "getal")]
    attributes = [
        attribute(1, "other_replace_text", "Iets anders, namelijk"),
        attribute(1, "random_order", "1"),
        attribute(2, "exclude_all_others", "S2"),
        attribute(2, "min_answers", "1"),
        attribute(2, "max_answers", "2"),
        attribute(3, "min_num_value_n", "0"),
        attribute(3, "max_num_value_n", "40"),
        attribute(3, "num_value_int_only", "1"),
        attribute(3, "suffix", "uur"),
    ]

    found = vragen(
        read(
            tmp_path,
            *rows,
            answers=[answer(1, "A1")],
            subquestions=[part(2, "S1"), part(2, "S2", "Geen van deze")],
            question_attributes=attributes,
        )
    )

    keuze, vink, getal = found.values()
    assert (keuze.lijst, keuze.willekeurig) == (True, True)
    assert (keuze.opties[-1].tekst, keuze.opties[-1].namelijk) == ("Iets anders, namelijk", True)
    assert ([box.alleen for box in vink.opties], vink.minste, vink.meeste) == ([False, True], 1, 2)
    assert (getal.minimum, getal.maximum, getal.heel, getal.eenheid) == (0.0, 40.0, True, "uur")


def test_double_table_keeps_both_scales(tmp_path: Path) -> None:
    attributes = [attribute(1, "dualscale_headerA", "Nu"), attribute(1, "dualscale_headerB", "Straks")]
    later = question(2, "S", "s", relevance='q_S1_1 == "B1"')

    found = vragen(
        read(
            tmp_path,
            question(1, "1", "q"),
            later,
            answers=ANSWERS,
            subquestions=PARTS,
            question_attributes=attributes,
        )
    )

    assert found["q"].koppen == ("Nu", "Straks")
    assert [option.code for option in found["q"].opties2] == ["B1"]
    assert found["s"].relevantie == "ingevuld(q.S1_b)"


def test_table_of_numbers_is_asked_in_the_way_that_fits(tmp_path: Path) -> None:
    columns = [*PARTS, part(1, "X2", "Straks", scale_id=1)]

    def codes(*attributes: dict[str, object]) -> list[tuple[str, Soort]]:
        found = read(tmp_path, question(1, ":", "q"), subquestions=columns, question_attributes=attributes)
        return [(vraag.code, vraag.soort) for vraag in found.inhoud.vragen()]

    assert codes() == [("q_X1", Soort.MATRIX), ("q_X2", Soort.MATRIX)]
    ticks = codes(attribute(1, "multiflexible_checkbox", "1"))
    assert ticks == [("q_S1", Soort.MEERKEUZE), ("q_S2", Soort.MEERKEUZE)]
    assert codes(attribute(1, "input_boxes", "1"))[0] == ("q_S1_X1", Soort.GETAL)
    assert len(codes(attribute(1, "multiflexible_max", "99"))) == 4


def test_comments_are_asked_where_they_belong(tmp_path: Path) -> None:
    found = vragen(read(tmp_path, question(1, "P", "q"), subquestions=PARTS[:2]))

    assert [vraag.relevantie for vraag in found.values()] == [
        "",
        "gekozen(q; 'S1')",
        "gekozen(q; 'S2')",
    ]


def test_conditions_of_questions_groups_and_parts_are_kept(tmp_path: Path) -> None:
    groups = [
        {"gid": 1, "group_name": "Een"},
        {"gid": 2, "group_name": "Twee", "grelevance": "werk.NAOK == 'Y'"},
    ]
    rows = [
        question(1, "Y", "werk"),
        question(2, "N", "uren", relevance="!is_empty(werk)"),
        question(3, "Q", "taken", gid=2, relevance="uren > 10"),
    ]
    parts = [part(3, "S1"), part(3, "S2", relevance="uren &lt; 36")]

    found = read(tmp_path, *rows, groups=groups, subquestions=parts)

    assert [page.relevantie for page in found.inhoud.paginas] == ["", "werk = 'Y'"]
    assert [vraag.relevantie for vraag in found.inhoud.vragen()] == [
        "",
        "ingevuld(werk)",
        "uren > 10",
        "uren > 10 en uren < 36",
    ]
    assert "Voorwaarde van vraag uren: Verschijnt als: ingevuld(werk)." in told(found, Gevolg.OVERGENOMEN)


def test_older_conditions_are_joined_as_limesurvey_joins_them(tmp_path: Path) -> None:
    rows = [question(1, "L", "a"), question(2, "Y", "b"), question(3, "N", "n"), question(4, "S", "s")]
    answers = [answer(1, code) for code in ("A1", "A2", "A3")]
    said = {"qid": 4, "scenario": 1, "method": "=="}
    conditions = [
        {**said, "cfieldname": "9X1X1", "value": "A1"},
        {**said, "cfieldname": "9X1X1", "value": "A2"},
        {**said, "cfieldname": "9X1X2", "value": "Y"},
        {**said, "scenario": 2, "cfieldname": "9X1X3", "method": ">", "value": "@9X1X3@"},
        {**said, "scenario": 3, "cfieldname": "9X1X2", "value": " "},
    ]

    found = vragen(read(tmp_path, *rows, answers=answers, conditions=conditions))

    assert found["s"].relevantie == "a <> 'A3' en b = 'Y' of n > n of leeg(b)"


def test_an_expression_wins_over_older_conditions(tmp_path: Path) -> None:
    old = {"qid": 2, "cfieldname": "9X1X1", "method": "==", "value": "Y", "scenario": 1}
    rows = [question(1, "Y", "a"), question(2, "S", "s", relevance="a == 'N'")]

    assert vragen(read(tmp_path, *rows, conditions=[old]))["s"].relevantie == "a = 'N'"


@pytest.mark.parametrize(
    ("relevance", "why"),
    [
        ("sqrt(n) > 2", "'sqrt(n) > 2': de functie 'sqrt' heeft bij ons geen tegenhanger"),
        ("weg == 1", "een vraag 'weg' is er niet"),
        ("f == 1", "vraag 'f' is niet overgenomen"),
        ("TOKEN:EMAIL == 'x'", "een gegeven van een deelnemer"),
        ("n >", "niet te lezen"),
    ],
)
def test_a_condition_that_is_lost_is_told_and_the_question_stays(
    tmp_path: Path, relevance: str, why: str
) -> None:
    found = read(
        tmp_path, question(1, "N", "n"), question(2, "|", "f"), question(3, "S", "s", relevance=relevance)
    )

    assert vragen(found)["s"].relevantie == ""
    (line,) = [line for line in told(found) if line.startswith("Voorwaarde van vraag s")]
    assert why in line
    assert line.endswith("De vraag verschijnt nu altijd.")


def test_what_nobody_sees_is_left_out(tmp_path: Path) -> None:
    rows = [
        question(1, "S", "s"),
        question(2, "S", "nooit", relevance="0"),
        question(3, "S", "ook_niet", relevance="1 == 2"),
        question(4, "S", "verborgen"),
    ]

    found = read(tmp_path, *rows, question_attributes=[attribute(4, "hidden", "1")])

    assert list(vragen(found)) == ["s"]
    assert [line.partition(":")[0] for line in told(found)] == [
        "Vraag nooit",
        "Vraag ook_niet",
        "Vraag verborgen",
    ]


def test_questions_that_wait_for_each_other_are_let_go(tmp_path: Path) -> None:
    rows = [
        question(1, "N", "a", relevance="b > 1"),
        question(2, "N", "b", relevance="a > 1"),
        question(3, "*", "c", question="{c + 1}"),
    ]

    found = read(tmp_path, *rows)

    assert faults(found.inhoud) == ()
    assert any("wachten op elkaar" in line for line in told(found))
    assert any("rekent met zichzelf" in line for line in told(found))


def test_answers_are_checked_as_there(tmp_path: Path) -> None:
    rows = [
        question(1, "N", "leeftijd"),
        question(2, "N", "jaren"),
        question(3, "K", "deel"),
        question(4, "S", "naam"),
    ]
    attributes = [
        attribute(2, "max_num_value_n", "leeftijd - 5"),
        attribute(3, "equals_num_value", "100"),
        attribute(3, "em_validation_sq", "this >= 0"),
        attribute(4, "em_validation_q", "strlen(self) > 2"),
        attribute(4, "em_validation_q_tip", "Vul uw hele naam in."),
        attribute(4, "maximum_chars", "20"),
    ]

    found = vragen(
        read(tmp_path, *rows, subquestions=[part(3, "S1"), part(3, "S2")], question_attributes=attributes)
    )

    assert found["jaren"].controle == "jaren <= leeftijd - 5"
    assert found["deel_S1"].controle == "deel_S1 >= 0"
    assert found["deel_S2"].controle == "deel_S2 >= 0 en som(0; deel_S1; deel_S2) = 100"
    assert found["naam"].controle == "lengte(naam) <= 20 en lengte(naam) > 2"
    assert found["naam"].controle_tekst == "Vul uw hele naam in."


def test_dates_are_kept_between_their_limits(tmp_path: Path) -> None:
    attributes = [attribute(1, "date_min", "1910-01-01"), attribute(1, "date_max", "(date('y-m-d'))")]

    found = vragen(read(tmp_path, question(1, "D", "dag"), question_attributes=attributes))

    assert found["dag"].controle == "dag >= datum('1910-01-01') en dag <= vandaag()"


def test_answers_are_filled_into_texts(tmp_path: Path) -> None:
    rows = [
        question(1, "S", "naam"),
        question(2, "L", "auto"),
        question(
            3, "N", "n", question="<p>Dag {naam}, met uw {auto.shown}: {if(is_empty(naam), 'wie?', naam)}</p>"
        ),
        question(4, "S", "s", question="Van {SURVEYNAME}, {ADMINNAME} of {weg}? {rand()} en { zo } of {2}"),
    ]

    found = read(tmp_path, *rows, answers=[answer(2, "A1", "Volvo")])

    assert vragen(found)["n"].tekst == "Dag {naam}, met uw {auto}: {als(leeg(naam); 'wie?'; naam)}"
    assert vragen(found)["s"].tekst == "Van Vragenlijst, of …? … en {{ zo } of 2"
    random = "de functie 'rand' geeft hier geen vaste uitkomst"
    assert [line for line in told(found) if line.startswith("Vraag s")] == [
        "Vraag s: '{ADMINNAME}' vult LimeSurvey zelf in. Wij kennen dat niet.",
        "Vraag s: In de tekst is '{weg}' niet over te nemen: een vraag 'weg' is er niet.",
        f"Vraag s: In de tekst is '{{rand()}}' niet over te nemen: {random}.",
    ]


def test_around_the_questions_no_answers_are_filled_in(tmp_path: Path) -> None:
    ends = {"surveyls_title": "A {b}", "surveyls_endtext": "Dag {naam}, {ja} van {2}."}

    found = read(tmp_path, question(1, "S", "naam"), surveys_languagesettings=[ends])

    assert (found.inhoud.titel, found.inhoud.slot) == ("A {{b}", "Dag …, … van 2.")
    not_here = "In de tekst is '{naam}' niet over te nemen: hier vullen wij geen antwoorden in."
    assert f"Tekst van de vragenlijst: {not_here}" in told(found)
    assert faults(found.inhoud) == ()


def test_own_words_and_places_of_a_ranking_can_be_looked_at(tmp_path: Path) -> None:
    rows = [
        question(1, "L", "kanaal", other="Y"),
        question(2, "R", "orde", gid=1),
        question(3, "S", "duif", relevance='kanaal_other == "duif"', question="Hoe beviel {kanaal_other}?"),
        question(4, "S", "snel", relevance='orde_1 == "A1"', question="Waarom {orde_1.shown}?"),
    ]
    answers = [answer(1, "A1", "Bellen"), answer(2, "A1", "Snel"), answer(2, "A2", "Net")]

    found = read(tmp_path, *rows, answers=answers)

    asked = vragen(found)
    assert (asked["duif"].relevantie, asked["duif"].tekst) == (
        "kanaal.anders = 'duif'",
        "Hoe beviel {kanaal.anders}?",
    )
    assert (asked["snel"].relevantie, asked["snel"].tekst) == ("orde.1 = 'A1'", "Waarom {orde.1}?")
    assert told(found) == []
    assert faults(found.inhoud) == ()


def test_other_languages_are_translations(tmp_path: Path) -> None:
    row = question(1, "L", "q")
    texts = [
        {"qid": 1, "question": "Wat vindt u?", "language": "nl"},
        {"qid": 1, "question": "ما رأيك؟", "language": "ar"},
    ]
    answers = [{"aid": 1, "answer": "Goed", "language": "nl"}, {"aid": 1, "answer": "جيد", "language": "ar"}]

    found = read(
        tmp_path,
        {name: value for name, value in row.items() if name != "question"},
        question_l10ns=texts,
        answers=[{"aid": 1, "qid": 1, "code": "A1", "scale_id": 0}],
        answer_l10ns=answers,
        surveys_languagesettings=[
            {"surveyls_language": "nl", "surveyls_title": "Lijst"},
            {"surveyls_language": "ar", "surveyls_title": "قائمة"},
        ],
    )

    assert found.inhoud.titel == "Lijst"
    assert found.inhoud.vertalingen == {
        "ar": {"titel": "قائمة", "vraag.q.tekst": "ما رأيك؟", "vraag.q.opties.A1": "جيد"}
    }


def test_what_we_cannot_do_is_told(tmp_path: Path) -> None:
    rows = [question(1, "F", "q", mandatory="Y"), question(2, "S", "s", preg="/^[0-9]+$/")]

    found = read(
        tmp_path,
        *rows,
        answers=ANSWERS,
        subquestions=[part(1, "S1"), part(1, "S2", relevance="s == 'x'")],
        question_attributes=[attribute(1, "array_filter", "s"), attribute(1, "cssclass", "mooi")],
        defaultvalues=[{"qid": 2, "defaultvalue": "Hattem"}],
        quota=[{"name": "genoeg"}],
        surveys_languagesettings=[{"surveyls_language": "nl", "surveyls_policy_notice": "Privacy"}],
    )

    lost = " ".join(told(found))
    for words in (
        "verschijnen bij ons altijd",
        "S2",
        "patroon",
        "begint elke vraag leeg",
        "genoeg",
        "privacy",
        "opmaak",
    ):
        assert words in lost
    assert told(found, Gevolg.VERANDERD) == [
        "Vraag q: De vraag was verplicht. Bij ons mag iemand elke vraag overslaan."
    ]


def test_nothing_hostile_is_left_of_texts(tmp_path: Path) -> None:
    evil = "<b onclick='x()'>Wat</b> <script>alert(1)</script><img src=x onerror=y> {{7*7}} \ue0000\ue001?"

    found = read(tmp_path, question(1, "S", "s", question=evil, help="<iframe src='x'></iframe>help"))

    vraag = vragen(found)["s"]
    assert "<" not in vraag.tekst + vraag.toelichting
    assert "alert" not in vraag.tekst
    assert faults(found.inhoud) == ()


def test_codes_that_are_words_of_our_language_are_changed(tmp_path: Path) -> None:
    rows = [
        question(1, "N", "en"),
        question(2, "N", "EN"),
        question(3, "S", "1a", relevance="en > 1 and EN > 2"),
    ]

    found = read(tmp_path, *rows)

    assert list(vragen(found)) == ["en_2", "EN_3", "v1a"]
    assert vragen(found)["v1a"].relevantie == "en_2 > 1 en EN_3 > 2"
    assert "Vraag en: De code is bij ons en_2." in told(found, Gevolg.VERANDERD)


def test_a_file_with_nothing_to_ask_is_refused_with_the_reasons(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Vraag f: Een bestand sturen kan bij ons niet"):
        read(tmp_path, question(1, "|", "f"))


@pytest.mark.parametrize(
    ("form", "soort", "told_of"),
    [
        ("yyyy-mm-dd HH:MM", Soort.DATUM, ["Vraag wanneer: Wij vragen alleen een dag, geen tijd."]),
        (
            "HH:MM",
            Soort.TEKST,
            ["Vraag wanneer: Een tijd, of een datum zonder dag, is bij ons een kort antwoord in woorden."],
        ),
        (
            "mm/yyyy",
            Soort.TEKST,
            ["Vraag wanneer: Een tijd, of een datum zonder dag, is bij ons een kort antwoord in woorden."],
        ),
        ("dd-mm-yyyy", Soort.DATUM, []),
    ],
)
def test_date_of_which_a_part_is_asked(tmp_path: Path, form: str, soort: Soort, told_of: list[str]) -> None:
    found = read(
        tmp_path,
        question(1, "D", "wanneer"),
        question_attributes=[{"qid": 1, "attribute": "date_format", "value": form}],
    )

    assert vragen(found)["wanneer"].soort == soort
    assert told(found, Gevolg.VERANDERD) == told_of
