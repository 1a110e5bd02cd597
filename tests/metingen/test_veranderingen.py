"""Changes between periods and rounds, as everybody gets to see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from adoptie.models import Gemeente
from enquetes.models import Ronde
from metingen.queries.cijfers import read_cijfers
from metingen.queries.veranderingen import AMONG_MANY, Change, read_perioden, read_round_changes
from tests.factories.adoptie import GemeenteFactory, InterventieFactory, TrajectFactory
from tests.factories.enquetes import make_ronde
from tests.factories.metingen import case_figure, question_figure

pytestmark = pytest.mark.django_db

CODE = "digitaal-aandeel"
WOBBLING = [0.79, 0.95, 0.68, 0.67, 0.86, 0.74, 0.79, 0.94, 0.7, 0.9, 0.72, 0.86]
STILL = [0.78, 0.79, 0.77, 0.78, 0.79, 0.78, 0.78, 0.77, 0.79, 0.93, 0.94, 0.93]


def months(gemeente: Gemeente, values: Sequence[float | None], *, year: int = 2011) -> None:
    for month, value in enumerate(values, start=1):
        case_figure(gemeente, CODE, f"{year}-{month:02d}", value)


def quarters(gemeente: Gemeente, before: float, after: float, *, margin: float = 0.03) -> None:
    for code, value in (("2011-K3", before), ("2011-K4", after)):
        limits = {"laag": max(0.0, value - margin), "hoog": min(1.0, value + margin)}
        case_figure(gemeente, CODE, code, value, **limits)


def change_of(gemeente: Gemeente, code: str = CODE, periode: str = "2011-K4") -> Change | None:
    perioden = read_perioden(gemeente, lengte="kwartaal", codes=[code])
    return perioden.change_of(next(each for each in perioden.figures if each.periode == periode))


def sentence(gemeente: Gemeente) -> str:
    change = change_of(gemeente)
    assert change is not None
    return change.sentence.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def gemeente() -> Gemeente:
    return GemeenteFactory.create()


def test_change_that_stands_out_from_the_months_is_more_than_chance(gemeente: Gemeente) -> None:
    months(gemeente, STILL)
    quarters(gemeente, 0.78, 0.93)

    assert sentence(gemeente) == "Gestegen van 78 % naar 93 %; dat is meer dan toeval."


def test_change_within_the_wobble_of_the_months_may_be_chance(gemeente: Gemeente) -> None:
    months(gemeente, WOBBLING)
    quarters(gemeente, 0.81, 0.88)

    assert sentence(gemeente) == (
        "Gestegen van 81 % naar 88 %, maar de cijfers schommelen zo dat dit toeval kan zijn."
    )


def test_no_clear_change_is_bounded_by_the_cases_and_by_what_is_left(gemeente: Gemeente) -> None:
    months(gemeente, WOBBLING)
    quarters(gemeente, 0.98, 0.97)

    assert sentence(gemeente) == (
        "Geen duidelijk verschil: 98 % en 97 %; is er verbetering, dan hoogstens 2,0 procentpunten, "
        "is er verslechtering, dan hoogstens 4,6 procentpunten."
    )


def test_step_of_a_known_interventie_is_no_wobble(gemeente: Gemeente) -> None:
    months(gemeente, [0.5, 0.51, 0.49, 0.5, 0.51, 0.5, 0.5, 0.49, 0.5, 0.51, 0.49, 0.5], year=2010)
    months(gemeente, [0.7, 0.71, 0.69, 0.7, 0.71, 0.7, 0.7, 0.69, 0.7, 0.74, 0.75, 0.74])
    quarters(gemeente, 0.697, 0.743, margin=0.015)
    assert "schommelen" in sentence(gemeente)

    InterventieFactory.create(spoor__traject__gemeente=gemeente, ingangsdatum=dt.date(2010, 12, 15))

    assert sentence(gemeente) == "Gestegen van 70 % naar 74 %; dat is meer dan toeval."


@pytest.mark.parametrize("date", [dt.date(1999, 1, 1), dt.date(2011, 10, 1), dt.date(2060, 1, 1)])
def test_interventie_outside_the_months_or_at_the_change_itself_hides_nothing(
    gemeente: Gemeente, date: dt.date
) -> None:
    months(gemeente, STILL)
    quarters(gemeente, 0.78, 0.93)
    InterventieFactory.create(spoor__traject__gemeente=gemeente, ingangsdatum=date)

    assert "dat is meer dan toeval" in sentence(gemeente)


def test_few_months_give_no_verdict_and_say_so(gemeente: Gemeente) -> None:
    months(gemeente, [None, None, None, None, *STILL[4:]])
    quarters(gemeente, 0.78, 0.93)

    assert sentence(gemeente) == "Geen oordeel; er zijn te weinig maanden van ervoor."


def test_month_that_is_too_open_or_missing_counts_for_nothing(gemeente: Gemeente) -> None:
    for month, value in enumerate(STILL, start=1):
        if month != 4:
            flags = ["veel_open"] if month == 11 else []
            case_figure(gemeente, CODE, f"2011-{month:02d}", 0.1 if flags else value, vlaggen=flags)
    quarters(gemeente, 0.78, 0.93)

    assert "dat is meer dan toeval" in sentence(gemeente)


def test_months_that_are_all_equal_leave_the_doubt_of_the_cases(gemeente: Gemeente) -> None:
    months(gemeente, [1.0] * 12)
    quarters(gemeente, 1.0, 1.0)

    assert sentence(gemeente) == (
        "Geen duidelijk verschil: 100 % en 100 %; is er verslechtering, dan hoogstens 3,0 procentpunten."
    )


def test_first_period_and_counts_have_no_change(gemeente: Gemeente) -> None:
    months(gemeente, STILL)
    quarters(gemeente, 0.78, 0.93)
    for code in ("2011-K3", "2011-K4"):
        case_figure(gemeente, "zaken-ontvangen", code, 100.0, laag=None, hoog=None)

    assert change_of(gemeente, periode="2011-K3") is None
    assert change_of(gemeente, "zaken-ontvangen") is None


def two_rounds(gemeente: Gemeente) -> tuple[Ronde, Ronde]:
    traject = TrajectFactory.create(gemeente=gemeente)
    first, second = make_ronde(traject=traject, naam="Nulmeting"), make_ronde(traject=traject, naam="Vervolg")
    Ronde.objects.filter(pk=first.pk).update(opent_op=first.opent_op - dt.timedelta(days=365))
    return Ronde.objects.get(pk=first.pk), second


def test_rounds_are_judged_with_all_their_questions(gemeente: Gemeente) -> None:
    first, second = two_rounds(gemeente)
    for number in range(12):
        for ronde, value in ((first, 60.0), (second, 66.5 if number == 0 else 60.5)):
            question_figure(
                ronde,
                f"v{number}:score",
                value,
                vraag=f"Vraag {number}",
                laag=value - 4,
                hoog=value + 4,
                se=1.95,
            )

    changes = {change.after.code: change for change in read_round_changes(gemeente)}

    assert len(changes) == 12
    assert (changes["v0:score"].sentence, changes["v0:score"].clear) == (AMONG_MANY, False)
    assert "Geen duidelijk verschil: 60 en 61 punten" in changes["v1:score"].sentence


def test_rounds_without_margin_are_not_compared(gemeente: Gemeente) -> None:
    for ronde in two_rounds(gemeente):
        question_figure(ronde, "werk:score", 60.0, laag=None, hoog=None, vlaggen=["geen_steekproef"])

    assert read_cijfers(gemeente, lengte="ronde")
    assert read_round_changes(gemeente) == ()
