"""Rounds of the panel told by the classes of the profile that went along: stored, and only as declared."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from metingen.actions.meetwaarden import measure_ronde
from metingen.figures import ronde as ronde_figures
from metingen.models import Meetwaarde
from metingen.queries.cijfers import read_cijfers
from metingen.queries.rondes import measured_groepen
from tests.metingen.panelronde import measured_panel

pytestmark = pytest.mark.django_db


def test_classes_are_told_beside_everybody() -> None:
    ronde = measured_panel()

    found = read_cijfers(ronde.gemeente, lengte="ronde", codes=["goed"], kenmerk="leeftijd")

    assert {(each.groep, each.categorie): each.n for each in found} == {
        ("18-34", "ja"): 12,
        ("18-34", "nee"): 12,
        ("65+", "ja"): 14,
        ("65+", "nee"): 14,
    }
    assert {each.groep: each.waarde for each in found if each.categorie == "ja"} == {"18-34": 0.5, "65+": 0.5}


def test_how_many_of_each_class_answered_is_told() -> None:
    ronde = measured_panel()

    found = read_cijfers(ronde.gemeente, lengte="ronde", codes=["respons"], kenmerk="leeftijd")

    assert {each.groep: each.waarde for each in found} == {"18-34": 12.0, "65+": 14.0}


def test_who_reads_groups_does_not_take_classes_for_them() -> None:
    ronde = measured_panel()

    assert {each.groep for each in read_cijfers(ronde.gemeente, lengte="ronde")} == {""}
    assert measured_groepen(ronde.gemeente, frozenset(Meetwaarde.Status)) == {}


def test_a_class_of_one_mind_is_hidden_and_points_to_everybody() -> None:
    ronde = measured_panel(old=lambda _: "ja")

    found = read_cijfers(ronde.gemeente, lengte="ronde", codes=["goed"], kenmerk="leeftijd")

    assert {(each.waarde, each.n, each.zie_geheel) for each in found} == {(None, None, True)}


def test_a_round_that_was_told_without_a_breakdown_gets_none_later(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr("metingen.figures.ronde.uitsplitsingen", lambda _: ())
        ronde = measured_panel()
    monkeypatch.setattr(ronde_figures, "METHOD", "ronde-later")

    assert measure_ronde(ronde=ronde, by="test")
    assert not Meetwaarde.objects.exclude(kenmerk="").exists()


def test_a_later_version_tells_the_same_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = measured_panel()
    classes = Meetwaarde.objects.exclude(kenmerk="").count()
    monkeypatch.setattr(ronde_figures, "METHOD", "ronde-later")

    measure_ronde(ronde=ronde, by="test")

    newer = Meetwaarde.objects.filter(methode="ronde-later").exclude(kenmerk="")
    assert newer.count() == classes > 0


def test_the_database_refuses_a_class_of_nothing() -> None:
    ronde = measured_panel()
    row = Meetwaarde.objects.filter(kenmerk="leeftijd").first()
    assert row is not None

    row.pk, row.groep = None, ""
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    with pytest.raises(Exception, match="never changes"), transaction.atomic():
        Meetwaarde.objects.filter(ronde=ronde, kenmerk="leeftijd").update(kenmerk="kern")


def test_without_items_of_the_profile_there_is_nothing_to_tell_apart() -> None:
    ronde = measured_panel(profielitems=())

    assert not Meetwaarde.objects.filter(ronde=ronde).exclude(kenmerk="").exists()
