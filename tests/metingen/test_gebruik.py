"""How staff use something: totals of groups under a decision, and nothing finer, ever."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import time_machine
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from adoptie.models import Gebeurtenis, Gemeente, Orbesluit, Traject
from adoptie.refusal import Refusal
from enquetes.actions.ondergrens import set_ondergrens
from metingen.actions.gebruik import prepare_gebruik, receive_gebruik, record_bronbesluit
from metingen.actions.inlezen import take_in_export
from metingen.actions.leveringen import Lezing, receive_zaken
from metingen.actions.meetwaarden import measure_bron
from metingen.disclosure import Klasse, thresholds
from metingen.figures.gebruik import Gebruik, usage_figures
from metingen.importers import LeveringError, load_preset
from metingen.importers.gebruik import KEYS
from metingen.models import Bron, Bronbesluit, Indicator, Levering, Meetwaarde
from metingen.queries.begin import nulpunt_of
from metingen.queries.bronnen import first_bron, last_peildatum
from metingen.queries.cijfers import read_cijfers
from metingen.queries.gebruik import bron_objections, dossier_name
from metingen.queries.leveringen import current_counts
from metingen.queries.te_meten import unmeasured_bronnen
from metingen.sealed import read_counts
from tests.factories.adoptie import OnderdeelFactory, RapportagegroepFactory, TrajectFactory

pytestmark = pytest.mark.django_db
HEADINGS = "maand;groep;medewerkers;gebruikers"
NOW = "2026-06-10T12:00:00Z"
MARCH_FIRST = dt.date(2026, 3, 1)
GROUPS = {"Samenleving": 40, "Ruimte": 30, "Bestuur": 12}


@pytest.fixture(autouse=True)
def _in_june() -> Iterable[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def traject() -> Traject:
    found = TrajectFactory.create()
    for name in GROUPS:
        RapportagegroepFactory.create(traject=found, naam=name)
    return found


@pytest.fixture
def bron(traject: Traject) -> Bron:
    return prepare_gebruik(
        traject=traject,
        wat="het nieuwe zaaksysteem",
        spoor="virtueel",
        vanaf=dt.date(2026, 3, 1),
        by="leider",
    )


def decide(bron: Bron, **besluit: Any) -> Orbesluit:
    usual: dict[str, Any] = {
        "soort": "instemming",
        "metingen": "Gebruik per groep",
        "genomen_op": dt.date(2026, 6, 1),
        "geldig_tot": dt.date(2027, 5, 31),
        "by": "or",
    }
    return record_bronbesluit(bron=bron, **usual | besluit)


def lines(month: str, users: dict[str, int], people: dict[str, int] = GROUPS) -> list[str]:
    return [f"{month};{name};{people[name]};{users[name]}" for name in people]


MARCH = lines("2026-03", {"Samenleving": 20, "Ruimte": 9, "Bestuur": 6})
APRIL = lines("2026-04", {"Samenleving": 28, "Ruimte": 15, "Bestuur": 6})


def written(folder: Path, rows: Iterable[str], headings: str = HEADINGS) -> Path:
    path = folder / "gebruik.csv"
    path.write_text("\n".join([headings, *rows]), encoding="utf-8")
    return path


def receive(bron: Bron, folder: Path, rows: Iterable[str] = MARCH, **changes: str) -> Levering:
    return receive_gebruik(bron=bron, path=written(folder, rows, **changes), by="leider")


def figures(gemeente: Gemeente) -> dict[tuple[str, str], float | None]:
    found = read_cijfers(gemeente, lengte="maand", codes=["gebruik-aandeel"])
    return {(each.periode, each.groep): each.waarde for each in found}


def test_totals_become_figures_of_the_whole_and_of_groups(bron: Bron, tmp_path: Path) -> None:
    decide(bron)
    levering = receive(bron, tmp_path, [*MARCH, *APRIL])
    measure_bron(bron=bron, by="worker")

    told = figures(bron.gemeente)
    assert told["2026-03", ""] == pytest.approx(35 / 82, abs=1e-4)
    assert told["2026-04", "Samenleving"] == 0.7
    assert {groep for _, groep in told} == {"", *GROUPS}
    assert Indicator.objects.get().klasse == "gebruik"
    assert (levering.van, levering.tot) == (dt.date(2026, 3, 1), dt.date(2026, 4, 30))
    assert not unmeasured_bronnen()


def test_nothing_comes_in_without_a_decision_that_names_the_source(
    bron: Bron, traject: Traject, tmp_path: Path
) -> None:
    other = prepare_gebruik(
        traject=traject, wat="de tablet", spoor="fysiek", vanaf=dt.date(2026, 1, 1), by="leider"
    )
    decide(other)

    with pytest.raises(Refusal, match=r"We lezen pas iets in over 'het nieuwe zaaksysteem' na een besluit"):
        receive(bron, tmp_path)
    assert not Levering.objects.exists()


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ({"soort": "afgewezen"}, "wees deze bron af op 2 juni 2026"),
        ({"geldig_tot": dt.date(2026, 6, 9)}, "gold tot en met 9 juni 2026"),
    ],
)
def test_last_decision_counts(bron: Bron, tmp_path: Path, later: dict[str, Any], words: str) -> None:
    decide(bron)
    decide(bron, genomen_op=dt.date(2026, 6, 2), **later)

    with pytest.raises(Refusal, match=words.replace(" ", r"\s")):
        receive(bron, tmp_path)


def test_decision_holds_twelve_months_at_most(bron: Bron) -> None:
    with pytest.raises(Refusal, match="hoogstens twaalf maanden"):
        decide(bron, geldig_tot=dt.date(2027, 6, 2))


def test_only_widening_asks_for_another_decision(bron: Bron, traject: Traject, tmp_path: Path) -> None:
    decide(bron)
    before = dossier_name(bron)
    set_ondergrens(traject=traject, waarde=12, reden="Meer rust", by="or")
    assert not list(bron_objections(bron))

    RapportagegroepFactory.create(traject=traject, naam="Zorg")

    assert dossier_name(bron) != before
    with pytest.raises(Refusal, match="Nieuw in de groepen: Zorg"):
        receive(bron, tmp_path)
    decide(bron)
    assert not list(bron_objections(bron))


def test_group_that_is_split_is_wider(traject: Traject, tmp_path: Path) -> None:
    one, other = (
        OnderdeelFactory.create(gemeente=traject.gemeente),
        OnderdeelFactory.create(gemeente=traject.gemeente),
    )
    group = traject.rapportagegroepen.get(naam="Ruimte")
    group.onderdelen.set([one, other])
    bron = prepare_gebruik(traject=traject, wat="mail", spoor="virtueel", vanaf=MARCH_FIRST, by="leider")
    decide(bron)

    group.onderdelen.set([one])
    RapportagegroepFactory.create(traject=traject, naam="Groen").onderdelen.set([other])

    assert any("is kleiner dan in het dossier" in sentence for sentence in bron_objections(bron))


@pytest.mark.parametrize("change", [{"wat": "de camera"}, {"vanaf": dt.date(2020, 1, 1)}, {"soort": "zaken"}])
def test_database_keeps_what_was_decided_on(bron: Bron, change: dict[str, Any]) -> None:
    decide(bron)

    with pytest.raises(IntegrityError), transaction.atomic():
        Bron.objects.filter(pk=bron.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bronbesluit.objects.update(inhoud={})


def told_in_march(bron: Bron) -> Levering:
    day = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
    return Levering(
        bron=bron, bestand="x", bestand_hash="h", lees_hash="l", peildatum=day, aantal=1, verzegeld_hash="v",
        van=dt.date(2026, 3, 1), tot=dt.date(2026, 3, 31),
    )  # fmt: skip


@pytest.mark.parametrize(
    "decisions",
    [
        [],
        [{"genomen_op": dt.date(2026, 6, 2)}, {"soort": "afgewezen", "genomen_op": dt.date(2026, 6, 2)}],
        [{"soort": "afgewezen", "genomen_op": dt.date(2026, 6, 3)}, {"genomen_op": dt.date(2026, 6, 2)}],
        [{"genomen_op": dt.date(2025, 4, 1), "geldig_tot": dt.date(2026, 3, 30)}],
    ],
)
def test_database_takes_no_levering_without_the_last_decision(
    bron: Bron, decisions: list[dict[str, Any]]
) -> None:
    for decision in decisions:
        decide(bron, **decision)

    with pytest.raises(IntegrityError), transaction.atomic():
        told_in_march(bron).save()


def test_database_keeps_cases_and_usage_apart(bron: Bron) -> None:
    """Else a levering without a decision would come in as cases, and be usage afterwards."""
    cases = Bron.objects.create(gemeente=bron.gemeente, naam="zaken")
    row = told_in_march(cases)
    row.save()

    as_usage = {"soort": "gebruik", "traject": bron.traject, "wat": "x", "vanaf": MARCH_FIRST}
    with pytest.raises(IntegrityError), transaction.atomic():
        Bron.objects.filter(pk=cases.pk).update(**as_usage)
    with pytest.raises(IntegrityError), transaction.atomic():
        Levering.objects.filter(pk=row.pk).update(bron=bron)


_PERSONS = {
    "named": ("maand;medewerkernaam;logins", ["2026-03;Jan;3", "2026-03;Els;9"], "'medewerkernaam'"),
    "mail": ("maand;kolom2;logins", ["2026-03;a@stad.example;3"], "'kolom2': er staan e-mailadressen"),
    "bsn": ("maand;nr;logins", ["2026-03;123456782;3"], "'nr': er staan nummers in die een BSN"),
    "users": ("maand;wie;logins", ["2026-03;jdejong;3", "2026-03;mjansen;1", "2026-03;abakker;2"], "'wie'"),
    "numbers": ("maand;wie;logins", [f"2026-03;{10_234 + 37 * n};{n}" for n in range(9)], "'wie': elke rij"),
    "hashes": ("maand;k;logins", [f"2026-03;{n * 7919:06x}ab{n}c;{n}" for n in range(9)], "'k': elke rij"),
    "numbers as groups": (
        HEADINGS,
        [f"2026-03;{10_234 + 37 * n};1;1" for n in range(9)],
        "'medewerkers': elke rij gaat over één persoon",
    ),
    "numbers as large groups": (
        HEADINGS,
        [f"2026-03;{10_234 + 37 * n};14;9" for n in range(9)],
        "kolom 'groep'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", _PERSONS)
def test_file_of_persons_is_refused_and_nothing_is_kept(bron: Bron, tmp_path: Path, kind: str) -> None:
    decide(bron)
    events = Gebeurtenis.objects.count()
    headings, rows, words = _PERSONS[kind]

    with pytest.raises(Refusal, match=words) as caught:
        receive(bron, tmp_path, rows, headings=headings)

    told = str(caught.value)
    assert "[Rr]ij 2" in told or "rij 2" in told.lower() or kind == "named"
    assert "Er is niets bewaard." in told
    assert rows[0].split(";")[1] not in told
    assert (Levering.objects.count(), Gebeurtenis.objects.count()) == (0, events)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([*MARCH, MARCH[0]], "Rij 5: 'Samenleving' staat ook in rij 2"),
        (MARCH[:2], "Bij maart 2026 ontbreekt Bestuur"),
        (lines("2026-02", dict.fromkeys(GROUPS, 3)), "februari 2026 ligt voor de eerste maand"),
        (lines("2026-06", dict.fromkeys(GROUPS, 3)), "juni 2026 is nog niet voorbij"),
        ([MARCH[0].replace(";20", ";41"), *MARCH[1:]], "Rij 2: er zijn meer gebruikers dan medewerkers"),
        ([MARCH[0].replace(";20", ";half"), *MARCH[1:]], "Rij 2, kolom 'gebruikers'"),
        ([MARCH[0].replace("2026-03", "lente"), *MARCH[1:]], "Rij 2, kolom 'maand'"),
        (lines("2026-03", dict.fromkeys(GROUPS, 1), dict.fromkeys(GROUPS, 3)), "samen minder dan 10"),
        ([], "alleen kolomnamen"),
    ],
)
def test_file_that_is_no_total_of_the_groups_is_refused(
    bron: Bron, tmp_path: Path, rows: list[str], words: str
) -> None:
    decide(bron)

    with pytest.raises(Refusal, match=words):
        receive(bron, tmp_path, rows)
    assert not Levering.objects.exists()


def test_group_may_be_called_after_somebody(traject: Traject, tmp_path: Path) -> None:
    traject.rapportagegroepen.filter(naam="Ruimte").update(naam="Team Jan van Galen")
    bron = prepare_gebruik(traject=traject, wat="mail", spoor="virtueel", vanaf=MARCH_FIRST, by="leider")
    decide(bron)

    assert receive(bron, tmp_path, [row.replace("Ruimte", "team jan van galen") for row in MARCH]).aantal == 3
    with pytest.raises(Refusal, match="kolom 'groep': er staan namen van mensen in"):
        receive(bron, tmp_path, [row.replace("Ruimte", "Team Els de Wit") for row in APRIL])


@pytest.mark.parametrize("month", ["2026-03", "01-03-2026", "3-2026", "2026-03-01", "2026-03-01 00:00:00"])
def test_month_is_read_as_people_and_spreadsheets_write_it(bron: Bron, tmp_path: Path, month: str) -> None:
    decide(bron)
    levering = receive(bron, tmp_path, [row.replace("2026-03", month) for row in MARCH])

    assert (levering.van, levering.tot) == (MARCH_FIRST, dt.date(2026, 3, 31))


def test_column_that_is_not_needed_is_refused(bron: Bron, tmp_path: Path) -> None:
    decide(bron)

    with pytest.raises(Refusal, match="De kolom 'verdieping' hoort er niet bij"):
        receive(
            bron,
            tmp_path,
            [f"{row};2" for row in MARCH],
            headings="maand;groep;medewerkers;gebruikers;verdieping",
        )


def test_small_group_joins_its_neighbour_before_anything_is_kept(
    bron: Bron, traject: Traject, tmp_path: Path
) -> None:
    small = traject.rapportagegroepen.get(naam="Bestuur")
    small.buur = traject.rapportagegroepen.get(naam="Samenleving")
    small.save()
    decide(bron)

    levering = receive(
        bron,
        tmp_path,
        lines("2026-03", {"Samenleving": 20, "Ruimte": 9, "Bestuur": 4}, GROUPS | {"Bestuur": 9}),
    )

    kept = read_counts(bron.gemeente.slug, levering.sleutel, levering.verzegeld_hash)
    assert list(kept.columns) == list(KEYS)
    assert sorted(zip(kept["groep"], kept["mensen"], strict=True)) == [
        ("Bestuur en Samenleving samen", 49),
        ("Ruimte", 30),
    ]
    assert "Bestuur en Samenleving samen" in levering.meldingen[0]


def test_month_that_was_told_stays_as_it_was_told(bron: Bron, tmp_path: Path) -> None:
    decide(bron)
    receive(bron, tmp_path)

    with pytest.raises(Refusal, match="maart 2026 is al ingelezen, met andere getallen"):
        receive(bron, tmp_path, [MARCH[0].replace(";20", ";21"), *MARCH[1:]])
    with pytest.raises(Refusal, match="Dit bestand is al ingelezen"):
        receive(bron, tmp_path)
    with pytest.raises(Refusal, match="Alle maanden in dit bestand zijn al ingelezen"):
        receive(bron, tmp_path, reversed(MARCH))
    receive(bron, tmp_path, [*MARCH, *APRIL])
    assert sorted(set(current_counts(bron)[0]["startmaand"])) == ["2026-03", "2026-04"]


def test_earlier_month_does_not_come_in_later(bron: Bron, tmp_path: Path) -> None:
    decide(bron)
    receive(bron, tmp_path, APRIL)

    with pytest.raises(Refusal, match="maart 2026 ligt voor de laatste maand"):
        receive(bron, tmp_path, [*MARCH, *APRIL])


def test_higher_threshold_of_the_council_counts_at_once(bron: Bron, traject: Traject, tmp_path: Path) -> None:
    decide(bron)
    receive(bron, tmp_path)
    measure_bron(bron=bron, by="worker")
    assert figures(bron.gemeente)["2026-03", "Bestuur"] == 0.5

    set_ondergrens(traject=traject, waarde=15, reden="Meer rust", by="or")
    assert unmeasured_bronnen() == [bron]
    measure_bron(bron=bron, by="worker")

    assert ("2026-03", "Bestuur") not in figures(bron.gemeente)


def test_other_neighbour_does_not_divide_a_month_anew(bron: Bron, traject: Traject, tmp_path: Path) -> None:
    """Two ways to join the groups of one month would tell by their difference what one of them hides."""
    groups = {each.naam: each for each in traject.rapportagegroepen.all()}
    small = groups["Bestuur"]
    small.buur = groups["Ruimte"]
    small.save()
    set_ondergrens(traject=traject, waarde=15, reden="Meer rust", by="or")
    decide(bron)
    receive(bron, tmp_path, lines("2026-03", {"Samenleving": 20, "Ruimte": 9, "Bestuur": 12}))
    measure_bron(bron=bron, by="worker")
    before = {key: value for key, value in figures(bron.gemeente).items() if value is not None}
    assert {name for _, name in before} == {"", "Samenleving", "Bestuur en Ruimte samen"}

    small.buur = groups["Samenleving"]
    small.save()
    measure_bron(bron=bron, by="worker")

    after = {key: value for key, value in figures(bron.gemeente).items() if value is not None}
    assert after.items() <= before.items()


def test_source_of_staff_is_no_source_of_cases(bron: Bron, tmp_path: Path) -> None:
    decide(bron)
    receive(bron, tmp_path)

    assert first_bron(bron.gemeente) == ""
    assert last_peildatum(bron.gemeente) is None
    assert nulpunt_of(bron.gemeente) is None
    with pytest.raises(LeveringError, match="gaat over medewerkers"):
        receive_zaken(bron=bron, path=tmp_path / "x.csv", lezing=Lezing(load_preset("zaken")), by="x")
    with pytest.raises(Refusal, match="bron over medewerkers"):
        take_in_export(
            gemeente=bron.gemeente,
            bron=bron.naam,
            path=tmp_path / "x.csv",
            lezing=Lezing(load_preset("zaken")),
            by="x",
        )


@pytest.mark.parametrize(
    ("change", "words"),
    [({"spoor": "mentaal"}, "virtuele of het fysieke"), ({"wat": "Het nieuwe zaaksysteem."}, "al een bron")],
)
def test_source_is_prepared_with_care(
    bron: Bron, traject: Traject, change: dict[str, Any], words: str
) -> None:
    usual: dict[str, Any] = {"wat": "de app", "spoor": "fysiek", "vanaf": dt.date(2026, 1, 1)}

    with pytest.raises(Refusal, match=words):
        prepare_gebruik(traject=traject, by="leider", **usual | change)
    with pytest.raises(Refusal, match="nog geen vaste groepen"):
        prepare_gebruik(traject=TrajectFactory.create(), by="leider", **usual)


def _share(world: dict[str, int], cells: dict[str, tuple[int, int]], part: frozenset[str]) -> float:
    return round(sum(world[name] for name in part) / sum(cells[name][0] for name in part), 4)


def _feasible(
    cells: dict[str, tuple[int, int]], told: dict[str, float], labels: dict[str, frozenset[str]]
) -> dict[str, set[int]]:
    """Return per group how many can have used it, to who knows all sizes and everything that was told."""
    names = sorted(cells)
    found: dict[str, set[int]] = {name: set() for name in names}
    for users in itertools.product(*(range(cells[name][0] + 1) for name in names)):
        world = dict(zip(names, users, strict=True))
        fits = all(_share(world, cells, labels[label]) == share for label, share in told.items())
        if fits:
            for name, count in world.items():
                found[name].add(count)
    return found


@given(
    cells=st.dictionaries(
        st.sampled_from(["a", "b", "c"]),
        st.integers(10, 13).flatmap(lambda people: st.tuples(st.just(people), st.integers(0, people))),
        min_size=1,
    )
)
def test_reader_who_tries_all_worlds_learns_no_hidden_group(cells: dict[str, tuple[int, int]]) -> None:
    """Neither how many of a hidden group used it, nor that all, none or all but one of it did."""
    frame = pd.DataFrame([("2026-03", name, *cell) for name, cell in cells.items()], columns=list(KEYS))
    about = Gebruik("bron", "iets", "virtueel", thresholds(Klasse.GEBRUIK), {})
    made = list(usage_figures(frame, about))
    told = {each.groep: each.waarde for each in made if each.waarde is not None}
    labels = {"": frozenset(cells)} | {name: frozenset([name]) for name in cells}

    for name, found in _feasible(cells, told, labels).items():
        if name not in told:
            assert len(found) > 1
            assert not found <= {0, 1}
            assert not found <= {cells[name][0], cells[name][0] - 1}


def test_figure_of_usage_that_is_hidden_has_no_number(bron: Bron, tmp_path: Path) -> None:
    decide(bron)
    receive(bron, tmp_path, lines("2026-03", {"Samenleving": 20, "Ruimte": 30, "Bestuur": 6}))
    measure_bron(bron=bron, by="worker")

    hidden = [row for row in Meetwaarde.objects.all() if row.waarde is None]
    assert {row.groep for row in hidden} >= {"Ruimte"}
    assert len(hidden) > 1
    assert all(row.n is None for row in hidden)
