"""A round for the panel: who counts in which class, and how many answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

import time_machine
from django.utils import timezone

from adoptie.dutch import NBSP
from adoptie.tasks import apply_retention
from enquetes.actions.panel import erase
from enquetes.actions.panelgegevens import change_profile
from enquetes.actions.ronde import open_ronde
from enquetes.actions.uitnodigingen import invite_panel
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.keys import load_key
from enquetes.models import Doelgroep, Inzending, Ronde, Uitnodiging
from enquetes.queries.groepen import coarse_profile
from enquetes.queries.lancering import check_launch
from enquetes.queries.panel import Klassen
from enquetes.queries.ronde_pagina import stand_of
from enquetes.queries.rondes import responses
from metingen.actions.meetwaarden import measure_ronde
from metingen.models import Meetwaarde
from tests.enquetes.panel.conftest import Inwoner
from tests.enquetes.panel.panelronde import (
    links_in_order,
    make_members,
    make_members_of,
    open_panelronde,
    opened,
    plan_ronde,
    seal,
)
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
    shown = Meetwaarde.objects.filter(indicator__code="leeftijd", categorie="Zo", kenmerk="").get()
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
        apply_retention()

    assert not Uitnodiging.objects.exists()
    assert told(ronde) == expected
    assert opened(ronde).manifest["aantal_uitgenodigd"] == 20


def test_response_of_a_drawn_sample_stays_too(inwoner: Inwoner) -> None:
    ronde = plan_ronde(inwoner.gemeente, Doelgroep.STEEKPROEF)
    invite(ronde, 20)
    ronde = open_ronde(ronde=ronde, by="test")
    seal(ronde)
    Uitnodiging.objects.all().delete()

    assert told(ronde) == (0, 20, "Er deed niemand van de 20 mensen mee.")


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


def classes(ronde: Ronde, item: str) -> dict[str, int]:
    """Return how many answers the sealed file holds in each class."""
    frame = opened(ronde).answers()
    return {str(name): int(number) for name, number in frame[f"_{item}"].value_counts().items()}


def test_one_unusual_kern_costs_no_other_class(inwoner: Inwoner) -> None:
    kernen = ["Wapenveld"] * 24 + ["Hattem"] * 24 + ["'t Harde"] * 11 + ["Elders"]
    make_members_of(inwoner.gemeente, [Klassen("65+", kern) for kern in kernen])
    ronde = open_panelronde(inwoner.gemeente)
    for link in personal_links(ronde):
        answer(link, werk="4")

    assert ronde.profielitems == ["kern"]
    assert classes(seal(ronde), "kern") == {"Wapenveld": 24, "Hattem": 24, "anders": 12}


def test_who_rather_does_not_tell_costs_no_other_class(inwoner: Inwoner) -> None:
    told = [Klassen(age, "Wapenveld") for age in ("18-34", "35-49", "65+") for _ in range(12)]
    make_members_of(inwoner.gemeente, [*told, Klassen()])
    ronde = open_panelronde(inwoner.gemeente)
    for link in personal_links(ronde):
        answer(link, werk="4")

    found = classes(seal(ronde), "leeftijd")

    assert sorted(found.values()) == [12, 12, 13]
    assert any(name.endswith("of onbekend") for name in found)


def test_sealing_joins_classes_in_which_few_answered(inwoner: Inwoner) -> None:
    ages = ("18-34", "35-49", "50-64", "65+")
    make_members_of(inwoner.gemeente, [Klassen(age) for age in ages for _ in range(12)])
    ronde = open_panelronde(inwoner.gemeente)
    links = links_in_order(ronde)
    for link in [*links[:3], *links[12:15], *links[24:36], *links[36:48]]:
        answer(link, werk="4")

    assert list(ronde.profielklassen["leeftijd"]) == list(ages)
    assert classes(seal(ronde), "leeftijd") == {"18-49": 6, "50-64": 12, "65+": 12}


def test_stored_answer_carries_no_finer_class_than_the_round(inwoner: Inwoner) -> None:
    kernen = ["Wapenveld"] * 20 + ["Elders", "'t Harde"] * 6
    make_members_of(inwoner.gemeente, [Klassen("65+", kern) for kern in kernen])
    ronde = open_panelronde(inwoner.gemeente)
    for link in personal_links(ronde):
        answer(link, werk="4")

    key = load_key(ronde.sleutel)
    rows = [key.decrypt(bytes(row.inhoud), bytes(row.link_hash)) for row in Inzending.objects.all()]

    assert {row["profiel"]["kern"] for row in rows} == {"Wapenveld", "anders"}


def test_class_chosen_after_the_opening_counts_as_not_told(inwoner: Inwoner) -> None:
    members = make_members_of(inwoner.gemeente, [Klassen(age) for age in ("18-34", "65+") for _ in range(12)])
    ronde = open_panelronde(inwoner.gemeente)
    change_profile(lid=members[0], klassen=Klassen("50-64"), by="test")
    for link in personal_links(ronde):
        answer(link, werk="4")

    assert sorted(classes(seal(ronde), "leeftijd").values()) == [12, 12]


def test_page_of_the_round_tells_which_classes_will_count(inwoner: Inwoner) -> None:
    kernen = ["Wapenveld"] * 20 + ["Elders"] * 10
    make_members_of(inwoner.gemeente, [Klassen("65+", kern) for kern in kernen])
    ronde = plan_ronde(inwoner.gemeente)
    assert check_launch(ronde).adviezen == ()
    assert check_launch(ronde).bezwaren == (
        "Er staat nog niemand op de lijst. Zet eerst de leden van het panel erop.",
    )

    invite_panel(ronde=ronde, by="test")

    assert check_launch(ronde).adviezen == (
        "Kenmerk 'leeftijd' gaat niet mee: daarvoor zijn er te weinig leden per klasse.",
        "Kenmerk 'kern of wijk' telt in deze klassen: Elders en Wapenveld.",
    )


def test_opening_asks_the_database_no_more_for_more_members(
    inwoner: Inwoner, django_assert_max_num_queries: Any
) -> None:
    make_members(inwoner.gemeente, 40)
    ronde = plan_ronde(inwoner.gemeente)
    invite_panel(ronde=ronde, by="test")

    with django_assert_max_num_queries(4):
        coarse_profile(ronde)
