from __future__ import annotations

import pytest

from metingen.disclosure import DisclosureError, Klasse, thresholds


def test_thresholds_of_persons_follow_the_design() -> None:
    drempels = thresholds(Klasse.PERSONEN)
    assert (drempels.groep, drempels.volledig, drempels.tekst) == (5, 10, 10)
    assert not drempels.tellingen_vrij


def test_thresholds_of_usage_need_groups_of_ten() -> None:
    drempels = thresholds(Klasse.GEBRUIK)
    assert not drempels.may_show_group(9)
    assert drempels.may_show_group(10)


def test_thresholds_of_cases_leave_counts_free_and_flag_small_ones() -> None:
    drempels = thresholds(Klasse.ZAKEN)
    assert drempels.tellingen_vrij
    assert [drempels.is_small(count) for count in (0, 4, 5)] == [True, True, False]


def test_thresholds_of_cases_ask_five_for_an_outcome() -> None:
    assert not thresholds(Klasse.ZAKEN).may_show_group(4)


def test_is_small_never_flags_persons() -> None:
    assert not thresholds(Klasse.PERSONEN).is_small(2)


def test_thresholds_raises_everything_that_lies_below_a_higher_group() -> None:
    drempels = thresholds(Klasse.PERSONEN, 12)
    assert (drempels.groep, drempels.volledig, drempels.tekst) == (12, 12, 12)


def test_thresholds_refuses_a_lower_group() -> None:
    with pytest.raises(DisclosureError, match=r"ondergrens voor personen is 5\. U koos 4"):
        thresholds(Klasse.PERSONEN, 4)


def test_may_show_text_starts_at_ten() -> None:
    drempels = thresholds(Klasse.PERSONEN)
    assert [drempels.may_show_text(n) for n in (9, 10)] == [False, True]
