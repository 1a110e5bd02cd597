"""A try-out: everything as it will be, for one's own eyes, and nothing of it remains."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Gebruiker, Rol
from adoptie.refusal import Refusal
from adoptie.tasks import apply_retention
from enquetes import tasks
from enquetes.actions.proefronde import fill_proefronde, remove_proefronde, start_proefronde
from enquetes.actions.ronde import open_ronde
from enquetes.keys import existing_keys
from enquetes.models import (
    Concept,
    Doelgroep,
    Inzending,
    Modus,
    Ronde,
    Status,
    Uitnodiging,
    Verzending,
    Volgcode,
)
from enquetes.queries.ronde_pagina import rondes_of
from enquetes.queries.rondes import responses
from enquetes.rehearsal import rehearse
from enquetes.sealing import seal_ronde
from metingen.actions.meetwaarden import measure_all
from metingen.models import Meetwaarde
from metingen.queries.proef import trial_figures
from tests.factories.adoptie import RapportagegroepFactory, member
from tests.factories.enquetes import answer, invite, make_open_ronde, make_ronde, open_links
from tests.factories.soorten import EVERY_KIND
from tests.mailbox import LINK

pytestmark = pytest.mark.django_db(transaction=True)

PROEF = "Dit is een proef."


def make_staff_concept(**groups: int) -> Ronde:
    """Make a staff round in concept with a list, and without a decision of the ondernemingsraad."""
    ronde = make_ronde(doelgroep=Doelgroep.MEDEWERKERS)
    for name, number in (groups or {"Balie": 20, "Beleid": 15}).items():
        invite(ronde, number, RapportagegroepFactory.create(traject=ronde.traject, naam=name))
    return ronde


def leader_of(ronde: Ronde) -> Gebruiker:
    return member(ronde.gemeente, Rol.PROGRAMMALEIDER)


def enter(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def url(name: str, ronde: Ronde) -> str:
    return reverse(name, args=[ronde.gemeente.slug, ronde.pk])


def test_only_who_tries_gets_a_mail_and_the_works_council_is_not_needed(
    mailoutbox: list[EmailMessage],
) -> None:
    ronde = make_staff_concept()
    leader = leader_of(ronde)

    trial = start_proefronde(ronde=ronde, by=leader)

    (mail,) = mailoutbox
    assert mail.to == [leader.email]
    assert mail.subject == "Wilt u meedoen? Proef: Nulmeting 2011"
    assert f"{PROEF} Wat u invult, telt niet mee." in mail.body
    assert (trial.status, trial.uitnodigingen.count()) == (Status.OPEN, 35)
    assert [group["uitgenodigd"] for group in trial.groepen] == [20, 15]
    ronde.refresh_from_db()
    assert ronde.status == Status.CONCEPT


def test_own_link_leads_through_the_real_pages_and_each_is_marked(
    mailoutbox: list[EmailMessage], client: Client
) -> None:
    ronde = make_staff_concept()
    start_proefronde(ronde=ronde, by=leader_of(ronde))
    path = urlsplit(LINK.findall(str(mailoutbox[0].body))[0]).path

    begin = client.get(path)
    first = client.post(path, follow=True)
    sent = client.post(f"{path}1/", {"v_werk": "3"}, follow=True)
    done = client.post(f"{path}2/", {})

    for page in (begin, first, sent, done):
        assert PROEF in page.content.decode()
    assert "Uw vragenlijst is binnen" in done.content.decode()
    assert Inzending.objects.count() == 1


def test_invented_people_answer_and_the_page_counts_them(mailoutbox: list[EmailMessage]) -> None:
    ronde = make_staff_concept()
    leader = leader_of(ronde)
    trial = start_proefronde(ronde=ronde, by=leader)
    client = enter(leader)

    client.post(url("proef-vullen", trial), {"aantal": "30"})
    page = client.get(url("ronde", trial)).content.decode()

    assert "30 van 35 mensen deden mee" in page
    assert PROEF in page
    assert len(mailoutbox) == 1
    assert not Concept.objects.exists()


def test_more_than_were_asked_cannot_answer() -> None:
    ronde = make_staff_concept(Balie=12)
    trial = start_proefronde(ronde=ronde, by=leader_of(ronde))

    assert fill_proefronde(ronde=trial, aantal=50, by="test") == 11
    with pytest.raises(Refusal, match="deden al mee"):
        fill_proefronde(ronde=trial, aantal=1, by="test")


@pytest.mark.parametrize("doelgroep", Doelgroep)
def test_every_doelgroep_can_be_tried_before_there_is_a_list(doelgroep: Doelgroep) -> None:
    ronde = make_ronde(doelgroep=doelgroep)

    trial = start_proefronde(ronde=ronde, by=leader_of(ronde))

    assert fill_proefronde(ronde=trial, aantal=12, by="test") == 12
    assert trial_figures(trial)[0].cijfers[0].groepen == (("Iedereen", "12"),)


def test_every_kind_of_question_can_be_tried_to_its_figures() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK, inhoud=EVERY_KIND)
    trial = start_proefronde(ronde=ronde, by=leader_of(ronde))
    fill_proefronde(ronde=trial, aantal=50, by="test")

    page = enter(leader_of(ronde)).get(url("proefuitkomsten", trial)).content.decode()

    assert PROEF in page
    for vraag in EVERY_KIND.asked():
        assert vraag.tekst in page or vraag.rijen


def test_groups_with_few_answers_are_hidden_as_they_will_be() -> None:
    ronde = make_staff_concept(Balie=40, Beleid=10)
    trial = start_proefronde(ronde=ronde, by=leader_of(ronde))
    few = trial.uitnodigingen.filter(groep__naam="Beleid")
    few.filter(pk__in=list(few.values_list("pk", flat=True))[3:]).update(gebruikt=True)
    fill_proefronde(ronde=trial, aantal=60, by="test")

    figures = [figure for question in trial_figures(trial) for figure in question.cijfers]
    groups = {group for figure in figures for group, _ in figure.groepen}

    assert "Beleid" not in groups


def test_each_question_stands_once_with_its_groups_side_by_side() -> None:
    ronde = make_staff_concept(Balie=40, Beleid=40)
    trial = start_proefronde(ronde=ronde, by=leader_of(ronde))
    fill_proefronde(ronde=trial, aantal=79, by="test")

    found = trial_figures(trial)

    names = [question.naam for question in found]
    assert len(names) == len(set(names))
    score = found[names.index("Mijn werk is goed te doen.")].cijfers[1]
    assert [group for group, _ in score.groepen] == ["Iedereen", "Balie", "Beleid"]
    assert all("punten" in words for _, words in score.groepen)


def test_nothing_of_a_try_out_becomes_a_figure_or_shows_among_rounds() -> None:
    ronde = make_staff_concept()
    trial = start_proefronde(ronde=ronde, by=leader_of(ronde))
    fill_proefronde(ronde=trial, aantal=30, by="test")

    with time_machine.travel(timezone.now() + dt.timedelta(days=15), tick=False):
        for _ in range(2):
            tasks.tend_rondes()
    measure_all(gemeente=ronde.gemeente, by="test")

    trial.refresh_from_db()
    assert trial.status == Status.GESLOTEN
    assert not Meetwaarde.objects.exists()
    assert not responses(ronde.gemeente)
    assert [stand.ronde for row in rondes_of(ronde.gemeente) for stand in row.rondes] == [ronde]
    with pytest.raises(Refusal, match="een proef nooit"):
        seal_ronde(ronde=trial, by="test")


def test_database_refuses_to_seal_a_try_out() -> None:
    ronde = make_staff_concept()
    trial = start_proefronde(ronde=ronde, by=leader_of(ronde))
    Ronde.objects.filter(pk=trial.pk).update(status=Status.GESLOTEN)

    with pytest.raises(IntegrityError), transaction.atomic():
        Ronde.objects.filter(pk=trial.pk).update(status=Status.VERZEGELD, aantal=1, verzegeld_hash="x")


def test_real_round_is_never_looked_into(client: Client) -> None:
    ronde = make_open_ronde()
    for link in open_links(ronde, 12):
        answer(link, werk="3")

    with pytest.raises(ValueError, match=str(ronde.pk)):
        rehearse(ronde)
    assert enter(leader_of(ronde)).get(url("proefuitkomsten", ronde)).status_code == 404
    with pytest.raises(Refusal, match="open proef"):
        fill_proefronde(ronde=ronde, aantal=1, by="test")
    with pytest.raises(Refusal, match="Alleen een proef"):
        remove_proefronde(ronde=ronde, by="test")


def test_consent_in_a_try_out_gives_nobody_a_volgcode(mailoutbox: list[EmailMessage], client: Client) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK)
    start_proefronde(ronde=ronde, by=leader_of(ronde))
    path = urlsplit(LINK.findall(str(mailoutbox[0].body))[0]).path

    client.post(path, {"akkoord": "ja"})
    client.post(f"{path}1/", {})
    client.post(f"{path}2/", {})

    assert Inzending.objects.count() == 1
    assert not Volgcode.objects.exists()


def test_removing_leaves_nothing(mailoutbox: list[EmailMessage]) -> None:
    ronde = make_staff_concept()
    leader = leader_of(ronde)
    trial = start_proefronde(ronde=ronde, by=leader)
    fill_proefronde(ronde=trial, aantal=10, by="test")
    client = enter(leader)
    assert "De proef verwijderen?" in client.get(url("proef-verwijderen", trial)).content.decode()

    client.post(url("proef-verwijderen", trial))

    assert [*Ronde.objects.all()] == [ronde]
    assert not Inzending.objects.exists()
    assert not Verzending.objects.exists()
    assert Uitnodiging.objects.filter(ronde=ronde).count() == Uitnodiging.objects.count()
    assert not existing_keys()


def test_forgotten_try_out_goes_by_itself() -> None:
    ronde = make_staff_concept()
    start_proefronde(ronde=ronde, by=leader_of(ronde))

    for days, left in ((27, 2), (29, 1)):
        with time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False):
            apply_retention()
        assert Ronde.objects.count() == left


def test_one_try_out_at_a_time_and_only_before_opening() -> None:
    ronde = make_ronde()
    trial = start_proefronde(ronde=ronde, by=leader_of(ronde))

    with pytest.raises(Refusal, match="al een proef"):
        start_proefronde(ronde=ronde, by=leader_of(ronde))
    with pytest.raises(Refusal, match="voordat de ronde opengaat"):
        start_proefronde(ronde=trial, by=leader_of(ronde))
    opened = open_ronde(ronde=ronde, by="test")
    with pytest.raises(Refusal, match="voordat de ronde opengaat"):
        start_proefronde(ronde=opened, by=leader_of(ronde))


def test_pages_lead_from_round_to_try_out_and_back(mailoutbox: list[Any]) -> None:
    ronde = make_staff_concept()
    client = enter(leader_of(ronde))
    assert "Proef starten" in client.get(url("ronde", ronde)).content.decode()

    client.post(url("proef-starten", ronde))
    trial = Ronde.objects.get(proef_van=ronde)

    assert url("ronde", trial) in client.get(url("ronde", ronde)).content.decode()
    text = client.get(url("ronde", trial)).content.decode()
    assert url("ronde", ronde) in text
    for name in ("ronde-sluiten", "ronde-stoppen", "ronde-afsluiten"):
        assert url(name, trial) not in text


@pytest.mark.parametrize("aantal", ["0", "999", "veel"])
def test_number_that_cannot_be_is_explained(aantal: str) -> None:
    ronde = make_ronde()
    trial = start_proefronde(ronde=ronde, by=leader_of(ronde))

    page = enter(leader_of(ronde)).post(url("proef-vullen", trial), {"aantal": aantal}, follow=True)

    assert "Kies een getal van 1 tot en met 200." in page.content.decode()
    assert not Inzending.objects.exists()


@pytest.mark.parametrize("rol", [Rol.OR, Rol.MANAGER])
def test_others_start_no_try_out(rol: Rol) -> None:
    ronde = make_ronde()

    client = enter(member(ronde.gemeente, rol))

    assert client.post(url("proef-starten", ronde)).status_code == 403
    assert not Ronde.objects.filter(proef_van__isnull=False).exists()
