"""How the width of a page is shared between columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoptie.pdf.widths import Want, parts, share_out

wants = st.lists(
    st.tuples(st.floats(20, 120), st.floats(0, 200)).map(lambda pair: Want(pair[0], pair[0] + pair[1])),
    min_size=1,
    max_size=30,
)


@given(wants, st.floats(300, 500))
def test_share_out_fills_the_room(given_wants: list[Want], room: float) -> None:
    assert sum(share_out(given_wants, room)) == pytest.approx(room)


@given(wants, st.floats(300, 500))
def test_share_out_gives_each_what_it_needs_when_there_is_room(given_wants: list[Want], room: float) -> None:
    widths = share_out(given_wants, room)
    if sum(want.least for want in given_wants) <= room:
        assert all(width >= want.least - 1e-6 for width, want in zip(widths, given_wants, strict=True))


@given(wants, st.floats(300, 500))
def test_parts_hold_each_column_once_and_the_first_always(given_wants: list[Want], room: float) -> None:
    cuts = parts(given_wants, room)
    assert all(cut[0] == 0 for cut in cuts)
    assert [index for cut in cuts for index in cut[1:]] == list(range(1, len(given_wants)))


@given(wants, st.floats(300, 500))
def test_parts_fit_in_the_room(given_wants: list[Want], room: float) -> None:
    assert all(sum(given_wants[index].least for index in cut) <= room for cut in parts(given_wants, room))


def test_parts_of_no_columns_are_none() -> None:
    assert parts([], 400.0) == []
