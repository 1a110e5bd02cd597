"""A round for the panel: who counts in which class, and how many answered."""

from __future__ import annotations

import datetime as dt

import time_machine
from django.utils import timezone

from adoptie.dutch import NBSP
from enquetes.actions.panel import erase
from enquetes.actions.ronde import open_ronde
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.models import Doelgroep, Ronde, Uitnodiging
from enquetes.queries.ronde_pagina import stand_of
from enquetes.queries.rondes import responses
from enquetes.tasks import forget
from metingen.actions.meetwaarden import measure_ronde
from metingen.models import Meetwaarde
from tests.enquetes.panel.conftest import Inwoner
from tests.enquetes.panel.panelronde import make_members, open_panelronde, opened, plan_ronde, seal
from tests.factories.enquetes import answer, invite, open_links, personal_links

ABOUT_AGE = Inhoud(
    "Leeftijd",
    (
        Pagina(
            tuple(
                Vraag(
                    code, Soort.KEUZE, f"Wat is uw {code}?", opties=(Optie("a", "Zo"), Optie("b", "Anders"))
                )
                for code in ("leeftijd", "kern", "groep", "volgcode")
            )
        ),
    ),
)


def test_question_about_age_stands_beside_the_class_of_the_panel(inwoner: Inwoner) -> None:
    make_members(inwoner.gemeente, 24)
    ronde = open_panelronde(inwoner.gemeente, inhoud=ABOUT_AGE)
    for number, link in enumerate(personal_links(ronde)):
        answer(link, **dict.fromkeys(("leeftijd", "kern", "groep", "volgcode"), "ab"[number % 2]))
    ronde = seal(ronde)

    frame = opened(ronde).answers()
    measure_ronde(ronde=ronde, by="test")

    assert frame["leeftijd"].value_counts().to_dict() == {"a": 12, "b": 12}
    assert frame["_leeftijd"].value_counts().to_dict() == {"18-34": 12, "65+": 12}
    shown = Meetwaarde.objects.filter(indicator__code="leeftijd", categorie="Zo").get()
    assert (shown.n, shown.waarde) == (24, 0.5)


def told(ronde: Ronde) -> tuple[int, int | None, str]:
    """Return the response as the report has it, and as the page of the round says it."""
    ronde.refresh_from_db()
    (response,) = responses(ronde.gemeente)
    return response.ingevuld, response.uitgenodigd, stand_of(ronde).sentence


def test_response_stays_when_members_leave_and_lists_are_forgotten(inwoner: Inwoner) -> None:
    members = make_members(inwoner.gemeente, 20)
    ronde = open_panelronde(inwoner.gemeente)
    for link in personal_links(ronde)[:15]:
        answer(link, werk="4")
    expected = (15, 20, f"15 van 20 mensen deden mee (75{NBSP}%).")
    assert told(ronde) == expected

    for lid in members[12:]:
        erase(lid=lid, by="test")
    assert told(ronde) == expected
    seal(ronde)
    with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
        forget()

    assert not Uitnodiging.objects.exists()
    assert told(ronde) == expected
    assert opened(ronde).manifest["aantal_uitgenodigd"] == 20


def test_response_of_a_drawn_sample_stays_too(inwoner: Inwoner) -> None:
    ronde = plan_ronde(inwoner.gemeente, Doelgroep.STEEKPROEF)
    invite(ronde, 20)
    ronde = open_ronde(ronde=ronde, by="test")
    seal(ronde)
    Uitnodiging.objects.all().delete()

    assert told(ronde) == (0, 20, f"0 van 20 mensen deden mee (0{NBSP}%).")


def test_open_link_invites_nobody_in_particular(inwoner: Inwoner) -> None:
    ronde = open_ronde(ronde=plan_ronde(inwoner.gemeente, Doelgroep.OPEN), by="test")
    answer(open_links(ronde, 1)[0], werk="4")

    assert told(ronde) == (1, None, "1 mens deed mee.")


def test_list_counts_while_it_is_being_made(inwoner: Inwoner) -> None:
    ronde = plan_ronde(inwoner.gemeente, Doelgroep.STEEKPROEF)
    assert stand_of(ronde).sentence == "Nog niet begonnen."

    invite(ronde, 3)

    assert stand_of(ronde).sentence == "3 mensen op de lijst."
    assert responses(ronde.gemeente) == ()
