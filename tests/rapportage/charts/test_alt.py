from __future__ import annotations

from hypothesis import given

from rapportage.blocks import (
    Bars,
    BeforeAfter,
    Chart,
    ChartData,
    Counterfactual,
    Dots,
    Likert,
    Mark,
    Point,
    Series,
    Trend,
    Unit,
)
from rapportage.charts.alt import alt_text, make_chart
from rapportage.charts.alt_parts import NOTHING
from tests.rapportage import examples, strategies


def share(*values: float | None, breaks: tuple[tuple[int, str], ...] = ()) -> Trend:
    x = tuple(f"2011-{month:02d}" for month in range(1, len(values) + 1))
    points = tuple(
        Point(label, value, reason="" if value is not None else "te weinig antwoorden")
        for label, value in zip(x, values, strict=True)
    )
    return Trend(x, (Series("Digitaal", points, breaks),))


def spoken(data: ChartData, subject: str = "") -> str:
    return alt_text(data, "procent", subject=subject).replace("\N{NO-BREAK SPACE}", " ")


def test_alt_text_gives_finding_and_exception() -> None:
    assert spoken(share(0.78, 0.68, 1.0), "Het aandeel digitaal") == (
        "Het aandeel digitaal steeg van 78 % in januari 2011 naar 100 % in maart 2011. "
        "Laagste: 68 % (februari 2011)."
    )


def test_alt_text_without_subject_opens_with_the_name() -> None:
    assert spoken(share(0.5, 0.4)) == "Digitaal: gedaald van 50 % in januari 2011 naar 40 % in februari 2011."


def test_alt_text_does_not_call_equal_figures_a_change() -> None:
    assert (
        spoken(share(0.501, 0.499), "Het aandeel")
        == "Het aandeel was 50 % in januari 2011 en in februari 2011."
    )


def test_alt_text_does_not_compare_over_a_break() -> None:
    assert spoken(share(0.5, 0.9, 0.95, breaks=((1, "andere vraag"),))) == (
        "Digitaal: 50 % in januari 2011. Vanaf februari 2011 niet te vergelijken met eerder: andere vraag. "
        "Digitaal: gestegen van 90 % in februari 2011 naar 95 % in maart 2011."
    )


def test_alt_text_names_hidden_and_open_points() -> None:
    points = (
        Point("2011-01", 0.5),
        Point("2011-02", None, reason="te weinig"),
        Point("2011-03", 0.6, open=True),
    )
    data = Trend(("2011-01", "2011-02", "2011-03"), (Series("Digitaal", points),))

    assert "Nog niet compleet: maart 2011. Niet getoond (te weinig): februari 2011." in spoken(data)


def test_alt_text_leaves_figures_that_may_change_out_of_the_finding() -> None:
    values = ((50.0, False), (45.0, False), (7.4, True))
    points = tuple(Point(str(2009 + index), value, open=late) for index, (value, late) in enumerate(values))
    data = Trend(("2009", "2010", "2011"), (Series("Doorlooptijd", points),))

    assert "7,4" not in alt_text(data, "dagen")
    assert "Nog niet compleet: 2011." in alt_text(data, "dagen")


def test_alt_text_of_hidden_series_gives_no_figure() -> None:
    assert spoken(share(None, None)).startswith("Digitaal: geen cijfers om te tonen.")


def test_alt_text_counts_many_hidden_points() -> None:
    assert "Niet getoond (te weinig antwoorden): 4 cijfers." in spoken(share(None, None, None, None, 0.5))


def test_alt_text_of_counterfactual_sets_seen_against_expected() -> None:
    assert spoken(examples.counterfactual()) == (
        "Vanaf mei 2011: Digitaal loket. De uitkomst in december 2011 was 100 %. "
        "Zonder verandering verwachtten we 81 % (tussen 76 % en 86 %)."
    )


def test_alt_text_of_counterfactual_without_expectation_only_names_the_mark() -> None:
    data = Counterfactual(("2011",), (Point("2011", 0.5),), (None,), (None,), (None,), Mark(1, "Loket"))

    assert spoken(data) == "Na 2011: Loket."


def test_alt_text_of_few_bars_names_them_all() -> None:
    assert spoken(examples.bars()) == (
        "Vergunningen: 61 %, Burgerzaken en klantcontact: 34 % en Ruimte: 97 %. "
        "Niet getoond (te weinig antwoorden): Werk en inkomen."
    )


def test_alt_text_of_many_bars_gives_highest_and_lowest() -> None:
    data = Bars(tuple(Point(name, value) for name, value in zip("abcd", (0.2, 0.5, 0.1, 0.3), strict=True)))

    assert spoken(data) == "Hoogste van 4: b, 50 %. Laagste: c, 10 %."


def test_alt_text_of_statements_ranks_them() -> None:
    assert spoken(examples.likert()) == (
        "Aandeel dat 'eens' of 'helemaal eens' antwoordt. Ik kan mijn werk digitaal goed doen: 70 % en "
        "Ik krijg hulp als het niet lukt: 38 %. "
        "Niet getoond (te weinig antwoorden): Mijn werk is lichter geworden."
    )


def test_alt_text_of_many_statements_gives_the_ends() -> None:
    rows = tuple(
        (name, (1 - value, value), 9) for name, value in zip("abcd", (0.2, 0.5, 0.1, 0.3), strict=True)
    )

    assert spoken(Likert(("nee", "ja"), rows)) == (
        "Aandeel dat 'ja' antwoordt. Hoogste en laagste van 4: b: 50 % en c: 10 %."
    )


def test_alt_text_of_a_long_scale_names_its_ends() -> None:
    answers = tuple(str(number) for number in range(11))

    assert spoken(Likert(answers, (("Rapportcijfer", (*(0.0,) * 7, 0.25, 0.25, 0.25, 0.25), 40),))) == (
        "Aandeel dat '6' tot en met '10' antwoordt. Rapportcijfer: 100 %."
    )


def test_alt_text_without_figures_says_so() -> None:
    assert "geen cijfers" in spoken(Bars(()))
    assert "geen cijfers" in spoken(Trend((), ()))
    assert "geen cijfers" in spoken(Likert(("nee", "ja"), ()))
    assert "geen cijfers" in spoken(Counterfactual((), (), (), (), (), Mark(0, "Loket")))


def made(data: ChartData, unit: Unit = "procent", source: str = "Zaaksysteem") -> Chart:
    return make_chart(data, unit, title="Titel", measure="Per maand", source=source, anchor="a")


def test_make_chart_tells_n_or_from_which_to_which_it_goes() -> None:
    hidden = Bars(
        (Point("Balie", 0.5, n=48), Point("Post", 0.4, n=1054), Point("Web", None, n=3, reason="x"))
    )

    assert made(examples.counterfactual()).source == "Zaaksysteem; n = 90 per maand"
    assert made(hidden).source == "Zaaksysteem; n van 48 tot 1.054"
    assert made(examples.likert()).source == "Zaaksysteem; n = 50"
    assert made(Bars((Point("Balie", 0.5),))).source == "Zaaksysteem"


def test_make_chart_names_the_unit_of_an_axis_without_one() -> None:
    assert made(Bars((Point("Balie", 12.0),)), "dagen").measure == "Per maand (dagen)"
    assert made(examples.trend()).measure == "Per maand"


@given(strategies.chart_data, strategies.units)
def test_make_chart_describes_any_data(data: ChartData, unit: Unit) -> None:
    chart = make_chart(
        data,
        unit,
        title="Titel",
        measure="",
        source="",
        anchor="a",
    )

    assert chart.alt
    assert chart.table.title == "Cijfers bij: Titel"


def test_alt_text_of_dots_tells_the_own_group_first_and_names_no_hidden_figure() -> None:
    assert spoken(examples.dots()) == (
        "Hattem: 78 %; waarschijnlijk ligt het tussen 74 en 82 %. "
        "De andere: Elburg: 61 % en Oldebroek: 97 %. "
        "Niet getoond (te weinig aanvragen): Heerde."
    )


def test_alt_text_of_dots_says_so_where_there_are_none() -> None:
    assert spoken(Dots(())) == NOTHING


def test_alt_text_of_before_and_after_gives_both_with_their_doubt() -> None:
    assert spoken(examples.before_after()) == (
        "Vóór het digitale loket: 78 %; waarschijnlijk ligt het tussen 74 en 82 %. "
        "Daartussen: Digitaal loket. "
        "Na het digitale loket: 97 %; waarschijnlijk ligt het tussen 95 en 98 %."
    )


def test_alt_text_of_before_and_after_gives_no_hidden_figure() -> None:
    data = BeforeAfter(Point("vóór", None, n=3, reason="te weinig aanvragen"), Point("na", 0.9))

    assert spoken(data) == "Vóór: niet getoond (te weinig aanvragen). Na: 90 %."
