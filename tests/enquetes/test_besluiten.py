"""A staff round opens only under a decision that names it, and not wider than what was decided on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Gebeurtenis, Orbesluit, Rapportagegroep, Rol
from adoptie.refusal import Refusal
from enquetes.actions.besluit import record_besluit, submit_dossier
from enquetes.actions.ondergrens import set_ondergrens
from enquetes.actions.proefronde import start_proefronde
from enquetes.actions.ronde import create_ronde, extend_ronde, open_ronde
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.models import Besluitmeting, Doelgroep, Dossierversie, Modus, Reeks, Reeksronde, Ronde, Status
from enquetes.plan import Plan
from enquetes.queries.besluiten import besluit_objections, choices_of, decidable
from enquetes.queries.lancering import check_launch
from tests.factories.adoptie import RapportagegroepFactory, member
from tests.factories.enquetes import CONTENT, decide_on, invite, make_ronde, make_versie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde() -> Ronde:
    """Give a staff round that only waits for a decision."""
    found = make_ronde(doelgroep=Doelgroep.MEDEWERKERS)
    for name, number in {"Balie": 20, "Beleid": 16}.items():
        invite(found, number, RapportagegroepFactory.create(traject=found.traject, naam=name))
    return found


def decide(ronde: Ronde, *names: str, **besluit: Any) -> Orbesluit:
    today = timezone.localdate()
    usual: dict[str, Any] = {
        "soort": "instemming",
        "metingen": "De nulmeting",
        "genomen_op": today,
        "geldig_tot": today + dt.timedelta(days=200),
        "by": "or",
    }
    return record_besluit(traject=ronde.traject, dossiers=names or [f"ronde:{ronde.pk}"], **usual | besluit)


def ask(ronde: Ronde, *vragen: Vraag) -> None:
    """Give a round other questions."""
    versie = make_versie(ronde.traject, Inhoud("Andere vragen", (Pagina(vragen),)))
    ronde.versie = versie
    ronde.save()


def opened(ronde: Ronde) -> Ronde:
    return open_ronde(ronde=Ronde.objects.get(pk=ronde.pk), by="leider")


def test_decision_names_the_round_and_keeps_what_was_decided_on(ronde: Ronde) -> None:
    besluit = decide(ronde)

    [named] = Besluitmeting.objects.all()
    assert (named.besluit, named.ronde) == (besluit, ronde)
    assert named.dossier is not None
    assert "Mijn werk is goed te doen." in named.dossier.inhoud["vragen"]
    assert besluit.dossier_versie == named.dossier.naam
    assert opened(ronde).status == Status.OPEN


def test_round_that_is_not_named_stays_shut(ronde: Ronde) -> None:
    decide(ronde)
    other = make_ronde(
        traject=ronde.traject,
        doelgroep=Doelgroep.MEDEWERKERS,
        naam="Vervolg",
        inhoud=replace(CONTENT, titel="b"),
    )
    for group in Rapportagegroep.objects.all():
        invite(other, 16, group)

    with pytest.raises(Refusal, match="Deze ronde staat daar niet bij"):
        opened(other)


def test_new_question_is_refused_with_a_sentence_and_fewer_questions_are_not(ronde: Ronde) -> None:
    decide(ronde)
    first = next(iter(ronde.versie.content.asked()))
    ask(ronde, first, Vraag("ziek", Soort.TEKST, "Hoe vaak was u ziek?"))

    with pytest.raises(Refusal, match=r"'Hoe vaak was u ziek\?' is nieuw, of heeft andere woorden"):
        opened(ronde)
    ask(ronde, first)
    assert opened(ronde).status == Status.OPEN


def test_other_mode_needs_a_decision_also_where_it_would_be_permitted(ronde: Ronde) -> None:
    decide(ronde, vertrouwelijk_mag=True)
    Ronde.objects.filter(pk=ronde.pk).update(modus=Modus.VERTROUWELIJK)

    with pytest.raises(Refusal, match="was anoniem, en is nu vertrouwelijk"):
        opened(ronde)


def test_new_group_is_refused(ronde: Ronde) -> None:
    decide(ronde)
    invite(ronde, 12, RapportagegroepFactory.create(traject=ronde.traject, naam="Zorg"))

    with pytest.raises(Refusal, match="Nieuw in de groepen: Zorg"):
        opened(ronde)


def test_group_that_was_told_with_another_does_not_stand_alone_later(ronde: Ronde) -> None:
    small = RapportagegroepFactory.create(traject=ronde.traject, naam="Zorg")
    invite(ronde, 6, small)
    decide(ronde)
    invite_more = [*range(6)]
    for number in invite_more:
        ronde.uitnodigingen.create(email=f"nieuw{number}@voorbeeld.example", groep=small)

    objections = " ".join(besluit_objections(ronde))

    assert "is kleiner dan in het dossier" in objections


def test_renamed_group_is_the_same_group(ronde: Ronde) -> None:
    decide(ronde)
    Rapportagegroep.objects.filter(naam="Balie").update(naam="Loket")

    assert opened(ronde).status == Status.OPEN


def test_many_more_people_are_refused_and_a_new_colleague_is_not(ronde: Ronde) -> None:
    decide(ronde)
    group = Rapportagegroep.objects.get(naam="Balie")
    ronde.uitnodigingen.create(email="een@voorbeeld.example", groep=group)
    assert list(besluit_objections(ronde)) == []

    for number in range(5):
        ronde.uitnodigingen.create(email=f"nieuw{number}@voorbeeld.example", groep=group)
    with pytest.raises(Refusal, match="42 mensen gevraagd"):
        opened(ronde)


def test_lower_threshold_is_refused_and_a_higher_one_is_not(ronde: Ronde) -> None:
    set_ondergrens(traject=ronde.traject, waarde=8, reden="klein", by="or")
    decide(ronde)
    set_ondergrens(traject=ronde.traject, waarde=9, reden="klein", by="or")
    assert list(besluit_objections(ronde)) == []

    set_ondergrens(traject=ronde.traject, waarde=7, reden="toch", by="or")
    with pytest.raises(Refusal, match="Van 7 antwoorden laten we al iets zien"):
        opened(ronde)


def test_days_may_move_within_the_decision(ronde: Ronde) -> None:
    decide(ronde)
    later = timezone.now() + dt.timedelta(days=30)
    Ronde.objects.filter(pk=ronde.pk).update(sluit_op=later, verzegel_op=later + dt.timedelta(days=10))

    running = opened(ronde)
    with pytest.raises(Refusal, match="geldt tot en met de sluitdatum"):
        extend_ronde(ronde=running, sluit_op=timezone.now() + dt.timedelta(days=201), by="leider")


def test_running_round_goes_on_under_a_new_decision(ronde: Ronde) -> None:
    decide(ronde, geldig_tot=timezone.localdate() + dt.timedelta(days=10))
    running = opened(ronde)
    until = timezone.now() + dt.timedelta(days=20)
    with pytest.raises(Refusal):
        extend_ronde(ronde=running, sluit_op=until, by="leider")

    decide(running)

    assert extend_ronde(ronde=running, sluit_op=until, by="leider").sluit_op == until


@pytest.mark.parametrize("earlier", [None, "instemming"])
def test_rejection_blocks_until_it_is_decided_again(ronde: Ronde, earlier: str | None) -> None:
    if earlier:
        decide(ronde, soort=earlier)
    decide(ronde, soort="afgewezen")

    with pytest.raises(Refusal, match="wees dossier"):
        opened(ronde)
    decide(ronde)
    assert opened(ronde).status == Status.OPEN


def test_rejection_of_a_version_is_not_evaded_by_changing_a_little(ronde: Ronde) -> None:
    decide(ronde, soort="afgewezen")
    ask(ronde, next(iter(ronde.versie.content.asked())))

    with pytest.raises(Refusal, match="wees dossier"):
        opened(ronde)


def test_preparing_and_trying_need_no_decision(ronde: Ronde) -> None:
    leader = member(ronde.gemeente, Rol.PROGRAMMALEIDER)

    assert start_proefronde(ronde=ronde, by=leader).status == Status.OPEN
    assert submit_dossier(ronde=ronde, by=leader).ronde == ronde
    assert check_launch(ronde).groepen


def test_dossier_that_was_put_can_be_decided_on_after_the_plan_changed(ronde: Ronde) -> None:
    """The council says yes to what it read on Monday; on Wednesday a question came to it."""
    put = submit_dossier(ronde=ronde, by="leider")
    first = next(iter(ronde.versie.content.asked()))
    ask(ronde, first, Vraag("ziek", Soort.TEKST, "Hoe vaak was u ziek?"))
    ronde = Ronde.objects.get(pk=ronde.pk)

    assert [keuze.waarde for keuze in choices_of([ronde])] == [f"ronde:{ronde.pk}", f"dossier:{put.pk}"]
    decide(ronde, f"dossier:{put.pk}")

    with pytest.raises(Refusal, match="Hoe vaak was u ziek"):
        opened(ronde)


def test_council_with_numbers_of_its_own_picks_the_dossier(ronde: Ronde) -> None:
    besluit = decide(ronde, dossier_versie="OR-2026-17")

    assert besluit.dossier_versie == "OR-2026-17"
    named = Besluitmeting.objects.get().dossier
    assert named is not None
    assert named.naam != "OR-2026-17"


@pytest.mark.parametrize("name", ["ronde:999999", "dossier:999999", "ronde:", "x", "dossier:1;drop"])
def test_dossier_of_nobody_is_refused(ronde: Ronde, name: str) -> None:
    with pytest.raises(Refusal, match="valt niets meer te besluiten"):
        decide(ronde, name)


def test_dossier_of_another_traject_is_refused(ronde: Ronde) -> None:
    other = make_ronde(doelgroep=Doelgroep.MEDEWERKERS)

    with pytest.raises(Refusal, match="valt niets meer te besluiten"):
        decide(ronde, f"ronde:{other.pk}")
    assert not Orbesluit.objects.exists()


def test_decision_names_at_least_one_dossier(ronde: Ronde) -> None:
    with pytest.raises(Refusal, match="Kies over welk dossier"):
        record_besluit(
            traject=ronde.traject,
            dossiers=[],
            soort="instemming",
            metingen="x",
            genomen_op=timezone.localdate(),
            geldig_tot=timezone.localdate() + dt.timedelta(days=9),
            by="or",
        )


def test_one_round_in_two_versions_is_refused(ronde: Ronde) -> None:
    put = submit_dossier(ronde=ronde, by="leider")
    ask(ronde, next(iter(ronde.versie.content.asked())))

    with pytest.raises(Refusal, match="Kies één dossier"):
        decide(ronde, f"ronde:{ronde.pk}", f"dossier:{put.pk}")


def test_decision_on_a_reeks_holds_for_its_later_rounds(ronde: Ronde) -> None:
    reeks = Reeks.objects.create(
        traject=ronde.traject,
        vragenlijst=ronde.versie.vragenlijst,
        naam="Thermometer",
        doelgroep=Doelgroep.MEDEWERKERS,
        periode="kwartaal",
        begin=timezone.localdate(),
        code="abcd",
    )
    Reeksronde.objects.create(reeks=reeks, ronde=ronde, periode="2026-K1")
    decide(Ronde.objects.get(pk=ronde.pk))
    now = timezone.now()
    plan = Plan("Thermometer K2", Doelgroep.MEDEWERKERS, now, now + dt.timedelta(days=9))
    later = create_ronde(traject=ronde.traject, versie=ronde.versie, plan=plan, by="test")
    Reeksronde.objects.create(reeks=reeks, ronde=later, periode="2026-K2")
    for group in Rapportagegroep.objects.all():
        invite(later, 16, group)

    named = Besluitmeting.objects.get()
    assert (named.reeks, named.ronde) == (reeks, None)
    assert opened(later).status == Status.OPEN


def test_what_was_decided_on_never_changes(ronde: Ronde) -> None:
    decide(ronde)

    with pytest.raises(IntegrityError), transaction.atomic():
        Dossierversie.objects.update(naam="anders")
    with pytest.raises(IntegrityError), transaction.atomic():
        Besluitmeting.objects.update(dossier=None)


def test_older_decisions_stay_valid_for_what_was_there(ronde: Ronde) -> None:
    """As the migration finds them: text only, and no rows that name a round."""
    today = timezone.localdate()
    Orbesluit.objects.create(
        traject=ronde.traject,
        soort="instemming",
        dossier_versie="7",
        metingen="Alles",
        genomen_op=today,
        geldig_tot=today + dt.timedelta(days=100),
    )
    with pytest.raises(Refusal):
        opened(ronde)

    import_module("enquetes.migrations.0031_besluitmetingen").name_what_was_decided(apps, None)

    later = make_ronde(
        traject=ronde.traject,
        doelgroep=Doelgroep.MEDEWERKERS,
        naam="Later",
        inhoud=replace(CONTENT, titel="b"),
    )
    assert opened(ronde).status == Status.OPEN
    assert any("na een besluit" in line for line in besluit_objections(later))


def test_page_records_what_was_picked(ronde: Ronde) -> None:
    put = submit_dossier(ronde=ronde, by="leider")
    ask(ronde, next(iter(ronde.versie.content.asked())))
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.OR))
    url = reverse("orbesluit-vastleggen", args=[ronde.gemeente.slug, ronde.traject_id])
    today = timezone.localdate()
    data = {
        "soort": "instemming",
        "metingen": "De nulmeting",
        "genomen_op": today.isoformat(),
        "geldig_tot": (today + dt.timedelta(days=100)).isoformat(),
    }

    missing = client.post(url, data).content.decode()
    long = {"geldig_tot": (today + dt.timedelta(days=367)).isoformat(), "dossiers": [f"dossier:{put.pk}"]}
    assert "hoogstens twaalf maanden" in client.post(url, data | long).content.decode()
    client.post(url, data | {"dossiers": [f"dossier:{put.pk}"]})

    assert "Kies over welk dossier het besluit gaat." in missing
    assert Besluitmeting.objects.get().dossier == put
    page = client.get(reverse("orbesluiten", args=[ronde.gemeente.slug, ronde.traject_id])).content.decode()
    assert "de ronde &#x27;Nulmeting 2011&#x27;" in page


@pytest.mark.parametrize("modus", Modus)
def test_who_decides_sees_the_mode_and_what_it_takes(ronde: Ronde, modus: Modus) -> None:
    """Agreeing to a vertrouwelijke round without the tick cannot be mended: a decision stays as it is."""
    Ronde.objects.filter(pk=ronde.pk).update(modus=modus)
    make_ronde(traject=ronde.traject, doelgroep=Doelgroep.MEDEWERKERS, naam="Later")
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.OR))

    page = client.get(
        reverse("orbesluit-vastleggen", args=[ronde.gemeente.slug, ronde.traject_id])
    ).content.decode()

    assert f"{ronde.naam} ({modus.label}): dossier" in page
    asked = "Zonder dit vinkje kan een vertrouwelijke ronde niet open, ook niet na instemming."
    assert (asked in page) or modus == Modus.ANONIEM


def test_dossier_page_says_what_is_wider(ronde: Ronde) -> None:
    decide(ronde)
    ask(ronde, Vraag("ziek", Soort.TEKST, "Hoe vaak was u ziek?"))
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))

    page = client.get(reverse("ronde-dossier", args=[ronde.gemeente.slug, ronde.pk])).content.decode()

    assert "Dit gaat verder dan waar de ondernemingsraad over besloot" in page
    assert "Hoe vaak was u ziek?" in page


def test_leader_puts_the_dossier_and_nobody_else(ronde: Ronde) -> None:
    url = reverse("ronde-dossier-voorleggen", args=[ronde.gemeente.slug, ronde.pk])
    for rol in set(Rol) - {Rol.PROGRAMMALEIDER, Rol.BEHEERDER}:
        client = Client()
        client.force_login(member(ronde.gemeente, rol))
        assert client.post(url).status_code == 403
    assert not Dossierversie.objects.exists()

    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    client.post(url)
    page = client.post(url, follow=True).content.decode()

    assert "Deze versie is voorgelegd op" in page
    assert Dossierversie.objects.count() == 1
    assert Gebeurtenis.objects.filter(action="dossier voorgelegd").count() == 1


def test_only_rounds_that_wait_or_run_can_be_decided_on(ronde: Ronde) -> None:
    make_ronde(traject=ronde.traject, naam="Inwoners", inhoud=replace(CONTENT, titel="c"))

    assert decidable(ronde.traject) == [ronde]


def test_decision_stays_as_it_was_taken(ronde: Ronde) -> None:
    """A refusal is no consent afterwards, and what was allowed grows no wider, whoever writes to it."""
    made = decide_on(ronde, soort=Orbesluit.Soort.AFGEWEZEN)

    for change in ({"soort": "instemming"}, {"vertrouwelijk_mag": True}, {"geldig_tot": dt.date(2099, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Orbesluit.objects.filter(pk=made.pk).update(**change)
