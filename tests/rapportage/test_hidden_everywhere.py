"""One group that is not shown, in every form at once: it says so, says where to look, and is never 0."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pypdf import PdfReader

from adoptie.models import Rapportagegroep, Rol
from adoptie.periods import period_of
from enquetes.actions.ronde import close_ronde
from enquetes.models import Ronde
from enquetes.sealing import seal_ronde
from enquetes.uitkomstlink import Plek, token_of
from metingen.actions.meetwaarden import measure_ronde, release_figures
from metingen.models import Meetwaarde
from rapportage.actions.rapport import build_rapport, settle_rapport
from rapportage.blocks import Hidden
from rapportage.blocks_json import loads
from rapportage.models import Rapport, Soort
from rapportage.renderers.naming import tables_of
from tests.factories.adoptie import member
from tests.factories.enquetes import CONTENT, answer, make_staff_ronde, personal_links
from tests.factories.rapportage import make_rapport as make_published
from tests.factories.rapportage import opdracht

pytestmark = pytest.mark.django_db
GROUP = "Bouwen"
WORDS = "te weinig antwoorden, zie iedereen samen"


@pytest.fixture
def ronde() -> Ronde:
    return make_hidden()


def make_hidden() -> Ronde:
    """Make a round in which everybody of one group answers the same; another one is hidden with it."""
    groups = {"Balie": 20, "Beleid": 20, "Burgerzaken": 20, "Beheer": 12, GROUP: 12}
    ronde = make_staff_ronde(groups, inhoud=replace(CONTENT, paginas=CONTENT.paginas[:1]))
    links = personal_links(ronde)
    for index, link in enumerate(links[:72]):
        answer(link, werk=str(index % 5 + 1), functie="ab"[index % 2])
    for link in links[72:81]:
        answer(link, werk="1", functie="a")
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    release_figures(gemeente=ronde.gemeente, by="test")
    return ronde


def log_in(ronde: Ronde, rol: Rol = Rol.MANAGER) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, rol))
    return client


def make_rapport(ronde: Ronde, soort: Soort, groep: str = "") -> Rapport:
    periode = period_of(ronde.sluit_op.date(), "kwartaal").code
    asked = opdracht(ronde.gemeente, soort, periode, ronde=ronde.pk, groep=groep)
    return settle_rapport(rapport=build_rapport(opdracht=asked, by="test"), by="test")


def files_of(rapport: Rapport) -> Mapping[str, bytes]:
    return {each.naam: bytes(each.inhoud) for each in rapport.bestanden.all()}


def plain(text: str) -> str:
    """Return the words of a page or a paper, without tags and white space."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>|\u00ad", "", text)))


def pdf_text(data: bytes) -> str:
    return plain(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def test_figure_that_is_not_shown_has_no_number_and_points_to_the_whole(ronde: Ronde) -> None:
    hidden = Meetwaarde.objects.filter(ronde=ronde, groep=GROUP, indicator__code__startswith="werk")

    assert hidden.count() > 2
    for row in hidden:
        assert (row.waarde, row.laag, row.hoog, row.se, row.n) == (None,) * 5
        assert "zie_geheel" in row.vlaggen


def test_whole_that_is_not_shown_points_nowhere() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    for link in personal_links(ronde)[:10]:
        answer(link, werk="1", functie="a")
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")

    rows = Meetwaarde.objects.filter(ronde=ronde, waarde=None)
    assert rows.exists()
    assert not [row for row in rows if "zie_geheel" in row.vlaggen]


def test_report_says_so_in_every_file(ronde: Ronde) -> None:
    rapport = make_rapport(ronde, Soort.ENQUETE)
    files = files_of(rapport)

    for row in (row for _, table in tables_of(loads(json.dumps(rapport.inhoud))) for row in table.rows):
        if GROUP in row and row[2] != Hidden():
            assert row[2:] == (Hidden(WORDS), Hidden(), Hidden())
    texts = [files[name].decode("utf-8-sig") for name in files if name.endswith(".csv")]
    assert sum(_checked(csv.reader(io.StringIO(text), delimiter=";")) for text in texts) == 1
    assert sum(_checked(_rows(sheet)) for sheet in load_workbook(io.BytesIO(files["rapport.xlsx"]))) == 1
    for text in (pdf_text(files["rapport.pdf"]), plain(files["rapport.html"].decode())):
        assert f"{GROUP}{plain(WORDS)}" in text
        assert f"{GROUP}0" not in text
    assert f"{GROUP}0" not in pdf_text(files["presentatie.pdf"])


def _rows(sheet: Any) -> Iterator[list[str]]:
    yield from ([str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True))


def _checked(rows: Iterable[list[str]]) -> int:
    """Count the rows of the group; each has words for the figure, and no number at all."""
    own = [row for row in rows if GROUP in row]
    for row in own:
        assert WORDS in row
        assert not [cell for cell in row if re.fullmatch(r"-?[\d.,]+", cell)]
    return len(own)


def test_sheet_of_the_group_says_so(ronde: Ronde) -> None:
    rapport = make_rapport(ronde, Soort.GESPREKSBLAD, GROUP)

    assert plain(WORDS) in pdf_text(files_of(rapport)["rapport.pdf"])
    assert "0punten" not in pdf_text(files_of(rapport)["rapport.pdf"])


def test_files_of_a_round_say_so(ronde: Ronde) -> None:
    client = log_in(ronde)

    def file(kind: str) -> bytes:
        return client.get(reverse("rondecijfers-bestand", args=[ronde.gemeente.slug, ronde.pk, kind])).content

    rows = list(csv.DictReader(io.StringIO(file("csv").decode("utf-8-sig")), delimiter=";"))
    own = [row for row in rows if row["Groep"] == GROUP and row["Code"].startswith("werk")]
    assert own
    assert {(row["Waarde"], row["n"], row["Laag"]) for row in own} == {(WORDS, "", "")}
    told = json.loads(file("json"))["cijfers"]
    assert {each["reden"] for each in told if each["groep"] == GROUP and each["code"] == "werk"} == {WORDS}
    assert all("n" not in each for each in told if each["waarde"] is None)
    sheet = load_workbook(io.BytesIO(file("xlsx"))).worksheets[0]
    assert any(GROUP in row and WORDS in row for row in sheet.iter_rows(values_only=True))


def test_api_says_so(ronde: Ronde) -> None:
    Meetwaarde.objects.filter(ronde=ronde).update(status="gepubliceerd")
    make_published(ronde.gemeente, status=Rapport.Status.GEPUBLICEERD)

    told = Client().get(f"/api/v1/cijfers?gemeente={ronde.gemeente.slug}&perPagina=1000").json()["resultaten"]

    own = [each for each in told if each["groep"] == GROUP and each["indicator"].startswith("werk")]
    assert own
    for each in own:
        assert (each["waarde"], each["n"], each["laag"], each["reden"]) == (None, None, None, WORDS)


def test_page_of_the_question_says_so_in_chart_table_and_words(ronde: Ronde) -> None:
    page = log_in(ronde).get(reverse("cijfer", args=[ronde.gemeente.slug, "werk"])).content.decode()

    text = plain(page)
    assert f"{GROUP}{plain(WORDS)}" in text
    assert f"Niet getoond ({WORDS}): Beheer en {GROUP}." in page
    assert plain(f"Beheer en {GROUP}. Kijk bij iedereen samen.") in text


def test_page_behind_the_link_says_so(ronde: Ronde) -> None:
    group = Rapportagegroep.objects.get(naam=GROUP)
    page = Client().get(reverse("uitkomsten", args=[token_of(Plek(ronde.pk, group.pk))])).content.decode()

    assert plain(WORDS) in plain(page)
