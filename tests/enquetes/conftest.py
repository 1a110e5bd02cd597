"""What tests of asking share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.enquetes.mailbox import Mailbox, free_port, point_at, running


@pytest.fixture
def box(settings: Settings) -> Iterator[Mailbox]:
    """Give a mail server that keeps what the program sends."""
    box, port = Mailbox(), free_port()
    point_at(settings, port)
    with running(box, port):
        yield box
