"""From a question that changes to what is told: what a maker said of it decides whether a line goes on.

Two rounds of the same people. In between the questionnaire got a second version: one question lost a typo,
one got fewer answers, one became another question, and one changed without a word.
"""

from __future__ import annotations

import datetime as dt
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from adoptie.models import Gemeente, Rol, Traject
from adoptie.periods import parse_period
from enquetes.actions.ontwerp import begin_versie, set_vraag
from enquetes.actions.ronde import Plan, close_ronde, create_ronde, open_ronde
from enquetes.actions.vergelijkbaarheid import decide
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.editing import options_from
from enquetes.models import Doelgroep, Modus, Ronde, Vergelijkbaarheid, Vragenlijst, Vragenlijstversie
from enquetes.queries.vergelijkbaarheid import besluiten
from enquetes.sealing import seal_ronde
from metingen.actions.meetwaarden import measure_ronde
from metingen.queries.cijfers import read_cijfers
from metingen.queries.lijnen import Lijnen
from metingen.queries.veranderingen import read_round_changes
from metingen.queries.vergelijking import Wording
from rapportage.blocks import Chart, Heading, Table, Text
from rapportage.queries.feiten import read_feiten
from rapportage.reports import rondes
from rapportage.reports.wording import Shared
from tests.factories.adoptie import RapportagegroepFactory, TrajectFactory, member
from tests.factories.enquetes import SCALE, answer, decide_on, invite, personal_links

pytestmark = pytest.mark.django_db
Oordeel = Vergelijkbaarheid.Oordeel
QUESTIONS = {
    "typo": "Ik vindt mijn werk leuk.",
    "minder": "Ik kan digitaal werken.",
    "anders": "Ik heb genoeg tijd.",
    "stil": "Ik krijg genoeg hulp.",
    "zelfde": "Ik weet wat er komt.",
}
FIVE = [option.tekst for option in SCALE]
THREE = ("oneens", "niet eens, niet oneens", "eens")
TO_THREE = dict(zip(FIVE, (*THREE[:1], *THREE, *THREE[2:]), strict=True))


@pytest.fixture
def traject() -> Traject:
    traject = TrajectFactory.create(gemeente__naam="Hattem", gemeente__slug="hattem")
    RapportagegroepFactory.create(traject=traject, naam="Balie")
    return traject


@pytest.fixture
def lijst(traject: Traject) -> Vragenlijst:
    vragen = tuple(
        Vraag(code, Soort.SCHAAL, words, opties=SCALE, richting="hoger") for code, words in QUESTIONS.items()
    )
    inhoud = Inhoud("Werk", (Pagina(vragen),))
    versie = save_vragenlijst(gemeente=traject.gemeente, naam="Werk", inhoud=inhoud, by="test")
    return publish_versie(versie=versie, by="test").vragenlijst


def asked(traject: Traject, versie: Vragenlijstversie, naam: str, days_ago: int, people: int = 20) -> Ronde:
    """Ask a version since so many days, answer it, seal it and count it."""
    now = timezone.now()
    plan = Plan(
        naam=naam,
        doelgroep=Doelgroep.MEDEWERKERS,
        modus=Modus.ANONIEM,
        opent_op=now - dt.timedelta(days=days_ago, hours=1),
        sluit_op=now + dt.timedelta(days=1),
    )
    ronde = create_ronde(traject=traject, versie=versie, plan=plan, by="test")
    invite(ronde, 2 * people, traject.rapportagegroepen.get())
    decide_on(ronde)
    ronde = open_ronde(ronde=ronde, by="test")
    for index, link in enumerate(personal_links(ronde)[:people]):
        vragen = versie.content.vragen()
        answer(link, **{each.code: each.opties[index % len(each.opties)].code for each in vragen})
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    return ronde


def second_version(lijst: Vragenlijst) -> Vragenlijstversie:
    begin_versie(vragenlijst=lijst, by="test")
    set_vraag(vragenlijst=lijst, code="typo", tekst="Ik vind mijn werk leuk.", by="test")
    set_vraag(vragenlijst=lijst, code="minder", opties=options_from(THREE), by="test")
    set_vraag(vragenlijst=lijst, code="anders", tekst="Ik heb genoeg collega's.", by="test")
    set_vraag(vragenlijst=lijst, code="stil", tekst="Ik krijg genoeg uitleg.", by="test")
    draft = lijst.versies.get(nummer=2)
    changed = {each.wijziging.vraag.code: each.wijziging for each in besluiten(draft)}
    for code, oordeel, paren, why in (
        ("typo", Oordeel.GELIJK, {}, "Een tikfout."),
        ("minder", Oordeel.OMGEZET, TO_THREE, "Vijf was te veel."),
        ("anders", Oordeel.BREUK, {}, "Een andere vraag."),
    ):
        decide(
            vragenlijst=lijst, wijziging=changed[code], oordeel=oordeel, paren=paren, waarom=why, by="Anna"
        )
    return publish_versie(versie=draft, by="test")


@pytest.fixture
def tweede(traject: Traject, lijst: Vragenlijst) -> Ronde:
    asked(traject, lijst.versies.get(nummer=1), "Nulmeting", 365)
    return asked(traject, second_version(lijst), "Vervolg", 0)


def page(gemeente: Gemeente, code: str) -> str:
    client = Client()
    client.force_login(member(gemeente, Rol.PROGRAMMALEIDER, naam=f"Lezer {code}"))
    address = f"/gemeente/hattem/dashboard/cijfer/{code}/"
    return " ".join(unescape(client.get(address).content.decode()).split())


def test_only_what_was_said_to_be_comparable_is_compared(tweede: Ronde) -> None:
    compared = {change.after.code: change for change in read_round_changes(tweede.gemeente)}

    assert set(compared) == {"typo:score", "minder:score", "zelfde:score"}
    # 4 people per answer of five: 8 - 4 - 8 in three; then 7 - 7 - 6.
    assert compared["minder:score"].before.waarde == pytest.approx(50)
    assert compared["minder:score"].before.n == 20
    assert compared["minder:score"].after.waarde == pytest.approx((7 * 0 + 7 * 50 + 6 * 100) / 20)


def test_answers_were_counted_anew(tweede: Ronde) -> None:
    figures = read_cijfers(tweede.gemeente, lengte="ronde", codes=["minder"], groep="")
    moved = [each for each in Lijnen.of(tweede.gemeente).in_line(figures) if each.periode_naam == "Nulmeting"]

    assert [(each.categorie, each.waarde, each.n) for each in moved] == [
        ("oneens", 0.4, 20),
        ("niet eens, niet oneens", 0.2, 20),
        ("eens", 0.4, 20),
    ]


def test_page_of_each_question_says_what_was_decided(tweede: Ronde) -> None:
    typo, minder, anders, stil = (
        page(tweede.gemeente, code) for code in ("typo", "minder", "anders", "stil")
    )

    assert "net iets anders gevraagd, wel te vergelijken" in typo
    assert "De antwoorden blijven te vergelijken. Vastgelegd door Anna op" in typo
    assert "'Een tikfout'." in typo
    assert "Vergeleken met 'Nulmeting'." in typo

    assert "omgezet naar de antwoorden van nu" in minder
    assert "Nulmeting (omgezet)" in minder
    assert "'Vijf was te veel'." in minder
    assert "Vergeleken met 'Nulmeting'." in minder

    assert "De lijn begint opnieuw. Vastgelegd door Anna op" in anders
    for told in (anders, stil):
        assert "De vraag veranderde." in told
        assert "Vergeleken met" not in told


def test_report_compares_and_names_what_it_does_not_compare(tweede: Ronde) -> None:
    feiten = read_feiten(tweede.gemeente, parse_period(str(tweede.sluit_op.year)))
    blocks = list(rondes.chapters(feiten.onderzoek, feiten.period))

    [compared] = [block for block in blocks if isinstance(block, Table) and "Nulmeting en" in block.title]
    assert {str(row[0]) for row in compared.rows} == {
        "Ik vind mijn werk leuk.",
        "Ik kan digitaal werken.",
        "Ik weet wat er komt.",
    }
    lists = {block.text: block.items for block in blocks if isinstance(block, Text) and block.items}
    assert any("net iets anders" in text and len(items) == 1 for text, items in lists.items())
    assert any("zetten ze om" in text and len(items) == 1 for text, items in lists.items())
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    assert "Van de 5 vragen in beide rondes kregen 2 andere woorden" in titles
    broken = {
        block.title
        for block in blocks
        if isinstance(block, Chart) and block.anchor.startswith("grafiek-woorden")
    }
    assert broken == {"Ik heb genoeg collega's.", "Ik krijg genoeg uitleg."}


def test_one_question_that_changed_is_told_in_the_singular() -> None:
    one = Wording("leuk", (), same_words=False, same_answers=True)

    assert Shared((one,)).title == "De enige vraag in beide rondes kreeg andere woorden"
    assert Shared((one, one)).title == "Van de 2 vragen in beide rondes kregen 2 andere woorden"


def test_line_breaks_where_recoding_would_show_people(traject: Traject, lijst: Vragenlijst) -> None:
    asked(traject, lijst.versies.get(nummer=1), "Nulmeting", 365, people=8)
    second = asked(traject, second_version(lijst), "Vervolg", 0)

    assert "minder:score" not in {change.after.code for change in read_round_changes(second.gemeente)}
    told = page(second.gemeente, "minder")
    assert "Omzetten kon hier niet" in told
    assert "omgezet naar de antwoorden van nu" not in told
