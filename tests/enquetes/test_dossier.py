"""The dossier for the ondernemingsraad: everything it decides on, honest, printable, and decided in place."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import outloud
import pypdf
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gebeurtenis, Lidmaatschap, Orbesluit, Rol
from enquetes.actions.ronde import change_ronde, create_ronde
from enquetes.keycopies import KEY_COPIES
from enquetes.models import Doelgroep, Modus, Ronde, Status, Uitnodiging
from enquetes.plan import Plan, moved_along, nulmeting_plan
from enquetes.queries.dossier import dossier_of, dossier_versie
from tests.factories.adoptie import GemeenteFactory, TrajectFactory, member
from tests.factories.enquetes import CONTENT, invite, make_ronde, make_staff_ronde, make_versie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde() -> Ronde:
    found = make_staff_ronde({"Balie": 20, "Beleid": 16}, opened=False)
    Orbesluit.objects.all().delete()
    return found


def page_for(client: Client, ronde: Ronde, rol: Rol) -> str:
    client.force_login(member(ronde.gemeente, rol))
    return client.get(reverse("ronde-dossier", args=[ronde.gemeente.slug, ronde.pk])).content.decode()


def decide(client: Client, ronde: Ronde, **values: object) -> None:
    today = timezone.localdate()
    data = {
        "soort": "instemming",
        "dossier_versie": dossier_versie(ronde),
        "metingen": "De nulmeting.",
        "genomen_op": today,
        "geldig_tot": today + dt.timedelta(days=200),
        **values,
    }
    client.post(reverse("ronde-dossier", args=[ronde.gemeente.slug, ronde.pk]), data)


def told(ronde: Ronde) -> str:
    return " ".join(words for deel in dossier_of(ronde).delen for words in (*deel.zinnen, *deel.punten))


@pytest.mark.parametrize("rol", [Rol.PROGRAMMALEIDER, Rol.BEHEERDER, Rol.OR])
def test_dossier_names_every_question_group_and_promise(client: Client, ronde: Ronde, rol: Rol) -> None:
    page = page_for(client, ronde, rol)

    assert all(vraag.tekst in page for vraag in CONTENT.asked())
    assert all(words in page for words in ("Balie", "20", "Beleid", "16", "ook uw leidinggevende niet"))


def test_dossier_does_not_claim_more_than_is_so(client: Client, ronde: Ronde) -> None:
    page = page_for(client, ronde, Rol.OR)

    assert "Wie allebei in handen heeft, kan een antwoord aan een uitnodiging koppelen." in page
    gone = dutch.tied(dutch.day(timezone.localdate(ronde.verzegel_op) + dt.timedelta(days=14)))
    assert f"Een reservekopie van de sleutel kan nog 14 dagen bestaan, tot en met {gone}." in page
    assert "De ronde stoppen, zolang die niet definitief is afgesloten." in page


def test_dossier_says_who_asks_whom_to_turn_to_and_when_it_was_made(client: Client, ronde: Ronde) -> None:
    leader = member(ronde.gemeente, Rol.PROGRAMMALEIDER)

    page = page_for(client, ronde, Rol.OR)

    assert leader.email in page
    assert ronde.gemeente.contact_email in page
    assert f"gemaakt op {dutch.tied(dutch.day(timezone.localdate()))}." in page


def test_dossier_has_the_mails_as_people_will_read_them(client: Client, ronde: Ronde) -> None:
    page = page_for(client, ronde, Rol.OR)

    assert "Wat staat er in de mails?" in page
    assert "U bent uitgenodigd voor de vragenlijst" in page


def test_dossier_names_the_neighbour_of_each_group_with_an_example(ronde: Ronde) -> None:
    balie, beleid = ronde.traject.rapportagegroepen.order_by("naam")
    balie.buur = beleid
    balie.save()

    people = next(deel for deel in dossier_of(ronde).delen if deel.tabel and "Groep" in deel.tabel.koppen)

    assert people.tabel
    assert people.tabel.rijen[:2] == (
        ("Balie", "Beleid", "20"),
        ("Beleid", "kleinste andere groep", "16"),
    )
    assert "uit 'Balie' komen 3 antwoorden en uit 'Beleid' komen er 8." in told(ronde)


def test_dossier_says_who_reads_what_people_wrote(ronde: Ronde) -> None:
    assert "leest alleen de programmaleider" in told(ronde)
    assert "Schreven minder dan 10 mensen iets? Dan leest niemand dat." in told(ronde)
    assert "laat dit programma aan niemand zien" not in told(ronde)


def test_dossier_of_a_round_that_opened_earlier_keeps_its_promise(ronde: Ronde) -> None:
    Ronde.objects.filter(pk=ronde.pk).update(status=Status.OPEN)
    ronde.refresh_from_db()

    assert "laat dit programma aan niemand zien" in told(ronde)


def test_vertrouwelijk_is_asked_only_where_the_round_is(client: Client, ronde: Ronde) -> None:
    plain = page_for(client, ronde, Rol.PROGRAMMALEIDER)
    Ronde.objects.filter(pk=ronde.pk).update(modus=Modus.VERTROUWELIJK)
    coded = page_for(client, ronde, Rol.PROGRAMMALEIDER)

    assert "Vertrouwelijk meten mag" not in plain
    assert "Vertrouwelijk meten mag" in coded
    assert "Ons voorstel is een half jaar na het sluiten." in plain


def test_dossier_of_a_vertrouwelijke_round_tells_of_the_code_and_the_file(ronde: Ronde) -> None:
    plain = told(ronde)
    ronde.modus = Modus.VERTROUWELIJK

    coded = ("krijgt iemand een volgcode", "een bestand met antwoorden", "Het adres bij een volgcode")
    for words in (*coded, "kan die de eigen antwoorden zien, verbeteren en laten wissen"):
        assert words in told(ronde)
        assert words not in plain


def test_the_council_finds_the_dossier_from_the_round(client: Client, ronde: Ronde) -> None:
    client.force_login(member(ronde.gemeente, Rol.OR))

    page = client.get(reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])).content.decode()

    assert reverse("ronde-dossier", args=[ronde.gemeente.slug, ronde.pk]) in page


def test_the_council_does_not_decide_on_rounds_among_inwoners(client: Client) -> None:
    ronde = make_ronde()
    client.force_login(member(ronde.gemeente, Rol.OR))

    assert client.get(reverse("ronde-dossier", args=[ronde.gemeente.slug, ronde.pk])).status_code == 404


def test_dossier_is_not_for_others(client: Client, ronde: Ronde) -> None:
    client.force_login(member(ronde.gemeente, Rol.MANAGER))

    for name in ("ronde-dossier", "ronde-dossier-pdf"):
        assert client.get(reverse(name, args=[ronde.gemeente.slug, ronde.pk])).status_code == 403


@pytest.mark.parametrize("rol", [Rol.PROGRAMMALEIDER, Rol.OR])
def test_decision_is_recorded_where_the_dossier_is_read(client: Client, ronde: Ronde, rol: Rol) -> None:
    page_for(client, ronde, rol)

    decide(client, ronde)

    assert Orbesluit.objects.get().dossier_versie == dossier_versie(ronde)
    assert "Er is een besluit over deze meting" in page_for(client, ronde, rol)


def test_a_letter_must_be_named_where_no_decision_is_needed(client: Client, ronde: Ronde) -> None:
    page_for(client, ronde, Rol.PROGRAMMALEIDER)

    decide(client, ronde, soort="niet_nodig")

    assert not Orbesluit.objects.exists()


def test_beheerder_is_told_who_records_the_decision(client: Client, ronde: Ronde) -> None:
    page = page_for(client, ronde, Rol.BEHEERDER)
    decide(client, ronde)

    assert "De programmaleider of de ondernemingsraad legt het besluit vast." in page
    assert not Orbesluit.objects.exists()


def test_beheerder_takes_the_role_with_one_button_and_comes_back_to_the_form(
    client: Client, ronde: Ronde
) -> None:
    url = reverse("ronde-dossier-rol", args=[ronde.gemeente.slug, ronde.pk])
    before = page_for(client, ronde, Rol.BEHEERDER)

    answer = client.post(url)

    back = reverse("ronde-dossier", args=[ronde.gemeente.slug, ronde.pk])
    assert url in before
    assert "Direct naar: leg het besluit vast" in before
    assert answer["Location"] == f"{back}#besluit"
    assert "Besluit vastleggen" in client.get(back).content.decode()
    assert Gebeurtenis.objects.filter(action="toegang gegeven", gemeente_id=ronde.gemeente.pk).count() == 1


@pytest.mark.parametrize("rol", [Rol.OR, Rol.MANAGER, Rol.LEZER, Rol.KLANTCONTACT, Rol.PROGRAMMALEIDER])
def test_nobody_but_a_beheerder_takes_the_role(client: Client, ronde: Ronde, rol: Rol) -> None:
    client.force_login(member(ronde.gemeente, rol))
    given = Lidmaatschap.objects.count()

    answer = client.post(reverse("ronde-dossier-rol", args=[ronde.gemeente.slug, ronde.pk]))

    assert answer.status_code == 403
    assert Lidmaatschap.objects.count() == given


def test_a_beheerder_of_elsewhere_takes_no_role_here(client: Client, ronde: Ronde) -> None:
    client.force_login(member(GemeenteFactory.create(), Rol.BEHEERDER))
    url = reverse("ronde-dossier-rol", args=[ronde.gemeente.slug, ronde.pk])

    assert client.post(url).status_code == 404
    assert client.get(url).status_code == 405
    assert not Lidmaatschap.objects.filter(gemeente=ronde.gemeente).exists()


def test_version_stays_when_days_move_and_changes_with_who_is_asked(ronde: Ronde) -> None:
    before = dossier_versie(ronde)
    plan = Plan(ronde.naam, Doelgroep.MEDEWERKERS, ronde.opent_op, ronde.sluit_op + dt.timedelta(days=9))
    moved = change_ronde(ronde=ronde, versie=ronde.versie, plan=plan, by="test")
    after_days = dossier_versie(moved)
    Uitnodiging.objects.create(
        ronde=ronde, email="nieuw@voorbeeld.example", groep=ronde.traject.rapportagegroepen.first()
    )
    after_somebody_came = dossier_versie(ronde)
    invite(ronde, 25, ronde.traject.rapportagegroepen.create(naam="Wijkteam"))

    assert after_days == after_somebody_came == before
    assert dossier_versie(ronde) != before
    assert len(before) <= 20


def test_pdf_says_the_same_with_its_version_on_it(client: Client, ronde: Ronde, tmp_path: Path) -> None:
    client.force_login(member(ronde.gemeente, Rol.OR))

    made = client.get(reverse("ronde-dossier-pdf", args=[ronde.gemeente.slug, ronde.pk])).content
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]
    text = " ".join(" ".join(pages).split()).replace("\N{NO-BREAK SPACE}", " ")

    (tmp_path / "dossier.pdf").write_bytes(made)
    dossier = dossier_of(ronde)
    assert outloud.check(str(tmp_path / "dossier.pdf")).findings == []
    assert all(dossier.versie in page for page in pages)
    assert all(deel.titel in text for deel in dossier.delen)
    assert all(sentence in text for deel in dossier.delen for sentence in deel.zinnen)
    assert all(word in text for word in ("Datum", "Naam", "Handtekening", "gemaakt op"))


def test_opening_is_refused_when_the_council_decided_on_another_dossier(client: Client, ronde: Ronde) -> None:
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    opening = reverse("ronde-openen", args=[ronde.gemeente.slug, ronde.pk])
    decide(client, ronde)
    same = client.get(opening).content.decode()
    invite(ronde, 25, ronde.traject.rapportagegroepen.create(naam="Wijkteam"))
    other = client.get(opening, follow=True).content.decode()

    assert "Ja, openen" in same
    assert "Leg het dossier opnieuw voor" not in same
    assert "Ja, openen" not in other
    assert "Nieuw in de groepen: Wijkteam." in other
    assert "Leg het dossier opnieuw voor" in other


def test_dossier_promises_by_the_days_that_move_along_with_the_opening() -> None:
    traject = TrajectFactory.create()
    ronde = create_ronde(traject=traject, versie=make_versie(traject), plan=nulmeting_plan(), by="test")
    planned = timezone.localdate(ronde.verzegel_op)

    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        moved = timezone.localdate(moved_along(ronde).verzegel_op)
        words = told(ronde)

    assert moved > planned
    for day in (moved, moved + KEY_COPIES):
        assert dutch.tied(dutch.day(day)) in words
    assert dutch.tied(dutch.day(planned + KEY_COPIES)) not in words


# What the council must be able to hear in a meeting, each with words that only that chapter has.
HEARD = {
    "what is measured": "Dit zijn alle vragen",
    "at which level": "Er zijn uitkomsten voor het geheel en voor de groepen in de tabel.",
    "in which groups": "Balie",
    "who is asked": "Wie vragen we",
    "who sees it": "Programmaleider, beheerder en ondernemingsraad",
    "when they see it": "Na het definitief afsluiten",
    "how long it is kept": "Namen en e-mailadressen: tot 30 dagen na het sluiten.",
    "what is promised": "Dit lezen medewerkers in de mail en boven de vragenlijst:",
    "what is not": "Zolang de ronde loopt, zijn antwoorden versleuteld.",
    "who can join it": "Dat zijn de mensen die de server beheren.",
    "how to stop it": "Binnen 14 dagen kiest de ondernemingsraad",
    "what happens without a choice": "Kiest de ondernemingsraad niets",
    "when a decision is needed": "Dan is een nieuw besluit nodig.",
    "where to check": "Op de pagina 'Bewaard'",
}


@pytest.mark.parametrize("words", HEARD.values(), ids=HEARD)
def test_council_hears_in_the_meeting(ronde: Ronde, words: str) -> None:
    tables = [deel.tabel for deel in dossier_of(ronde).delen if deel.tabel]
    cells = [cell for tabel in tables for rij in tabel.rijen for cell in rij]
    titles = [deel.titel for deel in dossier_of(ronde).delen]

    assert words in " ".join([told(ronde), *cells, *titles])


def test_dossier_can_be_read_aloud(ronde: Ronde) -> None:
    """Short sentences, and no signs that nobody can say."""
    sentences = [
        sentence.strip()
        for deel in dossier_of(ronde).delen
        for text in (*deel.zinnen, *deel.punten)
        for sentence in re.split(r"(?<=[.?!])\s", text)
    ]

    assert len(sentences) > 50
    assert [line for line in sentences if len(line.split()) > 25] == []
    assert [
        line for line in sentences if re.search(r"[\[\]{}<>/%&*_]|e\.g\.|bijv\.", line) and "@" not in line
    ] == []


def test_version_stands_on_the_page_and_on_each_sheet(client: Client, ronde: Ronde) -> None:
    version = dossier_versie(ronde)
    page = page_for(client, ronde, Rol.OR)

    pdf = client.get(reverse("ronde-dossier-pdf", args=[ronde.gemeente.slug, ronde.pk])).getvalue()
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert version in page
    assert len(sheets) > 1
    assert all(version in sheet for sheet in sheets)
