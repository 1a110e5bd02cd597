"""The worker measures what can be measured, and tells of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from enquetes.models import Ronde
from enquetes.sealing import seal_ronde
from metingen import tasks
from metingen.models import Meetwaarde
from tests.enquetes.test_sealing import folders
from tests.factories.enquetes import make_closed_ronde

pytestmark = pytest.mark.django_db(transaction=True)


def sealed_ronde() -> Ronde:
    return seal_ronde(ronde=make_closed_ronde(12), by="test")


def measured() -> set[int | None]:
    return set(Meetwaarde.objects.values_list("ronde", flat=True))


def test_damaged_round_does_not_hold_up_the_next_and_is_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damaged, sound = sealed_ronde(), sealed_ronde()
    file = folders(damaged)[0] / "antwoorden.parquet"
    file.rename(tmp_path / "kwijt")

    tasks.find_work()
    assert measured() == {sound.pk}
    assert "Not measured" in caplog.text
    assert "Het bestand antwoorden.parquet" in caplog.text
    (tmp_path / "kwijt").rename(file)
    tasks.find_work()

    assert measured() == {damaged.pk, sound.pk}
