"""Having a report made: a kind is chosen, and then only what that kind needs is asked."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import Protocol, cast

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.models import Gemeente
from adoptie.periods import period_of
from adoptie.refusal import Refusal
from enquetes.models import Ronde
from rapportage.models import Rapport, Soort, Uitvoering
from rapportage.queries.keuzes import Need
from rapportage.queries.opdrachten import KINDS, Kind, check_opdracht
from tests.factories.adoptie import InterventieFactory, TrajectFactory
from tests.factories.enquetes import make_open_ronde, make_staff_ronde
from tests.factories.metingen import question_figure
from tests.factories.rapportage import make_uitvoering, opdracht
from tests.rapportage.conftest import LogIn

LIST = "/gemeente/hattem/rapporten/"
MAKE = f"{LIST}maken/"


class NewKind(Protocol):
    def __call__(self, *needs: Need, teksten: tuple[tuple[str, str], ...] = ()) -> None: ...


@pytest.fixture
def new_kind(monkeypatch: pytest.MonkeyPatch) -> NewKind:
    """Return how to add a kind of report that needs this."""

    def add(*needs: Need, teksten: tuple[tuple[str, str], ...] = ()) -> None:
        kind = Kind("Proef: wat is er nodig?", KINDS[Soort.VOORTGANG].compose, frozenset(needs), teksten)
        monkeypatch.setitem(cast("MutableMapping[Soort, Kind]", KINDS), Soort.GESPREKSBLAD, kind)

    return add


@pytest.fixture
def ronde(gemeente: Gemeente) -> Ronde:
    """Give a round with figures of the whole and of one group."""
    traject = TrajectFactory.create(gemeente=gemeente)
    ronde = make_staff_ronde({"Balie": 20}, traject=traject, naam="Najaar")
    question_figure(ronde, "werk:score", 60.0)
    question_figure(ronde, "werk:score", 40.0, groep="Balie")
    return ronde


def test_every_kind_is_a_card_with_its_question(gemeente: Gemeente, log_in: LogIn) -> None:
    page = log_in(gemeente).get(MAKE).content.decode()

    for soort, kind in KINDS.items():
        assert kind.vraag in page
        assert f'href="{MAKE}{soort}/"' in page


def test_kind_that_does_not_exist_is_not_found(gemeente: Gemeente, log_in: LogIn) -> None:
    assert log_in(gemeente).get(f"{MAKE}roman/").status_code == 404


def test_rapport_maken_lets_the_worker_make_it(
    gemeente: Gemeente, log_in: LogIn, quick_files: None, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = log_in(gemeente).post(f"{MAKE}voortgang/", {"periode": "2011-K4"})

    asked = Uitvoering.objects.get()
    assert response["Location"] == f"{LIST}wachten/{asked.pk}/"
    assert asked.status == Uitvoering.Status.GEMAAKT
    assert log_in(gemeente).get(response["Location"])["Location"] == f"{LIST}{asked.rapport_id}/"


def test_rapport_maken_of_an_effect_is_about_its_interventie(
    gemeente: Gemeente, log_in: LogIn, quick_files: None, django_capture_on_commit_callbacks: Committing
) -> None:
    interventie = InterventieFactory.create(spoor__traject__gemeente=gemeente)
    data = {"periode": "2011-K4", "interventie": interventie.pk}

    with django_capture_on_commit_callbacks(execute=True):
        log_in(gemeente).post(f"{MAKE}effect/", data)

    assert Rapport.objects.get().interventie == interventie


def test_rapport_maken_twice_is_made_once(gemeente: Gemeente, log_in: LogIn) -> None:
    for _ in range(2):
        log_in(gemeente).post(f"{MAKE}voortgang/", {"periode": "2011-K4"})

    assert Uitvoering.objects.count() == 1


@pytest.mark.parametrize(
    ("soort", "periode", "field"), [("voortgang", "ooit", "periode"), ("effect", "2011-K4", "interventie")]
)
def test_rapport_maken_says_what_is_wrong(
    gemeente: Gemeente, log_in: LogIn, soort: str, periode: str, field: str
) -> None:
    InterventieFactory.create(spoor__traject__gemeente=gemeente)

    response = log_in(gemeente).post(f"{MAKE}{soort}/", {"periode": periode})

    assert field in response.context["form"].errors
    assert not Uitvoering.objects.exists()


def test_rapport_maken_takes_no_interventie_of_another_gemeente(gemeente: Gemeente, log_in: LogIn) -> None:
    data = {"periode": "2011-K4", "interventie": InterventieFactory.create().pk}

    assert "interventie" in log_in(gemeente).post(f"{MAKE}effect/", data).context["form"].errors


def test_kind_about_a_ronde_asks_no_period(
    gemeente: Gemeente, ronde: Ronde, log_in: LogIn, new_kind: NewKind
) -> None:
    new_kind("ronde")
    url = f"{MAKE}gespreksblad/"

    assert "periode" not in log_in(gemeente).get(url).context["form"].fields
    log_in(gemeente).post(url, {"ronde": ronde.pk})

    asked = Uitvoering.objects.get()
    quarter = period_of(timezone.localdate(ronde.sluit_op), "kwartaal")
    assert (asked.ronde, asked.periode) == (ronde, quarter.code)


def test_kind_about_a_group_asks_for_the_group_of_a_ronde_at_once(
    gemeente: Gemeente, ronde: Ronde, log_in: LogIn, new_kind: NewKind
) -> None:
    new_kind("ronde", "groep")
    url = f"{MAKE}gespreksblad/"

    assert list(log_in(gemeente).get(url).context["form"].fields) == ["groep"]
    log_in(gemeente).post(url, {"groep": f"{ronde.pk}:Balie"})

    asked = Uitvoering.objects.get()
    assert (asked.ronde, asked.groep) == (ronde, "Balie")


@pytest.mark.parametrize("groep", ["Onbekend", ""])
def test_group_without_figures_cannot_be_chosen(
    gemeente: Gemeente, ronde: Ronde, log_in: LogIn, new_kind: NewKind, groep: str
) -> None:
    new_kind("ronde", "groep")

    response = log_in(gemeente).post(f"{MAKE}gespreksblad/", {"groep": f"{ronde.pk}:{groep}"})

    assert "groep" in response.context["form"].errors


def test_kind_that_lacks_what_it_is_about_says_so(
    gemeente: Gemeente, log_in: LogIn, new_kind: NewKind
) -> None:
    new_kind("ronde")

    page = log_in(gemeente).get(f"{MAKE}gespreksblad/").content.decode()

    assert "Er is nog geen ronde met cijfers." in page
    assert "<form method" not in page.partition("<main")[2]


def test_words_of_people_are_kept_by_their_place(
    gemeente: Gemeente, log_in: LogIn, new_kind: NewKind
) -> None:
    new_kind(teksten=(("vraag", "Wat vraagt u de raad?"), ("dank", "Wie bedankt u?")))
    client, url = log_in(gemeente), f"{MAKE}gespreksblad/"

    assert "Wat vraagt u de raad?" in client.get(url).content.decode()
    client.post(url, {"periode": "2011-K4", "tekst_vraag": "Meer tijd.", "tekst_dank": ""})

    assert Uitvoering.objects.get().teksten == {"vraag": "Meer tijd."}


@pytest.mark.usefixtures("quick_files")
def test_command_finds_ronde_and_groep_by_name(
    gemeente: Gemeente, ronde: Ronde, new_kind: NewKind, tmp_path: Path
) -> None:
    new_kind("ronde", "groep")

    told = {"gemeente": "hattem", "out": tmp_path / "uit"}
    call_command("build_rapport", "gespreksblad", ronde="Najaar", groep="Balie", **told)

    made = Rapport.objects.get()
    assert (made.ronde, made.groep) == (ronde, "Balie")


def test_command_names_the_groups_that_can_be_chosen(
    gemeente: Gemeente, ronde: Ronde, new_kind: NewKind, tmp_path: Path
) -> None:
    new_kind("ronde", "groep")

    with pytest.raises(CommandError, match=r"Er is geen groep 'Post'\. Kies met --groep: 'Balie'"):
        call_command(
            "build_rapport",
            "gespreksblad",
            ronde="Najaar",
            groep="Post",
            gemeente="hattem",
            out=tmp_path / "uit",
        )


def test_ronde_of_another_gemeente_is_refused(gemeente: Gemeente, new_kind: NewKind) -> None:
    new_kind("ronde")
    other = make_open_ronde(traject=TrajectFactory.create())
    question_figure(other, "werk:score", 60.0)

    with pytest.raises(Refusal, match="Kies een ronde van deze gemeente"):
        check_opdracht(opdracht(gemeente, Soort.GESPREKSBLAD, ronde=other.pk))


def test_rapport_wachten_looks_again_until_it_is_stopped(gemeente: Gemeente, log_in: LogIn) -> None:
    url = f"{LIST}wachten/{make_uitvoering(gemeente).pk}/"

    assert log_in(gemeente).get(url)["Refresh"] == "5"
    stopped = log_in(gemeente).get(f"{url}?vanzelf=nee")
    assert "Refresh" not in stopped
    assert ">Vernieuwen<" in stopped.content.decode()


def test_rapport_wachten_tells_how_far_it_is(gemeente: Gemeente, log_in: LogIn) -> None:
    busy = make_uitvoering(gemeente, status="bezig", stap="Grafieken tekenen: 12 van 25", klaar=50)

    page = log_in(gemeente).get(f"{LIST}wachten/{busy.pk}/").content.decode()

    assert "Grafieken tekenen: 12 van 25" in page
    assert '<progress id="voortgang" max="100" value="50">' in page


def test_rapport_wachten_tells_what_went_wrong(gemeente: Gemeente, log_in: LogIn) -> None:
    failed = make_uitvoering(gemeente, status=Uitvoering.Status.MISLUKT, melding="Er zijn geen cijfers.")

    response = log_in(gemeente).get(f"{LIST}wachten/{failed.pk}/")

    assert "Er zijn geen cijfers." in response.content.decode()
    assert "Refresh" not in response
