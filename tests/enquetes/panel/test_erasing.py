"""Leaving: no trace of the person, no change in what was published."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django_q.models import OrmQ, Schedule, Task
from django_q.signing import SignedPackage

from adoptie.actions.nieuwadres import ask_new_address
from adoptie.actions.persoon import BETROKKENE, ask_link
from adoptie.audit import chain_fault
from adoptie.models import Gebeurtenis
from adoptie.rights import Betrokkene
from enquetes.actions.panel import erase
from enquetes.keys import load_key
from enquetes.mails import panel_token
from enquetes.models import Doelgroep, Inzending, Modus, Panellid, Profiel, Uitnodiging, Volgcode
from enquetes.queries.panel import pseudonym
from enquetes.sealed import sealed_base
from metingen.actions.meetwaarden import measure_ronde
from metingen.models import Meetwaarde
from tests.enquetes.panel.conftest import ADRES, Inwoner
from tests.enquetes.panel.panelronde import answer_all, make_members, open_panelronde, seal
from tests.enquetes.panel.traces import traces
from tests.factories.enquetes import invite, make_ronde, make_volgcode, personal_links


def test_traces_finds_an_address_wherever_it_hides(db: None) -> None:
    OrmQ.objects.create(key="spoor", payload=SignedPackage.dumps({"args": (ADRES,)}))
    OrmQ.objects.create(key="spoor", payload=SignedPackage.dumps({"a": (ADRES,)}, compressed=True))
    Task.objects.create(
        id="1",
        name="t",
        func="f",
        started="2026-01-01T00:00Z",
        stopped="2026-01-01T00:00Z",
        result={ADRES: 550},
    )
    Schedule.objects.create(func="f", args=f"'{ADRES.upper()}'")
    Gebeurtenis.objects.create(at="2026-01-01T00:00Z", details={"wie": [ADRES]})
    session = SessionStore()
    session["gezocht"] = ADRES
    session.save()

    assert traces(ADRES) == {
        "django_q_ormq.payload",
        "django_q_task.result",
        "django_q_schedule.args",
        "adoptie_gebeurtenis.details",
        "django_session.session_data",
    }


def busy_member(inwoner: Inwoner) -> Panellid:
    """Make a member with everything a member can have, in a round that is open."""
    lid = inwoner.join("Jet.de.Vries@voorbeeld.example")
    make_members(inwoner.gemeente, 11)
    with inwoner.commit(execute=True):
        ronde = open_panelronde(inwoner.gemeente, modus=Modus.VERTROUWELIJK)
    sample = make_ronde(traject=ronde.traject, naam="Steekproef")
    Uitnodiging.objects.create(ronde=sample, email="Jet.De.Vries@Voorbeeld.example")
    make_volgcode(inwoner.gemeente, ADRES, Doelgroep.PANEL)
    inwoner.post(f"{inwoner.own_page()}adres/", {"email": "jet.nieuw@voorbeeld.example"})
    return lid


@pytest.mark.parametrize("works_here", [False, True])
def test_leaving_ends_what_was_asked_with_the_address(inwoner: Inwoner, *, works_here: bool) -> None:
    """A new address that waits goes with the panel, unless it is about a job as well."""
    lid = inwoner.join()
    who = Betrokkene(inwoner.gemeente, ADRES)
    if works_here:
        make_volgcode(inwoner.gemeente, ADRES, Doelgroep.MEDEWERKERS)
    ask_link(gemeente=who.gemeente, email=ADRES)
    ask_new_address(who=who, email="jet.nieuw@voorbeeld.example", by=BETROKKENE)

    erase(lid=lid, by="inwoner")

    assert bool(traces("jet.nieuw@")) is works_here
    assert bool(traces(ADRES)) is works_here


def test_erasing_leaves_no_trace_in_any_table(inwoner: Inwoner) -> None:
    lid = busy_member(inwoner)
    name = pseudonym(lid)
    expected = {"panellid", "panelmail", "uitnodiging", "volgcode"}
    found = traces(ADRES) | traces("jet.nieuw@")
    assert {column.partition(".")[0].removeprefix("enquetes_") for column in found} == expected

    inwoner.post(f"{inwoner.own_page_path(lid)}stoppen/")

    assert traces(ADRES) == traces("jet.nieuw@") == traces("jet.de.vries") == set()
    assert traces(str(lid.pk)) == traces(lid.pk.hex) == set()
    assert not Profiel.objects.filter(schuilnaam=name).exists()


def test_erasing_is_logged_without_a_name(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    inwoner.post(f"{inwoner.own_page_path(lid)}stoppen/")

    line = Gebeurtenis.objects.get(action="panellid verwijderd")
    assert (line.actor, line.object_type, line.object_id) == ("inwoner", "enquetes.panellid", "")
    assert chain_fault() == ""


def test_erasing_sends_no_mail_to_who_sees_the_page(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    sent = len(inwoner.mailbox)

    page = inwoner.post(f"{inwoner.own_page_path(lid)}stoppen/")

    assert "zijn gewist" in page.content.decode()
    assert len(inwoner.mailbox) == sent


def test_stopping_asks_first(inwoner: Inwoner) -> None:
    lid = inwoner.join()

    page = inwoner.get(f"{inwoner.own_page_path(lid)}stoppen/").content.decode()

    assert "Ja, wis alles" in page
    assert Panellid.objects.exists()


def test_answer_stays_unlinked_in_an_open_round(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    make_members(inwoner.gemeente, 11)
    ronde = open_panelronde(inwoner.gemeente)
    answer_all(ronde)
    link = next(
        link for link in personal_links(ronde) if link.uitnodiging and link.uitnodiging.email == ADRES
    )
    rows = set(Inzending.objects.values_list("pk", "inhoud"))

    inwoner.post(f"{inwoner.own_page_path(lid)}stoppen/")

    assert set(Inzending.objects.values_list("pk", "inhoud")) == rows
    url = inwoner.url("antwoord", ronde.code, link.token)
    assert inwoner.get(url).status_code == 404
    key = load_key(ronde.sleutel)
    opened = [key.decrypt(bytes(row.inhoud), bytes(row.link_hash)) for row in Inzending.objects.all()]
    assert ADRES not in str(opened)
    assert seal(ronde).aantal == 12


def published() -> list[tuple[Any, ...]]:
    return list(Meetwaarde.objects.order_by("pk").values_list())


@pytest.mark.parametrize("everybody", [False, True])
def test_published_figures_stay_exactly(inwoner: Inwoner, everybody: bool) -> None:  # noqa: FBT001
    lid = inwoner.join()
    make_members(inwoner.gemeente, 15)
    ronde = open_panelronde(inwoner.gemeente)
    answer_all(ronde)
    ronde = seal(ronde)
    measure_ronde(ronde=ronde, by="test")
    before = published()
    files = {path: path.read_bytes() for path in sealed_base(ronde.gemeente.slug).rglob("*.*")}

    for member in Panellid.objects.all() if everybody else [lid]:
        inwoner.post(f"{inwoner.own_page_path(member)}stoppen/")

    assert before
    assert published() == before
    assert measure_ronde(ronde=ronde, by="test") == 0
    assert {path: path.read_bytes() for path in files} == files
    assert not any(ADRES.encode() in content for content in files.values())


def test_invitation_about_a_job_and_other_members_stay(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    make_members(inwoner.gemeente, 3)
    staff = make_ronde(doelgroep="medewerkers", naam="Medewerkers")  # type: ignore[arg-type]  # its value
    staff.traject.gemeente = inwoner.gemeente
    staff.traject.save()
    invite(staff, 1)
    Uitnodiging.objects.filter(ronde=staff).update(email=ADRES)
    code = make_volgcode(inwoner.gemeente, ADRES, Doelgroep.MEDEWERKERS)

    inwoner.post(f"{inwoner.own_page_path(lid)}stoppen/")

    assert Uitnodiging.objects.get().email == ADRES
    assert Volgcode.objects.get() == code
    assert Panellid.objects.count() == Profiel.objects.count() == 3


@pytest.mark.parametrize("purpose", ["mijn", "blijven", "bevestigen"])
def test_links_of_who_left_end_in_a_friendly_page(inwoner: Inwoner, purpose: str) -> None:
    lid = inwoner.join()
    page = inwoner.url(f"panel-{purpose}", panel_token(lid, purpose))
    inwoner.post(f"{inwoner.own_page_path(lid)}stoppen/")

    answer = inwoner.get(page)

    assert answer.status_code == 410
    assert "U staat niet meer in het panel" in answer.content.decode()
