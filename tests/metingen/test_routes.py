"""Questions that are asked after an answer: their figures do not tell that answer where it is hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import pytest

from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.frames import build_frame
from enquetes.respondent import Packed, Respondent
from metingen.figures.ronde import round_figures
from metingen.figures.routes import Routes
from metingen.figures.values import Figure

YES_NO = (Optie("ja", "ja"), Optie("nee", "nee"))
FIRST = Vraag("eerst", Soort.KEUZE, "Gebruikt u het zaaksysteem?", opties=YES_NO)
LATER = Vraag("later", Soort.KEUZE, "Helpt het?", opties=YES_NO, relevantie="eerst = 'ja'")
HOURS = Vraag("uren", Soort.GETAL, "Hoeveel uur?", minimum=0, maximum=40, relevantie="eerst = 'ja'")
WHY = Vraag("waarom", Soort.TEKST, "Waarom niet?", relevantie="eerst = 'nee'")
OFTEN = Vraag("vaak", Soort.KEUZE, "Vaak?", opties=YES_NO, relevantie="uren > 8")
SEVERAL = Vraag(
    "wat",
    Soort.MEERKEUZE,
    "Wat gebruikt u?",
    opties=(Optie("pc", "Computer"), Optie("tel", "Telefoon"), Optie("iets", "Iets anders", namelijk=True)),
)


@dataclass
class Sealed:
    """A sealed file in memory."""

    content: Inhoud
    people: Sequence[tuple[str, dict[str, Answer]]]

    @property
    def manifest(self) -> dict[str, Any]:
        groups = sorted({group for group, _ in self.people})
        return {
            "ronde": "Nulmeting",
            "doelgroep": "medewerkers",
            "van": dt.date(2026, 1, 1).isoformat(),
            "tot": dt.date(2026, 1, 31).isoformat(),
            "uitgenodigd": [{"naam": group, "uitgenodigd": 20} for group in groups],
        }

    def _frame(self) -> pd.DataFrame:
        people = [Respondent(antwoorden=Packed(given), groep=group) for group, given in self.people]
        return build_frame(self.content, people)

    def answers(self) -> pd.DataFrame:
        return self._frame()

    def written(self, vraag: str) -> int:
        return int(self._frame()[vraag].notna().sum())


def told(vragen: Sequence[Vraag], people: Sequence[tuple[str, dict[str, Answer]]]) -> list[Figure]:
    return list(round_figures(Sealed(Inhoud("Lijst", (Pagina(tuple(vragen)),)), people)))


def people(groups: dict[str, tuple[int, int]]) -> list[tuple[str, dict[str, Answer]]]:
    """Return in each group so many who say yes and no; half of who says yes says yes again."""
    found: list[tuple[str, dict[str, Answer]]] = []
    for group, (yes, no) in groups.items():
        for number in range(yes):
            later = "ja" if number % 2 else "nee"
            found.append((group, {"eerst": "ja", "later": later, "uren": float(number % 7)}))
        found += [(group, {"eerst": "nee", "waarom": "Geen tijd"})] * no
    return found


def groups_of(figures: Sequence[Figure], code: str) -> dict[str, int | None]:
    return {each.groep: each.n for each in figures if each.definition.code == code}


def test_a_group_that_is_hidden_stands_not_apart_in_what_follows() -> None:
    figures = told(
        [FIRST, LATER], people({"Balie": (8, 8), "Bouwen": (9, 9), "Zorg": (20, 0), "Werk": (11, 10)})
    )

    hidden = {each.groep for each in figures if each.definition.code == "eerst" and each.waarde is None}
    assert hidden == {"Zorg", "Werk"}
    assert groups_of(figures, "later") == {"": 48, "Balie": 8, "Bouwen": 9, "Werk en Zorg samen": 31}


def test_nothing_follows_on_an_answer_that_nearly_everybody_gave() -> None:
    figures = told([FIRST, LATER, HOURS, WHY], people({"Balie": (16, 0), "Bouwen": (17, 1)}))

    after = [each for each in figures if each.definition.vraag_code in {"later", "uren", "waarom"}]
    assert {each.definition.vraag_code for each in after} == {"later", "uren", "waarom"}
    assert all(each.waarde is None for each in after)
    assert {each.n for each in after if each.definition.vraag_code != "waarom"} == {None}


def test_what_follows_on_a_number_is_told_of_everybody_together() -> None:
    figures = told(
        [replace(HOURS, relevantie=""), OFTEN],
        [
            (group, {"uren": float(number), "vaak": "ja" if number % 2 else "nee"})
            if number > 8
            else (group, {"uren": float(number)})
            for group in ("Balie", "Bouwen")
            for number in range(20)
        ],
    )

    assert set(groups_of(figures, "vaak")) == {"", "Balie en Bouwen samen"}
    assert {each.n for each in figures if each.definition.code == "vaak"} == {22}


@pytest.mark.parametrize(
    ("condition", "columns"),
    [
        ("gekozen(wat; 'pc')", {"wat[pc]"}),
        ("gekozen(wat; 'pc'; 'tel') of eerst = 'ja'", {"wat[pc]", "wat[tel]", "eerst"}),
        ("aantal(wat) > 1", {"wat[pc]", "wat[tel]", "wat[iets]"}),
        ("gekozen(wat; 'pc') en aantal(wat) > 1", {"wat[pc]", "wat[tel]", "wat[iets]"}),
        ("ingevuld(wat.anders)", {"wat[anders]"}),
        ("som > 3", {"uren"}),
    ],
)
def test_columns_that_decide_who_is_asked(condition: str, columns: set[str]) -> None:
    total = Vraag("som", Soort.BEREKENING, "Samen", formule="uren + 1")
    asked = Vraag("vraag", Soort.KEUZE, "En?", opties=YES_NO, relevantie=condition)
    routes = Routes(Inhoud("Lijst", (Pagina((FIRST, SEVERAL, HOURS, total, asked)),)))

    assert routes.deciding(asked) == columns


def test_words_beside_an_answer_are_asked_after_it() -> None:
    routes = Routes(Inhoud("Lijst", (Pagina((SEVERAL,)),)))

    assert routes.deciding(SEVERAL, "anders") == {"wat[iets]"}
    assert routes.deciding(SEVERAL, "pc") == set()
