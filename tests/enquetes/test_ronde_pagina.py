"""What the page of a round tells at each step: no promise that is past, no number without its meaning."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from adoptie.actions.gemeente import change_contact
from adoptie.contact import Contact
from adoptie.models import Rol
from enquetes.actions.ronde import close_ronde, stop_ronde
from enquetes.models import Doelgroep, Ronde, Status, Verzending
from enquetes.queries.lancering import check_launch
from enquetes.queries.ronde_pagina import mail_days, mailstanden, stand_of
from enquetes.sealing import seal_ronde
from tests.enquetes.panel.panelronde import make_members, plan_ronde
from tests.factories.adoptie import member
from tests.factories.enquetes import (
    answer,
    make_open_ronde,
    make_ronde,
    make_staff_ronde,
    open_links,
    personal_links,
)

pytestmark = pytest.mark.django_db

MAILS = "Zo zien de mails eruit"


def enter(ronde: Ronde) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    return client


def test_leader_is_told_that_nobody_was_named_for_questions() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    client, page = enter(ronde), reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])
    told = "nog niet bij wie mensen terecht kunnen"
    assert told not in client.get(page).content.decode()

    change_contact(gemeente=ronde.gemeente, contact=Contact(), by="test")

    assert told in client.get(page).content.decode()


def page(ronde: Ronde) -> str:
    path = reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])
    return enter(ronde).get(path).content.decode()


def test_mails_are_shown_only_while_they_can_still_go() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    assert "Herinnering</h3>" in page(ronde) or "Uitnodiging</h3>" in page(ronde)

    ronde = close_ronde(ronde=ronde, by="test")
    for _ in range(2):
        shown = page(ronde)
        assert MAILS in shown
        assert "Uitnodiging</h3>" not in shown
        assert "Mail met de uitkomsten</h3>" in shown
        ronde = seal_ronde(ronde=ronde, by="test") if ronde.status == Status.GESLOTEN else ronde


def test_reminder_that_never_went_is_not_told_as_if_it_did() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    ronde.herinner_op = timezone.now() + dt.timedelta(days=1)
    ronde.save()
    assert str(timezone.localdate(ronde.herinner_op).year) in dict(mail_days(ronde))["Herinnering"]

    closed = close_ronde(ronde=ronde, by="test")

    assert mail_days(closed) == (("Herinnering", "niet verstuurd, want de ronde was al gesloten"),)
    assert "Herinnering" not in page(stop_ronde(ronde=closed, reden="Zo maar.", by="test"))


def test_counts_of_mails_name_only_what_there_is() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    Verzending.objects.update(status=Verzending.Status.VERZONDEN)
    assert [row.sentence for row in mailstanden(ronde)] == ["12 verzonden"]

    rows = list(Verzending.objects.order_by("pk").values_list("pk", flat=True))
    for pk, status in zip(rows, ("mislukt", "onzeker", "wacht"), strict=False):
        Verzending.objects.filter(pk=pk).update(status=status)

    assert [row.sentence for row in mailstanden(ronde)] == [
        "9 verzonden, 1 moet nog weg, 1 mislukt, 1 onzeker"
    ]


def test_link_of_an_open_round_can_be_clicked_and_says_what_to_do_with_it() -> None:
    ronde = make_open_ronde()
    path = reverse("open-link", args=[ronde.code])

    assert f'{path}">' in page(ronde)
    assert "Zet deze link op de site van de gemeente" in page(ronde)
    assert path not in page(close_ronde(ronde=ronde, by="test"))


def test_sealed_round_leads_to_its_outcomes_where_there_are_any() -> None:
    many, few = make_open_ronde(), make_open_ronde()
    for ronde, number in ((many, 6), (few, 2)):
        for link in open_links(ronde, number):
            answer(link, werk="3")
        seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    many.refresh_from_db()
    few.refresh_from_db()
    assert "De uitkomsten komen op het" in page(many)
    assert "De uitkomsten komen op het" not in page(few)


def test_nobody_is_said_in_words_and_in_the_right_tense() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    assert stand_of(ronde).sentence == "Er deed nog niemand van de 12 mensen mee."

    assert stand_of(close_ronde(ronde=ronde, by="test")).sentence == "Er deed niemand van de 12 mensen mee."


def test_stopped_round_tells_no_days_that_never_came() -> None:
    ronde = stop_ronde(ronde=make_open_ronde(), reden="Zo maar.", by="test")
    last = timezone.localdate(ronde.sluit_op)
    begun = timezone.localdate(ronde.opent_op)

    assert f"{last.day}\N{NO-BREAK SPACE}" not in page(ronde)
    assert "straks" not in page(ronde)
    assert stand_of(ronde).period == f"Begonnen op {dutch.tied(dutch.day(begun))}."


def test_round_of_one_day_names_it_once() -> None:
    stand = stand_of(make_open_ronde())
    short = replace(stand, respons=replace(stand.respons, eind=stand.respons.begin))

    assert "tot en met" in stand.period
    assert short.period == f"Online meedoen op {dutch.tied(dutch.day(stand.respons.begin))}."


def test_list_of_a_panel_is_made_without_promising_a_mail(client: Client) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.PANEL)
    path = reverse("ronde-panel-uitnodigen", args=[ronde.gemeente.slug, ronde.pk])
    make_members(ronde.gemeente, 2)
    assert "Leden van het panel op de lijst zetten" in page(ronde)

    told = enter(ronde).post(path, follow=True).content.decode()

    assert "Er is nog geen mail weggegaan." in told
    assert not Verzending.objects.exists()


def test_list_that_is_too_short_for_any_outcome_says_so_before_opening() -> None:
    ronde = plan_ronde(make_ronde(doelgroep=Doelgroep.PANEL).gemeente)
    ronde.uitnodigingen.all().delete()
    ronde.uitnodigingen.create(email="een@stad.example")

    assert check_launch(ronde).adviezen[0] == (
        "Er staat 1 mens op de lijst. Met minder dan 5 antwoorden laten we niets zien."
    )


def test_days_on_the_page_are_not_broken_over_lines(mailoutbox: list[Any]) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    link = personal_links(ronde)[0]
    late = f"{timezone.localdate(ronde.sluit_op).day}\N{NO-BREAK SPACE}"

    assert f"tot en met {late}" in page(ronde)
    assert f"na {late}" in page(ronde)
    ronde = close_ronde(ronde=ronde, by="test")
    today = f"{timezone.localdate(ronde.sluit_op).day}\N{NO-BREAK SPACE}"
    path = reverse("antwoord", args=[ronde.code, link.token])
    assert f"tot en met {today}" in Client().get(path).content.decode()
