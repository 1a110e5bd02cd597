"""An XLSForm as a questionnaire of ours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from adoptie.refusal import Refusal
from enquetes.content import Soort, Vraag
from enquetes.importers.questionnaire import read_questionnaire
from enquetes.importers.verlies import Gelezen, Gevolg
from enquetes.routing.publishing import faults
from tests.shared import shared

Rows = Sequence[Sequence[object]]
CHOICES = (
    ("list_name", "name", "label"),
    ("janee", "ja", "Ja"),
    ("janee", "nee", "Nee"),
    ("dienst", "balie", "Balie"),
    ("dienst", "web", "Website"),
)


def form(
    folder: Path, survey: Rows, choices: Rows = CHOICES, settings: Rows = (), external: Rows = ()
) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in (
        ("survey", survey),
        ("choices", choices),
        ("settings", settings),
        ("external_choices", external),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = folder / "formulier.xlsx"
    book.save(path)
    return path


def read(
    folder: Path, *survey: Sequence[object], headings: Sequence[str] = ("type", "name", "label"), **more: Rows
) -> Gelezen:
    return read_questionnaire(form(folder, [headings, *survey], **more))


def vragen(found: Gelezen) -> dict[str, Vraag]:
    return {vraag.code: vraag for vraag in found.inhoud.vragen()}


def told(found: Gelezen, gevolg: Gevolg = Gevolg.WEGGELATEN) -> list[str]:
    return [f"{regel.wat}: {regel.waarom}" for regel in found.regels if regel.gevolg == gevolg]


def test_types_are_asked_as_ours(tmp_path: Path) -> None:
    found = vragen(
        read(
            tmp_path,
            ("text", "naam", "Uw naam?"),
            ("integer", "uren", "Hoeveel uur?"),
            ("decimal", "km", "Hoeveel km?"),
            ("date", "dag", "Welke dag?"),
            ("select_one janee", "blij", "Bent u blij?"),
            ("select_multiple dienst", "waar", "Waar was u?"),
            ("rank dienst", "volgorde", "Wat is het fijnst?"),
            ("note", "uitleg", "Nog een paar vragen."),
            ("acknowledge", "akkoord", "Ik doe mee."),
        )
    )

    assert [vraag.soort for vraag in found.values()] == [
        Soort.TEKST,
        Soort.GETAL,
        Soort.GETAL,
        Soort.DATUM,
        Soort.KEUZE,
        Soort.MEERKEUZE,
        Soort.RANGSCHIKKING,
        Soort.UITLEG,
        Soort.AKKOORD,
    ]
    assert (found["uren"].heel, found["km"].heel) == (True, False)
    assert [option.tekst for option in found["waar"].opties] == ["Balie", "Website"]


def test_expressions_are_kept(tmp_path: Path) -> None:
    headings = ("type", "name", "label", "relevant", "constraint", "constraint_message", "calculation")

    found = read(
        tmp_path,
        ("select_one janee", "werkt", "Werkt u?"),
        ("integer", "uren", "Hoeveel uur?", "${werkt} = 'ja'", ". >= 1 and . <= 60", "Tussen 1 en 60."),
        ("calculate", "dagen", "", "", "", "", "round(${uren} div 8, 1)"),
        ("select_multiple dienst", "waar", "Waar?", "${dagen} > 2", "count-selected(.) <= 1"),
        ("note", "dank", "Dank voor ${uren} uur bij ${waar}.", "selected(${waar}, 'web')"),
        headings=headings,
    )

    uren, dagen, waar, dank = list(vragen(found).values())[1:]
    assert (uren.relevantie, uren.controle) == ("werkt = 'ja'", "uren >= 1 en uren <= 60")
    assert (uren.controle_tekst, dagen.formule) == ("Tussen 1 en 60.", "omlaag(uren / 8 * 10 + 0,5) / 10")
    assert (waar.relevantie, waar.controle) == ("dagen > 2", "aantal(waar) <= 1")
    assert (dank.relevantie, dank.tekst) == ("gekozen(waar; 'web')", "Dank voor {uren} uur bij {waar}.")
    assert faults(found.inhoud) == ()


def test_division_by_what_may_be_zero_is_told(tmp_path: Path) -> None:
    headings = ("type", "name", "label", "relevant", "constraint", "calculation")

    found = read(
        tmp_path,
        ("integer", "uren", "Hoeveel uur?"),
        ("integer", "zaken", "Hoeveel zaken?", "", ". div ${uren} < 90"),
        ("calculate", "helft", "", "", "", "${uren} div 2"),
        ("calculate", "tempo", "", "", "", "${zaken} div ${uren}"),
        ("text", "waarom", "Waarom zo veel?", "${zaken} div ${uren} > 9"),
        headings=headings,
    )

    told = [regel.wat for regel in found.regels if "door 0" in regel.waarom]
    assert told == ["Controle van vraag zaken", "Berekening van vraag tempo", "Voorwaarde van vraag waarom"]


def test_groups_become_pages_with_their_conditions(tmp_path: Path) -> None:
    headings = ("type", "name", "label", "relevant")

    found = read(
        tmp_path,
        ("select_one janee", "werkt", "Werkt u?"),
        ("begin group", "werk", "Over uw werk", "${werkt} = 'ja'"),
        ("integer", "uren", "Hoeveel uur?"),
        ("begin group", "pauze", "Over uw pauze", "${uren} > 4"),
        ("text", "wat", "Wat doet u dan?"),
        ("end group", "", ""),
        ("end group", "", ""),
        ("text", "nog", "Nog iets?"),
        headings=headings,
    )

    assert [(page.titel, page.relevantie, len(page.vragen)) for page in found.inhoud.paginas] == [
        ("", "", 1),
        ("Over uw werk", "werkt = 'ja'", 1),
        ("Over uw pauze", "werkt = 'ja' en uren > 4", 1),
        ("", "", 1),
    ]


def test_other_words_belong_to_their_question(tmp_path: Path) -> None:
    found = vragen(read(tmp_path, ("select_one dienst or_other", "waar", "Waar was u?")))

    assert list(found) == ["waar"]
    assert [(option.code, option.namelijk) for option in found["waar"].opties][-1] == ("other", True)


def test_other_is_no_answer_where_nobody_asked_for_it(tmp_path: Path) -> None:
    lines = (
        ("select_one dienst or_other", "waar", "Waar was u?"),
        ("select_one dienst", "eerst", "En eerst?"),
    )
    own = (*CHOICES, ("dienst", "other", "Elders"))

    found, with_own = vragen(read(tmp_path, *lines)), vragen(read(tmp_path, *lines, choices=own))

    assert [option.code for option in found["eerst"].opties] == ["balie", "web"]
    assert [option.code for option in with_own["eerst"].opties] == ["balie", "web", "other"]


def test_answers_are_found_wherever_a_form_keeps_them(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("select_multiple janee", "wat", "Wat?", "randomize=true", ""),
        ("select_one_external plaats", "plek", "Waar?", "", "gemeente = 'hattem'"),
        headings=("type", "name", "label", "parameters", "choice_filter"),
        external=[("list_name", "name", "label", "gemeente"), ("plaats", "wapenveld", "Wapenveld", "heerde")],
    )

    assert {code: [each.code for each in vraag.opties] for code, vraag in vragen(found).items()} == {
        "wat": ["ja", "nee"],
        "plek": ["wapenveld"],
    }
    assert vragen(found)["wat"].willekeurig
    assert told(found) == [
        "Vraag plek: Alle antwoorden staan er bij ons altijd. Weggelaten: 'gemeente = 'hattem''."
    ]


def test_only_what_the_maker_asks_is_asked(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("begin_group", "g", "Wat vindt u?", "table-list", ""),
        ("select_one janee", "een", "Snel", "", ""),
        ("end_group", "", "", "", ""),
        ("begin_repeat", "kind", "Kind", "", "3"),
        ("text", "naam", "Naam?", "", ""),
        ("end_repeat", "", "", "", ""),
        headings=("type", "name", "label", "appearance", "repeat_count"),
    )

    assert [vraag.tekst for vraag in found.inhoud.vragen()] == ["Wat vindt u?", "Snel"]


def test_languages_are_known_by_their_names(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("text", "q", "How are you?", "Hoe gaat het?", "qaq"),
        headings=("type", "name", "label::English", "label::Nederlands (nl)", "label::Klingon"),
        settings=[("form_title",), ("Welzijn",)],
    )

    assert (found.inhoud.taal, found.inhoud.titel) == ("nl", "Welzijn")
    assert next(found.inhoud.vragen()).tekst == "Hoe gaat het?"
    assert found.inhoud.vertalingen == {"en": {"vraag.q.tekst": "How are you?"}}
    assert told(found) == [
        "Vertaling 'Klingon': Wij weten niet welke taal dit is. Zet de code erachter, zoals (nl)."
    ]


def test_name_that_stands_in_place_of_words_is_told(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ("select_one kleur", "kleurkeuze", ""),
        ("text", "Naam", "Naam"),
        choices=(*CHOICES, ("kleur", "rood", ""), ("kleur", "blauw", "Blauw"), ("kleur", "groen", "groen")),
    )

    assert told(found, Gevolg.VERANDERD) == [
        "Vraag kleurkeuze: Er stond geen vraag bij. Nu staat er 'kleurkeuze'. Schrijf zelf de vraag.",
        "Antwoorden bij vraag kleurkeuze: Bij rood stonden geen woorden. Nu staat er de naam.",
    ]


@pytest.mark.parametrize(
    ("survey", "told_of"),
    [
        ([("text", "a", "A?"), ("text", "a", "B?")], "Blad 'survey', rij 3: De naam 'a' staat er meer"),
        ([("text", "", "A?")], "Blad 'survey', rij 2: Een vraag of groep heeft geen naam."),
        ([("text", "a", "A?"), ("", "b", "B?")], "Blad 'survey', rij 3: Een vraag heeft geen soort."),
        ([("text", "een naam", "A?")], "rij 2: Dit mag niet in kolom 'name'. Namen beginnen met een letter"),
        ([("select_one weg", "a", "A?")], "rij 2: De lijst met antwoorden 'weg' is er niet."),
        ([("begin group", "g", "G"), ("text", "a", "A?")], "Een 'begin group' heeft geen 'end group'."),
        ([("text", "a", "A?"), ("end group", "", "")], "Een 'end group' heeft geen 'begin group'."),
        ([("calculate", "a", "")], "Een berekening heeft geen formule."),
    ],
)
def test_what_is_wrong_is_said_in_dutch_with_its_place(tmp_path: Path, survey: Rows, told_of: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, *survey)

    assert told_of in str(refused.value)


@pytest.mark.parametrize(
    ("choices", "told_of"),
    [
        ((*CHOICES, ("janee", "", "Ja")), "Blad 'choices', rij 6: Een antwoord heeft geen naam."),
        (
            (("list_name", "name", "label"), ("janee", "a", "Ja"), ("janee", "a", "Nee")),
            "Blad 'choices', rij 3: Een naam staat twee keer",
        ),
        (
            (("list_name", "naam", "label"), ("janee", "a", "Ja")),
            "Blad 'choices': Dit ontbreekt of is leeg: kolom 'name'.",
        ),
    ],
)
def test_what_is_wrong_among_the_answers_is_sought_there(tmp_path: Path, choices: Rows, told_of: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, ("select_one janee", "a", "A?"), choices=choices)

    assert told_of in str(refused.value)


def test_what_we_cannot_do_is_told(tmp_path: Path) -> None:
    headings = ("type", "name", "label", "required", "relevant", "choice_filter", "default", "media::image")

    found = read(
        tmp_path,
        ("start", "begin"),
        ("geopoint", "plek", "Waar bent u?"),
        ("image", "foto", "Maak een foto"),
        ("begin repeat", "kinderen", "Kinderen"),
        ("text", "kind", "Naam van het kind?"),
        ("end repeat",),
        ("select_one dienst", "waar", "Waar?", True, "", "name != 'web'"),
        ("text", "s", "Wat?", "", "regex(${kind}, 'x')", "", "Hattem", "plaat.png"),
        headings=headings,
    )

    lost = told(found)
    assert list(vragen(found)) == ["waar", "s"]
    for words in ("Vraag begin: Gegevens over het toestel", "Vraag plek: Een plaats", "Vraag foto: Een foto"):
        assert any(line.startswith(words) for line in lost)
    assert "Herhaling kinderen: Een herhaling kennen wij niet. Hierin staan 1 vraag: kind." in lost
    assert any("vraag 'kind' is niet overgenomen. De vraag verschijnt nu altijd." in line for line in lost)
    assert sum("Beeld en geluid" in line or "begint elke vraag leeg" in line for line in lost) == 2
    assert any("Weggelaten: 'name != 'web''" in line for line in lost)
    assert told(found, Gevolg.VERANDERD) == [
        "Vraag waar: De vraag was verplicht. Bij ons mag iemand elke vraag overslaan."
    ]


def test_marks_of_markdown_and_html_are_taken_off(tmp_path: Path) -> None:
    text = "# Hoe **erg** is <b onclick='x()'>het</b>, [lees](https://x.example/y)? {1} <script>a()</script>"

    found = read(tmp_path, ("text", "q", text))

    assert vragen(found)["q"].tekst == "Hoe erg is het, lees (https://x.example/y)? {{1}"
    assert told(found) == ["Vraag q: In de tekst staat een script. Alleen de woorden zijn overgenomen."]


@pytest.mark.parametrize(
    ("survey", "told"),
    [
        ([], "Blad 'survey' is leeg"),
        ([("type", "name", "label", "label")], "de kolom 'label' staat er twee keer"),
        ([("type", "name", "label"), ("tekst", "q", "Wat?")], "De soort 'tekst' kennen wij niet"),
        (
            [("type", "name", "label"), ("select_one weg", "q", "Wat?")],
            "zegt: 'List name not in choices sheet: weg'",
        ),
        (
            [("type", "name", "label"), ("begin group", "g", "G"), ("text", "q", "Q")],
            "zegt: 'Unmatched 'begin_group'",
        ),
        ([("type", "name", "label"), ("geopoint", "q", "Waar?")], "Vraag q: Een plaats op de kaart"),
    ],
)
def test_form_that_cannot_be_read_is_refused_with_its_sheet(
    tmp_path: Path, survey: list[tuple[str, ...]], told: str
) -> None:
    with pytest.raises(Refusal, match=told):
        read_questionnaire(form(tmp_path, survey))


def test_workbook_that_is_no_form_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["naam", "mail"])
    path = tmp_path / "lijst.xlsx"
    book.save(path)

    with pytest.raises(Refusal, match="het blad 'survey' ontbreekt"):
        read_questionnaire(path)


def test_old_workbook_of_an_odd_size_is_read_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "formulier.xls"
    path.write_bytes(shared("xlsform", "kpi__good_eats_multilang.xls").read_bytes()[:-20])

    read_questionnaire(path)

    assert capsys.readouterr().out == ""
