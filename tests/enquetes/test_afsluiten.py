"""When a round cannot be sealed, or its file is damaged, its page says so and what to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from enquetes import sealed, sealing
from enquetes.keys import destroy_key
from enquetes.models import Inzending, Ronde, Status
from enquetes.queries.afsluiten import trouble
from enquetes.sealing import ChangedWhileSealingError, seal_ronde
from enquetes.seals import DamagedSealError
from tests.enquetes.test_rondes import enter, page, url
from tests.enquetes.test_sealing import folders
from tests.factories.enquetes import make_closed_ronde, make_open_ronde, make_ronde

pytestmark = pytest.mark.django_db


def press(ronde: Ronde) -> str:
    """Press the button; return the page that follows."""
    return enter(ronde).post(url("ronde-afsluiten", ronde), follow=True).content.decode()


def test_folder_that_cannot_be_written_leaves_the_round_closed_and_says_so() -> None:
    ronde = make_closed_ronde(6)
    base = sealed.sealed_base(ronde.gemeente.slug)
    base.parent.mkdir(parents=True)
    base.write_text("hier is geen map te maken")

    assert "De ronde blijft gesloten en er is niets verloren." in press(ronde)

    assert Ronde.objects.get().status == Status.GESLOTEN
    assert Inzending.objects.count() == 6


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (ChangedWhileSealingError(), "De ronde is net veranderd. Er is niets verloren."),
        (DamagedSealError("weg"), "Het bestand met de antwoorden is niet te schrijven."),
        (OSError("vol"), "Het bestand met de antwoorden is niet te schrijven."),
        (OperationalError("database is locked"), "Het afsluiten is niet gelukt."),
        (ValueError("mijn antwoord"), "Het afsluiten is niet gelukt."),
    ],
)
def test_whatever_goes_wrong_while_sealing_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, told: str
) -> None:
    def fail(*_: Any) -> None:
        raise fault

    monkeypatch.setattr(sealing, "_write", fail)

    assert told in press(make_closed_ronde(6))


def test_page_tells_that_sealing_does_not_succeed() -> None:
    ronde = make_closed_ronde(6)
    late = timezone.now() - dt.timedelta(minutes=20)
    Ronde.objects.update(opent_op=late - dt.timedelta(days=1), sluit_op=late, verzegel_op=late)

    assert "Dat is nog niet gelukt. Er is niets verloren" in page(enter(ronde), ronde)


@pytest.mark.parametrize("make", [make_open_ronde, make_closed_ronde])
def test_page_tells_that_the_key_is_gone(make: Any) -> None:
    ronde = make()
    destroy_key(ronde.sleutel)

    assert "De sleutel van deze ronde is weg." in page(enter(ronde), ronde)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"iets anders")])
def test_page_tells_that_the_file_is_damaged(damage: Any) -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(12), by="test")
    damage(folders(ronde)[0] / "antwoorden.parquet")

    assert "is beschadigd of weg" in page(enter(ronde), ronde)


def test_round_without_trouble_tells_of_none() -> None:
    closed = make_closed_ronde(6)
    told = [trouble(make_ronde()), trouble(make_open_ronde()), trouble(closed)]
    told.append(trouble(seal_ronde(ronde=closed, by="test")))

    assert told == [""] * 4
