"""What people wrote is read by one person, who shows it or not; until then nobody else sees a word."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter

import pandas as pd
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from adoptie.models import Gebeurtenis, Rol
from adoptie.refusal import Refusal
from enquetes.actions.teksten import forget_texts
from enquetes.models import Ronde
from enquetes.sealed import sealed_base, sealed_folder
from enquetes.seals import file_hash
from metingen.actions.teksten import (
    forget_released,
    judge_texts,
    release_texts,
    withdraw_text,
)
from metingen.models import Tekst, Tekstlezing
from metingen.oordeel import Oordeel
from metingen.queries.ongelezen import open_questions, read_texts, texts_objection
from tests.factories.adoptie import member
from tests.metingen.teksten.worlds import read_all, reader_of, sealed_staff, sealed_with_texts

pytestmark = pytest.mark.django_db


def numbers(ronde: Ronde) -> list[str]:
    return list(read_texts(ronde, "open"))


def test_nothing_of_a_text_is_stored_before_it_is_released() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)

    read_all(ronde, reader, held=2)

    assert set(Tekst.objects.values_list("tekst", "groep")) == {("", "")}
    release_texts(ronde=ronde, kolom="open", by=reader)
    kept = [tekst for tekst in Tekst.objects.values_list("tekst", flat=True) if tekst]
    assert len(kept) == 10
    assert all(tekst.startswith("tekst ") for tekst in kept)


def test_reader_only_blacks_out_words() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    read_all(ronde, reader)
    first = numbers(ronde)[0]

    judge_texts(
        ronde=ronde, kolom="open", oordelen=[Oordeel(first, "vrij", zwart=(1, 3), versie=1)], by=reader
    )
    release_texts(ronde=ronde, kolom="open", by=reader)

    assert Tekst.objects.get(nummer=first).tekst == "tekst ███ van ███"


@pytest.mark.parametrize(
    ("oordeel", "told"),
    [
        (Oordeel("0" * 16, "vrij"), "hoort niet bij deze vraag"),
        (Oordeel("first", "dicht"), "Kies waarom"),
        (Oordeel("first", "vrij", zwart=(4,)), "hoort niet bij deze vraag"),
    ],
)
def test_verdict_that_cannot_be_is_refused(oordeel: Oordeel, told: str) -> None:
    ronde = sealed_with_texts()
    nummer = numbers(ronde)[0] if oordeel.nummer == "first" else oordeel.nummer
    asked = Oordeel(nummer, oordeel.oordeel, oordeel.reden, oordeel.zwart)

    with pytest.raises(Refusal, match=told):
        judge_texts(ronde=ronde, kolom="open", oordelen=[asked], by=reader_of(ronde))
    assert not Tekst.objects.exists()


@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.PROGRAMMALEIDER}))
def test_nobody_else_reads(rol: Rol) -> None:
    ronde = sealed_with_texts()

    with pytest.raises(Refusal, match="Alleen een programmaleider"):
        judge_texts(
            ronde=ronde,
            kolom="open",
            oordelen=[Oordeel(numbers(ronde)[0], "vrij")],
            by=member(ronde.gemeente, rol),
        )


def test_programmaleider_of_another_gemeente_does_not_read() -> None:
    ronde, other = sealed_with_texts(), sealed_with_texts()

    with pytest.raises(Refusal, match="Alleen een programmaleider"):
        judge_texts(ronde=ronde, kolom="open", oordelen=[], by=reader_of(other))


def test_texts_of_fewer_than_ten_are_read_by_nobody() -> None:
    ronde = sealed_with_texts(9, silent=20)

    assert open_questions(ronde)[0].bezwaar == "Minder dan 10 mensen schreven iets. Dan leest niemand dat."
    with pytest.raises(Refusal, match="leest niemand"):
        judge_texts(ronde=ronde, kolom="open", oordelen=[], by=reader_of(ronde))
    assert open_questions(sealed_with_texts(10))[0].bezwaar == ""


def test_what_was_promised_before_stays_promised() -> None:
    """People in older rounds were told that nobody would read what they wrote."""
    ronde = sealed_with_texts()
    ronde.teksten_gelezen = False

    assert "beloofd dat niemand leest" in texts_objection(ronde)
    with pytest.raises(Refusal, match="beloofd"):
        judge_texts(ronde=ronde, kolom="open", oordelen=[], by=reader_of(ronde))


def test_the_promise_is_fixed_once_a_round_is_open() -> None:
    ronde = sealed_with_texts()

    with pytest.raises(IntegrityError), transaction.atomic():
        Ronde.objects.filter(pk=ronde.pk).update(teksten_gelezen=False)


def test_a_verdict_can_be_taken_back_until_the_release() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    first = read_all(ronde, reader)[0]

    judge_texts(ronde=ronde, kolom="open", oordelen=[Oordeel(first, "", versie=1)], by=reader)
    with pytest.raises(Refusal, match="nog 1 tekst te gaan"):
        release_texts(ronde=ronde, kolom="open", by=reader)

    judge_texts(ronde=ronde, kolom="open", oordelen=[Oordeel(first, "vrij", versie=2)], by=reader)
    release_texts(ronde=ronde, kolom="open", by=reader)
    with pytest.raises(Refusal, match="al vrijgegeven"):
        judge_texts(ronde=ronde, kolom="open", oordelen=[Oordeel(first, "", versie=3)], by=reader)


def test_two_readers_at_once_do_no_harm() -> None:
    """Both saw a fresh page; who comes second changes nothing of what the first decided, and is told."""
    ronde = sealed_with_texts()
    one, other = reader_of(ronde), reader_of(ronde)
    first, second, third = numbers(ronde)[:3]
    judge_texts(
        ronde=ronde,
        kolom="open",
        oordelen=[Oordeel(first, "dicht", "schrijver"), Oordeel(second, "vrij")],
        by=one,
    )

    kept = judge_texts(
        ronde=ronde,
        kolom="open",
        oordelen=[Oordeel(each, "vrij") for each in (first, second, third)],
        by=other,
    )

    assert (kept.aantal, kept.intussen) == (1, 1)
    assert "intussen een collega" in kept.sentence
    found = dict(Tekst.objects.values_list("nummer", "oordeel"))
    assert found == {first: "dicht", second: "vrij", third: "vrij"}


def test_the_same_page_sent_twice_changes_nothing() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    read_all(ronde, reader, held=3)
    events = Gebeurtenis.objects.count()

    read_all(ronde, reader, held=3)

    assert Gebeurtenis.objects.count() == events


def test_texts_stand_beside_a_group_of_ten_writers_only() -> None:
    ronde = sealed_staff({"Balie": 12, "Beleid": 11, "Buiten": 4})
    reader = reader_of(ronde)
    read_all(ronde, reader)

    release_texts(ronde=ronde, kolom="open", by=reader)

    found = Counter(Tekst.objects.values_list("groep", "tekst"))
    assert sum(found.values()) == 27
    labels = {groep for groep, _ in found}
    assert labels == {"Balie", "Beleid en Buiten samen"}
    for groep, tekst in found:
        assert tekst.removeprefix("iets in ") in groep


def test_texts_of_one_large_and_one_small_group_stand_beside_none() -> None:
    ronde = sealed_staff({"Balie": 12, "Beleid": 5})
    reader = reader_of(ronde)
    read_all(ronde, reader)

    release_texts(ronde=ronde, kolom="open", by=reader)

    assert set(Tekst.objects.values_list("groep", flat=True)) == {""}


def test_released_text_stays_as_it_is_in_the_database() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    read_all(ronde, reader, held=1)
    release_texts(ronde=ronde, kolom="open", by=reader)
    shown = Tekst.objects.exclude(tekst="")[0]
    held = Tekst.objects.get(oordeel="dicht")

    for row, change in (
        (shown, {"tekst": "iets anders"}),
        (shown, {"oordeel": "dicht", "reden": "ander", "tekst": ""}),
        (shown, {"groep": "Balie"}),
        (held, {"tekst": "toch"}),
        (held, {"definitief": False}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Tekst.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tekstlezing.objects.update(afgerond_op=None)


def test_released_text_can_be_taken_back_once() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    read_all(ronde, reader)
    release_texts(ronde=ronde, kolom="open", by=reader)
    row = Tekst.objects.all()[0]

    withdraw_text(tekst=row, by=reader)

    row.refresh_from_db()
    assert row.tekst == ""
    with pytest.raises(Refusal, match="al weg"):
        withdraw_text(tekst=row, by=reader)
    with pytest.raises(Refusal, match="Alleen een programmaleider"):
        withdraw_text(tekst=Tekst.objects.exclude(tekst="")[0], by=member(ronde.gemeente, Rol.BEHEERDER))


def test_no_event_holds_a_word_of_a_text() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    read_all(ronde, reader, held=1)
    release_texts(ronde=ronde, kolom="open", by=reader)
    withdraw_text(tekst=Tekst.objects.exclude(tekst="")[0], by=reader)

    told = [f"{row.action} {row.object_label} {row.details}" for row in Gebeurtenis.objects.all()]

    assert {"teksten gelezen", "teksten vrijgegeven", "tekst teruggehaald"} <= set(
        Gebeurtenis.objects.values_list("action", flat=True)
    )
    assert not any("van iemand" in line for line in told)


def test_a_year_after_sealing_everything_that_was_written_is_gone() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    read_all(ronde, reader)
    release_texts(ronde=ronde, kolom="open", by=reader)
    past = timezone.now() - dt.timedelta(days=366)
    assert (forget_texts(by="test"), forget_released(by="test")) == (0, 0)
    Ronde.objects.filter(pk=ronde.pk).update(
        verzegel_op=past, sluit_op=past - dt.timedelta(hours=1), opent_op=past - dt.timedelta(days=9)
    )

    assert (forget_texts(by="test"), forget_released(by="test")) == (1, 12)

    assert not Tekst.objects.exists()
    assert open_questions(ronde)[0].geschreven == 12
    assert (forget_texts(by="test"), forget_released(by="test")) == (0, 0)


def written_anew(ronde: Ronde) -> Ronde:
    """Write the sealed round again: its texts the other way round, without the first of them."""
    base = sealed_base(ronde.gemeente.slug)
    folder = sealed_folder(base, ronde.sleutel, ronde.verzegeld_hash)
    path = folder / "tekst_open.parquet"
    pd.read_parquet(path).iloc[:0:-1].to_parquet(path, index=False)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["bestanden"][path.name] = file_hash(path)
    text = json.dumps(manifest).encode()
    (folder / "manifest.json").write_bytes(text)
    digest = hashlib.sha256(text).hexdigest()
    folder.rename(sealed_folder(base, ronde.sleutel, digest))
    ronde.verzegeld_hash = digest
    return ronde


def test_a_verdict_stays_with_its_text_in_whatever_order_the_file_is() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    first, *rest = read_all(ronde, reader)
    before = read_texts(ronde, "open")
    judge_texts(
        ronde=ronde, kolom="open", oordelen=[Oordeel(rest[-1], "dicht", "ander", versie=1)], by=reader
    )

    release_texts(ronde=written_anew(ronde), kolom="open", by=reader)

    shown = {row.nummer: row.tekst for row in Tekst.objects.exclude(tekst="")}
    assert shown == {nummer: before[nummer] for nummer in shown}
    assert rest[-1] not in shown
    assert Tekst.objects.count() == 11, "what was erased is decided of no more"
    assert {first, *rest} > set(shown)
