"""Sealing: nothing lost, nothing added, nothing half, whatever happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adoptie import audit
from adoptie.models import Gebeurtenis
from adoptie.refusal import Refusal
from enquetes import frames, leftovers, sealed, sealing
from enquetes.actions.antwoord import save_page
from enquetes.actions.ronde import close_ronde
from enquetes.keys import KeyGoneError, load_key
from enquetes.models import Concept, Inzending, Ronde, Status
from enquetes.sealing import ChangedWhileSealingError, seal_ronde
from enquetes.seals import DamagedSealError
from tests.factories.enquetes import (
    answer,
    invite,
    make_closed_ronde,
    make_open_ronde,
    make_staff_ronde,
    open_links,
    personal_links,
)

pytestmark = pytest.mark.django_db


class CrashError(BaseException):
    """The power goes."""


def read(ronde: Ronde) -> sealed.SealedRound:
    ronde.refresh_from_db()
    return sealed.open_sealed(sealed.sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)


def folders(ronde: Ronde) -> list[Path]:
    return sorted(sealed.sealed_base(ronde.gemeente.slug).glob(f"{ronde.sleutel}*"))


def test_seal_ronde_keeps_every_answer_typed() -> None:
    ronde = make_closed_ronde(12)

    seal_ronde(ronde=ronde, by="test")

    frame = read(ronde).answers()
    assert sorted(frame["uren"]) == [float(index) for index in range(12)]
    assert list(frame["werk"].cat.categories) == ["1", "2", "3", "4", "5"]
    assert sorted(read(ronde).texts("open")["tekst"]) == sorted(f"antwoord {index}" for index in range(12))


def test_seal_ronde_removes_rows_drafts_and_key() -> None:
    ronde = make_open_ronde()
    links = open_links(ronde, 6)
    for link in links[:5]:
        answer(link, werk="3")
    save_page(link=links[5], answers={"werk": "1"})
    close_ronde(ronde=ronde, by="test")

    ronde = seal_ronde(ronde=ronde, by="test")

    assert (ronde.status, ronde.aantal, ronde.vervallen_concepten) == (Status.VERZEGELD, 5, 1)
    assert not Inzending.objects.exists()
    assert not Concept.objects.exists()
    with pytest.raises(KeyGoneError):
        load_key(ronde.sleutel)


def test_seal_ronde_twice_changes_nothing() -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(), by="test")
    events = Gebeurtenis.objects.count()

    again = seal_ronde(ronde=ronde, by="test")

    assert again.verzegeld_hash == ronde.verzegeld_hash
    assert len(folders(ronde)) == 1
    assert Gebeurtenis.objects.count() == events


def test_seal_ronde_refuses_an_open_ronde() -> None:
    ronde = make_open_ronde()

    with pytest.raises(Refusal, match="gesloten ronde"):
        seal_ronde(ronde=ronde, by="test")


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (frames, "build_frame"),
        (sealed, "file_hash"),
        (sealed, "open_sealed"),
        (sealing, "_commit"),
        (audit, "record"),
        (sealing, "clean_up"),
        (leftovers, "destroy_key"),
    ],
)
def test_seal_ronde_survives_a_crash_at_any_step(
    monkeypatch: pytest.MonkeyPatch, place: Any, name: str
) -> None:
    ronde = make_closed_ronde(7)

    def crash(*args: object, **kwargs: object) -> None:
        raise CrashError

    with monkeypatch.context() as patch:
        patch.setattr(place, name, crash)
        with pytest.raises(CrashError):
            seal_ronde(ronde=ronde, by="test")
    ronde.refresh_from_db()
    kept = Inzending.objects.filter(ronde=ronde).count()
    assert (ronde.status, kept) in {(Status.GESLOTEN, 7), (Status.VERZEGELD, 0)}

    seal_ronde(ronde=ronde, by="test")

    assert len(read(ronde).answers()) == 7
    assert len(folders(ronde)) == 1


def test_seal_ronde_refuses_an_answer_that_came_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = make_closed_ronde(6)
    build: Callable[..., Any] = frames.build_frame

    def meanwhile(*args: Any) -> Any:
        Inzending.objects.create(ronde=ronde, link_hash=b"later", inhoud=b"later")
        return build(*args)

    with monkeypatch.context() as patch:
        patch.setattr(frames, "build_frame", meanwhile)
        with pytest.raises(ChangedWhileSealingError):
            seal_ronde(ronde=ronde, by="test")

    ronde.refresh_from_db()
    assert ronde.status == Status.GESLOTEN
    assert Inzending.objects.filter(ronde=ronde).count() == 7
    assert folders(ronde) == []


@pytest.mark.parametrize("file", ["manifest.json", "antwoorden.parquet", "tekst_open.parquet"])
def test_open_sealed_notices_a_changed_byte(file: str) -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(), by="test")
    path = folders(ronde)[0] / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(DamagedSealError, match="veranderd"):
        read(ronde)


@pytest.mark.parametrize("file", ["manifest.json", "antwoorden.parquet"])
def test_open_sealed_notices_a_missing_file(file: str) -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(), by="test")
    (folders(ronde)[0] / file).unlink()

    with pytest.raises(DamagedSealError, match=r"niet te vinden|weg"):
        read(ronde)


def test_seal_ronde_merges_a_group_with_few_answers() -> None:
    ronde = make_staff_ronde({"Balie": 12, "Beleid": 15, "Bouwen": 20})
    links = personal_links(ronde)
    answering = [*links[:3], *links[12:20], *links[27:37]]
    for link in answering:
        answer(link, werk="4")
    close_ronde(ronde=ronde, by="test")

    seal_ronde(ronde=ronde, by="test")

    assert read(ronde).manifest["groepen"] == {"Balie en Beleid samen": 11, "Bouwen": 10}


@pytest.mark.parametrize(
    ("without", "groups"), [(2, {"Balie en zonder groep samen": 14}), (0, {"Balie": 12})]
)
def test_people_without_a_group_are_no_group_by_themselves(without: int, groups: dict[str, int]) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    invite(ronde, without)
    for link in personal_links(ronde):
        answer(link, werk="4")
    close_ronde(ronde=ronde, by="test")

    seal_ronde(ronde=ronde, by="test")

    assert read(ronde).manifest["groepen"] == groups


def test_sealed_file_holds_no_time_and_no_person() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    for link in personal_links(ronde):
        answer(link, werk="4")
    close_ronde(ronde=ronde, by="test")

    seal_ronde(ronde=ronde, by="test")

    columns = set(read(ronde).answers().columns)
    items = {item.kolom for item in ronde.versie.content.items()}
    assert columns == (items - {"open"}) | {"_groep"}


def test_sealed_text_does_not_say_how_to_reach_somebody() -> None:
    ronde = make_open_ronde()
    told = "Ik ben jan@stad.example, 06-12345678, BSN 123456782. Bel mij!"
    for link in open_links(ronde, 5):
        answer(link, open=told)
    close_ronde(ronde=ronde, by="test")

    seal_ronde(ronde=ronde, by="test")

    masked = "Ik ben [e-mailadres], [telefoonnummer], BSN [BSN]. Bel mij!"
    assert set(read(ronde).texts("open")["tekst"]) == {masked}


def test_sealed_order_is_shuffled() -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(40), by="test")

    hours = read(ronde).answers()["uren"].tolist()
    texts = read(ronde).texts("open")["tekst"].str.removeprefix("antwoord ").astype(float).tolist()

    assert hours != sorted(hours)
    assert texts != hours
