"""At most so many members of a class: kindly refused after that, and nobody learns who took part."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Rol
from adoptie.refusal import Refusal
from enquetes.actions.antwoord import save_page, withdraw
from enquetes.actions.ronde import open_ronde
from enquetes.actions.uitnodigingen import invite_panel
from enquetes.actions.verzending import queue_mails, send_waiting_mails
from enquetes.models import Inzending, Ronde, Uitnodiging, Verzending
from enquetes.queries.lancering import launch_objections
from enquetes.queries.links import Link
from enquetes.queries.panel import Klassen
from enquetes.queries.quota import full_classes
from tests.enquetes.panel.conftest import Inwoner
from tests.enquetes.panel.panelronde import links_in_order, make_members_of, plan_ronde
from tests.factories.adoptie import member
from tests.factories.enquetes import answer, make_versie

YOUNG, OLD, UNTOLD = Klassen("18-34"), Klassen("65+"), Klassen()


def make_ronde(inwoner: Inwoner, *, quotum: int = 6, opened: bool = True) -> Ronde:
    """Make a round for 12 young members, 12 old ones and 6 who told no age."""
    make_members_of(inwoner.gemeente, [YOUNG] * 12 + [OLD] * 12 + [UNTOLD] * 6)
    ronde = plan_ronde(inwoner.gemeente)
    Ronde.objects.filter(pk=ronde.pk).update(quotum_item="leeftijd", quotum=quotum)
    ronde.refresh_from_db()
    invite_panel(ronde=ronde, by="test")
    return open_ronde(ronde=ronde, by="test") if opened else ronde


def links_of(ronde: Ronde) -> tuple[list[Link], list[Link], list[Link]]:
    links = links_in_order(ronde)
    return links[:12], links[12:24], links[24:]


def email_of(link: Link) -> str:
    assert link.uitnodiging is not None
    return link.uitnodiging.email


def visit(link: Link, page: str = "antwoord", **data: Any) -> Any:
    path = reverse(page, args=[link.ronde.code, link.token, *([1] if page == "antwoord-pagina" else [])])
    return Client().post(path, data) if data else Client().get(path)


def test_full_class_is_told_kindly_and_others_go_on(inwoner: Inwoner) -> None:
    young, old, untold = links_of(make_ronde(inwoner))
    for link in young[:6]:
        answer(link, werk="3")

    told = visit(young[6]).content.decode()

    assert "Uit uw groep deden al genoeg mensen mee." in told
    assert "Beginnen" not in told
    for link in (old[0], untold[0]):
        assert "Beginnen" in visit(link).content.decode()


def test_who_had_begun_may_finish(inwoner: Inwoner) -> None:
    young, _, _ = links_of(make_ronde(inwoner))
    save_page(link=young[6], answers={"werk": "3"})
    for link in young[:6]:
        answer(link, werk="3")

    assert "U gaat verder waar u was" in visit(young[6]).content.decode()
    assert visit(young[6], "antwoord-pagina", v_werk="2").status_code == 302
    assert visit(young[7], "antwoord-pagina", v_werk="2").status_code == 302
    answer(young[6])
    assert Inzending.objects.count() == 7


def test_who_answered_sees_the_receipt_and_not_that_it_is_full(inwoner: Inwoner) -> None:
    young, _, _ = links_of(make_ronde(inwoner))
    for link in young[:6]:
        answer(link, werk="3")

    assert "klaar" in visit(young[0]).headers["Location"]


def test_withdrawn_answer_makes_room(inwoner: Inwoner) -> None:
    ronde = make_ronde(inwoner)
    young, _, _ = links_of(ronde)
    for link in young[:6]:
        answer(link, werk="3")
    assert full_classes(ronde) == ("18-34",)

    withdraw(link=young[0])

    assert full_classes(ronde) == ()
    assert "Beginnen" in visit(young[6]).content.decode()


def test_nobody_is_reminded_of_a_full_class(inwoner: Inwoner, mailoutbox: list[EmailMessage]) -> None:
    ronde = make_ronde(inwoner)
    young, old, _ = links_of(ronde)
    for link in young[:6]:
        answer(link, werk="3")
    answer(old[0], werk="3")
    mailoutbox.clear()

    queue_mails(ronde=ronde, soort=Verzending.Soort.HERINNERING)
    send_waiting_mails(ronde=ronde)

    reminded = {mail.to[0] for mail in mailoutbox}
    assert len(reminded) == 11 + 6
    assert not reminded & {email_of(link) for link in young}


def test_page_tells_which_class_is_full_and_no_numbers(inwoner: Inwoner) -> None:
    ronde = make_ronde(inwoner)
    young, old, _ = links_of(ronde)
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    path = reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])
    assert "Hoogstens 6 mensen per leeftijd." in client.get(path).content.decode()

    for link in (*young[:6], *old[:3]):
        answer(link, werk="3")

    assert "Hoogstens 6 mensen per leeftijd. Vol: 18-34." in client.get(path).content.decode()


@pytest.mark.parametrize(("quotum", "told"), [(5, 0), (6, 0), (7, 0), (8, 2), (11, 2), (12, 0), (50, 0)])
def test_limit_that_would_tell_who_took_part_is_refused(inwoner: Inwoner, quotum: int, told: int) -> None:
    ronde = make_ronde(inwoner, quotum=quotum, opened=False)

    objections = list(launch_objections(ronde))

    assert len(objections) == told
    assert all(
        "dan is te raden wie dat waren. Kies 7 of minder, of 12 of meer." in each for each in objections
    )
    if told:
        with pytest.raises(Refusal, match="te raden"):
            open_ronde(ronde=ronde, by="test")


def test_round_without_a_limit_asks_the_database_nothing_for_it(
    inwoner: Inwoner, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ronde = make_ronde(inwoner)
    Ronde.objects.update(quotum_item="", quotum=None)
    ronde.refresh_from_db()

    with django_assert_num_queries(0):
        assert full_classes(ronde) == ()


def test_limit_is_planned_in_the_browser(inwoner: Inwoner) -> None:
    ronde = plan_ronde(inwoner.gemeente)
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    path = reverse("ronde-wijzigen", args=[ronde.gemeente.slug, ronde.pk])
    data = {name: value for name, value in client.get(path).context["form"].initial.items() if value}

    half = client.post(path, data | {"quotum_item": "leeftijd"}).content.decode()
    few = client.post(path, data | {"quotum_item": "leeftijd", "quotum": "4"}).content.decode()
    client.post(path, data | {"quotum_item": "leeftijd", "quotum": "40"})

    assert "Vul bij een grens allebei in" in half
    assert "Kies 5 of meer." in few
    ronde.refresh_from_db()
    assert (ronde.quotum_item, ronde.quotum) == ("leeftijd", 40)


def test_limit_belongs_to_the_panel(inwoner: Inwoner) -> None:
    ronde = plan_ronde(inwoner.gemeente)
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    path = reverse("ronde-plannen", args=[ronde.gemeente.slug, ronde.traject_id])
    days = {
        name: day.isoformat()
        for name, day in client.get(path).context["form"].initial.items()
        if name in {"opent_op", "sluit_op"}
    }
    chosen = {"naam": "Ander", "versie": make_versie(ronde.traject).pk, "doelgroep": "steekproef"}

    page = client.post(
        path, {**days, **chosen, "modus": "anoniem", "quotum_item": "leeftijd", "quotum": "40"}
    )

    assert "kan alleen bij het panel" in page.content.decode()
    assert Uitnodiging.objects.count() == 0
