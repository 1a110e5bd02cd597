"""Whoever was told that it arrived has exactly one Inzending with exactly those answers."""

from __future__ import annotations

import pytest

from tests.chaos.storm import storm


@pytest.mark.enable_socket
def test_nothing_is_lost_or_doubled_while_the_site_keeps_falling_over() -> None:
    assert storm(respondents=40, kills=2, pool=6, seed=7) == []
