"""Taking in an earlier questionnaire: a sealed round at once, or nothing at all."""

from __future__ import annotations

import datetime as dt
import hashlib
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from adoptie import audit
from adoptie.audit import chain_fault
from adoptie.models import Gebeurtenis, Orbesluit, Traject
from adoptie.refusal import Refusal
from enquetes import frames, sealed
from enquetes.actions import inlezen
from enquetes.actions.besluit import record_besluit_eerder
from enquetes.actions.inlezen import import_answers
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.importers.answers import Answers, read_answers
from enquetes.models import Besluitmeting, Doelgroep, Ronde, Status, Vragenlijst, Vragenlijstversie
from tests.enquetes.importers.helpers import answers_file, lss_file
from tests.factories.adoptie import OrbesluitFactory, TrajectFactory
from tests.factories.enquetes import decide_on, make_ronde

pytestmark = pytest.mark.django_db
ROWS = [("Ja" if n % 3 else "Nee", f"verhaal {n}" if n % 2 else "", str(n % 2 + 4)) for n in range(12)]
HEADINGS = ["werk. Werkt u?", "open. Wat nog?", "stel[a]. Wat vindt u? [Zo]"]


class CrashError(BaseException):
    """The power goes."""


def read(folder: Path, *more: tuple[str, str, str]) -> Answers:
    return read_answers(answers_file(folder, HEADINGS, *ROWS, *more))


def take_in(traject: Traject, answers: Answers, naam: str = "Meting 2010", **options: Any) -> Ronde:
    days = {"van": dt.date(2010, 1, 1), "tot": dt.date(2010, 3, 31)}
    return import_answers(traject=traject, naam=naam, answers=answers, by="test", **(days | options))


def folders(traject: Traject) -> list[str]:
    base = sealed.sealed_base(traject.gemeente.slug)
    return sorted(path.name for path in base.iterdir()) if base.exists() else []


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Ronde, Vragenlijst, Vragenlijstversie, Gebeurtenis))


def test_import_answers_makes_a_sealed_ronde(tmp_path: Path) -> None:
    answers = read(tmp_path)

    ronde = take_in(TrajectFactory.create(), answers)

    ronde.refresh_from_db()
    assert (ronde.status, ronde.aantal, ronde.modus, ronde.doelgroep) == ("verzegeld", 12, "anoniem", "open")
    assert ronde.versie.vastgesteld
    assert ronde.versie.content == answers.inhoud
    assert Gebeurtenis.objects.filter(action="ronde ingelezen").count() == 1
    assert chain_fault() == ""


def test_import_answers_says_in_the_manifest_where_it_came_from(tmp_path: Path) -> None:
    traject = TrajectFactory.create()
    ronde = take_in(traject, read(tmp_path))

    base = sealed.sealed_base(traject.gemeente.slug)
    manifest = sealed.open_sealed(base, ronde.sleutel, ronde.verzegeld_hash).manifest

    file = (tmp_path / "antwoorden.csv").read_bytes()
    assert manifest["ingelezen"] is True
    # A file does not say on what people answered.
    assert manifest["wijzen"] is None
    assert manifest["bestand_sha256"] == hashlib.sha256(file).hexdigest()
    assert (manifest["van"], manifest["tot"]) == ("2010-01-01", "2010-03-31")
    assert (manifest["groepen"], manifest["uitgenodigd"]) == ({"": 12}, [])
    assert manifest["codes"] == {"stel_a": "stel"}


def test_import_answers_keeps_open_answers_apart(tmp_path: Path) -> None:
    traject = TrajectFactory.create()
    ronde = take_in(traject, read(tmp_path))

    file = sealed.open_sealed(sealed.sealed_base(traject.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)

    assert "open" not in file.answers().columns
    assert sorted(file.texts("open")["tekst"]) == sorted(f"verhaal {n}" for n in range(1, 12, 2))


def test_import_answers_masks_how_to_reach_somebody(tmp_path: Path) -> None:
    traject = TrajectFactory.create()
    ronde = take_in(traject, read(tmp_path, ("Ja", "Mail jan@voorbeeld.example of bel 0612345678.", "4")))

    file = sealed.open_sealed(sealed.sealed_base(traject.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)

    assert "Mail [e-mailadres] of bel [telefoonnummer]." in set(file.texts("open")["tekst"])


def test_import_answers_refuses_the_same_name(tmp_path: Path) -> None:
    traject = TrajectFactory.create()
    take_in(traject, read(tmp_path))
    before = counts(), folders(traject)

    with pytest.raises(Refusal, match="'Meting 2010' bestaat al"):
        take_in(traject, read(tmp_path, ("Nee", "drie", "1")))

    assert (counts(), folders(traject)) == before


def test_import_answers_refuses_the_same_file_under_another_name(tmp_path: Path) -> None:
    traject = TrajectFactory.create()
    take_in(traject, read(tmp_path))
    before = counts(), folders(traject)

    with pytest.raises(Refusal, match="al ingelezen, als de ronde 'Meting 2010'"):
        take_in(traject, read(tmp_path), naam="Nog eens")

    assert (counts(), folders(traject)) == before


def test_import_answers_takes_the_same_file_in_another_traject(tmp_path: Path) -> None:
    for _ in range(2):
        assert take_in(TrajectFactory.create(), read(tmp_path)).status == Status.VERZEGELD


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"van": dt.date(2010, 4, 1)}, "ligt voor de begindatum"),
        ({"van": dt.date(1, 1, 1)}, "ligt voor 1 januari 1950"),
        ({"van": dt.date(1, 1, 1), "tot": dt.date(1, 1, 1)}, "ligt voor 1 januari 1950"),
        ({"tot": dt.date(9999, 12, 31)}, "in de toekomst"),
        ({"tot": dt.date(2011, 5, 4)}, "in de toekomst"),
        ({"naam": "  "}, "een naam"),
        ({"naam": "x" * 121}, "121"),
        ({"doelgroep": Doelgroep.MEDEWERKERS}, "ondernemingsraad"),
    ],
)
def test_import_answers_refuses(tmp_path: Path, options: dict[str, Any], words: str) -> None:
    traject = TrajectFactory.create()
    before = counts()

    with time_machine.travel("2011-05-03"), pytest.raises(Refusal, match=words):
        take_in(traject, read(tmp_path), **options)

    assert (counts(), folders(traject)) == (before, [])


def decide(traject: Traject, eerder: str = "Meting 2010", **besluit: Any) -> Orbesluit:
    usual: dict[str, Any] = {
        "soort": Orbesluit.Soort.INSTEMMING,
        "dossier_versie": "3-4-2011",
        "metingen": "De antwoorden van toen.",
        "genomen_op": dt.date(2011, 4, 1),
        "geldig_tot": dt.date(2011, 5, 3),
        "by": "or",
    }
    return record_besluit_eerder(traject=traject, eerder=eerder, **usual | besluit)


def take_in_staff(traject: Traject, path: Path, **options: Any) -> Ronde:
    return take_in(traject, read(path), doelgroep=Doelgroep.MEDEWERKERS, **options)


@time_machine.travel("2011-05-03")
@pytest.mark.parametrize("named", ["Meting 2010", "meting  2010 "])
def test_import_answers_takes_staff_answers_under_a_decision_that_names_them(
    tmp_path: Path, named: str
) -> None:
    traject = TrajectFactory.create()
    decide(traject, named)

    assert take_in_staff(traject, tmp_path).doelgroep == Doelgroep.MEDEWERKERS


@time_machine.travel("2011-05-03")
def test_one_decision_takes_in_one_survey(tmp_path: Path) -> None:
    """Other answers do not come in under the same decision by writing its name in other capitals."""
    traject = TrajectFactory.create()
    decide(traject)
    take_in_staff(traject, tmp_path)

    with pytest.raises(Refusal, match="bestaat al in dit traject"):
        take_in_staff(traject, tmp_path, naam="METING 2010")
    assert Ronde.objects.count() == 1


@time_machine.travel("2011-05-03")
def test_import_answers_asks_for_a_decision_that_names_them(tmp_path: Path) -> None:
    """Also where the council agreed with something else: another round, another survey, another traject."""
    traject = TrajectFactory.create()
    running = make_ronde(traject=traject, doelgroep=Doelgroep.MEDEWERKERS, naam="Nulmeting")
    decide_on(running)
    decide(traject, "Meting 2009")
    decide(TrajectFactory.create())
    before = counts()

    with pytest.raises(Refusal, match="na een besluit van de ondernemingsraad over 'Meting 2010'"):
        take_in_staff(traject, tmp_path)

    assert (counts(), folders(traject)) == (before, [])


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ({"soort": Orbesluit.Soort.AFGEWEZEN, "genomen_op": dt.date(2011, 4, 2)}, "wees het inlezen"),
        ({"geldig_tot": dt.date(2011, 5, 2), "genomen_op": dt.date(2011, 4, 2)}, "gold tot en met"),
    ],
)
@time_machine.travel("2011-05-03")
def test_import_answers_asks_the_last_decision(tmp_path: Path, later: dict[str, Any], words: str) -> None:
    traject = TrajectFactory.create()
    decide(traject)
    decide(traject, **later)

    with pytest.raises(Refusal, match=words):
        take_in_staff(traject, tmp_path)


@time_machine.travel("2011-05-03")
def test_decision_names_what_is_not_yet_taken_in(tmp_path: Path) -> None:
    traject = TrajectFactory.create()
    decide(traject)
    take_in_staff(traject, tmp_path)

    with pytest.raises(Refusal, match="is al ingelezen"):
        decide(traject)
    with pytest.raises(Refusal, match="Noem de eerdere vragenlijst"):
        decide(traject, " ")


def test_decision_names_one_thing(tmp_path: Path) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.MEDEWERKERS)
    besluit = OrbesluitFactory.create(traject=ronde.traject)

    for wrong in ({"ronde": ronde, "eerder": "Meting 2010"}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Besluitmeting.objects.create(besluit=besluit, **wrong)


def test_import_answers_leaves_the_draft_of_somebody_else(tmp_path: Path) -> None:
    traject = TrajectFactory.create()
    answers = read(tmp_path)
    name = "Meting 2010 (ingelezen)"
    draft = save_vragenlijst(gemeente=traject.gemeente, naam=name, inhoud=answers.inhoud, by="test")

    with pytest.raises(Refusal, match="wordt nog gewerkt"):
        take_in(traject, answers)

    draft.refresh_from_db()
    assert not draft.vastgesteld
    assert folders(traject) == []


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (frames, "build_frame"),
        (sealed, "write_file"),
        (sealed, "open_sealed"),
        (inlezen, "save_vragenlijst"),
        (inlezen, "publish_versie"),
        (inlezen, "store"),
        (audit, "record"),
        (Ronde, "save"),
    ],
)
def test_import_answers_leaves_nothing_after_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Any, name: str
) -> None:
    traject, answers = TrajectFactory.create(), read(tmp_path)
    before = counts()

    def crash(*args: object, **kwargs: object) -> None:
        raise CrashError

    with monkeypatch.context() as patch:
        patch.setattr(place, name, crash)
        with pytest.raises(CrashError):
            take_in(traject, answers)

    assert (counts(), folders(traject)) == (before, [])
    assert take_in(traject, answers).status == Status.VERZEGELD


def test_import_answers_keeps_the_file_once_the_ronde_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    traject = TrajectFactory.create()
    commit = inlezen._commit

    def crash_after(*args: Any) -> None:
        commit(*args)
        raise CrashError

    monkeypatch.setattr(inlezen, "_commit", crash_after)
    with pytest.raises(CrashError):
        take_in(traject, read(tmp_path))

    assert Ronde.objects.get().status == Status.VERZEGELD
    assert len(folders(traject)) == 1


def test_import_answers_looks_past_a_damaged_ronde(tmp_path: Path) -> None:
    traject = TrajectFactory.create()
    take_in(traject, read(tmp_path))
    (manifest,) = sealed.sealed_base(traject.gemeente.slug).glob("*/manifest.json")
    manifest.unlink()

    assert take_in(traject, read(tmp_path), naam="Nog eens").status == Status.VERZEGELD


def test_import_answers_leaves_other_rounds_alone(tmp_path: Path) -> None:
    other = make_ronde()

    take_in(other.traject, read(tmp_path))

    other.refresh_from_db()
    assert other.status == Status.CONCEPT


def command(traject: Traject, path: Path, *options: str) -> str:
    out = StringIO()
    call_command(
        "import_antwoorden",
        str(path),
        *("--gemeente", traject.gemeente.slug, "--traject", traject.naam, "--naam", "Meting 2010"),
        *("--van", "2010-01-01", "--tot", "2010-03-31", *options),
        stdout=out,
    )
    return out.getvalue()


def test_import_antwoorden_tells_what_it_did(tmp_path: Path) -> None:
    traject = TrajectFactory.create()

    said = command(traject, answers_file(tmp_path, HEADINGS, *ROWS))

    assert "- Afgeleid uit de antwoorden: " in said
    assert "De ronde 'Meting 2010' is ingelezen, met 12 ingevulde vragenlijsten." in said
    assert Ronde.objects.get().status == Status.VERZEGELD


def test_import_antwoorden_uses_the_questionnaire(tmp_path: Path) -> None:
    row = {"qid": 1, "gid": 1, "type": "Y", "title": "werk", "question": "Werkt u?", "relevance": "x == 1"}
    lss = lss_file(tmp_path, questions=[row])
    path = answers_file(tmp_path, HEADINGS, *ROWS)

    said = command(TrajectFactory.create(), path, "--lss", str(lss), "--onbekend", "weglaten")

    assert "- De voorwaarden waaronder vragen verschijnen zijn niet overgenomen." in said
    assert [vraag.code for vraag in Ronde.objects.get().versie.content.vragen()] == ["werk"]


def test_import_antwoorden_leaves_out_columns_that_are_named(tmp_path: Path) -> None:
    path = answers_file(tmp_path, HEADINGS, *ROWS)

    command(TrajectFactory.create(), path, "--weglaten", "open", "--weglaten", "stel")

    assert [vraag.code for vraag in Ronde.objects.get().versie.content.vragen()] == ["werk"]


@pytest.mark.parametrize("content", [b"", b"q. Iets,z\nJa\n", b"\0" * 99, "q. één\nx\n".encode("cp1252")])
def test_import_antwoorden_refuses_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    before = counts()

    with pytest.raises(CommandError, match=r"^[A-Z].*\.$"):
        command(TrajectFactory.create(), path)

    assert counts() == before


@pytest.mark.parametrize(
    "options", [("--tekenset", "base64"), ("--tekenset", "rot13"), ("--van", "0001-01-01")]
)
def test_import_antwoorden_refuses_what_cannot_be_in_a_sentence(
    tmp_path: Path, options: tuple[str, str]
) -> None:
    path = answers_file(tmp_path, HEADINGS, *ROWS)

    with pytest.raises(CommandError, match=r"^De .*\.$"):
        command(TrajectFactory.create(), path, *options)


def test_import_antwoorden_refuses_unknown_gemeente_and_traject(tmp_path: Path) -> None:
    traject = TrajectFactory.create()
    path = answers_file(tmp_path, HEADINGS, *ROWS)

    with pytest.raises(CommandError, match="geen traject 'Elders'"):
        command(Traject(gemeente=traject.gemeente, naam="Elders"), path)
    traject.gemeente.slug = "nergens"
    with pytest.raises(CommandError, match="geen gemeente 'nergens'"):
        command(traject, path)
