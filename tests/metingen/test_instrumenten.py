"""From the questions of an instrument in a sealed round to one figure with its doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from adoptie.models import Rol
from enquetes.actions.proefronde import fill_proefronde, start_proefronde
from enquetes.actions.ronde import close_ronde
from enquetes.bibliotheek.dienst import A11, DIENST
from enquetes.bibliotheek.systemen import GEMAK, SUS
from enquetes.bibliotheek.verandering import LADDER, TLX
from enquetes.content import Answer, Inhoud, Pagina, Vraag
from enquetes.models import Ronde
from enquetes.sealing import seal_ronde
from metingen.actions.meetwaarden import measure_ronde
from metingen.queries.cijfers import Cijfer, read_cijfers
from metingen.queries.proef import trial_figures
from tests.factories.adoptie import member
from tests.factories.enquetes import (
    answer,
    make_open_ronde,
    make_ronde,
    make_staff_ronde,
    open_links,
    personal_links,
)

pytestmark = pytest.mark.django_db
Person = Mapping[str, Answer]


def questionnaire(*vragen: Vraag) -> Inhoud:
    return Inhoud("Meting", (Pagina(vragen),))


def rows(*points: int) -> dict[str, str]:
    return {f"r{at}": str(point) for at, point in enumerate(points, start=1)}


def sus_of(points: Sequence[int]) -> float:
    odd, even = points[::2], points[1::2]
    return 2.5 * (sum(x - 1 for x in odd) + sum(5 - x for x in even))


def some_sus(number: int, seed: int = 1) -> list[tuple[int, ...]]:
    chance = Random(seed)
    return [
        tuple(min(5, max(1, round(chance.gauss(4 if at % 2 == 0 else 2, 1)))) for at in range(10))
        for _ in range(number)
    ]


def measured(inhoud: Inhoud, people: Sequence[Person], groups: dict[str, int] | None = None) -> Ronde:
    """Seal and measure a round in which these people of the staff answer, group by group."""
    ronde = make_staff_ronde(groups or {"Balie": len(people) + 10}, inhoud=inhoud)
    for link, person in zip(personal_links(ronde), people, strict=False):
        answer(link, **person)
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    return ronde


def figures(ronde: Ronde, code: str, groep: str = "") -> list[Cijfer]:
    return list(read_cijfers(ronde.gemeente, lengte="ronde", codes=[f"instrument-{code}"], groep=groep))


def test_sus_is_the_mean_of_the_scores_of_people() -> None:
    people = some_sus(40)

    ronde = measured(questionnaire(*SUS.vragen), [{"sus": rows(*each)} for each in people])

    (score,) = figures(ronde, "sus:score")
    scores = np.array([sus_of(each) for each in people])
    assert score.waarde == pytest.approx(scores.mean())
    assert score.se == pytest.approx(scores.std(ddof=1) / np.sqrt(40), rel=0.1)
    assert (score.n, score.eenheid, score.richting) == (40, "punten", "hoger")
    assert score.laag is not None
    assert score.laag < scores.mean() < (score.hoog or 0)


def test_figure_names_the_instrument_its_range_and_how_to_read_it() -> None:
    ronde = measured(questionnaire(*SUS.vragen), [{"sus": rows(*each)} for each in some_sus(20)])

    (score,) = figures(ronde, "sus:score")
    assert "System Usability Scale" in score.definitie
    assert "Loopt van 0 tot 100. Hoger is beter." in score.definitie
    assert "geen percentage" in score.definitie


def test_score_is_of_the_spoor_of_its_questions() -> None:
    (vraag,) = SUS.vragen
    people = [{"sus": rows(*each)} for each in some_sus(20)]

    for asked, spoor in ((vraag, "virtueel"), (replace(vraag, spoor="fysiek"), "fysiek")):
        (score,) = figures(measured(questionnaire(asked), people), "sus:score")
        assert score.spoor == spoor


def test_score_of_questions_of_several_sporen_is_of_the_mental_one() -> None:
    first, *rest = TLX.vragen
    person = {vraag.code: float(50) for vraag in TLX.vragen}
    people = [person | {"tlx_tijd": float(at)} for at in range(20)]

    ronde = measured(questionnaire(replace(first, spoor="fysiek"), *rest), people)

    assert {figure.spoor for figure in figures(ronde, "tlx:score")} == {"mentaal"}


def test_reworded_question_gives_no_score() -> None:
    (vraag,) = SUS.vragen
    reworded = replace(vraag, tekst="Wat vindt u van ons zaaksysteem?")

    ronde = measured(questionnaire(reworded), [{"sus": rows(*each)} for each in some_sus(20)])

    assert figures(ronde, "sus:score") == []


def test_score_follows_from_the_published_means_where_people_skip_a_row() -> None:
    people = [{"sus": rows(*each)} for each in some_sus(30)]
    for person in people[:3]:
        del person["sus"]["r10"]

    ronde = measured(questionnaire(*SUS.vragen), people)

    (score,) = figures(ronde, "sus:score")
    items = read_cijfers(
        ronde.gemeente, lengte="ronde", groep="", codes=[f"sus[r{at}]:score" for at in range(1, 11)]
    )
    along = {each.code: each.waarde or 0.0 for each in items}
    expected = [
        along[f"sus[r{at}]:score"] if at % 2 else 100 - along[f"sus[r{at}]:score"] for at in range(1, 11)
    ]
    assert score.waarde == pytest.approx(sum(expected) / 10)
    assert score.n == 27


def test_group_borrows_the_spread_of_the_whole() -> None:
    people = [{"sus": rows(*each)} for each in some_sus(32)]

    ronde = measured(questionnaire(*SUS.vragen), people, {"Balie": 20, "Bouwen": 15})

    (whole,), (balie,), (bouwen,) = (figures(ronde, "sus:score", groep) for groep in ("", "Balie", "Bouwen"))
    scores = [sus_of(each) for each in some_sus(32)]
    assert balie.waarde == pytest.approx(np.mean(scores[:20]))
    assert bouwen.waarde == pytest.approx(np.mean(scores[20:]))
    assert (balie.se or 0) * np.sqrt(20) == pytest.approx((whole.se or 0) * np.sqrt(32), rel=0.06)


def test_group_below_ten_shows_a_rounded_score_or_none() -> None:
    people = [{"sus": rows(*each)} for each in some_sus(27, seed=3)]

    ronde = measured(questionnaire(*SUS.vragen), people, {"Balie": 20, "Bouwen": 15})

    (bouwen,) = figures(ronde, "sus:score", "Bouwen")
    assert bouwen.hidden or "afgerond" in bouwen.vlaggen


@pytest.mark.parametrize(
    "people",
    [
        pytest.param(some_sus(9), id="fewer than ten people"),
        pytest.param([(4, 2) * 5] * 20, id="everybody answers the same"),
        pytest.param([*[(5, 1, 5, 1, 5, 1, 5, 1, 5, 1)] * 12, *some_sus(1)], id="all but one the same"),
    ],
)
def test_score_is_hidden_where_it_would_tell(people: list[tuple[int, ...]]) -> None:
    ronde = measured(questionnaire(*SUS.vragen), [{"sus": rows(*each)} for each in people])

    assert all(each.hidden and each.se is None for each in figures(ronde, "sus:score"))


def test_satisfaction_is_that_of_gov_uk() -> None:
    ratings = [point for point, number in enumerate((10, 10, 20, 30, 30), start=1) for _ in range(number)]

    ronde = measured(questionnaire(*DIENST.vragen), [{"dienst": str(each)} for each in ratings])

    (score,) = figures(ronde, "dienst:omgerekend")
    assert score.waarde == pytest.approx(0.65)
    assert (score.eenheid, score.n) == ("procent", 100)


def test_shares_count_the_highest_answers() -> None:
    easy = [{"gemak": str(at % 7 + 1)} for at in range(21)]

    (share,) = figures(measured(questionnaire(*GEMAK.vragen), easy), "gemak:aandeel")

    assert share.waarde == pytest.approx(9 / 21)


def test_each_driver_has_its_own_share() -> None:
    people = [{"a11": rows(*([at % 5 + 1] * 5), 5 if at % 3 else 1)} for at in range(30)]

    found = figures(measured(questionnaire(*A11.vragen), people), "a11:aandeel")

    assert [each.categorie for each in found][:2] == ["vertrouwen", "kwaliteit"]
    assert [round(each.waarde or 0, 2) for each in found] == [0.4] * 5 + [0.67]


def test_first_low_step_is_where_people_are_stuck() -> None:
    people = [
        {"ladder": rows(4 + at % 2, 3 + at % 2, 2 + at % 2, 1 + at % 2, 1 + at % 3)} for at in range(20)
    ]

    found = figures(measured(questionnaire(*LADDER.vragen), people), "ladder:trede")

    assert [(each.categorie, each.waarde) for each in found[:3]] == [
        ("weten", 4.5),
        ("willen", 3.5),
        ("kunnen", 2.5),
    ]
    assert [each.categorie for each in found if "knelpunt" in each.vlaggen] == ["kunnen"]


def test_load_of_a_task_is_the_mean_of_six_numbers() -> None:
    chance = Random(5)
    people = [{vraag.code: float(chance.randrange(10, 90)) for vraag in TLX.vragen} for _ in range(25)]

    (score,) = figures(measured(questionnaire(*TLX.vragen), people), "tlx:score")

    assert score.waarde == pytest.approx(np.mean([list(each.values()) for each in people]), abs=2)
    assert score.richting == "lager"


def test_panel_or_open_link_has_no_margin() -> None:
    ronde = make_open_ronde(inhoud=questionnaire(*SUS.vragen))
    for link, each in zip(open_links(ronde, 20), some_sus(20), strict=True):
        answer(link, sus=rows(*each))
    measure_ronde(ronde=seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test"), by="test")

    (score,) = figures(ronde, "sus:score")
    assert (score.laag, score.se) == (None, None)
    assert score.vlaggen == ("geen_steekproef",)


def test_score_tells_no_more_than_the_questions_do() -> None:
    """Who gave which answers together moves the margin, and nothing else that is published."""
    people = some_sus(32)
    mixed = [list(each) for each in people]
    for at in range(10):
        column = [each[at] for each in mixed[:20]]
        Random(at).shuffle(column)
        for each, point in zip(mixed, column, strict=False):
            each[at] = point

    found = [
        measured(
            questionnaire(*SUS.vragen), [{"sus": rows(*each)} for each in of], {"Balie": 20, "Bouwen": 15}
        )
        for of in (people, mixed)
    ]

    for groep in ("", "Balie", "Bouwen"):
        (one,), (other,) = (figures(ronde, "sus:score", groep) for ronde in found)
        assert one.waarde == pytest.approx(other.waarde)
        assert (one.n, one.vlaggen) == (other.n, other.vlaggen)


def test_try_out_shows_the_score_before_the_questions() -> None:
    ronde = make_ronde(inhoud=questionnaire(*SUS.vragen))
    trial = start_proefronde(ronde=ronde, by=member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    fill_proefronde(ronde=trial, aantal=30, by="test")

    response, ways, score, *_ = trial_figures(trial)

    assert response.naam == "Ingevulde vragenlijsten"
    assert ways.naam == "Hoe mensen antwoordden"
    assert score.naam == "Gebruiksgemak van het systeem (SUS)"
    assert "Loopt van 0 tot 100." in score.cijfers[0].uitleg
    assert "punten" in score.cijfers[0].groepen[0][1]
