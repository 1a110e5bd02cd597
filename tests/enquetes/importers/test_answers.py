"""A file of answers: what was asked is found, what does not fit is named, nothing is half."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from adoptie.refusal import Refusal
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.importers.answers import read_answers
from enquetes.importers.choosing import Onbekend
from tests.enquetes.importers.helpers import answer_refusal, answers_file, column, given, only

ASKED = Inhoud(
    "Meting",
    (
        Pagina(
            (Vraag("werk", Soort.KEUZE, "Werkt u?", opties=(Optie("J", "Ja"), Optie("N", "Nee"))),), "Een"
        ),
        Pagina(
            (
                Vraag("duur", Soort.GETAL, "Hoe lang?"),
                Vraag(
                    "stel",
                    Soort.MATRIX,
                    "Wat vindt u?",
                    opties=(Optie("1", "Zeer oneens"), Optie("2", "Oneens"), Optie("3", "Zeer eens")),
                    rijen=(Optie("a", "Het kan"), Optie("b", "Het mag")),
                ),
                Vraag("wat", Soort.MEERKEUZE, "Wat hebt u?", opties=(Optie("pc", "Pc"), Optie("tel", "Tel"))),
            ),
            "Twee",
        ),
    ),
)
HEADINGS = (
    "werk. Werkt u?",
    "duur. Hoe lang?",
    "stel[a]. Wat vindt u? [Het kan]",
    "stel[b]. Wat vindt u? [Het mag]",
)
BOXES = ("wat[pc]. Wat hebt u? [Pc]", "wat[tel]. Wat hebt u? [Tel]")


def test_read_answers_reads_what_the_questionnaire_asked(tmp_path: Path) -> None:
    rows = [("Ja", "3.0", "Oneens", "", "Ja", "Nee"), ("nee ", "1,5", "", "3", "Nee", "Nee")]

    found = read_answers(answers_file(tmp_path, (*HEADINGS, *BOXES), *rows), ASKED)

    assert found.inhoud == ASKED
    assert found.respondents == [
        {"werk": "J", "duur": 3.0, "stel": {"a": "2"}, "wat": ["pc"]},
        {"werk": "N", "duur": 1.5, "stel": {"b": "3"}, "wat": None},
    ]
    assert found.meldingen == ("Niets aangekruist, en dus bij die vraag niet meegeteld: wat (1 keer).",)


def test_read_answers_keeps_the_words_of_the_heading(tmp_path: Path) -> None:
    found = read_answers(answers_file(tmp_path, ["werk. Hebt u werk?"], ["Ja"], ["Nee"]), ASKED)

    assert only(found).tekst == "Hebt u werk?"
    assert "andere woorden dan de vragenlijst: werk." in found.meldingen[-1]
    assert "duur, stel en wat" in found.meldingen[0]


def test_read_answers_keeps_the_words_of_the_questionnaire_behind_a_short_heading(tmp_path: Path) -> None:
    path = answers_file(tmp_path, ["werk", "stel[a]. Wat vin.."], ["Ja", "Oneens"])

    assert [vraag.tekst for vraag in read_answers(path, ASKED).inhoud.vragen()] == [
        "Werkt u?",
        "Wat vindt u?",
    ]


def test_read_answers_refuses_what_the_questionnaire_does_not_know(tmp_path: Path) -> None:
    path = answers_file(
        tmp_path, ["werk", "duur", "nieuw. Iets nieuws"], ["Ja", "lang", "x"], ["Soms", "lang", ""]
    )

    sentence = answer_refusal(path, ASKED)

    assert "Onbekende kolommen: kolom C ('nieuw. Iets nieuws')." in sentence
    assert "kolom A ('werk'), rij 3: 'Soms'" in sentence
    assert "kolom B ('duur'), rij 2 en nog 1: 'lang'" in sentence
    assert "--onbekend afleiden" in sentence


def test_read_answers_names_at_most_twenty_unknown_columns(tmp_path: Path) -> None:
    path = answers_file(tmp_path, ["werk", *[f"n{n}. Nieuw" for n in range(30)]], ["Ja", *"x" * 30])

    sentence = answer_refusal(path, ASKED)

    assert "kolom U" in sentence
    assert "kolom V" not in sentence
    assert "en nog 10" in sentence


def test_read_answers_leaves_out_the_unknown_when_asked(tmp_path: Path) -> None:
    path = answers_file(tmp_path, ["werk", "nieuw. Iets"], ["Ja", "x"], ["Soms", "y"])

    found = read_answers(path, ASKED, onbekend=Onbekend.WEGLATEN)

    assert found.respondents == [{"werk": "J"}, {"werk": None}]
    assert "Weggelaten, want onbekend: kolom B ('nieuw. Iets')." in found.meldingen
    assert "Weggelaten, want onbekend: 1 antwoord bij werk." in found.meldingen


def test_read_answers_infers_the_unknown_when_asked(tmp_path: Path) -> None:
    path = answers_file(tmp_path, ["nieuw. Iets", "werk"], *[("Ja", "Ja"), ("Nee", "Nee"), ("", "Soms")] * 3)

    found = read_answers(path, ASKED, onbekend=Onbekend.AFLEIDEN)

    work, new = found.inhoud.vragen()
    assert [option.tekst for option in work.opties] == ["Ja", "Nee", "Soms"]
    assert (new.code, new.soort, found.inhoud.paginas[-1].titel) == ("nieuw", Soort.KEUZE, "Overige vragen")
    assert "Vraag werk: toegevoegd: 'Soms'." in found.meldingen


def test_read_answers_adds_no_option_that_says_how_to_reach_somebody(tmp_path: Path) -> None:
    rows = [("Ja", "x"), ("Nee", "x"), ("Bel 06-12345678", "x")] * 3

    found = read_answers(answers_file(tmp_path, ["werk", "z"], *rows), ASKED, onbekend=Onbekend.AFLEIDEN)

    assert {vraag.code: vraag.soort for vraag in found.inhoud.vragen()}["werk"] == Soort.TEKST


def test_read_answers_takes_a_misspelt_option_for_the_same(tmp_path: Path) -> None:
    known = Vraag("q", Soort.KEUZE, "q", opties=(Optie("1", "Sometime"), Optie("2", "Never")))
    path = answers_file(tmp_path, ["q"], ["Sometimes"], ["Never"])

    found = read_answers(path, Inhoud("x", (Pagina((known,)),)), onbekend=Onbekend.AFLEIDEN)

    assert given(found, "q") == ["1", "2"]
    assert "'Sometimes' is gelezen als 'Sometime'" in found.meldingen[0]


@pytest.mark.parametrize(
    ("option", "cell"), [("Mee eens", "Mee oneens"), ("Afdeling A", "Afdeling B"), ("10 jaar", "100 jaar")]
)
def test_read_answers_takes_no_other_answer_for_the_same(tmp_path: Path, option: str, cell: str) -> None:
    known = Vraag("q", Soort.KEUZE, "q", opties=(Optie("1", option), Optie("2", "Nee")))
    path = answers_file(tmp_path, ["q"], [cell], ["Nee"])

    found = read_answers(path, Inhoud("x", (Pagina((known,)),)), onbekend=Onbekend.AFLEIDEN)

    assert [each.tekst for each in only(found).opties] == [option, "Nee", cell]


def test_read_answers_infers_a_question_that_was_another(tmp_path: Path) -> None:
    path = answers_file(tmp_path, ["duur. Hoe lang duurt het?"], *[["Nooit"], ["Soms"], ["Altijd"]] * 2)

    found = read_answers(path, ASKED, onbekend=Onbekend.AFLEIDEN)

    assert only(found).soort == Soort.SCHAAL
    assert "Niet gevraagd zoals in de vragenlijst, dus afgeleid: duur." in found.meldingen


def test_read_answers_adds_a_row_to_a_matrix(tmp_path: Path) -> None:
    path = answers_file(tmp_path, [*HEADINGS[2:], "stel[c]. Wat vindt u? [Het moet]"], ["Oneens"] * 3)

    found = read_answers(path, ASKED, onbekend=Onbekend.AFLEIDEN)

    assert [row.tekst for row in only(found).rijen] == ["Het kan", "Het mag", "Het moet"]


def test_read_answers_adds_a_box(tmp_path: Path) -> None:
    path = answers_file(tmp_path, [*BOXES, "wat[fax]. Wat hebt u? [Fax]"], ["Ja", "Nee", "Ja"])

    found = read_answers(path, ASKED, onbekend=Onbekend.AFLEIDEN)

    assert found.respondents == [{"wat": ["pc", "fax"]}]


def test_read_answers_drops_a_nameless_column_that_numbers_rows(tmp_path: Path) -> None:
    found = read_answers(answers_file(tmp_path, ["", "q. Iets"], ["0", "Ja"], ["1", "Nee"]))

    assert [vraag.code for vraag in found.inhoud.vragen()] == ["q"]
    assert "nummert de rijen" in found.meldingen[0]


@pytest.mark.parametrize("cells", [("0", "0"), ("a", "b"), ("1.5", "2")])
def test_read_answers_refuses_another_nameless_column(tmp_path: Path, cells: tuple[str, str]) -> None:
    path = answers_file(tmp_path, ["", "q. Iets"], [cells[0], "Ja"], [cells[1], "Nee"])

    assert "kolom A" in answer_refusal(path)


def test_read_answers_changes_codes_that_are_none(tmp_path: Path) -> None:
    path = answers_file(tmp_path, ["a-1. Een", "2b. Twee", "Hoe oud bent u?"], ["x", "y", "z"])

    found = read_answers(path)

    assert [vraag.code for vraag in found.inhoud.vragen()] == ["a_1", "v2b", "vraag3"]
    assert "Aangepaste codes: a-1 is a_1 en 2b is v2b." in found.meldingen
    assert found.codes == {"a_1": "a-1", "v2b": "2b"}


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        (["q. Een", "q. Twee"], "'q' in A en B"),
        (["q[a]. Een [x]", "z. Iets", "Q[A]. Twee [y]"], "'Q[A]' in A en C"),
        (["a-b. Een", "a_b. Twee"], "'a_b' in A en B"),
        (["q. Een", "q. Een"], "in kolom A en B"),
    ],
)
def test_read_answers_names_double_codes(tmp_path: Path, headings: list[str], words: str) -> None:
    assert words in answer_refusal(answers_file(tmp_path, headings, ["x"] * len(headings)))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b"q. Iets\n", "geen rijen"),
        (bytes(range(256)) * 40, "geen CSV"),
        (b"q. Iets,z. Nog\nJa,Nee\nJa\nJa,Nee,Soms\n", "rij 3 heeft er 1, rij 4 heeft er 3"),
        ("q. Iets,z. Nog\nJa,één\n".encode("cp1252"), "Rij 2, kolom 'z. Nog'"),
        (b'q. Iets,z. Nog\n"Ja,Nee\n' + b"x,y\n" * 9, "Rij"),
        (b"q. Iets,z. Nog\nJa,N\0ee\n", "NUL"),
        (b"PK\x03\x04", "werkmap"),
    ],
)
def test_read_answers_refuses(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)

    assert words in answer_refusal(path)


def test_read_answers_reads_another_encoding_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("q. Één?,z. Nog\nidee,x\n".encode("cp1252"))

    assert only(read_answers(path, encoding="cp1252")).tekst == "Één?"


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("email. Uw e-mail", "x"),
        ("q1. Wat is uw naam?", "Jan"),
        ("token. Token", "ab12"),
        ("q1. Waar mogen we het sturen?", "jan@voorbeeld.example"),
        ("q1. Hoe bereiken we u?", "06-12345678"),
        ("q1. Wie hielp u?", "J. de Vries"),
        ("q1. Door wie bent u geholpen?", "Jan de Vries"),
        ("q1. Welk nummer hebt u?", "123456782"),
        ("ipaddr. IP address", "10.0.0.1"),
    ],
)
def test_read_answers_refuses_columns_that_say_who_somebody_is(
    tmp_path: Path, heading: str, cell: str
) -> None:
    path = answers_file(tmp_path, [heading, "z. Iets"], [cell, "x"])

    sentence = answer_refusal(path)

    assert f"kolom A ('{heading}')" in sentence
    assert f"--weglaten {heading.partition('.')[0]}" in sentence
    kept = read_answers(path, weglaten=[heading.partition(".")[0]])
    assert [vraag.code for vraag in kept.inhoud.vragen()] == ["z"]


def test_read_answers_refuses_to_leave_out_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="'weg' staat niet"):
        read_answers(answers_file(tmp_path, ["q"], ["x"]), weglaten=["weg"])


def test_read_answers_leaves_out_times_and_what_was_never_sent_in(tmp_path: Path) -> None:
    headings = ["id. Response ID", "submitdate. Date submitted", "startlanguage. Start language", "q. Iets"]
    path = answers_file(tmp_path, headings, ["1", "2011-01-01", "nl", "a"], ["2", "", "nl", "b"])

    found = read_answers(path)

    assert found.respondents == [{"q": "a"}]
    assert any("1 rij is nooit ingestuurd" in sentence for sentence in found.meldingen)


def test_read_answers_masks_what_can_be_traced_in_open_answers(tmp_path: Path) -> None:
    cells = (
        "Mail mij op jan@voorbeeld.example of bel 06-12345678.",
        "Mijn BSN is 123456782",
        "Niets",
        "=1+1",
    )

    found = column(tmp_path, "q. Wat wilt u kwijt?", *cells)

    assert given(found, "q") == [
        "Mail mij op [e-mailadres] of bel [telefoonnummer].",
        "Mijn BSN is [BSN]",
        "Niets",
        "=1+1",
    ]


def test_read_answers_gives_the_same_for_the_same_file(tmp_path: Path) -> None:
    path = answers_file(tmp_path, ["q. Een", "r. Twee"], *[("b", "2"), ("a", "1"), ("b", "x")] * 5)

    one, other = read_answers(path), read_answers(path)

    assert one == other
    assert len(one.sha256) == 64


def test_read_answers_does_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    rows = [("b", "Soms"), ("a", "Nooit"), ("a", "Altijd"), ("b", "Soms")] * 3
    one = read_answers(answers_file(tmp_path, ["q. Een", "r. Twee"], *rows)).inhoud
    other = read_answers(answers_file(tmp_path, ["q. Een", "r. Twee"], *reversed(rows))).inhoud

    assert one == other


CELLS = st.text(max_size=12) | st.sampled_from(
    ["Ja", "Nee", "1", "2.0", "eens", "oneens", "", "=x", "a@b.nl"]
)
HEADS = st.text(max_size=12) | st.sampled_from(
    ["q[a]. Een [x]", "q[b]. Een [y]", "q. Een", "id", "", "Groep. x"]
)


@for_any(data=st.data())
def test_read_answers_of_anything_reads_or_refuses(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    headings = data.draw(st.lists(HEADS, min_size=1, max_size=5))
    rows = data.draw(st.lists(st.tuples(*[CELLS] * len(headings)), min_size=1, max_size=6))
    folder = tmp_path_factory.mktemp("iets")
    known = data.draw(st.sampled_from([None, ASKED]))
    policy = data.draw(st.sampled_from(list(Onbekend)))
    path = folder / "antwoorden.csv"
    try:
        path = answers_file(folder, headings, *rows)
        found = read_answers(path, known, onbekend=policy)
    except (Refusal, UnicodeEncodeError):
        return
    codes = {vraag.code for vraag in found.inhoud.vragen()}
    assert all(person.keys() == codes for person in found.respondents)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Resp", range(1, 21)),
        ("RespondentID", range(4, 104, 5)),
        ("nr", [17, 3, 9, 1]),
        ("kolom", [*range(11, 21), *range(1, 11)]),
        ("ResponseId", [f"R_3kX9{n}" for n in range(20)]),
        ("guid", [f"6f9619ff-8b86-d011-b42d-00cf4fc96{n:03}" for n in range(12)]),
    ],
)
def test_read_answers_leaves_out_what_numbers_people(
    tmp_path: Path, heading: str, cells: Iterable[object]
) -> None:
    path = answers_file(tmp_path, [heading, "q. Werkt u?"], *[(cell, "Ja") for cell in cells])

    found = read_answers(path)

    assert [vraag.code for vraag in found.inhoud.vragen()] == ["q"]
    assert (
        f"Weggelaten, want dit nummert de mensen en is geen antwoord: kolom A ('{heading}')."
        in found.meldingen
    )


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("q. Hoeveel uur werkt u?", range(1, 21)),
        ("uren", [1, 2, 3, 4, 5]),
        ("uren", range(0, 40, 2)),
        ("resp", [1, 1, 2]),
        ("nr", [1, "", 2]),
        ("open", [f"verhaal {n}" for n in range(20)]),
    ],
)
def test_read_answers_keeps_answers_that_happen_to_differ(
    tmp_path: Path, heading: str, cells: Iterable[object]
) -> None:
    path = answers_file(tmp_path, [heading, "z. Werkt u?"], *[(cell, "Ja") for cell in cells])

    assert len(list(read_answers(path).inhoud.vragen())) == 2


def test_read_answers_keeps_numbers_that_the_questionnaire_asks(tmp_path: Path) -> None:
    asked = Inhoud("Meting", (Pagina((Vraag("nr", Soort.GETAL, "Welk getal?"),)),))
    path = answers_file(tmp_path, ["nr"], *[(number,) for number in range(20)])

    assert given(read_answers(path, asked), "nr") == [float(number) for number in range(20)]
