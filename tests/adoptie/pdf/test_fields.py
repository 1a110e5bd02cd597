"""Forms to fill in by pen: every place has its words, and nothing that the eye sees is lost to the ear."""

from __future__ import annotations

from typing import Any

import pytest
import segno

from adoptie.pdf import (
    Blank,
    Choice,
    Choices,
    ChoiceTable,
    Heading,
    Ladder,
    Paragraph,
    PdfError,
    Qr,
    Together,
)
from adoptie.pdf.qr import _squares
from tests.adoptie.pdf.examples import built, nodes, read, text_of

BOX = "☐"


def fields(data: bytes) -> list[tuple[str, str]]:
    """Return (role, words) of each place to fill in, in reading order."""
    return [(str(node["/A"]["/Role"]), str(node["/A"]["/Desc"])) for node in nodes(data, "Form")]


def test_each_choice_is_a_box_with_its_words_beside_it() -> None:
    data = built(Choices((Choice("Ja"), Choice("Nee")), "Werkt u thuis?"))

    assert fields(data) == [("/rb", "Werkt u thuis?: Ja"), ("/rb", "Werkt u thuis?: Nee")]
    assert [str(kid.get_object()["/S"]) for item in nodes(data, "LI") for kid in item["/K"]] == [
        "/Lbl",
        "/LBody",
    ] * 2
    assert text_of(data).count(BOX) == 2


@pytest.mark.parametrize(
    ("how", "role"), [({"several": True}, "/cb"), ({"ranked": True}, "/tv"), ({}, "/rb")]
)
def test_boxes_say_how_they_are_filled_in(how: dict[str, bool], role: str) -> None:
    data = built(Choices((Choice("Ja"),), "Vraag", **how))

    assert fields(data) == [(role, "Vraag: Ja")]


@pytest.mark.parametrize("words", ["Anders, namelijk", "Anders, namelijk " + "met heel veel uitleg " * 4])
def test_choice_with_room_to_write_has_a_place_of_its_own(words: str) -> None:
    data = built(Choices((Choice(words, write=True),), "Vraag"))

    assert [role for role, _ in fields(data)] == ["/rb", "/tv"]


def test_ladder_names_its_ends_and_every_point() -> None:
    data = built(Ladder(("1", "2", "3"), "Hoe gaat het?", "slecht", "goed"))

    assert "1: slecht, 3: goed" in text_of(data)
    assert fields(data) == [("/rb", f"Hoe gaat het?: {point}") for point in "123"]


def test_ladder_with_long_words_stands_under_each_other() -> None:
    data = built(Ladder(("helemaal niet mee eens", "helemaal mee eens"), "Vraag"))

    assert len(nodes(data, "LI")) == 2
    assert fields(data)[0] == ("/rb", "Vraag: helemaal niet mee eens")


def test_table_of_boxes_has_heads_for_rows_and_columns() -> None:
    data = built(ChoiceTable(("Zoeken", "Afsluiten"), ("nooit", "soms", "altijd"), "Lukt dit?"))

    heads = [(str(node["/A"]["/Scope"])) for node in nodes(data, "TH")]
    assert heads == ["/Column"] * 3 + ["/Row"] * 2
    assert fields(data)[0] == ("/rb", "Zoeken: nooit")
    assert len(fields(data)) == 6


def test_table_that_is_too_wide_becomes_a_list_for_each_row() -> None:
    columns = tuple(f"buitengewoon-ingewikkeld-{number}" for number in range(7))
    data = built(ChoiceTable(("Zoeken", "Afsluiten"), columns, "Lukt dit?"))

    assert not nodes(data, "Table")
    assert len(nodes(data, "L")) == 2
    assert fields(data)[0] == ("/rb", f"Lukt dit?: Zoeken: {columns[0]}")


@pytest.mark.parametrize(
    ("element", "found"),
    [
        (Blank("Wat?", lines=5), [("/tv", "Wat?")]),
        (Blank("Uren", unit="uur"), [("/tv", "Uren")]),
        (Blank("Sinds", signs=(("dag", 2), ("jaar", 4))), [("/tv", "Sinds: dag"), ("/tv", "Sinds: jaar")]),
    ],
)
def test_room_to_write_says_what_for(element: Blank, found: list[tuple[str, str]]) -> None:
    data = built(element)

    assert fields(data) == found


def test_parts_that_belong_together_stand_on_one_page() -> None:
    filler = [Paragraph("Regel. " * 60)] * 8
    question = Together((Paragraph("Uitleg"), Choices(tuple(Choice(f"Keuze {n}") for n in range(20)), "V")))
    data = built(*filler, Heading("7. Wat vindt u?", 3, question=True), question)

    (page,) = (each for each in read(data).pages if "7. Wat vindt u?" in each.extract_text())
    assert "Keuze 19" in page.extract_text()


def test_qr_is_drawn_as_it_should_be_read() -> None:
    address = "https://spoor.example.org/e/abcdefgh/ABCDEFGHJKMNPQRS/"
    code = segno.make(address, error="q", micro=False)

    area = sum(wide * high for _, _, wide, high in _squares(address))

    dark = sum(map(sum, code.matrix))
    side = 104.0 / (len(code.matrix) + 8)
    assert area == pytest.approx(dark * side * side)


def test_qr_has_words_in_its_place() -> None:
    data = built(Qr("https://spoor.example.org/e/", "Code naar de vragenlijst", ("Scan mij",), "ABCD EFGH"))

    (figure,) = nodes(data, "Figure")
    assert str(figure["/Alt"]) == "Code naar de vragenlijst"
    assert "ABCD EFGH" in text_of(data)
    with pytest.raises(PdfError, match="beschrijving"):
        built(Qr("https://spoor.example.org/e/", " "))


def test_same_form_gives_the_same_bytes() -> None:
    parts: Any = (
        Choices((Choice("Ja", write=True),), "Vraag"),
        Ladder(("1", "2"), "Vraag"),
        ChoiceTable(("a", "b"), ("x", "y"), "Vraag"),
        Qr("https://spoor.example.org/", "Code"),
    )

    assert built(*parts) == built(*parts)
