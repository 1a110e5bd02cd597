"""From a sealed round to figures that may be seen."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from adoptie.models import Rol
from enquetes.actions.invoer import enter_answers
from enquetes.actions.ronde import close_ronde
from enquetes.models import Ronde
from enquetes.respondent import Wijze
from enquetes.sealed import DamagedSealError
from enquetes.sealing import seal_ronde
from metingen.actions.meetwaarden import measure_ronde, release_figures
from metingen.models import Meetwaarde
from metingen.queries.cijfers import Cijfer, read_cijfers, statuses_for
from tests.factories.enquetes import answer, make_open_ronde, make_staff_ronde, open_links, personal_links

pytestmark = pytest.mark.django_db


def sealed_staff_ronde() -> Ronde:
    """30 of 40 people in two groups answer; in Bouwen six people answer."""
    ronde = make_staff_ronde({"Balie": 28, "Bouwen": 12})
    links = personal_links(ronde)
    for index, link in enumerate([*links[:24], *links[28:34]]):
        answer(
            link, werk=str(index % 4 + 2), functie="a" if index % 3 else "b", middel=["pc"], uren=float(index)
        )
    return seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")


def figures(ronde: Ronde, code: str, groep: str = "") -> list[Cijfer]:
    return list(read_cijfers(ronde.gemeente, lengte="ronde", codes=[code], groep=groep))


def test_measure_ronde_gives_the_distribution_with_interval() -> None:
    ronde = sealed_staff_ronde()

    measure_ronde(ronde=ronde, by="test")

    shares = figures(ronde, "werk")
    assert [figure.categorie for figure in shares][:2] == ["helemaal oneens", "oneens"]
    assert sum(figure.waarde or 0 for figure in shares) == pytest.approx(1)
    assert all(figure.n == 30 for figure in shares)
    assert all(figure.laag is not None for figure in shares)


def test_measure_ronde_gives_scores() -> None:
    ronde = sealed_staff_ronde()

    measure_ronde(ronde=ronde, by="test")

    (score,) = figures(ronde, "werk:score")
    (top,) = figures(ronde, "werk:top2")
    assert score.waarde == pytest.approx((103 / 30 - 1) / 4 * 100)
    assert score.laag is not None
    assert score.laag < (score.waarde or 0)
    assert top.waarde == pytest.approx(14 / 30)


def test_measure_ronde_shows_a_group_below_ten_in_classes() -> None:
    ronde = sealed_staff_ronde()

    measure_ronde(ronde=ronde, by="test")

    bouwen = figures(ronde, "werk", groep="Bouwen")
    assert len(bouwen) == 3
    assert bouwen[0].categorie == "helemaal oneens of oneens"


def test_measure_ronde_hides_what_everybody_answered() -> None:
    ronde = sealed_staff_ronde()

    measure_ronde(ronde=ronde, by="test")

    assert all(figure.hidden and figure.laag is None for figure in figures(ronde, "middel[pc]"))


def test_measure_ronde_twice_adds_nothing() -> None:
    ronde = sealed_staff_ronde()
    first = measure_ronde(ronde=ronde, by="test")

    assert first > 0
    assert measure_ronde(ronde=ronde, by="test") == 0
    assert Meetwaarde.objects.count() == first


def test_measure_ronde_refuses_a_damaged_file() -> None:
    from enquetes.sealed import sealed_base

    ronde = sealed_staff_ronde()
    (path,) = sealed_base(ronde.gemeente.slug).glob("*/antwoorden.parquet")
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(DamagedSealError):
        measure_ronde(ronde=ronde, by="test")
    assert not Meetwaarde.objects.exists()


def test_meetwaarde_cannot_be_changed() -> None:
    ronde = sealed_staff_ronde()
    measure_ronde(ronde=ronde, by="test")

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Meetwaarde.objects.filter(waarde__isnull=False).update(waarde=1)


def test_managers_see_only_what_was_released() -> None:
    ronde = sealed_staff_ronde()
    measure_ronde(ronde=ronde, by="test")
    may_see = statuses_for([Rol.MANAGER])

    assert read_cijfers(ronde.gemeente, lengte="ronde", statuses=may_see) == ()
    release_figures(gemeente=ronde.gemeente, by="test")
    assert read_cijfers(ronde.gemeente, lengte="ronde", statuses=may_see)


def ronde_answered_in(ways: dict[Wijze, int]) -> Ronde:
    """Seal an open round that people answered in these ways, and measure it."""
    ronde = make_open_ronde()
    for number, link in enumerate(open_links(ronde, ways[Wijze.WEB])):
        answer(link, werk=str(number % 4 + 2))
    others = [way for way, count in ways.items() if way != Wijze.WEB for _ in range(count)]
    for number, way in enumerate(others):
        code = f"{number:016d}"
        enter_answers(ronde=ronde, code="", nieuw=code, wijze=way, answers={"werk": "4"})
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    return ronde


def test_measure_ronde_counts_how_people_answered() -> None:
    ronde = ronde_answered_in({Wijze.WEB: 8, Wijze.PAPIER: 6, Wijze.TELEFOON: 5})

    told = {figure.categorie: (figure.waarde, figure.n) for figure in figures(ronde, "respons:wijze")}

    assert told == {"op internet": (8, 19), "op papier": (6, 19), "aan de telefoon": (5, 19)}


def test_measure_ronde_says_only_that_a_few_answered_otherwise() -> None:
    ronde = ronde_answered_in({Wijze.WEB: 8, Wijze.PAPIER: 2})

    (hidden,) = figures(ronde, "respons:wijze")

    assert (hidden.waarde, hidden.categorie) == (None, "")


def test_how_people_answered_is_never_told_of_a_group() -> None:
    ronde = sealed_staff_ronde()
    measure_ronde(ronde=ronde, by="test")

    (whole,) = read_cijfers(ronde.gemeente, lengte="ronde", codes=["respons:wijze"])

    assert (whole.groep, whole.categorie, whole.waarde) == ("", "op internet", 30)
