"""The life of a round: what may follow what, and what stands in the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from django.utils import timezone

from adoptie.models import Gebeurtenis
from adoptie.refusal import Refusal
from enquetes.actions import ronde as rondes
from enquetes.actions.antwoord import save_page
from enquetes.actions.ronde import (
    Plan,
    change_ronde,
    close_ronde,
    create_ronde,
    open_ronde,
    reopen_ronde,
    stop_ronde,
)
from enquetes.actions.uitnodigingen import invite_panel
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.keys import KeyGoneError, existing_keys, load_key
from enquetes.models import Concept, Doelgroep, Inzending, Modus, Panellid, Ronde, Status, Verzending
from enquetes.queries.lancering import check_launch, launch_objections
from enquetes.sealing import seal_ronde
from tests.factories.adoptie import RapportagegroepFactory, TrajectFactory
from tests.factories.enquetes import (
    CONTENT,
    answer,
    decide_on,
    invite,
    make_closed_ronde,
    make_open_ronde,
    make_ronde,
    make_staff_ronde,
    make_versie,
    open_links,
    personal_links,
)

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2011, 5, 3, 12, tzinfo=dt.UTC)
PLAN = Plan("Plan", Doelgroep.OPEN, NOW, NOW + dt.timedelta(days=14))


def days(number: float) -> dt.timedelta:
    return dt.timedelta(days=number)


def test_create_ronde_seals_ten_days_after_closing() -> None:
    ronde = make_ronde()

    assert ronde.verzegel_op - ronde.sluit_op == days(10)
    assert ronde.status == Status.CONCEPT


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (replace(PLAN, sluit_op=NOW - days(1)), "sluit later"),
        (replace(PLAN, verzegel_op=NOW + days(1)), "pas als de ronde gesloten is"),
        (replace(PLAN, modus=Modus.VERTROUWELIJK), "altijd anoniem"),
        (replace(PLAN, profielitems=("leeftijd",)), "alleen mee in een ronde voor het panel"),
        (replace(PLAN, doelgroep=Doelgroep.PANEL, profielitems=("a", "b", "c", "d")), "hoogstens 3"),
    ],
)
def test_create_ronde_refuses_what_cannot_be(plan: Plan, told: str) -> None:
    traject = TrajectFactory.create()
    versie = make_versie(traject)

    with pytest.raises(Refusal, match=told):
        create_ronde(traject=traject, versie=versie, plan=plan, by="test")


def test_create_ronde_refuses_a_name_that_is_taken_and_a_strange_versie() -> None:
    ronde = make_ronde()

    with pytest.raises(Refusal, match="al een ronde met deze naam"):
        make_ronde(traject=ronde.traject)
    with pytest.raises(Refusal, match="andere gemeente"):
        create_ronde(traject=TrajectFactory.create(), versie=ronde.versie, plan=PLAN, by="test")


def test_change_ronde_changes_the_plan_and_drops_the_list_of_another_doelgroep() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    invite(ronde, 3)
    plan = replace(PLAN, doelgroep=Doelgroep.STEEKPROEF)

    ronde = change_ronde(ronde=ronde, versie=ronde.versie, plan=plan, by="test")
    assert (ronde.naam, ronde.uitnodigingen.count()) == ("Plan", 3)

    ronde = change_ronde(ronde=ronde, versie=ronde.versie, plan=PLAN, by="test")
    assert ronde.uitnodigingen.count() == 0


def test_change_ronde_refuses_an_open_round() -> None:
    ronde = make_open_ronde()

    with pytest.raises(Refusal, match="is open"):
        change_ronde(ronde=ronde, versie=ronde.versie, plan=PLAN, by="test")


def test_open_ronde_dates_the_round_to_the_day_it_really_opens() -> None:
    ronde = make_ronde()
    Ronde.objects.filter(pk=ronde.pk).update(opent_op=timezone.now() - days(9))

    ronde = open_ronde(ronde=ronde, by="test")

    assert timezone.localdate(ronde.opent_op) == timezone.localdate()


def test_open_ronde_can_be_done_after_an_opening_that_was_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = make_ronde()

    def crash(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rondes, "queue_mails", crash)
        with pytest.raises(KeyboardInterrupt):
            open_ronde(ronde=ronde, by="test")

    assert open_ronde(ronde=ronde, by="test").status == Status.OPEN


def test_open_ronde_refuses_a_draft_and_dates_that_have_passed() -> None:
    ronde = make_ronde()
    ronde.versie = save_vragenlijst(gemeente=ronde.gemeente, naam="Ander", inhoud=CONTENT, by="test")
    ronde.sluit_op = timezone.now() - dt.timedelta(minutes=1)

    assert list(launch_objections(ronde)) == [
        "Stel eerst de vragenlijst vast.",
        "De sluitdatum is al voorbij. Kies een nieuwe.",
    ]


def test_open_ronde_refuses_a_reminder_that_would_leave_at_once() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    invite(ronde, 3)
    Ronde.objects.filter(pk=ronde.pk).update(herinner_op=timezone.now() - dt.timedelta(minutes=1))

    with pytest.raises(Refusal, match="herinnering is al voorbij"):
        open_ronde(ronde=ronde, by="test")


def test_open_ronde_refuses_when_nobody_is_invited() -> None:
    with pytest.raises(Refusal, match="niemand op de lijst"):
        open_ronde(ronde=make_ronde(doelgroep=Doelgroep.PANEL), by="test")


@pytest.mark.parametrize(
    ("besluit", "told"),
    [
        (None, "na een besluit van de ondernemingsraad"),
        ({"soort": "afgewezen"}, "wees dossier 1 af op"),
        ({"geldig_tot": dt.date(2011, 5, 3)}, "na een besluit van de ondernemingsraad"),
    ],
)
def test_open_ronde_needs_a_decision_that_holds(besluit: dict[str, object] | None, told: str) -> None:
    with time_machine.travel(NOW, tick=True):
        ronde = make_ronde(doelgroep=Doelgroep.MEDEWERKERS)
        invite(ronde, 12, RapportagegroepFactory.create(traject=ronde.traject))
        if besluit is not None:
            decide_on(ronde, **besluit)

        with pytest.raises(Refusal, match=told):
            open_ronde(ronde=ronde, by="test")


def test_open_ronde_needs_permission_for_vertrouwelijk() -> None:
    ronde = make_staff_ronde({"Balie": 12}, opened=False, modus=Modus.VERTROUWELIJK)
    decide_on(ronde)

    with pytest.raises(Refusal, match="alleen anoniem meten"):
        open_ronde(ronde=ronde, by="test")


def test_open_ronde_refuses_people_without_a_group() -> None:
    ronde = make_staff_ronde({"Balie": 12}, opened=False)
    invite(ronde, 2)

    with pytest.raises(Refusal, match="2 genodigden horen bij geen groep"):
        open_ronde(ronde=ronde, by="test")


def test_open_ronde_refuses_a_staff_too_small_to_be_anonymous() -> None:
    ronde = make_staff_ronde({"Balie": 4, "Beleid": 5}, opened=False)

    with pytest.raises(Refusal, match="minstens 10 mensen"):
        open_ronde(ronde=ronde, by="test")


def test_check_launch_tells_what_opening_will_do_with_a_small_group() -> None:
    ronde = make_staff_ronde({"Balie": 8, "Beleid": 15, "Bouwen": 40}, opened=False)

    check = check_launch(ronde)

    assert check.akkoord
    assert check.adviezen[0] == (
        "Groep 'Balie' heeft 8 genodigden; het minimum is 10. Deze groep telt daarom samen met 'Beleid'."
    )
    assert [group["naam"] for group in check.groepen] == [
        group["naam"] for group in open_ronde(ronde=ronde, by="test").groepen
    ]


def test_check_launch_looks_ahead_at_three_responses() -> None:
    check = check_launch(make_staff_ronde({"Balie": 20, "Beleid": 30}, opened=False))

    assert [ahead.respons for ahead in check.vooruitblik] == [40, 60, 80]
    assert check.vooruitblik[0].zinnen[0] == "Bij 40\N{NO-BREAK SPACE}% respons verwacht u 20 antwoorden."


def test_close_ronde_early_ends_the_fieldwork_today() -> None:
    ronde = make_open_ronde()
    Ronde.objects.filter(pk=ronde.pk).update(opent_op=timezone.now() - dt.timedelta(hours=1))

    ronde = close_ronde(ronde=ronde, by="test")

    assert ronde.sluit_op <= timezone.now()
    assert ronde.status == Status.GESLOTEN


def test_reopen_ronde_lets_the_same_links_work_and_moves_sealing() -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    ronde = close_ronde(ronde=ronde, by="test")
    gap = ronde.verzegel_op - ronde.sluit_op

    ronde = reopen_ronde(ronde=ronde, sluit_op=timezone.now() + days(5), by="test")
    answer(link, werk="3")

    assert ronde.verzegel_op - ronde.sluit_op == gap
    assert Inzending.objects.count() == 1
    with pytest.raises(Refusal, match="in de toekomst"):
        reopen_ronde(ronde=close_ronde(ronde=ronde, by="test"), sluit_op=timezone.now(), by="test")


def test_stop_ronde_erases_what_was_collected(django_capture_on_commit_callbacks: object) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    links = personal_links(ronde)
    answer(links[0], werk="3")
    save_page(link=links[1], answers={"werk": "2"})

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        ronde = stop_ronde(ronde=ronde, reden="vraag van de or", by="test")

    assert ronde.status == Status.GESTOPT
    assert not Inzending.objects.exists()
    assert not Concept.objects.exists()
    assert not Verzending.objects.exclude(link_hash=None).exists()
    with pytest.raises(KeyGoneError):
        load_key(ronde.sleutel)
    assert Gebeurtenis.objects.filter(action="ronde gestopt", details__reden="vraag van de or").exists()


def test_stop_ronde_also_stops_what_is_closed_but_not_what_is_sealed() -> None:
    assert stop_ronde(ronde=make_closed_ronde(), reden="toch niet", by="test").status == Status.GESTOPT

    with pytest.raises(Refusal, match="definitief afgesloten"):
        stop_ronde(ronde=seal_ronde(ronde=make_closed_ronde(), by="test"), reden="te laat", by="test")


def test_every_step_is_refused_out_of_order() -> None:
    concept, gone = make_ronde(), seal_ronde(ronde=make_closed_ronde(), by="test")

    for ronde in (concept, gone):
        with pytest.raises(Refusal, match="alleen als zij open is"):
            close_ronde(ronde=ronde, by="test")
        with pytest.raises(Refusal, match="alleen als zij gesloten is"):
            reopen_ronde(ronde=ronde, sluit_op=timezone.now() + days(1), by="test")
    with pytest.raises(Refusal, match="alleen als zij concept is"):
        open_ronde(ronde=gone, by="test")
    assert concept.sleutel not in existing_keys()


def test_invite_panel_invites_members_and_forgets_who_left() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.PANEL)
    day = {"aangemeld_op": timezone.localdate(), "laatst_actief_op": timezone.localdate()}
    members = [
        Panellid.objects.create(gemeente=ronde.gemeente, email=f"lid{n}@stad.example", status="actief", **day)
        for n in range(3)
    ]
    Panellid.objects.create(gemeente=ronde.gemeente, email="nieuw@stad.example", **day)

    assert invite_panel(ronde=ronde, by="test") == 3
    Panellid.objects.filter(pk=members[0].pk).update(status="aangemeld")
    assert invite_panel(ronde=ronde, by="test") == 2


def test_invite_panel_refuses_other_rounds_and_an_empty_panel() -> None:
    with pytest.raises(Refusal, match="niet voor het panel"):
        invite_panel(ronde=make_ronde(), by="test")
    with pytest.raises(Refusal, match="nog geen leden"):
        invite_panel(ronde=make_ronde(doelgroep=Doelgroep.PANEL), by="test")
