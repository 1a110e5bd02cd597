"""Questions that are always on: one round per period, once, and what was missed is not made good in bulk."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Gebeurtenis, Rol, Traject
from adoptie.refusal import Refusal
from enquetes import tasks
from enquetes.actions.reeks import create_reeks, set_status, tend_reeks
from enquetes.actions.ronde import stop_ronde
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.models import Doelgroep, Modus, Reeks, Ronde, Status
from enquetes.plan import Reeksplan
from enquetes.queries.reeksen import next_opening, rounds_of, what_is_next
from metingen.actions.meetwaarden import measure_all
from metingen.models import Meetwaarde
from metingen.queries.te_meten import unmeasured_rondes
from tests.enquetes.panel.panelronde import make_members
from tests.factories.adoptie import TrajectFactory, member
from tests.factories.enquetes import CONTENT, answer, invite, make_versie, open_links

pytestmark = pytest.mark.django_db(transaction=True)

START = dt.datetime(2011, 5, 3, 10, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as coordinates:
        yield coordinates


def on(clock: time_machine.Traveller, day: str, *, times: int = 2) -> None:
    """Let the worker look twice on this day."""
    clock.move_to(dt.datetime.fromisoformat(f"{day}T10:00:00+00:00"))
    for _ in range(times):
        tasks.tend_rondes()
        tasks.tend_reeksen()


def plan(traject: Traject, **changes: object) -> Reeksplan:
    versie = make_versie(traject)
    whole = Reeksplan(
        naam="Loket",
        vragenlijst=versie.vragenlijst,
        doelgroep=Doelgroep.OPEN,
        periode=Reeks.Periode.MAAND,
        begin=dt.date(2011, 5, 20),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # fields of the plan


def make_reeks(**changes: object) -> Reeks:
    traject = TrajectFactory.create()
    return create_reeks(traject=traject, plan=plan(traject, **changes), by="test")


def rounds(reeks: Reeks) -> list[tuple[str, str]]:
    rows = Ronde.objects.filter(reeksronde__reeks=reeks).order_by("opent_op")
    return [(ronde.naam, ronde.status) for ronde in rows]


def fill(reeks: Reeks, number: int) -> None:
    ronde = Ronde.objects.get(reeksronde__reeks=reeks, status=Status.OPEN)
    for index, link in enumerate(open_links(ronde, number)):
        answer(link, werk=str(index % 4 + 1))


def test_each_period_gets_one_round_that_closes_and_is_sealed(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()

    for day in ("2011-05-03", "2011-05-04", "2011-05-31", "2011-06-01", "2011-06-02", "2011-06-12"):
        on(clock, day)

    assert rounds(reeks) == [("Loket, mei 2011", "verzegeld"), ("Loket, juni 2011", "open")]
    may = Ronde.objects.get(naam="Loket, mei 2011")
    assert timezone.localdate(may.sluit_op) == dt.date(2011, 5, 31)
    assert may.reeksronde.periode == "2011-05"


def test_first_period_may_lie_ahead(clock: time_machine.Traveller) -> None:
    reeks = make_reeks(begin=dt.date(2011, 7, 14))

    on(clock, "2011-06-30")
    assert rounds(reeks) == []
    assert what_is_next(reeks, timezone.now()) == (
        "De volgende ronde opent op 1\N{NO-BREAK SPACE}juli\N{NO-BREAK SPACE}2011."
    )
    on(clock, "2011-07-01")
    assert rounds(reeks) == [("Loket, juli 2011", "open")]


def test_missed_periods_are_not_made_good(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()
    on(clock, "2011-05-03")

    on(clock, "2011-09-05")

    assert [name for name, _ in rounds(reeks)] == ["Loket, mei 2011", "Loket, september 2011"]


def test_nobody_is_invited_to_what_is_nearly_over(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    reeks = make_reeks(doelgroep=Doelgroep.PANEL, periode=Reeks.Periode.KWARTAAL, dagen=20)
    make_members(reeks.traject.gemeente, 12)
    mailoutbox.clear()

    on(clock, "2011-05-03")
    assert rounds(reeks) == []
    on(clock, "2011-07-12")
    assert rounds(reeks) == []
    on(clock, "2011-10-09")

    assert rounds(reeks) == [("Loket, vierde kwartaal van 2011", "open")]
    assert len(mailoutbox) == 12


def test_panel_is_invited_anew_each_time_and_reminded(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    reeks = make_reeks(doelgroep=Doelgroep.PANEL, begin=dt.date(2011, 6, 1), dagen=14, herinner_na=7)
    make_members(reeks.traject.gemeente, 12)
    mailoutbox.clear()

    for day in ("2011-06-01", "2011-06-08", "2011-06-20", "2011-07-01"):
        on(clock, day)

    subjects = [mail.subject for mail in mailoutbox]
    assert subjects.count("Wilt u meedoen? Loket, juni 2011") == 12
    assert subjects.count("Herinnering: Loket, juni 2011") == 12
    assert subjects.count("Wilt u meedoen? Loket, juli 2011") == 12


def test_newest_fixed_version_is_asked(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()
    on(clock, "2011-05-03")
    other = replace(CONTENT, inleiding="Anders")
    draft = save_vragenlijst(gemeente=reeks.traject.gemeente, naam=CONTENT.titel, inhoud=other, by="test")
    on(clock, "2011-06-01")
    publish_versie(versie=draft, by="test")
    on(clock, "2011-07-01")

    asked = [stand.stand.ronde.versie.nummer for stand in rounds_of(reeks)]
    assert asked == [2, 1, 1]


def test_round_with_a_list_is_there_beforehand_and_opens_once_nothing_is_missing(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    reeks = make_reeks(doelgroep=Doelgroep.STEEKPROEF, begin=dt.date(2011, 7, 1))

    on(clock, "2011-06-16")
    assert rounds(reeks) == []
    on(clock, "2011-06-18")
    assert rounds(reeks) == [("Loket, juli 2011", "concept")]
    on(clock, "2011-07-01")
    (stand,) = rounds_of(reeks)
    assert stand.bezwaren == ("Er staat nog niemand op de lijst. Lees eerst een lijst in.",)

    invite(Ronde.objects.get(), 20)
    on(clock, "2011-07-02")

    assert rounds(reeks) == [("Loket, juli 2011", "open")]
    assert len(mailoutbox) == 20


def test_round_that_never_opened_goes_when_the_next_comes(clock: time_machine.Traveller) -> None:
    reeks = make_reeks(doelgroep=Doelgroep.STEEKPROEF, begin=dt.date(2011, 6, 1))

    for day in ("2011-05-20", "2011-06-10", "2011-06-20"):
        on(clock, day)

    assert rounds(reeks) == [("Loket, juli 2011", "concept")]
    assert Gebeurtenis.objects.filter(action="ronde vervallen").count() == 1


def test_failed_opening_leaves_nothing_behind_and_is_tried_again(clock: time_machine.Traveller) -> None:
    reeks = make_reeks(doelgroep=Doelgroep.PANEL, begin=dt.date(2011, 6, 1))
    on(clock, "2011-06-01")
    assert rounds(reeks) == [("Loket, juni 2011", "concept")]
    lines = Gebeurtenis.objects.count()

    on(clock, "2011-06-02", times=5)
    assert Gebeurtenis.objects.count() == lines
    make_members(reeks.traject.gemeente, 12)
    on(clock, "2011-06-03")

    assert rounds(reeks) == [("Loket, juni 2011", "open")]


def test_resting_reeks_opens_nothing_and_goes_on_later(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()
    on(clock, "2011-05-03")
    reeks = set_status(reeks=reeks, status=Reeks.Status.GEPAUZEERD, by="test")

    on(clock, "2011-06-03")
    assert [name for name, _ in rounds(reeks)] == ["Loket, mei 2011"]
    reeks = set_status(reeks=reeks, status=Reeks.Status.LOOPT, by="test")
    on(clock, "2011-07-03")
    assert [name for name, _ in rounds(reeks)] == ["Loket, mei 2011", "Loket, juli 2011"]

    reeks = set_status(reeks=reeks, status=Reeks.Status.BEEINDIGD, by="test")
    on(clock, "2011-08-03")
    assert len(rounds(reeks)) == 2
    with pytest.raises(Refusal, match="al beëindigd"):
        set_status(reeks=reeks, status=Reeks.Status.LOOPT, by="test")


def test_two_workers_make_one_round(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()
    barrier = threading.Barrier(2)

    def work() -> None:
        barrier.wait()
        try:
            tend_reeks(reeks=reeks, by="test")
        except Refusal:
            pass
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert rounds(reeks) == [("Loket, mei 2011", "open")]


def test_stopped_round_is_not_opened_again_in_its_period(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()
    on(clock, "2011-05-03")
    stop_ronde(ronde=Ronde.objects.get(), reden="Zo maar.", by="test")

    on(clock, "2011-05-04")

    assert rounds(reeks) == [("Loket, mei 2011", "gestopt")]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"modus": Modus.VERTROUWELIJK}, "altijd anoniem"),
        ({"dagen": 40}, "1 tot en met 28 dagen"),
        ({"dagen": 0, "periode": Reeks.Periode.JAAR, "herinner_na": 3}, "geen mails weg"),
        ({"doelgroep": Doelgroep.PANEL, "dagen": 7, "herinner_na": 7}, "voor het sluiten"),
    ],
)
def test_plan_that_cannot_be_is_refused(changes: dict[str, object], told: str) -> None:
    with pytest.raises(Refusal, match=told):
        make_reeks(**changes)


def test_name_and_questionnaire_are_checked() -> None:
    reeks = make_reeks()
    traject = reeks.traject

    with pytest.raises(Refusal, match="al een reeks met deze naam"):
        create_reeks(traject=traject, plan=plan(traject), by="test")
    with pytest.raises(Refusal, match="andere gemeente"):
        create_reeks(traject=TrajectFactory.create(), plan=plan(traject), by="test")


# --- The link that stays the same --------------------------------------------------------------------


def test_lasting_link_leads_to_the_open_round(clock: time_machine.Traveller, client: Client) -> None:
    reeks = make_reeks()
    path = reverse("reeks-link", args=[reeks.code])
    assert "geen vragenlijst open" in client.get(path).content.decode()

    for day in ("2011-05-03", "2011-06-01"):
        on(clock, day)
        ronde = Ronde.objects.get(status=Status.OPEN)
        assert client.get(path).headers["Location"] == reverse("open-link", args=[ronde.code])
    assert client.get(reverse("reeks-link", args=["onbekend"])).status_code == 404


# --- Pages ------------------------------------------------------------------------------------------


def enter(traject: Traject, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(traject.gemeente, rol))
    return client


def test_leader_starts_a_reeks_and_sees_its_rounds(clock: time_machine.Traveller) -> None:
    traject = TrajectFactory.create()
    versie, client, slug = make_versie(traject), enter(traject), traject.gemeente.slug
    chosen = {"doelgroep": "open", "modus": "anoniem", "periode": "kwartaal", "begin": "2011-05-03"}

    client.post(
        reverse("reeks-maken", args=[slug, traject.pk]),
        {"naam": "Loket", "vragenlijst": versie.vragenlijst.pk, "dagen": "", "herinner_na": "", **chosen},
    )
    reeks = Reeks.objects.get()
    on(clock, "2011-05-03")

    page = client.get(reverse("reeks", args=[slug, reeks.pk])).content.decode()
    assert "Loket, tweede kwartaal van 2011" in page
    assert reverse("reeks-link", args=[reeks.code]) in page
    assert "De volgende ronde opent op 1\N{NO-BREAK SPACE}juli" in page
    rondes = client.get(reverse("rondes", args=[slug])).content.decode()
    assert reverse("reeks", args=[slug, reeks.pk]) in rondes


@pytest.mark.parametrize(
    ("stap", "told"),
    [("pauzeren", "staat stil"), ("hervatten", "loopt weer"), ("beeindigen", "is beëindigd")],
)
def test_each_step_asks_first(stap: str, told: str) -> None:
    reeks = make_reeks()
    path = reverse("reeks-stap", args=[reeks.traject.gemeente.slug, reeks.pk, stap])
    client = enter(reeks.traject)

    assert client.get(path).status_code == 200
    assert told in client.post(path, follow=True).content.decode()
    assert client.get(f"{path.removesuffix(f'{stap}/')}onzin/").status_code == 404


@pytest.mark.parametrize(("begin", "status"), [("2011-05-01", 302), ("2011-04-30", 200)])
def test_any_day_of_a_period_will_do_unless_it_is_over(
    clock: time_machine.Traveller, begin: str, status: int
) -> None:
    traject = TrajectFactory.create()
    versie = make_versie(traject)
    asked = {"naam": "L", "vragenlijst": versie.vragenlijst.pk, "doelgroep": "open", "modus": "anoniem"}

    page = enter(traject).post(
        reverse("reeks-maken", args=[traject.gemeente.slug, traject.pk]),
        asked | {"periode": "maand", "begin": begin},
    )

    assert page.status_code == status
    assert Reeks.objects.exists() == (status == 302)
    assert ("Deze periode is al voorbij" in page.content.decode()) == (status == 200)


def test_ondernemingsraad_looks_and_others_do_not() -> None:
    reeks = make_reeks()
    slug = reeks.traject.gemeente.slug
    page, step = (
        reverse("reeks", args=[slug, reeks.pk]),
        reverse("reeks-stap", args=[slug, reeks.pk, "beeindigen"]),
    )

    assert enter(reeks.traject, Rol.OR).get(page).status_code == 200
    assert enter(reeks.traject, Rol.OR).post(step).status_code == 403
    assert enter(reeks.traject, Rol.LEZER).get(page).status_code == 403
    assert enter(TrajectFactory.create()).get(page).status_code in {403, 404}


# --- Periods with too few answers ---------------------------------------------------------------------


def told(reeks: Reeks) -> list[tuple[str, dt.date, int | None, bool]]:
    """Return for each round what its figures of one question say: of when, how many, and whether shown."""
    rows = Meetwaarde.objects.filter(indicator__code="werk:score").order_by("eind", "pk")
    return [(row.periode_naam, row.begin, row.n, row.waarde is not None) for row in rows]


def run_periods(clock: time_machine.Traveller, reeks: Reeks, *counts: int) -> None:
    for month, count in enumerate(counts, start=5):
        on(clock, f"2011-{month:02}-01" if month > 5 else "2011-05-03")
        fill(reeks, count)
    on(clock, f"2011-{5 + len(counts):02}-13")
    measure_all(gemeente=reeks.traject.gemeente, by="test")


def test_period_with_too_few_answers_is_hidden_and_told_with_the_next(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()

    run_periods(clock, reeks, 3, 12, 11)

    may, june, july = told(reeks)
    assert not may[3]
    assert june == ("Loket, mei 2011 en Loket, juni 2011", dt.date(2011, 5, 3), 15, True)
    assert july == ("Loket, juli 2011", dt.date(2011, 7, 1), 11, True)


def test_periods_that_asked_other_things_are_not_told_together(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()
    on(clock, "2011-05-03")
    fill(reeks, 3)
    other = replace(CONTENT, inleiding="Anders")
    draft = save_vragenlijst(gemeente=reeks.traject.gemeente, naam=CONTENT.titel, inhoud=other, by="test")
    publish_versie(versie=draft, by="test")
    on(clock, "2011-06-01")
    fill(reeks, 12)
    on(clock, "2011-07-13")
    measure_all(gemeente=reeks.traject.gemeente, by="test")

    assert [row[2] for row in told(reeks) if row[3]] == [12]


def test_period_waits_for_the_one_before_it(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()
    on(clock, "2011-05-03")
    fill(reeks, 3)
    late = dt.datetime(2011, 12, 1, tzinfo=dt.UTC)
    Ronde.objects.update(verzegel_op=late)
    on(clock, "2011-06-01")
    fill(reeks, 12)
    on(clock, "2011-07-13")
    assert Ronde.objects.get(naam="Loket, juni 2011").status == Status.VERZEGELD
    assert unmeasured_rondes() == []

    Ronde.objects.filter(naam="Loket, mei 2011").update(verzegel_op=timezone.now())
    on(clock, "2011-07-14")
    measure_all(gemeente=reeks.traject.gemeente, by="test")

    assert [row[2] for row in told(reeks) if row[3]] == [15]


def test_who_answered_hears_when_the_reeks_asks_again(clock: time_machine.Traveller) -> None:
    reeks = make_reeks()
    on(clock, "2011-05-03")
    ronde = Ronde.objects.get(reeksronde__reeks=reeks)

    assert next_opening(ronde, timezone.now()) == dt.date(2011, 6, 1)
    Reeks.objects.update(status=Reeks.Status.GEPAUZEERD)
    assert next_opening(ronde, timezone.now()) is None
