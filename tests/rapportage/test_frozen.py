"""A settled report stays what it was: the database refuses changes, and it can be drawn again to the bit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from adoptie.models import Gemeente
from adoptie.program import commit_of, program_version
from metingen.models import Indicator, Meetwaarde
from metingen.queries.vingerafdrukken import fingerprints
from rapportage.actions.rapport import build_rapport, publish_rapport, settle_rapport
from rapportage.models import Rapport, Rapportbestand
from rapportage.queries.hertekenen import differences
from tests.factories.adoptie import GemeenteFactory
from tests.factories.metingen import year_of_figures
from tests.factories.rapportage import make_rapport, opdracht

_LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


def refuses(rows: object, **values: object) -> bool:
    try:
        with transaction.atomic():
            rows.update(**values)  # type: ignore[attr-defined]
    except IntegrityError:
        return True
    return False


@pytest.fixture
def drawn(gemeente: Gemeente) -> Rapport:
    """Give a report that was really drawn, with a logo."""
    Gemeente.objects.filter(pk=gemeente.pk).update(logo=_LOGO, logo_soort="image/svg+xml")
    gemeente.refresh_from_db()
    return build_rapport(opdracht=opdracht(gemeente), by="test")


CHANGES = {
    "inhoud": {"title": "Anders"},
    "inhoud_hash": "0" * 64,
    "cijfers": [1, 2],
    "cijferhashes": {"1": "x"},
    "erratum": "Toch niet.",
    "teksten": {"vraag": "Anders"},
    "titel": "Anders",
    "programma": "9.9",
    "logo": b"x",
    "status": Rapport.Status.CONCEPT,
    "vastgesteld_door": "Iemand anders",
    "vastgesteld_op": dt.datetime(2001, 1, 1, tzinfo=dt.UTC),
}


@pytest.mark.usefixtures("quick_files")
@pytest.mark.parametrize("field", CHANGES)
def test_settled_report_does_not_change(gemeente: Gemeente, field: str) -> None:
    rapport = settle_rapport(rapport=build_rapport(opdracht=opdracht(gemeente), by="test"), by="test")

    assert refuses(Rapport.objects.filter(pk=rapport.pk), **{field: CHANGES[field]})
    assert refuses(rapport.bestanden.all(), inhoud=b"anders")


def refused(change: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


def test_settled_report_keeps_its_files_and_gets_no_more(gemeente: Gemeente) -> None:
    concept = make_rapport(gemeente, "2011-K3")
    settled = make_rapport(gemeente, "2011-K4", status=Rapport.Status.VASTGESTELD)
    published = make_rapport(gemeente, "2011-K2", status=Rapport.Status.GEPUBLICEERD)
    extra = {"naam": "extra.pdf", "inhoud": b"x", "hash": "0" * 64}

    for rapport, held in ((concept, False), (settled, True), (published, True)):
        before = set(rapport.bestanden.values_list("naam", flat=True))
        assert refused(rapport.bestanden.filter(naam="rapport.pdf").delete) is held
        assert refused(partial(rapport.bestanden.create, **extra)) is held
        if held:
            assert set(rapport.bestanden.values_list("naam", flat=True)) == before


@pytest.mark.django_db(transaction=True)
def test_files_go_with_their_report_when_a_gemeente_goes() -> None:
    goes, stays = (GemeenteFactory.create(slug=slug) for slug in ("hattem", "elders"))
    for gemeente in (goes, stays):
        year_of_figures(gemeente)
        make_rapport(gemeente, status=Rapport.Status.GEPUBLICEERD)
    goes.meetwaarden.all().delete()

    goes.delete()

    kept = Rapport.objects.get()
    assert kept.gemeente == stays
    assert set(Rapportbestand.objects.values_list("rapport", flat=True)) == {kept.pk}


def test_report_is_not_published_before_it_is_settled(gemeente: Gemeente) -> None:
    rows = Rapport.objects.filter(pk=make_rapport(gemeente).pk)

    assert refuses(rows, status=Rapport.Status.GEPUBLICEERD)


@pytest.mark.usefixtures("quick_files")
def test_report_keeps_what_its_figures_said_and_what_built_it(gemeente: Gemeente) -> None:
    rapport = build_rapport(opdracht=opdracht(gemeente), by="test")

    assert rapport.cijfers
    assert rapport.cijferhashes == fingerprints(rapport.cijfers)
    assert rapport.programma == program_version()
    assert re.match(r"\d+\.\d+\.\d+", rapport.programma)


def test_fingerprint_tells_what_a_figure_says_and_not_who_may_see_it(gemeente: Gemeente) -> None:
    figure = Meetwaarde.objects.filter(gemeente=gemeente).first()
    assert figure is not None
    before = fingerprints([figure.pk])

    Meetwaarde.objects.filter(pk=figure.pk).update(status=Meetwaarde.Status.GEPUBLICEERD)

    assert fingerprints([figure.pk]) == before


def test_published_report_is_drawn_again_the_same_though_the_logo_is_another(
    gemeente: Gemeente, drawn: Rapport
) -> None:
    publish_rapport(rapport=settle_rapport(rapport=drawn, by="test"), by="test")
    Gemeente.objects.filter(pk=gemeente.pk).update(logo=None, logo_soort="")

    call_command("hertekenen", str(drawn.pk))

    assert differences(Rapport.objects.get(pk=drawn.pk)) == ()


@pytest.mark.usefixtures("quick_files")
def test_settled_report_keeps_its_words_though_the_program_explains_a_figure_otherwise(
    gemeente: Gemeente,
) -> None:
    Indicator.objects.filter(gemeente=gemeente).update(definitie="De mediaan volgens Kaplan-Meier.")
    rapport = settle_rapport(rapport=build_rapport(opdracht=opdracht(gemeente), by="test"), by="test")

    Indicator.objects.filter(gemeente=gemeente).update(definitie="Zo lang duurde het meestal.")

    assert "Kaplan-Meier" in str(Rapport.objects.get(pk=rapport.pk).inhoud)


def test_redrawing_names_what_is_not_the_same(drawn: Rapport) -> None:
    _without_promises()
    drawn.bestanden.filter(naam="rapport.html").update(inhoud=b"geknoeid", hash="0" * 64)
    drawn.bestanden.filter(naam="rapport.json").update(inhoud=b"geknoeid")
    drawn.bestanden.filter(naam="SHA256SUMS").delete()
    Rapport.objects.update(programma="0.0.1", cijferhashes={str(drawn.cijfers[0]): "x"})

    words = "\n".join(differences(Rapport.objects.get()))

    assert "Veranderd sinds het rapport is gemaakt: 'rapport.html' en 'rapport.json'." in words
    assert "Nu anders getekend: 'rapport.html'." in words
    assert "Nu getekend, maar niet bewaard: 'SHA256SUMS'." in words
    assert "Van 1 cijfer staat niet meer in de database" in words
    assert "Het rapport is gemaakt met 0.0.1 van het programma." in words
    with pytest.raises(CommandError, match="Niet gelijk: 1 rapport"):
        call_command("hertekenen", alle=True, gemeente="hattem")


def _without_promises() -> None:
    with connection.cursor() as cursor:
        place = " ON rapportage_rapportbestand" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER rapportbestand_fixed{place}")


@pytest.mark.parametrize("words", [[], ["vier"], ["--alle"], ["99"]])
@pytest.mark.django_db
def test_command_asks_which_report(words: list[str]) -> None:
    with pytest.raises(CommandError, match="rapport"):
        call_command("hertekenen", *words)


@pytest.mark.parametrize(
    ("files", "commit"),
    [
        ({}, ""),
        ({"HEAD": "a" * 40}, "a" * 40),
        ({"HEAD": "ref: refs/heads/main", "refs/heads/main": "b" * 40}, "b" * 40),
        ({"HEAD": "ref: refs/heads/main", "packed-refs": f"# x\n{'c' * 40} refs/heads/main"}, "c" * 40),
        ({"HEAD": "ref: refs/heads/main"}, ""),
    ],
)
def test_commit_is_read_wherever_git_keeps_it(tmp_path: Path, files: dict[str, str], commit: str) -> None:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")

    assert commit_of(tmp_path) == commit
