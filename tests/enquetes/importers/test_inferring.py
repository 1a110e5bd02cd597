"""What was asked, judged by the answers alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from enquetes.content import Soort, Vraag
from enquetes.importers.answers import read_answers
from tests.enquetes.importers.helpers import answers_file, column, given, only


def inferred(folder: Path, *cells: object) -> Vraag:
    return only(column(folder, "q. Wat?", *cells))


def labels(vraag: Vraag) -> list[str]:
    return [option.tekst for option in vraag.opties]


@pytest.mark.parametrize(
    ("cells", "soort", "options"),
    [
        (["Nee", "Ja"], Soort.KEUZE, ["Ja", "Nee"]),
        (["Yes"], Soort.KEUZE, ["Yes", "No"]),
        (["Mee eens", "Mee oneens"], Soort.SCHAAL, None),
        (["Agree", "Strongly disagree"], Soort.SCHAAL, None),
        (["Altijd", "Nooit", "Zelden"], Soort.SCHAAL, ["Nooit", "Zelden", "Soms", "Vaak", "Altijd"]),
        (["Tevreden", "Heel tevreden"], Soort.SCHAAL, None),
        (["0 - Niet", "1", "4 - Zeer"], Soort.SCHAAL, ["0 - Niet", "1", "2", "3", "4 - Zeer"]),
        (["2", "1.0", "10"] * 2, Soort.KEUZE, ["1", "2", "10"]),
        (list(range(20)), Soort.GETAL, []),
        (["1,5", *range(20)], Soort.GETAL, []),
        (["Balie", "Post"] * 3, Soort.KEUZE, ["Balie", "Post"]),
        (["Anders", "Post"] * 3, Soort.KEUZE, ["Post", "Anders"]),
        (["Balie", "Post", "Mail"], Soort.TEKST, []),
        (["een eigen verhaal"], Soort.TEKST, []),
        (["Bel 0612345678", "Post", "Balie"] * 3, Soort.TEKST, []),
        (["1", "2", "3", "123456782"] * 3, Soort.TEKST, []),
        ([""], Soort.TEKST, []),
        (["25 tot 34", "Jonger dan 25", "Meer dan 34", "Zeg ik liever niet"] * 3, Soort.KEUZE,
         ["Jonger dan 25", "25 tot 34", "Meer dan 34", "Zeg ik liever niet"]),
    ],
)  # fmt: skip
def test_infer_finds_kind_and_order(
    tmp_path: Path, cells: Sequence[object], soort: Soort, options: list[str] | None
) -> None:
    vraag = inferred(tmp_path, *cells)

    assert vraag.soort == soort
    assert len(vraag.opties) == 5 if options is None else labels(vraag) == options


def test_infer_takes_spellings_of_one_answer_together(tmp_path: Path) -> None:
    found = column(tmp_path, "q. Hoe vaak?", "Never ", "Never", "never", "Often", "Always")

    assert len({str(code) for code in given(found, "q")[:3]}) == 1
    assert "'Never' en 'Never ' en 'never'" in found.meldingen[-1]


def test_infer_decodes_entities(tmp_path: Path) -> None:
    assert labels(inferred(tmp_path, *["Queen&#039;s &amp; co", "Elders"] * 3)) == ["Elders", "Queen's & co"]


def test_infer_gives_dont_know_no_weight(tmp_path: Path) -> None:
    vraag = inferred(tmp_path, "Mee eens", "Weet ik niet", "Mee oneens")

    assert [(option.tekst, option.telt) for option in vraag.opties][-1] == ("Weet ik niet", False)
    assert sum(option.telt for option in vraag.opties) == 5


def test_infer_counts_who_prefers_not_to_say(tmp_path: Path) -> None:
    vraag = inferred(tmp_path, *["Man", "Vrouw", "Prefer not to say"] * 3)

    assert [(option.tekst, option.telt) for option in vraag.opties][-1] == ("Prefer not to say", True)


def test_infer_makes_no_option_of_an_own_story(tmp_path: Path) -> None:
    assert (
        inferred(tmp_path, *["nee"] * 20, "Mijn baas op kamer 3", "De koffie", "x", "y").soort == Soort.TEKST
    )


def test_infer_chooses_the_scale_that_fits_most_columns(tmp_path: Path) -> None:
    rows = [("Never", "Very often"), ("Sometimes", "Sometimes"), ("Often", "Always")]

    first, second = read_answers(answers_file(tmp_path, ["a. Een", "b. Twee"], *rows)).inhoud.vragen()

    assert [text.casefold() for text in labels(first)] == [text.casefold() for text in labels(second)]


def test_infer_never_takes_two_answers_for_one(tmp_path: Path) -> None:
    vraag = inferred(tmp_path, *["Never", "Rarely", "Seldom", "Always"] * 3)

    assert labels(vraag) == ["Always", "Never", "Rarely", "Seldom"]


def test_infer_makes_boxes_of_parts_with_yes_and_no(tmp_path: Path) -> None:
    headings = ["q[a]. Wat? [Pc]", "q[b]. Wat? [Tel [mobiel]]", "q[other]. Wat? [Anders]"]

    found = read_answers(
        answers_file(tmp_path, headings, ["Yes", "No", ""], ["Yes", "Yes", "fax"], ["", "", "geen"])
    )

    boxes, other = found.inhoud.vragen()
    assert (boxes.soort, labels(boxes)) == (Soort.MEERKEUZE, ["Pc", "Tel [mobiel]"])
    assert given(found, "q") == [["a"], ["a", "b"], None]
    assert (other.code, other.tekst) == ("q_other", "Wat? Anders")


def test_infer_makes_a_matrix_of_parts_with_one_scale(tmp_path: Path) -> None:
    headings = ["q[a]. Wat vindt u? [Het kan]", "q[b]. Wat vindt u? [Het mag]"]

    found = read_answers(answers_file(tmp_path, headings, ["Eens", "Oneens"], ["Helemaal eens", ""]))

    assert only(found).soort == Soort.MATRIX
    assert [row.tekst for row in only(found).rijen] == ["Het kan", "Het mag"]
    assert given(found, "q") == [{"a": "4", "b": "2"}, {"a": "5"}]


def test_infer_makes_questions_of_other_parts(tmp_path: Path) -> None:
    headings = ["q[1]. Kies [Een]", "q[2]. Kies [Twee]"]

    found = read_answers(answers_file(tmp_path, headings, *[("Geld", "Rust"), ("Rust", "Geld")] * 3))

    assert [(vraag.code, vraag.tekst) for vraag in found.inhoud.vragen()] == [
        ("q_1", "Kies Een"),
        ("q_2", "Kies Twee"),
    ]
    assert found.codes == {"q_1": "q", "q_2": "q"}
