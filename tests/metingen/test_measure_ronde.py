"""From a sealed round to figures that may be seen."""

from __future__ import annotations

import pytest
import time_machine
from django.db import DatabaseError, transaction

from adoptie.models import Rol, Traject
from enquetes.actions.invoer import enter_answers
from enquetes.actions.ronde import close_ronde
from enquetes.bibliotheek.antwoorden import EENS_5
from enquetes.content import Inhoud, Pagina, Soort, Spoor, Vraag
from enquetes.models import Ronde
from enquetes.respondent import Wijze
from enquetes.sealing import seal_ronde
from enquetes.seals import DamagedSealError
from metingen.actions.meetwaarden import measure_ronde, release_figures
from metingen.figures import ronde as ronde_figures
from metingen.models import Indicator, Meetwaarde
from metingen.queries import te_meten
from metingen.queries.cijfers import Cijfer, read_cijfers, statuses_for
from tests.factories.enquetes import answer, make_open_ronde, make_staff_ronde, open_links, personal_links
from tests.metingen.microdata.worlds import sealed_vertrouwelijk

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


def answered(spoor: Spoor, traject: Traject | None = None, naam: str = "Eerste") -> Ronde:
    """Seal a round that asks one question, of this spoor."""
    vraag = Vraag(
        "plek", Soort.SCHAAL, "Past uw werkplek bij uw werk?", opties=EENS_5, richting="hoger", spoor=spoor
    )
    ronde = make_open_ronde(traject=traject, naam=naam, inhoud=Inhoud("Meting", (Pagina((vraag,)),)))
    for number, link in enumerate(open_links(ronde, 30)):
        answer(link, plek=str(number % 5 + 1))
    return seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")


def test_figures_of_a_question_are_of_its_spoor() -> None:
    ronde = answered("fysiek")

    measure_ronde(ronde=ronde, by="test")

    found = read_cijfers(ronde.gemeente, lengte="ronde", groep="")
    assert {figure.spoor for figure in found if figure.vraag_code} == {"fysiek"}
    assert {figure.spoor for figure in found if figure.code == "respons"} == {""}


def test_line_goes_along_when_its_question_moves_to_another_spoor() -> None:
    first = answered("mentaal")
    measure_ronde(ronde=first, by="test")
    later = answered("fysiek", first.traject, "Tweede")

    measure_ronde(ronde=later, by="test")

    scores = figures(first, "plek:score")
    assert [figure.ronde_id for figure in scores] == [first.pk, later.pk]
    assert [figure.spoor for figure in scores] == ["fysiek", "fysiek"]
    assert Indicator.objects.filter(code="plek:score").count() == 1


def test_older_round_that_is_measured_later_does_not_move_its_questions_back() -> None:
    with time_machine.travel("2026-02-01T12:00:00Z", tick=False):
        first = answered("mentaal")
    later = answered("fysiek", first.traject, "Tweede")
    measure_ronde(ronde=later, by="test")

    measure_ronde(ronde=first, by="test")

    assert {figure.spoor for figure in figures(first, "plek:score")} == {"fysiek"}


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


def test_measure_ronde_again_shows_nothing_that_was_hidden_before(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = sealed_staff_ronde()
    measure_ronde(ronde=ronde, by="test")
    (shown,) = figures(ronde, "werk:score", groep="Balie")
    row = Meetwaarde.objects.get(pk=shown.pk)
    # As a program would have kept it that hid this group.
    row.pk, row.waarde, row.laag, row.hoog, row.se = None, None, None, None, None
    row.save()

    monkeypatch.setattr(ronde_figures, "METHOD", "ronde-99")
    measure_ronde(ronde=ronde, by="test")

    (still,) = figures(ronde, "werk:score", groep="Balie")
    (whole,) = figures(ronde, "werk:score")
    assert (still.pk, still.waarde) == (row.pk, None)
    assert whole.methode == "ronde-99"


def test_after_an_answer_was_erased_nothing_is_told_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = sealed_vertrouwelijk()
    measure_ronde(ronde=ronde, by="test")
    before = set(Meetwaarde.objects.values_list("pk", flat=True))
    Ronde.objects.filter(pk=ronde.pk).update(verzegeld_hash="ab" * 32)
    monkeypatch.setattr(te_meten, "RONDE_METHOD", "ronde-99")
    monkeypatch.setattr(ronde_figures, "METHOD", "ronde-99")

    ronde.refresh_from_db()
    assert ronde not in te_meten.unmeasured_rondes()
    assert measure_ronde(ronde=ronde, by="test") == 0
    assert set(Meetwaarde.objects.values_list("pk", flat=True)) == before
