"""Criteria of which the program knows how they stand: it says so, and a person decides with one press."""

from __future__ import annotations

import re
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.actions.traject import start_traject
from adoptie.criteria import NULMETING_INGEVULD, OR_BESLOTEN
from adoptie.dutch import NBSP
from adoptie.models import Gereedheid, Orbesluit, Rol, Traject
from adoptie.queries.gereedheidfeiten import facts_of
from enquetes.actions.ronde import close_ronde, stop_ronde
from enquetes.models import Ronde
from tests.factories.adoptie import GemeenteFactory, OrbesluitFactory, member
from tests.factories.enquetes import answer, make_ronde, make_staff_ronde, personal_links

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject() -> Traject:
    return start_traject(
        gemeente=GemeenteFactory.create(), naam="Zaken", doel="Beter", begint_op=timezone.localdate(), by="t"
    )


def nulmeting(traject: Traject, *, answered: int) -> Ronde:
    """Give an open round among fifty people of whom so many answered."""
    ronde = make_staff_ronde({"Balie": 50}, traject=traject)
    for link in personal_links(ronde)[:answered]:
        answer(link, werk="4")
    return ronde


def page(traject: Traject, rol: Rol = Rol.PROGRAMMALEIDER) -> str:
    client = Client()
    client.force_login(member(traject.gemeente, rol))
    address = reverse("gereedheid", args=[traject.gemeente.slug, traject.pk])
    return client.get(address).content.decode().replace(NBSP, " ")


def press(client: Client, address: str, button: str) -> str:
    """Send the form of a button as it stands; return the page that follows."""
    shown = client.get(address).content.decode()
    [form] = [form for form in re.findall(r"<form.*?</form>", shown, re.DOTALL) if button in form]
    fields = dict(re.findall(r'name="(bewijs|voldaan_op)" value="([^"]*)"', form))
    [where] = re.findall(r'action="([^"]*)"', form)
    return client.post(
        where, {name: unescape(value) for name, value in fields.items()}, follow=True
    ).content.decode()


def test_nothing_is_told_where_nothing_is_known(traject: Traject) -> None:
    make_ronde(traject=traject)

    assert facts_of(traject) == {}
    assert "Volgens het programma" not in page(traject)


def test_decision_of_the_ondernemingsraad_is_told_beside_its_criterion(traject: Traject) -> None:
    decided = OrbesluitFactory.create(traject=traject)

    fact = facts_of(traject)[OR_BESLOTEN]

    assert fact.dag == decided.genomen_op
    told = f"instemming op 10 januari 2011. Het besluit gaat over: {decided.metingen.rstrip('.')}."
    assert told in page(traject).replace("\xa0", " ")


def test_refusal_is_told_and_meets_nothing(traject: Traject) -> None:
    OrbesluitFactory.create(traject=traject, soort=Orbesluit.Soort.AFGEWEZEN)

    assert facts_of(traject)[OR_BESLOTEN].dag is None
    assert "afgewezen" in page(traject)
    assert "Vaststellen met dit bewijs" not in page(traject)


@time_machine.travel("2027-03-03T12:00:00Z", tick=False)
def test_response_is_told_with_its_day_and_meets_from_sixty_percent(traject: Traject) -> None:
    ronde = nulmeting(traject, answered=29)
    assert facts_of(traject)[NULMETING_INGEVULD].dag is None

    answer(personal_links(ronde)[29], werk="4")

    fact = facts_of(traject)[NULMETING_INGEVULD]
    assert fact.dag == timezone.localdate()
    assert fact.zin.replace(NBSP, " ") == (
        "Volgens het programma: respons 60 % op 'Nulmeting 2011' (30 van 50 mensen), stand van 3 maart 2027."
    )


def test_response_of_a_round_that_is_over_has_the_day_on_which_it_closed(traject: Traject) -> None:
    ronde = close_ronde(ronde=nulmeting(traject, answered=40), by="test")

    with time_machine.travel(ronde.sluit_op.replace(year=ronde.sluit_op.year + 1), tick=False):
        assert facts_of(traject)[NULMETING_INGEVULD].dag == timezone.localdate(ronde.sluit_op)


def test_round_that_was_stopped_tells_nothing(traject: Traject) -> None:
    ronde = nulmeting(traject, answered=40)
    stop_ronde(ronde=ronde, reden="Het kon niet.", by="test")

    assert NULMETING_INGEVULD not in facts_of(traject)


def test_leader_ticks_with_one_press_and_the_fact_is_the_evidence(traject: Traject) -> None:
    OrbesluitFactory.create(traject=traject)
    client = Client()
    client.force_login(member(traject.gemeente, Rol.PROGRAMMALEIDER))
    address = reverse("gereedheid", args=[traject.gemeente.slug, traject.pk])
    criterium = Gereedheid.objects.get(criterium=OR_BESLOTEN)
    assert criterium.voldaan_op is None, "a person decides"

    done = press(client, address, "Vaststellen met dit bewijs")

    criterium.refresh_from_db()
    assert criterium.bewijs.startswith("Volgens het programma: instemming op 10")
    assert str(criterium.voldaan_op) == "2011-01-10"
    assert "Vaststellen met dit bewijs" not in done
    assert done.count("Volgens het programma") == 1


def test_own_evidence_begins_with_the_fact(traject: Traject) -> None:
    OrbesluitFactory.create(traject=traject)
    client = Client()
    client.force_login(member(traject.gemeente, Rol.PROGRAMMALEIDER))
    criterium = Gereedheid.objects.get(criterium=OR_BESLOTEN)

    form = client.get(
        reverse("criterium-voldaan", args=[traject.gemeente.slug, traject.pk, criterium.pk])
    ).content.decode()

    assert re.search(r"<textarea[^>]*>\s*Volgens het programma", form)
    assert 'value="2011-01-10"' in form


def test_criterion_in_other_words_is_judged_without_help(traject: Traject) -> None:
    OrbesluitFactory.create(traject=traject)
    Gereedheid.objects.filter(criterium=OR_BESLOTEN).update(criterium="De raad is het eens.")

    assert "Volgens het programma" not in page(traject)


def test_readers_see_the_fact_and_no_button(traject: Traject) -> None:
    OrbesluitFactory.create(traject=traject)

    shown = page(traject, Rol.LEZER)

    assert "Volgens het programma" in shown
    assert "Vaststellen met dit bewijs" not in shown
