"""Before launch: how large groups are, what will be seen, and coarser groups in one press, to be undone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.actions.rapportagegroep import change_rapportagegroep
from adoptie.models import Gebeurtenis, Onderdeel, Rapportagegroep, Rol
from adoptie.refusal import Refusal
from enquetes.actions.groepsadvies import restore_groups, take_over_groups
from enquetes.actions.ronde import open_ronde
from enquetes.actions.staflijst import receive_staflijst
from enquetes.actions.uitnodigingen import invite_panel
from enquetes.importers.listrows import Persoon
from enquetes.importers.staflijst import Staflijst
from enquetes.models import Doelgroep, Ronde, Uitnodiging
from enquetes.queries.groepen import fixed_groups, invited_per_group
from enquetes.queries.groepsadvies import Voorstel, groepsadvies, proposal_for
from enquetes.queries.lancering import check_launch
from enquetes.queries.panel import Klassen
from tests.enquetes.panel.panelronde import make_members_of, plan_ronde
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.enquetes import decide_on, make_ronde

pytestmark = pytest.mark.django_db

# Ninety people in twelve teams of four to twelve.
TWELVE = (4, 12, 8, 7, 6, 10, 5, 9, 4, 11, 7, 7)


def staflijst(*sizes: int) -> Staflijst:
    people = [
        Persoon(
            rij=1,
            onderdeel=f"Team {at + 1:02}",
            email=f"m{at}.{number}@voorbeeld.example",
            naam=f"Medewerker {number}",
        )
        for at, size in enumerate(sizes)
        for number in range(size)
    ]
    return Staflijst(tuple(people))


def planned(*sizes: int) -> Ronde:
    """Return a staff round in concept with a list of teams of these sizes, read as on the site."""
    ronde = make_ronde(doelgroep=Doelgroep.MEDEWERKERS)
    receive_staflijst(ronde=ronde, lijst=staflijst(*sizes), by="test")
    return ronde


def proposal(ronde: Ronde) -> Voorstel:
    found = proposal_for(ronde)
    assert found is not None
    return found


def take_over(ronde: Ronde) -> Ronde:
    return take_over_groups(ronde=ronde, merk=proposal(ronde).merk, by="test")


def standing(ronde: Ronde) -> tuple[object, ...]:
    """Return all that a take-over changes."""
    groups = ronde.traject.rapportagegroepen.select_related("buur").order_by("naam")
    rows = [
        (
            group.naam,
            sorted(row.naam for row in group.onderdelen.all()),
            group.buur.naam if group.buur else "",
        )
        for group in groups
    ]
    people = list(Uitnodiging.objects.order_by("email").values_list("email", "groep__naam"))
    return rows, people


def test_twelve_teams_get_a_proposal_of_five_groups_of_which_nearly_all_is_seen() -> None:
    found = proposal(planned(*TWELVE))

    assert len(found.groepen) == 5
    assert (found.kleinste, found.grootste) >= (16, 16)
    assert found.grootste <= 20
    assert round(found.zichtbaar, 2) == 0.98
    assert sum(group.n for group in found.groepen) == 90


def test_groups_that_are_large_enough_get_no_proposal() -> None:
    assert proposal_for(planned(20, 18, 40)) is None
    assert proposal_for(planned(15, 15)) is None


def test_whole_is_no_proposal() -> None:
    assert proposal_for(planned(12, 8, 5)) is None


def test_who_opens_is_told_that_there_is_a_proposal() -> None:
    told = check_launch(planned(*TWELVE)).adviezen

    assert "9 van de 12 groepen hebben minder dan 10 genodigden." in " ".join(told)
    assert "voorstel voor 5 grotere groepen" in " ".join(told)


def test_taking_over_makes_the_groups_of_the_proposal() -> None:
    ronde = planned(*TWELVE)
    found = proposal(ronde)

    take_over_groups(ronde=ronde, merk=found.merk, by="test")

    assert invited_per_group(ronde) == {group.naam: group.n for group in found.groepen}
    assert {group["naam"]: group["uitgenodigd"] for group in fixed_groups(ronde)} == invited_per_group(ronde)
    assert Onderdeel.objects.count() == 12
    held = [row for group in Rapportagegroep.objects.all() for row in group.onderdelen.all()]
    assert len(held) == len(set(held)) == 12
    assert proposal_for(ronde) is None
    actions = set(Gebeurtenis.objects.values_list("action", flat=True))
    assert {"voorstel voor groepen overgenomen", "groep gewijzigd", "groep verwijderd"} <= actions


def test_taking_over_is_undone_to_the_last_neighbour() -> None:
    ronde = planned(*TWELVE)
    before = standing(ronde)
    take_over(ronde)
    assert standing(ronde) != before

    restore_groups(ronde=ronde, by="test")

    assert standing(ronde) == before
    with pytest.raises(Refusal, match="niets om terug te zetten"):
        restore_groups(ronde=ronde, by="test")


def test_next_list_comes_into_the_groups_that_were_taken_over() -> None:
    ronde = planned(*TWELVE)
    take_over(ronde)
    before = invited_per_group(ronde)

    receive_staflijst(ronde=ronde, lijst=staflijst(*TWELVE[:-1], 8), by="test")

    assert invited_per_group(ronde).keys() == before.keys()
    assert sum(invited_per_group(ronde).values()) == 91


def test_proposal_that_is_no_longer_that_of_the_page_is_refused() -> None:
    ronde = planned(*TWELVE)
    seen = proposal(ronde).merk
    receive_staflijst(ronde=ronde, lijst=staflijst(*TWELVE[:-1], 2), by="test")

    with pytest.raises(Refusal, match="intussen veranderd"):
        take_over_groups(ronde=ronde, merk=seen, by="test")


def test_groups_that_were_changed_since_are_not_put_back_over_it() -> None:
    ronde = planned(*TWELVE)
    take_over(ronde)
    group = next(group for group in Rapportagegroep.objects.all() if group.onderdelen.count() > 1)
    change_rapportagegroep(
        groep=group, naam="Anders", onderdelen=list(group.onderdelen.all()), buur=None, by="test"
    )

    with pytest.raises(Refusal, match="daarna nog veranderd"):
        restore_groups(ronde=ronde, by="test")


def test_what_was_finer_is_forgotten_when_the_round_opens() -> None:
    ronde = planned(*TWELVE)
    assert take_over(ronde).eerdere_groepen
    decide_on(ronde)

    opened = open_ronde(ronde=ronde, by="test")

    assert opened.eerdere_groepen == {}
    with pytest.raises(Refusal, match="al geopend"):
        restore_groups(ronde=ronde, by="test")


def test_groups_that_were_measured_before_stay() -> None:
    ronde = planned(*TWELVE)
    Ronde.objects.filter(
        pk=make_ronde(traject=ronde.traject, doelgroep=Doelgroep.MEDEWERKERS, naam="Eerder").pk
    ).update(status="open")

    found = proposal(ronde)

    assert "al gemeten" in found.bezwaar
    with pytest.raises(Refusal, match="al gemeten"):
        take_over_groups(ronde=ronde, merk=found.merk, by="test")


def test_groups_that_were_measured_since_are_not_put_back() -> None:
    ronde = planned(*TWELVE)
    take_over(ronde)
    other = make_ronde(traject=ronde.traject, doelgroep=Doelgroep.MEDEWERKERS, naam="Eerst geopend")
    Ronde.objects.filter(pk=other.pk).update(status="open")

    with pytest.raises(Refusal, match="al gemeten"):
        restore_groups(ronde=ronde, by="test")


def test_group_is_called_after_the_part_of_the_organisation_that_it_is() -> None:
    ronde = planned(9, 8, 11, 10)
    above = Onderdeel.objects.create(gemeente=ronde.gemeente, naam="Ruimte")
    Onderdeel.objects.filter(naam__in=["Team 01", "Team 03"]).update(ouder=above)

    found = proposal(ronde)

    assert {group.naam: group.leden for group in found.groepen} == {
        "Ruimte": ("Team 01", "Team 03"),
        "Team 02 en Team 04": ("Team 02", "Team 04"),
    }


def test_advice_tells_how_unique_people_are_before_and_after() -> None:
    advice = groepsadvies(planned(*TWELVE))

    assert advice is not None
    (_, before), (_, after) = advice.herkenbaar
    assert (before.combinaties, before.kleinste) == (12, 4)
    assert before.klein == sum(size for size in TWELVE if size < 10)
    assert after.kleinste >= 10
    assert after.klein == after.alleen == 0


def test_advice_for_a_panel_tells_how_unique_profiles_are() -> None:
    gemeente = GemeenteFactory.create()
    people = [Klassen("18-34", "Wezep")] * 12 + [Klassen("65+", "Oldebroek")] * 11
    make_members_of(gemeente, [*people, Klassen("35-49", "Noordeinde")])
    ronde = plan_ronde(gemeente)
    Ronde.objects.filter(pk=ronde.pk).update(profielitems=["leeftijd", "kern"])
    ronde.refresh_from_db()
    invite_panel(ronde=ronde, by="test")

    advice = groepsadvies(ronde)

    assert advice is not None
    (_, before), (_, after) = advice.herkenbaar
    assert (before.combinaties, before.alleen) == (3, 1)
    assert after.kleinste >= 10


def leader(ronde: Ronde) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    return client


def test_leader_takes_the_proposal_over_and_back_on_the_page() -> None:
    ronde = planned(*TWELVE)
    client, page = leader(ronde), reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])
    told = client.get(page).content.decode()
    assert "Voorstel: 5 grotere groepen" in told
    assert "98\N{NO-BREAK SPACE}% van de mensen" in told

    answer = client.post(
        reverse("ronde-groepen-overnemen", args=[ronde.gemeente.slug, ronde.pk]),
        {"merk": proposal(ronde).merk},
    )
    assert answer.headers["Location"] == page
    after = client.get(page).content.decode()
    assert "Voorstel: " not in after
    assert "Groepen terugzetten" in after

    client.post(reverse("ronde-groepen-terugzetten", args=[ronde.gemeente.slug, ronde.pk]))
    assert "Voorstel: 5 grotere groepen" in client.get(page).content.decode()


def test_who_watches_sees_the_proposal_and_no_button() -> None:
    ronde = planned(*TWELVE)
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.OR))
    told = client.get(reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])).content.decode()

    assert "Voorstel: 5 grotere groepen" in told
    assert "Voorstel overnemen" not in told
    refused = client.post(
        reverse("ronde-groepen-overnemen", args=[ronde.gemeente.slug, ronde.pk]),
        {"merk": proposal(ronde).merk},
    )
    assert refused.status_code == 403
    assert Rapportagegroep.objects.count() == 12
