"""Rounds in the browser: who sees what, each step with its question."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Rol, Traject
from enquetes.actions.ontwerp import add_nulmeting
from enquetes.actions.papier import invite_by_letter
from enquetes.actions.ronde import close_ronde
from enquetes.keys import destroy_key
from enquetes.models import Doelgroep, Modus, Panellid, Ronde, Status, Verzending
from enquetes.queries.ronde_pagina import mail_texts
from enquetes.sealing import seal_ronde
from tests.factories.adoptie import TrajectFactory, member
from tests.factories.enquetes import (
    answer,
    make_closed_ronde,
    make_open_ronde,
    make_ronde,
    make_staff_ronde,
    make_versie,
    open_links,
    personal_links,
)

pytestmark = pytest.mark.django_db


def days(number: int) -> str:
    return (timezone.localdate() + dt.timedelta(days=number)).isoformat()


def plan(**changes: Any) -> dict[str, Any]:
    filled = {
        "naam": "Nulmeting",
        "doelgroep": "medewerkers",
        "modus": "anoniem",
        "opent_op": days(0),
        "sluit_op": days(14),
        "herinner_op": days(7),
    }
    return filled | changes


def enter(traject_or_ronde: Traject | Ronde, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(traject_or_ronde.gemeente, rol))
    return client


def url(name: str, ronde: Ronde) -> str:
    return reverse(name, args=[ronde.gemeente.slug, ronde.pk])


def page(client: Client, ronde: Ronde, name: str = "ronde") -> str:
    return client.get(url(name, ronde)).content.decode()


def plan_url(traject: Traject) -> str:
    return reverse("ronde-plannen", args=[traject.gemeente.slug, traject.pk])


def test_planning_without_a_fixed_vragenlijst_says_what_to_do_first() -> None:
    traject = TrajectFactory.create()

    assert "Er ligt nog geen vragenlijst vast" in enter(traject).get(plan_url(traject)).content.decode()


def test_programmaleider_plans_a_round() -> None:
    traject = TrajectFactory.create()
    versie = make_versie(traject)

    sent = enter(traject).post(plan_url(traject), plan(versie=versie.pk))

    ronde = traject.rondes.get()
    assert sent.headers["Location"] == url("ronde", ronde)
    assert timezone.localtime(ronde.sluit_op).time() == dt.time(23, 59, 59)
    assert timezone.localtime(ronde.herinner_op).hour == 9
    assert ronde.verzegel_op - ronde.sluit_op == dt.timedelta(days=10)
    assert ronde.status == Status.CONCEPT


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"sluit_op": days(-1), "opent_op": days(-5), "herinner_op": ""}, "die niet voorbij is"),
        ({"herinner_op": days(20)}, "na het openen en voor het sluiten"),
        ({"verzegel_op": days(3)}, "Kies een dag na het sluiten"),
        ({"doelgroep": "open", "modus": "vertrouwelijk", "herinner_op": ""}, "altijd anoniem"),
        ({"herinner_weer_op": days(5)}, "Kies een dag na de eerste herinnering"),
        ({"herinner_op": "", "herinner_weer_op": days(5)}, "Vul eerst de dag van de eerste"),
        ({"bedank_op": days(14)}, "Kies een dag na het sluiten"),
        ({"bedank_op": days(60)}, "hoogstens 28 dagen later"),
        ({"profielitems": ["leeftijd"]}, "alleen mee in een ronde voor het panel"),
        ({"naam": ""}, "verplicht"),
        ({"sluit_op": "straks"}, "geen datum"),
    ],
)
def test_plan_that_cannot_be_is_explained(changes: dict[str, Any], told: str) -> None:
    traject = TrajectFactory.create()
    versie = make_versie(traject)

    text = enter(traject).post(plan_url(traject), plan(versie=versie.pk, **changes)).content.decode()

    assert told in text
    assert not traject.rondes.exists()


def test_days_of_mails_are_filled_in_beforehand_and_each_may_be_left_out() -> None:
    traject = TrajectFactory.create()
    versie, client = make_versie(traject), enter(traject)
    initial = client.get(plan_url(traject)).context["form"].initial
    asked = {name: day.isoformat() for name, day in initial.items()} | {"versie": versie.pk}

    for left_out in ("niets", "herinner_weer_op", "bedank_op"):
        chosen = {"naam": left_out, "doelgroep": "steekproef", "modus": "anoniem"}
        client.post(plan_url(traject), asked | chosen | {left_out: ""})

    rows = {ronde.naam: ronde for ronde in traject.rondes.all()}
    assert rows.keys() == {"niets", "herinner_weer_op", "bedank_op"}
    assert [name for name, ronde in rows.items() if ronde.herinner_weer_op is None] == ["herinner_weer_op"]
    assert [name for name, ronde in rows.items() if ronde.bedank_op is None] == ["bedank_op"]


def test_open_link_needs_no_emptying_of_the_days_of_mails() -> None:
    traject = TrajectFactory.create()
    versie = make_versie(traject)

    enter(traject).post(plan_url(traject), plan(versie=versie.pk, doelgroep="open", bedank_op=days(15)))

    ronde = traject.rondes.get()
    assert (ronde.herinner_op, ronde.herinner_weer_op, ronde.bedank_op) == (None, None, None)


def test_plan_form_offers_only_fixed_versions_of_this_gemeente() -> None:
    traject, other = TrajectFactory.create(), TrajectFactory.create()
    fixed, strange = make_versie(traject), make_versie(other)
    add_nulmeting(gemeente=traject.gemeente, by="test")

    form = enter(traject).get(plan_url(traject)).context["form"]

    assert list(form.fields["versie"].queryset) == [fixed]
    sent = enter(traject).post(plan_url(traject), plan(versie=strange.pk))
    assert sent.context["form"].errors.keys() == {"versie"}


def test_plan_can_be_changed_until_the_round_opens() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    client = enter(ronde)
    initial = client.get(url("ronde-wijzigen", ronde)).context["form"].initial
    data = {key: value for key, value in initial.items() if value is not None}

    client.post(url("ronde-wijzigen", ronde), data | {"naam": "Anders"})
    ronde.refresh_from_db()
    assert ronde.naam == "Anders"

    Ronde.objects.filter(pk=ronde.pk).update(status=Status.OPEN)
    assert client.get(url("ronde-wijzigen", ronde)).status_code == 404


def test_page_of_a_concept_shows_what_is_missing_and_no_button_to_open() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.MEDEWERKERS)

    text = page(enter(ronde), ronde)

    assert "Er staat nog niemand op de lijst" in text
    assert "na een besluit van de ondernemingsraad" in text
    assert url("ronde-openen", ronde) not in text


def test_page_of_a_concept_looks_ahead_and_shows_the_mails() -> None:
    ronde = make_staff_ronde({"Balie": 20, "Beleid": 30}, opened=False)

    text = page(enter(ronde), ronde)

    assert "klaar om te openen" in text
    assert "respons verwacht u 20 antwoorden" in text
    assert "Beste (naam)," in text
    assert "(eigen link)" in text


@pytest.mark.parametrize("doelgroep", [*Doelgroep])
def test_mail_texts_say_what_will_really_be_sent(doelgroep: Doelgroep) -> None:
    ronde = make_ronde(doelgroep=doelgroep)
    ronde.herinner_op = ronde.sluit_op - dt.timedelta(hours=1)

    texts = mail_texts(ronde)

    promised = ["Niemand krijgt te zien wie wat heeft geantwoord" in text.tekst for text in texts]
    outcomes = ["(link van de groep)" in text.tekst for text in texts]
    assert promised == ([] if doelgroep == Doelgroep.OPEN else [True, True, False])
    assert outcomes == ([] if doelgroep == Doelgroep.OPEN else [False, False, True])
    leaves = ["geen lid meer zijn van het panel? (eigen link)" in text.tekst for text in texts]
    assert leaves == [doelgroep == Doelgroep.PANEL] * len(texts)


def test_opening_asks_first_and_then_opens(mailoutbox: list[Any]) -> None:
    ronde = make_staff_ronde({"Balie": 12}, opened=False)
    client = enter(ronde)

    assert "Er gaat meteen een mail naar 12 mensen." in page(client, ronde, "ronde-openen")
    client.post(url("ronde-openen", ronde))

    assert "Zolang de ronde open is, ziet niemand uitkomsten" in page(client, ronde)


def test_opening_tells_of_letters_and_lets_the_mail_be_tried_first() -> None:
    ronde = make_staff_ronde({"Balie": 12}, opened=False)
    group = ronde.traject.rapportagegroepen.get()
    invite_by_letter(ronde=ronde, aantallen={group.pk: 2}, by="test")

    asked = page(enter(ronde), ronde, "ronde-openen")

    assert "Er gaat meteen een mail naar 12 mensen." in asked
    assert "2 mensen krijgen een brief. Die brieven maakt u hierna" in asked
    assert "Eerst een proefmail naar mij" in asked


def test_mail_that_is_tried_before_opening_leaves_the_round_shut(mailoutbox: list[EmailMessage]) -> None:
    ronde = make_staff_ronde({"Balie": 12}, opened=False)
    client = enter(ronde)

    told = client.post(url("ronde-openen", ronde), {"actie": "proefmail"}, follow=True).content.decode()

    (mail,) = mailoutbox
    assert mail.subject.startswith("Proefmail: ")
    assert f"De proefmail is verstuurd naar {mail.to[0]}. De ronde is nog niet open." in told
    assert "Ja, openen" in told
    ronde.refresh_from_db()
    assert ronde.status == "concept"


def test_opening_what_cannot_open_says_why() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.MEDEWERKERS)
    client = enter(ronde)

    assert client.get(url("ronde-openen", ronde)).status_code == 302
    assert "nog niemand op de lijst" in client.post(url("ronde-openen", ronde), follow=True).content.decode()


def test_open_round_shows_the_count_and_the_threshold_and_nobody() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    links = personal_links(ronde)
    for link in links[:3]:
        answer(link, werk="3")
    client = enter(ronde)

    text = page(client, ronde)
    assert "3 van 12 mensen deden mee (25\N{NO-BREAK SPACE}%)." in text
    assert "Er zijn nog 2 antwoorden nodig voor de grens van 5." in text
    assert "balie" not in text
    assert "Persoon" not in text

    for link in links[3:5]:
        answer(link, werk="3")
    assert "De grens van 5 antwoorden is gehaald" in page(client, ronde)


def test_open_link_is_shown_while_the_round_is_open() -> None:
    ronde = make_open_ronde()

    assert reverse("open-link", args=[ronde.code]) in page(enter(ronde), ronde)


def test_closing_reopening_and_sealing_each_ask_first() -> None:
    ronde = make_open_ronde()
    for link in open_links(ronde, 6):
        answer(link, werk="3")
    client = enter(ronde)

    assert "De ronde nu sluiten?" in page(client, ronde, "ronde-sluiten")
    client.post(url("ronde-sluiten", ronde))
    client.post(url("ronde-heropenen", ronde), {"sluit_op": days(3)})
    assert Ronde.objects.get().status == Status.OPEN
    client.post(url("ronde-sluiten", ronde))
    assert "6 ingevulde vragenlijsten tellen mee." in page(client, ronde, "ronde-afsluiten")
    client.post(url("ronde-afsluiten", ronde))

    assert Ronde.objects.get().status == Status.VERZEGELD
    assert "6 mensen deden mee." in page(client, ronde)


def test_reopening_until_a_day_that_has_passed_is_explained() -> None:
    ronde = make_closed_ronde()

    sent = enter(ronde).post(url("ronde-heropenen", ronde), {"sluit_op": days(-1)})

    assert "Deze dag is al voorbij" in sent.content.decode()


def test_sealing_without_a_key_changes_nothing_and_says_so() -> None:
    ronde = make_closed_ronde()
    destroy_key(ronde.sleutel)

    sent = enter(ronde).post(url("ronde-afsluiten", ronde), follow=True)

    assert "Er is niets veranderd" in sent.content.decode()
    assert Ronde.objects.get().status == Status.GESLOTEN


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, Rol.PROGRAMMALEIDER])
def test_leaders_stop_a_round_with_a_reason(rol: Rol) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    client = enter(ronde, rol)

    assert "verplicht" in client.post(url("ronde-stoppen", ronde), {"reden": ""}).content.decode()
    client.post(url("ronde-stoppen", ronde), {"reden": "Afspraak niet nagekomen."})

    assert Ronde.objects.get().status == Status.GESTOPT
    assert "Gestopt. Er worden geen antwoorden gebruikt." in page(client, ronde)


def test_member_of_ondernemingsraad_looks_and_does_nothing() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    client = enter(ronde, Rol.OR)

    text = page(client, ronde)
    assert url("ronde-stoppen", ronde) not in text
    assert url("ronde-halten", ronde) not in text
    assert url("ronde-sluiten", ronde) not in text
    assert 'id="mails"' not in text
    for name in (
        "ronde-openen",
        "ronde-sluiten",
        "ronde-stoppen",
        "ronde-halten",
        "ronde-heropenen",
        "ronde-afsluiten",
        "ronde-uitnodigen",
    ):
        assert client.post(url(name, ronde)).status_code == 403


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.LEZER, Rol.KLANTCONTACT])
def test_others_see_the_list_with_counts_only(rol: Rol) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    answer(personal_links(ronde)[0], werk="3")
    client = enter(ronde, rol)

    text = client.get(reverse("rondes", args=[ronde.gemeente.slug])).content.decode()
    assert "1 van 12 mensen deed mee" in text
    assert url("ronde", ronde) not in text
    assert "Ronde plannen" not in text
    assert client.get(url("ronde", ronde)).status_code == 403
    assert client.post(url("ronde-stoppen", ronde), {"reden": "x"}).status_code == 403


def test_round_of_another_gemeente_is_not_found() -> None:
    ronde, other = make_open_ronde(), TrajectFactory.create()

    strange = reverse("ronde", args=[other.gemeente.slug, ronde.pk])

    assert enter(other).get(strange).status_code == 404
    assert enter(other).get(url("ronde", ronde)).status_code == 404


def test_mail_counts_offer_what_can_be_done() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    first, second, *_ = Verzending.objects.values_list("pk", flat=True)
    Verzending.objects.update(status=Verzending.Status.VERZONDEN)
    client = enter(ronde)
    assert "opnieuw" not in page(client, ronde)

    Verzending.objects.filter(pk=first).update(status=Verzending.Status.MISLUKT)
    Verzending.objects.filter(pk=second).update(status=Verzending.Status.ONZEKER)
    text = page(client, ronde)
    assert "Mislukte mails opnieuw proberen" in text
    assert "De link in een eerdere mail werkt dan niet meer." in page(client, ronde, "ronde-onzeker-opnieuw")

    client.post(url("ronde-mislukt-opnieuw", ronde))
    client.post(url("ronde-onzeker-opnieuw", ronde))
    assert Verzending.objects.filter(status=Verzending.Status.WACHT).count() == 2


def test_panel_is_invited_with_a_button() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.PANEL)
    day = timezone.localdate()
    Panellid.objects.create(
        gemeente=ronde.gemeente,
        email="lid@stad.example",
        status="actief",
        aangemeld_op=day,
        laatst_actief_op=day,
    )

    text = enter(ronde).post(url("ronde-panel-uitnodigen", ronde), follow=True).content.decode()

    assert "1 mens op de lijst." in text


def test_list_of_a_gemeente_without_traject_says_what_to_do_first() -> None:
    traject = TrajectFactory.create()
    client, slug = enter(traject), traject.gemeente.slug
    assert "Er is nog geen ronde." in client.get(reverse("rondes", args=[slug])).content.decode()

    traject.delete()
    assert "Er is nog geen traject" in client.get(reverse("rondes", args=[slug])).content.decode()


def test_list_takes_a_fixed_number_of_queries(django_assert_max_num_queries: Any) -> None:
    traject = TrajectFactory.create()
    for number in range(5):
        make_ronde(traject=traject, naam=f"Ronde {number}")
    client = enter(traject)

    with django_assert_max_num_queries(9):
        assert client.get(reverse("rondes", args=[traject.gemeente.slug])).status_code == 200


def test_sealed_round_keeps_its_counts_after_the_list_has_gone() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    for link in personal_links(ronde)[:6]:
        answer(link, werk="3")
    seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    ronde.uitnodigingen.all().delete()

    assert "6 van 12 mensen deden mee" in page(enter(ronde), ronde)


def test_vertrouwelijk_round_shows_its_own_promise() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK)

    assert "Uw antwoorden zijn vertrouwelijk:" in page(enter(ronde), ronde)
