"""Answers of people outside by their way of contact: declared in the questionnaire, protected as groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.bibliotheek.dienst import KANAAL, RAPPORTCIJFER
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.models import Ronde
from enquetes.sealing import seal_ronde
from metingen.actions.meetwaarden import measure_ronde
from metingen.figures.wegen import WEGEN
from metingen.queries.cijfers import Cijfer, read_cijfers
from rapportage.queries.keuzes import groepen_to_tell
from tests.factories.enquetes import answer, make_ronde, make_staff_ronde, open_links, personal_links

pytestmark = pytest.mark.django_db
(WAY,), (GRADE,) = KANAAL.vragen, RAPPORTCIJFER.vragen
AGE = Vraag("leeftijd", Soort.KEUZE, "Hoe oud bent u?", opties=(Optie("a", "jong"), Optie("b", "oud")))


def measured(people: Mapping[str, int], *vragen: Vraag) -> Ronde:
    """Seal and measure a round in which so many people came by each way (an empty name: not said)."""
    asked = vragen or (WAY, GRADE, AGE)
    ronde = open_ronde(ronde=make_ronde(inhoud=Inhoud("Lijst", (Pagina(asked),))), by="test")
    ways = [way for way, count in people.items() for _ in range(count)]
    for number, (way, link) in enumerate(zip(ways, open_links(ronde, len(ways)), strict=True)):
        said = {WAY.code: way} if way else {}
        answer(link, rapportcijfer=str(number % 4 + 5), leeftijd="ab"[number % 2], **said)
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    return ronde


def figures(ronde: Ronde, code: str) -> dict[str, Cijfer]:
    found = read_cijfers(ronde.gemeente, lengte="ronde", codes=[code], categorie="")
    return {each.groep: each for each in found}


def groups(ronde: Ronde, code: str) -> dict[str, int | None]:
    return {name: each.n for name, each in figures(ronde, code).items() if name}


def test_grades_are_told_by_way_and_of_everybody() -> None:
    ronde = measured({"digitaal": 40, "balie": 20, "email": 12})

    found = figures(ronde, "rapportcijfer:cijfer")

    assert {name: each.n for name, each in found.items()} == {
        "": 72,
        "digitaal": 40,
        "balie": 20,
        "e-mail": 12,
    }
    assert found["digitaal"].waarde == 6.5


def test_way_of_a_few_goes_along_with_another() -> None:
    ronde = measured({"digitaal": 40, "balie": 20, "post": 3, "telefoon": 4})

    # Where nothing of them is shown, neither is how many they are.
    assert groups(ronde, "rapportcijfer:cijfer") == {
        "digitaal": None,
        "balie": None,
        "post en telefoon samen": None,
    }


def test_who_did_not_say_the_way_cannot_be_found_by_subtraction() -> None:
    """Everybody together is told too: what the ways leave over is a group like the others."""
    ronde = measured({"digitaal": 40, "balie": 20, "": 2})

    found = groups(ronde, "rapportcijfer:cijfer")

    assert sum(n or 0 for n in found.values()) == 62
    assert min(n or 0 for n in found.values()) >= 5


def test_only_what_people_judge_is_told_by_way() -> None:
    ronde = measured({"digitaal": 40, "balie": 20})

    told = {each.code for each in read_cijfers(ronde.gemeente, lengte="ronde") if each.groep}

    assert {code.partition(":")[0] for code in told} == {"rapportcijfer"}


@pytest.mark.parametrize(
    "asked",
    [
        replace(WAY, toelichting=""),
        replace(WAY, tekst="Hoe kwam u bij ons?"),
        replace(WAY, concept=""),
    ],
    ids=["without the promise", "in other words", "of their own"],
)
def test_question_that_declares_no_breakdown_makes_none(asked: Vraag) -> None:
    ronde = measured({"digitaal": 40, "balie": 20}, asked, GRADE, AGE)

    assert groups(ronde, "rapportcijfer:cijfer") == {}


def test_staff_are_told_by_their_groups_only() -> None:
    inhoud = Inhoud("Lijst", (Pagina((WAY, GRADE)),))
    ronde = make_staff_ronde({"Balie": 20, "Bouwen": 20}, inhoud=inhoud)
    for number, link in enumerate(personal_links(ronde)):
        answer(link, kanaal=("digitaal", "post")[number % 2], rapportcijfer=str(number % 4 + 5))
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    measure_ronde(ronde=ronde, by="test")

    assert set(groups(ronde, "rapportcijfer:cijfer")) == {"Balie", "Bouwen"}


def test_team_talk_is_not_about_ways_of_contact() -> None:
    ronde = measured({"digitaal": 40, "balie": 20})

    assert groepen_to_tell(ronde.gemeente) == ()


def test_every_answer_has_the_name_that_sources_of_cases_use() -> None:
    assert len(WAY.opties) == len(WEGEN)
