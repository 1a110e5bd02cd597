"""The ondernemingsraad asks for more answers before anything is shown: it holds everywhere, at once."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Functie, Gebeurtenis, Rol, Traject
from adoptie.refusal import Refusal
from enquetes.actions.ondergrens import set_ondergrens
from enquetes.actions.proefronde import start_proefronde
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.models import Ondergrens, Ronde
from enquetes.queries.dossier import dossier_of
from enquetes.queries.groepen import fixed_groups
from enquetes.queries.lancering import check_launch
from enquetes.queries.ronde_pagina import stand_of
from enquetes.queries.rondes import responses
from enquetes.sealed import open_sealed, sealed_base
from enquetes.sealing import ChangedWhileSealingError, _commit, _write, read_answers, seal_ronde
from metingen.actions.meetwaarden import measure_ronde
from metingen.models import Meetwaarde
from rapportage.reports.checklist import Peiling, chapter
from tests.factories.adoptie import TrajectFactory, member
from tests.factories.enquetes import answer, make_open_ronde, make_staff_ronde, personal_links

pytestmark = pytest.mark.django_db


def raise_to(traject: Traject, waarde: int) -> Ondergrens:
    return set_ondergrens(traject=traject, waarde=waarde, reden="Kleine teams", by="or")


def answered(ronde: Ronde, **per_group: int) -> Ronde:
    """Let so many people of each group answer, each other answers; then close."""
    left = Counter(per_group)
    for number, link in enumerate(personal_links(ronde)):
        assert link.uitnodiging is not None
        assert link.uitnodiging.groep is not None
        name = link.uitnodiging.groep.naam
        if left[name]:
            left[name] -= 1
            answer(link, werk=str(number % 5 + 1), uren=float(20 + number % 7))
    return close_ronde(ronde=ronde, by="test")


def sealed_groups(ronde: Ronde) -> dict[str, int]:
    file = open_sealed(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)
    return dict(file.manifest["groepen"])


@pytest.mark.parametrize("waarde", [-1, 0, 4, 51, 5])
def test_ondergrens_is_five_to_fifty_and_another_than_now(waarde: int) -> None:
    with pytest.raises(Refusal):
        raise_to(TrajectFactory.create(), waarde)


def test_ondergrens_is_recorded_with_day_person_and_reason() -> None:
    traject = TrajectFactory.create()
    chair = member(traject.gemeente, Rol.OR, functie=Functie.VOORZITTER, naam="Vera")

    made = set_ondergrens(traject=traject, waarde=8, reden="Kleine teams", by=chair)

    assert (made.waarde, made.door, made.reden) == (8, "Vera", "Kleine teams")
    line = Gebeurtenis.objects.get(action="ondergrens gekozen")
    assert (line.actor, line.details["ondergrens"]) == (chair.merk, [5, 8])


def test_running_round_goes_up_and_never_down() -> None:
    ronde = make_staff_ronde({"Balie": 20, "Beleid": 30})

    raise_to(ronde.traject, 12)
    ronde.refresh_from_db()
    raised = ronde.ondergrens
    raise_to(ronde.traject, 7)
    ronde.refresh_from_db()

    assert (raised, ronde.ondergrens) == (12, 12)
    assert Gebeurtenis.objects.filter(action="ondergrens verhoogd", object_id=str(ronde.pk)).count() == 1


def test_sealed_round_keeps_what_it_was_sealed_with() -> None:
    ronde = seal_ronde(ronde=answered(make_staff_ronde({"Balie": 20}), Balie=9), by="test")

    raise_to(ronde.traject, 12)

    ronde.refresh_from_db()
    assert ronde.ondergrens == 5


def test_other_traject_does_not_go_along() -> None:
    ronde, other = make_staff_ronde({"Balie": 20}), TrajectFactory.create()

    raise_to(other, 12)

    ronde.refresh_from_db()
    assert ronde.ondergrens == 5


def test_opening_coarsens_groups_to_the_ondergrens() -> None:
    ronde = make_staff_ronde({"Balie": 12, "Beleid": 14, "Bouwen": 30}, opened=False)
    before = [group["naam"] for group in fixed_groups(ronde)]
    raise_to(ronde.traject, 16)

    opened = open_ronde(ronde=ronde, by="test")

    assert before == ["Balie", "Beleid", "Bouwen"]
    assert opened.ondergrens == 16
    assert all(group["uitgenodigd"] >= 16 for group in opened.groepen)
    assert len(opened.groepen) == 2


def test_check_before_launch_counts_with_it() -> None:
    ronde = make_staff_ronde({"Balie": 12, "Beleid": 30}, opened=False)
    raise_to(ronde.traject, 16)

    check = check_launch(ronde)

    assert any("het minimum is 16" in line for line in check.adviezen)
    # At 40 % of 42 people 16 answer: exactly enough to be seen together.
    assert [part.n for part in check.vooruitblik[0].groepen] == [16]


@pytest.mark.parametrize("when", ["before opening", "while open"])
def test_sealing_merges_groups_under_it(when: str) -> None:
    ronde = make_staff_ronde({"Balie": 20, "Beleid": 30}, opened=False)
    if when == "before opening":
        raise_to(ronde.traject, 9)
    ronde = open_ronde(ronde=ronde, by="test")
    if when == "while open":
        raise_to(ronde.traject, 9)

    sealed = seal_ronde(ronde=answered(ronde, Balie=8, Beleid=20), by="test")

    assert sealed_groups(sealed) == {"Balie en Beleid samen": 28}


def test_with_five_the_same_groups_stay_apart() -> None:
    ronde = make_staff_ronde({"Balie": 20, "Beleid": 30})

    assert sealed_groups(seal_ronde(ronde=answered(ronde, Balie=8, Beleid=20), by="test")) == {
        "Balie": 8,
        "Beleid": 20,
    }


def test_raise_in_the_middle_of_sealing_is_not_lost() -> None:
    ronde = answered(make_staff_ronde({"Balie": 20, "Beleid": 30}), Balie=8, Beleid=20)
    snapshot = read_answers(ronde)
    file = _write(ronde, snapshot)

    raise_to(ronde.traject, 9)

    with pytest.raises(ChangedWhileSealingError):
        _commit(ronde, snapshot, file, "test")
    assert sealed_groups(seal_ronde(ronde=ronde, by="test")) == {"Balie en Beleid samen": 28}


def test_figures_of_a_round_keep_to_its_ondergrens() -> None:
    ronde = make_staff_ronde({"Balie": 20})
    raise_to(ronde.traject, 15)
    ronde.refresh_from_db()
    sealed = seal_ronde(ronde=answered(ronde, Balie=14), by="test")

    measure_ronde(ronde=sealed, by="test")

    shown = Meetwaarde.objects.filter(ronde=sealed).exclude(indicator__code__startswith="respons")
    assert shown.exists()
    assert not shown.exclude(waarde=None).exists()


def test_figures_measured_after_a_raise_keep_to_that_of_their_round() -> None:
    sealed = seal_ronde(ronde=answered(make_staff_ronde({"Balie": 20}), Balie=14), by="test")
    raise_to(sealed.traject, 15)

    measure_ronde(ronde=sealed, by="test")

    assert Meetwaarde.objects.filter(ronde=sealed, indicator__code__endswith=":score", groep="").exclude(
        waarde=None
    )


def test_dossier_page_and_report_tell_it() -> None:
    ronde = make_staff_ronde({"Balie": 20, "Beleid": 30}, opened=False)
    before = dossier_of(ronde)
    raise_to(ronde.traject, 8)

    told = " ".join(line for deel in dossier_of(ronde).delen for line in (*deel.zinnen, *deel.punten))
    assert "Geven minder dan 8 mensen in een groep antwoord?" in told
    assert "Minder dan 8 antwoorden in een groep" in told
    assert "komen 6 antwoorden en uit" in told
    assert "Geven minder dan 5 mensen" in " ".join(line for deel in before.delen for line in deel.zinnen)
    opened = open_ronde(ronde=ronde, by="test")
    assert "de grens van 8" in stand_of(opened).threshold_sentence
    [response] = responses(opened.gemeente)
    blocks = list(chapter("Voorbeeld", [Peiling(response, ())]))
    assert "Van minder dan 8 antwoorden. Zo koos de ondernemingsraad het." in str(blocks)


def test_try_out_shows_what_the_round_would() -> None:
    ronde = make_staff_ronde({"Balie": 20}, opened=False)
    raise_to(ronde.traject, 8)

    trial = start_proefronde(ronde=ronde, by=member(ronde.gemeente, Rol.PROGRAMMALEIDER))

    assert trial.ondergrens == 8


def post(ronde: Ronde, waarde: int, rol: Rol = Rol.OR, functie: str = "") -> int:
    client = Client()
    client.force_login(member(ronde.gemeente, rol, functie=functie))
    url = reverse("ondergrens", args=[ronde.gemeente.slug, ronde.traject_id])
    assert client.get(url).status_code == (
        200 if rol in {Rol.OR, Rol.PROGRAMMALEIDER, Rol.BEHEERDER} else 403
    )
    return client.post(url, {"waarde": waarde, "reden": "Kleine teams"}).status_code


@pytest.mark.parametrize("functie", Functie.values)
def test_chair_and_secretary_choose_it(functie: str) -> None:
    ronde = make_open_ronde()

    assert post(ronde, 9, functie=functie) == 302

    ronde.refresh_from_db()
    assert ronde.ondergrens == 9


@pytest.mark.parametrize("rol", list(Rol))
def test_nobody_else_chooses_it(rol: Rol) -> None:
    ronde = make_open_ronde()

    assert post(ronde, 9, rol) == 403

    assert not Ondergrens.objects.exists()


def test_page_tells_a_member_what_was_chosen_when_and_why() -> None:
    traject = TrajectFactory.create()
    raise_to(traject, 8)
    client = Client()
    client.force_login(member(traject.gemeente, Rol.OR))

    page = client.get(reverse("ondergrens", args=[traject.gemeente.slug, traject.pk])).content.decode()

    assert "minder dan 8 antwoorden" in page
    assert "Kleine teams" in page
    assert str(timezone.localdate().year) in page
    assert "<form" not in page.split("<main")[1].split("</main")[0]


def test_quotum_of_the_panel_may_not_lie_under_it() -> None:
    from enquetes.actions.plancontrole import check_plan
    from enquetes.models import Doelgroep, Modus
    from enquetes.plan import Plan
    from tests.factories.enquetes import make_versie

    traject = TrajectFactory.create()
    raise_to(traject, 9)
    now = timezone.now()
    plan = Plan(
        naam="Panel",
        doelgroep=Doelgroep.PANEL,
        modus=Modus.ANONIEM,
        opent_op=now,
        sluit_op=now + dt.timedelta(days=5),
        quotum_item="leeftijd",
        quotum=8,
    )

    with pytest.raises(Refusal, match="minstens 9"):
        check_plan(Ronde(traject=traject), make_versie(traject), plan)
