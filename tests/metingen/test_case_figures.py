"""Outcomes of cases per period: what is shown cannot be subtracted down to a few cases."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from metingen.figures import Figure
from metingen.figures.zaken import Moment, case_figures

CODE = "overdrachten"


def counted(cases_per_month: dict[str, int]) -> pd.DataFrame:
    """Return counts of closed cases, all digital, each with one hand-off."""
    return pd.DataFrame(
        [
            {
                "startmaand": month,
                "kanaal": "digitaal",
                "zaaktype": "",
                "onderdeel": "",
                "duur": 10.0,
                "open": False,
                "te_laat": False,
                "overdrachten": 1,
                "n": n,
            }
            for month, n in cases_per_month.items()
        ]
    )


def shown(cases_per_month: dict[str, int], *moments: Moment, code: str = CODE) -> dict[str, bool]:
    figures: list[Figure] = list(case_figures(counted(cases_per_month), "zaaksysteem", moments))
    return {each.periode: each.waarde is not None for each in figures if each.definition.code == code}


def test_month_with_few_cases_takes_a_neighbour_along_and_leaves_the_quarter() -> None:
    found = shown({"2011-01": 30, "2011-02": 3, "2011-03": 9, "2011-04": 9})

    assert found == {
        "2011-01": True,
        "2011-02": False,
        "2011-03": False,
        "2011-04": True,
        "2011-K1": True,
        "2011-K2": True,
        "2011": True,
    }


def test_few_cases_at_the_edge_of_a_quarter_stay_inside_it() -> None:
    found = shown({"2011-01": 9, "2011-02": 30, "2011-03": 2, "2011-04": 5})

    assert not found["2011-02"]
    assert found["2011-K1"]
    assert found["2011-04"]


def test_time_after_a_change_does_not_grow_by_a_few_cases() -> None:
    moment = Moment("1", "het loket", dt.date(2011, 2, 1))

    found = shown({"2011-01": 9, "2011-02": 9, "2011-03": 2, "2011-04": 9}, moment)

    assert found["1:voor"]
    # After February and after March differ by two cases; February goes along with March.
    assert [found[f"1:na:2011-{month:02d}"] for month in (2, 3, 4)] == [False, True, True]


def test_counts_are_free() -> None:
    assert all(shown({"2011-01": 30, "2011-02": 3, "2011-03": 9}, code="zaken-ontvangen").values())


def flags_of(figures: list[Figure], code: str) -> dict[str, tuple[str, ...]]:
    return {each.periode: each.vlaggen for each in figures if each.definition.code == code}


def test_months_of_a_few_closed_cases_count_as_complete() -> None:
    moment = Moment("1", "het loket", dt.date(2011, 7, 1))
    codes = [f"{year}-{month:02d}" for year in (2010, 2011) for month in range(1, 13)]
    cases = pd.concat([counted(dict.fromkeys(codes, 1)).assign(duur=float(days)) for days in range(20, 26)])

    figures = list(case_figures(cases, "zaaksysteem", [moment]))

    flags = flags_of(figures, "doorlooptijd")
    assert "veel_open" not in {flag for each in flags.values() for flag in each}
    assert flags["2011-12"] == ("grens_onbekend",)
    assert flags["1:na:2011-12"] == ()


def test_small_count_says_so() -> None:
    flags = flags_of(list(case_figures(counted({"2011-01": 4, "2011-02": 5}), "zaken")), "zaken-ontvangen")

    assert flags["2011-01"] == ("klein_aantal",)
    assert flags["2011-02"] == flags["2011-K1"] == ()


def test_figures_of_cases_are_no_finer_than_they_are_read() -> None:
    frame = counted({"2011-01": 5, "2011-02": 7}).assign(duur=[59.5921, 43.3571], overdrachten=[1, 2])

    figures = {
        (each.definition.code, each.periode): each
        for each in case_figures(pd.concat([frame, frame.assign(duur=51.17)]), "zaken")
    }

    lead, hands = figures["doorlooptijd", "2011"], figures["overdrachten", "2011"]
    assert (lead.waarde, lead.laag, lead.hoog) == (51.2, 43.4, 51.2)
    assert hands.waarde == 1.58
    for each in figures.values():
        assert all(part is None or round(part, 4) == part for part in (each.waarde, each.laag, each.hoog))


def course_of(frame: pd.DataFrame, periode: str) -> dict[str, Figure]:
    """Return what was still open after how many days, in one period."""
    figures = case_figures(frame, "zaken")
    return {
        each.categorie: each
        for each in figures
        if (each.definition.code, each.periode) == ("doorlooptijd-verloop", periode)
    }


def quarter_with_open_cases() -> pd.DataFrame:
    """Return ten cases: four closed after 5 days, three after 20, one after 50; two are open for 30 days."""
    frame = pd.concat([counted({"2011-01": n}) for n in (4, 3, 1, 2)])
    return frame.assign(duur=[5.0, 20.0, 50.0, 30.0], open=[False, False, False, True])


def test_course_is_what_one_computes_by_hand() -> None:
    found = course_of(quarter_with_open_cases(), "2011-K1")

    # 6 of 10; half of those six; three are left and the open two drop out, so the last one closes the rest.
    told = {name: each.waarde for name, each in found.items()}
    assert list(told.items())[:7] == [
        ("na 7 dagen", 0.6),
        ("na 14 dagen", 0.6),
        ("na 21 dagen", 0.3),
        ("na 28 dagen", 0.3),
        ("na 42 dagen", 0.3),
        ("na 56 dagen", 0.0),
        ("na 84 dagen", 0.0),
    ]
    assert all(each.n == 10 for each in found.values())
    assert [each.volgorde for each in found.values()] == [7, 14, 21, 28, 42, 56, 84, 112, 182, 365]


def test_course_doubts_only_what_open_cases_can_still_change() -> None:
    found = course_of(quarter_with_open_cases(), "2011-K1")

    assert found["na 28 dagen"].vlaggen == ()
    assert found["na 42 dagen"].vlaggen == ("veel_open",)


def test_course_beyond_what_was_followed_says_nothing() -> None:
    found = course_of(counted({"2011-01": 9}).assign(duur=30.0, open=True), "2011-K1")

    assert found["na 28 dagen"].waarde == 1
    assert found["na 42 dagen"].waarde is None


def test_course_is_hidden_where_the_lead_time_is() -> None:
    frame = counted({"2010-12": 30, "2011-01": 3, "2011-04": 30})

    hidden = {
        periode: all(each.waarde is None for each in course_of(frame, periode).values())
        for periode in ("2010-K4", "2011-K1", "2011-K2")
    }

    lead_time = shown({"2010-12": 30, "2011-01": 3, "2011-04": 30}, code="doorlooptijd")
    assert hidden == {periode: not lead_time[periode] for periode in hidden}
    assert hidden["2011-K1"]


def test_course_of_a_month_is_not_told() -> None:
    assert course_of(counted({"2011-01": 90}), "2011-01") == {}
    assert course_of(counted({"2011-01": 90}), "2011")
