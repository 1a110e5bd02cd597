"""The page with outcomes behind a mailed link: own group and the whole, and nothing that must stay hidden."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html import unescape

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Rapportagegroep
from adoptie.periods import period_of
from enquetes.actions.terugkoppeling import save_actiepunten
from enquetes.masking import mask_links
from enquetes.models import Doelgroep, Ronde
from enquetes.uitkomstlink import Plek, token_of
from metingen.disclosure import is_part_of
from metingen.models import Meetwaarde
from rapportage.queries.gespreksblad import read_groepsronde
from rapportage.queries.uitkomsten import read_uitkomsten
from rapportage.reports.standout import standing_out
from rapportage.screens.uitkomsten import uitkomstblad
from tests.factories.enquetes import make_ronde
from tests.factories.terugkoppeling import CANARY, PUNTEN, make_measured_ronde, make_told_ronde

pytestmark = pytest.mark.django_db


def path(ronde: Ronde, groep: str = "") -> str:
    row = Rapportagegroep.objects.get(naam=groep) if groep else None
    return reverse("uitkomsten", args=[token_of(Plek(ronde.pk, row.pk if row else None))])


def read(ronde: Ronde, groep: str = "") -> str:
    response = Client().get(path(ronde, groep))
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\xa0", " ").split())


@pytest.fixture
def ronde() -> Ronde:
    return make_told_ronde()


def test_own_group_and_the_whole_stand_side_by_side(ronde: Ronde) -> None:
    page = read(ronde, "Balie")

    assert "U telt mee bij Balie: 28 mensen zijn gevraagd." in page
    assert "41 mensen vulden de vragenlijst in, van 56 uitgenodigden (73 %)." in page
    assert ">Uw groep<" in page
    assert ">Iedereen<" in page
    score = Meetwaarde.objects.get(indicator__code="werk:score", groep="Balie")
    assert f"{round(score.waarde or 0)} punten" in page


@pytest.mark.parametrize("groep", ["Balie", "Beleid", "Bouwen"])
def test_what_stands_out_is_what_the_sheet_of_the_group_says(ronde: Ronde, groep: str) -> None:
    period = period_of(ronde.sluit_op.date(), "jaar")
    beeld = read_groepsronde(ronde.gemeente, ronde.pk, groep, period).beeld

    page = read(ronde, groep)

    assert "Zo kozen we:" in page
    for each in standing_out(beeld):
        # The first line of the page says of everybody together what a sheet says last.
        assert unescape(page).count(each.sentence.replace("\xa0", " ")) == (bool(each.code) or not each.samen)


def test_page_without_a_group_tells_what_changed_for_everybody(ronde: Ronde) -> None:
    found = read_uitkomsten(token_of(Plek(ronde.pk, None)))
    assert found
    score = next(each for each in found.beeld.samen if each.code == "werk:score")
    before = replace(
        score,
        ronde_id=0,
        begin=score.begin - dt.timedelta(days=365),
        periode_naam="Eerder",
        waarde=(score.waarde or 0) - 40,
        laag=(score.waarde or 0) - 45,
        hoog=(score.waarde or 0) - 35,
    )
    onderzoek = replace(found.beeld.onderzoek, in_lijn=(before, score))

    blad = uitkomstblad(replace(found, beeld=replace(found.beeld, onderzoek=onderzoek)))

    (told,) = blad.opvallend
    assert "iedereen samen: " in told
    assert "dat is meer dan toeval." in told


def test_page_says_what_is_done_by_whom_and_by_when(ronde: Ronde) -> None:
    page = read(ronde)

    assert "Een cursus over het zaaksysteem" in page
    assert "Wie: Team Opleiding. Klaar voor: 1 maart 2027." in page
    assert page.count("Gepland</strong>") == 1
    assert page.count("✓ Klaar</strong>") == 1

    save_actiepunten(ronde=ronde, punten=[replace(PUNTEN[0], klaar=True)], by="test")
    later = read(ronde)
    assert "Meer telefoons" not in later
    assert later.count("✓ Klaar</strong>") == 1


def test_page_says_when_one_is_asked_again_and_whom_to_ask(ronde: Ronde) -> None:
    assert "Wanneer de volgende vragenlijst komt, is nog niet bekend." in read(ronde)
    assert "vragen@hattem.example" in read(ronde)
    again = make_ronde(traject=ronde.traject, doelgroep=Doelgroep.MEDEWERKERS, naam="Vervolg")
    opens = timezone.now() + dt.timedelta(days=90)
    Ronde.objects.filter(pk=again.pk).update(
        opent_op=opens, sluit_op=opens + dt.timedelta(days=9), verzegel_op=opens + dt.timedelta(days=19)
    )

    assert "De volgende vragenlijst staat gepland voor" in read(ronde)


def test_group_with_too_few_answers_is_never_shown(ronde: Ronde) -> None:
    pages = [read(ronde, groep) for groep in ("Balie", "Beleid", "Bouwen", "")]

    assert not any(CANARY in page for page in pages)
    assert not Meetwaarde.objects.filter(groep="Bouwen").exclude(waarde=None).exists()
    own = pages[2]
    assert "U telt mee bij Bouwen: 12 mensen zijn gevraagd." in own
    # Three people answered: the group is seen with another one, or not at all.
    assert "Beleid en Bouwen samen" in own
    assert "te weinig antwoorden" in " ".join(pages)


def test_name_of_a_table_does_not_end_twice(ronde: Ronde) -> None:
    captions = re.findall(r"<caption.*?</caption>", read(ronde, "Balie"))

    assert len(captions) > 2
    assert not [each for each in captions if re.search(r"[.?]\.", each)]


def test_merged_groups_are_not_told_which_of_them_fell_short(ronde: Ronde) -> None:
    """In Beleid fourteen people answered and in Bouwen three; 'too few in your group' is untrue for one."""
    told = "Hier staan Beleid en Bouwen samen. Apart waren er in minstens één groep te weinig antwoorden."
    larger, smaller = read(ronde, "Beleid"), read(ronde, "Bouwen")

    assert larger.count(told) == smaller.count(told) > 0
    assert "Uw groep alleen had te weinig" not in larger + smaller


def test_what_is_hidden_may_have_been_chosen_most(ronde: Ronde) -> None:
    found = read_uitkomsten(token_of(Plek(ronde.pk, None)))
    assert found
    shares = {"middel[pc]": None, "middel[tel]": 0.41}
    figures = tuple(replace(each, waarde=shares.get(each.code, each.waarde)) for each in found.cijfers)

    blad = uitkomstblad(replace(found, cijfers=figures))

    blok = next(each for each in blad.blokken if each.titel == "Wat gebruikt u?")
    assert [regel.samen.woorden for regel in blok.regels] == ["te weinig antwoorden", "41\xa0%"]
    assert blok.zin == ""


def test_figures_that_were_not_released_do_not_exist(ronde: Ronde) -> None:
    planted = Meetwaarde.objects.filter(indicator__code="werk:score", groep="").get()
    Meetwaarde.objects.create(
        **{
            name: getattr(planted, name)
            for name in (
                "gemeente",
                "indicator",
                "lengte",
                "periode",
                "periode_naam",
                "begin",
                "eind",
                "ronde",
            )
        },
        n=41,
        waarde=98.7654,
        methode="proef",
        bron_hash="0" * 64,
    )

    assert "99 punten" not in read(ronde)


def test_round_without_released_figures_has_no_page() -> None:
    assert Client().get(path(make_measured_ronde())).status_code == 404


def test_link_that_we_did_not_make_opens_nothing(ronde: Ronde) -> None:
    good = token_of(Plek(ronde.pk, None))
    for token in (f"{good}x", "x", TimestampSigner(salt="enquetes.uitkomsten").sign_object([ronde.pk, None])):
        response = Client().get(reverse("uitkomsten", args=[token]))
        assert response.status_code == 404
        assert "Hier zijn geen uitkomsten" in response.content.decode()


def test_page_keeps_nothing_of_its_reader(
    ronde: Ronde, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = Client()
    client.get(path(ronde, "Balie"))

    with django_assert_num_queries(13):
        response = client.get(path(ronde, "Balie"))

    assert not response.cookies
    assert not client.session.keys()
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_link_of_a_group_stays_out_of_the_log(ronde: Ronde) -> None:
    token = token_of(Plek(ronde.pk, None))

    assert mask_links(f"Not Found: {path(ronde)}") == "Not Found: /u/(link)/"
    assert token not in mask_links(path(ronde))


def test_round_of_another_traject_has_no_group_of_this_one(ronde: Ronde) -> None:
    other = make_told_ronde()
    stranger = Rapportagegroep.objects.filter(traject=other.traject).first()
    assert stranger
    token = token_of(Plek(ronde.pk, stranger.pk))

    assert "U telt mee bij" not in Client().get(reverse("uitkomsten", args=[token])).content.decode()


@pytest.mark.parametrize(
    ("groep", "label", "seen"),
    [
        ("Balie", "Balie", True),
        ("Balie", "Balie en Beleid samen", True),
        ("Beleid", "Balie, Beleid en Post samen", True),
        ("Post", "Balie en post en Beleid samen", False),
        ("Balie", "Balie en post en Beleid samen", False),
        ("Balie en post", "Balie en post en Beleid samen", True),
        ("Balie", "Beleid", False),
    ],
)
def test_group_is_found_in_the_name_of_merged_groups(groep: str, label: str, *, seen: bool) -> None:
    known = ["Balie", "Balie en post", "Beleid", "Post"]

    assert is_part_of(groep, label, known) is seen
