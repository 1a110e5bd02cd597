"""What is told by the classes of the profile, kind of question by kind of question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from enquetes.bibliotheek.dienst import KANAAL, RAPPORTCIJFER
from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.frames import build_frame
from enquetes.respondent import Packed, Respondent
from metingen.figures.ronde import round_figures
from metingen.figures.values import Figure

YES_NO = (Optie("ja", "ja"), Optie("nee", "nee"))
FIRST = Vraag("eerst", Soort.KEUZE, "Gebruikt u de website?", opties=YES_NO)
LATER = Vraag("later", Soort.KEUZE, "Helpt het?", opties=YES_NO, relevantie="eerst = 'ja'")
HOURS = Vraag("uren", Soort.GETAL, "Hoeveel uur?", minimum=0, maximum=40)
WHY = Vraag("waarom", Soort.TEKST, "Waarom?")
ORDER = Vraag("volgorde", Soort.RANGSCHIKKING, "Wat is het belangrijkst?", opties=YES_NO)
(WAY,), (GRADE,) = KANAAL.vragen, RAPPORTCIJFER.vragen
People = Sequence[tuple[Mapping[str, str], dict[str, Answer]]]


@dataclass
class Panel:
    """A sealed file of a round of the panel, in memory."""

    content: Inhoud
    people: People

    @property
    def manifest(self) -> dict[str, Any]:
        first, last = dt.date(2026, 1, 1).isoformat(), dt.date(2026, 1, 31).isoformat()
        return {"ronde": "Panel", "doelgroep": "panel", "van": first, "tot": last, "uitgenodigd": []}

    def answers(self) -> pd.DataFrame:
        rows = [Respondent(antwoorden=Packed(said), profiel=classes) for classes, said in self.people]
        return build_frame(self.content, rows)

    def written(self, vraag: str) -> int:
        return int(self.answers()[vraag].notna().sum())


def told(vragen: Sequence[Vraag], people: People) -> list[Figure]:
    return round_figures(Panel(Inhoud("Lijst", (Pagina(tuple(vragen)),)), people))


def of_classes(figures: Sequence[Figure], code: str) -> dict[str, int | None]:
    return {each.groep: each.n for each in figures if each.definition.code == code and each.kenmerk}


def aged(**numbers: tuple[int, int]) -> People:
    """Return in each age so many who say yes and no; who says yes says yes and no in turn after it."""
    return [
        (
            {"leeftijd": age.replace("_", "-").lstrip("-")},
            {"eerst": said, **({"later": again} if said == "ja" else {})},
        )
        for age, (yes, no) in numbers.items()
        for said, number in (("ja", yes), ("nee", no))
        for again in ["ja" if at % 2 else "nee" for at in range(number)]
    ]


def test_what_is_asked_after_an_answer_is_told_of_classes_in_which_that_answer_is() -> None:
    # All of 65+ say yes. By whether they stand apart in the next question one would see it.
    people = aged(_18_34=(20, 20), _35_49=(20, 25), _50_64=(12, 4), _65=(14, 0))

    figures = told((FIRST, LATER), people)

    hidden = {name for name, n in of_classes(figures, "eerst").items() if n is None}
    assert "65" in hidden
    assert len(hidden) == 2
    apart = of_classes(figures, "later")
    assert "65" not in apart
    assert all(n is None or name not in hidden for name, n in apart.items())


def test_ways_by_classes_are_not_told_where_all_else_is_told_by_way() -> None:
    people: People = [
        (
            {"leeftijd": ("18-34", "65+")[at % 2]},
            {WAY.code: ("digitaal", "balie")[at // 2 % 2], GRADE.code: str(at % 5 + 5)},
        )
        for at in range(80)
    ]

    figures = told((WAY, GRADE), people)

    assert of_classes(figures, WAY.code) == {}
    assert of_classes(figures, f"{GRADE.code}:cijfer") == {"18-34": 40, "65+": 40}
    ways = [each for each in figures if each.definition.code == f"{GRADE.code}:cijfer" and not each.kenmerk]
    assert {each.groep for each in ways} == {"", "digitaal", "balie"}


def test_numbers_and_texts_are_told_of_everybody_alone() -> None:
    people: People = [
        ({"kern": "Wezep" if at % 3 else "Oldebroek"}, {"uren": float(at % 9), "waarom": "Daarom"})
        for at in range(60)
    ]

    figures = told((HOURS, WHY), people)

    assert of_classes(figures, "uren") == of_classes(figures, "waarom") == {}
    assert {each.groep for each in figures if each.definition.code == "uren"} == {""}


def test_first_places_are_told_by_class() -> None:
    people: People = [
        (
            {"ondernemer": "ja" if at % 2 else "nee"},
            {"volgorde": ["ja", "nee"] if at % 5 < 2 else ["nee", "ja"]},
        )
        for at in range(60)
    ]

    assert of_classes(told((ORDER,), people), "volgorde") == {"ja": 30, "nee": 30}


def test_two_items_with_a_class_of_one_name_stay_apart() -> None:
    people: People = [
        (
            {"kern": "onbekend" if at % 2 else "Wezep", "ondernemer": "onbekend" if at % 3 else "ja"},
            {"eerst": "ja" if at % 5 else "nee"},
        )
        for at in range(96)
    ]

    found = [
        each
        for each in told((FIRST,), people)
        if each.definition.code == "eerst" and each.groep == "onbekend" and each.categorie == "ja"
    ]

    assert {each.kenmerk: each.n for each in found} == {"kern": 48, "ondernemer": 64}
