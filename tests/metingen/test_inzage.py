"""The ondernemingsraad sees exactly what is kept of a measurement among staff, and never an answer."""

from __future__ import annotations

import re
from collections import deque

import pyarrow.parquet as pq
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from adoptie.models import Functie, Gemeente, Rol
from enquetes.actions.ronde import close_ronde
from enquetes.actions.stoppen import choose_ending, halt_ronde
from enquetes.keys import destroy_key
from enquetes.models import Inzending, Ronde, Stopkeuze, Uitnodiging
from enquetes.sealing import seal_ronde
from metingen.actions.meetwaarden import measure_ronde
from metingen.queries.inzage import kept_of, lookups, tables_of
from metingen.queries.sealed_rounds import open_round
from tests.factories.adoptie import TrajectFactory, member
from tests.factories.enquetes import answer, make_open_ronde, make_staff_ronde, personal_links

pytestmark = pytest.mark.django_db
CANARY = "kanariegeel"


def answered(number: int = 12) -> Ronde:
    ronde = make_staff_ronde({"Balie": 20, "Beleid": 16})
    for place, link in enumerate(personal_links(ronde)[:number]):
        answer(link, werk=str(place % 5 + 1), open=f"{CANARY} {place}", uren=float(31 + place))
    return ronde


def sealed() -> Ronde:
    ronde = seal_ronde(ronde=close_ronde(ronde=answered(), by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    return ronde


def client_of(gemeente: Gemeente, rol: Rol = Rol.OR, functie: str = "") -> Client:
    client = Client()
    client.force_login(member(gemeente, rol, functie=functie))
    return client


def page_of(ronde: Ronde, rol: Rol = Rol.OR) -> str:
    url = reverse("inzage-ronde", args=[ronde.gemeente.slug, ronde.pk])
    return client_of(ronde.gemeente, rol).get(url).content.decode()


def references() -> dict[str, set[str]]:
    """Return of each table in the database to which others it refers, as the database itself says."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {
            name: {to for _, to in connection.introspection.get_relations(cursor, name).values()}
            for name in names
        }


def test_no_table_that_refers_to_a_round_is_left_out() -> None:
    """Asked of the database, and not of the models: what belongs to a round, and what belongs to that."""
    told = {model._meta.db_table for model, _ in lookups()}

    refers = references()
    first = {name for name, to in refers.items() if "enquetes_ronde" in to}
    second = {name for name, to in refers.items() if to & first}
    assert first | second <= told


def test_counts_are_those_of_the_database() -> None:
    answered(7)
    ronde = answered(12)
    counts = {table.model: table.aantal for table in tables_of(ronde)}

    with connection.cursor() as cursor:
        for name in ("enquetes_uitnodiging", "enquetes_inzending", "enquetes_concept"):
            cursor.execute(f"SELECT count(*) FROM {name} WHERE ronde_id = %s", [ronde.pk])  # noqa: S608
            assert counts[name] == cursor.fetchone()[0]
    assert (counts["enquetes_uitnodiging"], counts["enquetes_inzending"]) == (36, 12)
    assert counts["enquetes_ronde"] == 1


def test_columns_are_those_of_the_database() -> None:
    for table in tables_of(make_open_ronde()):
        with connection.cursor() as cursor:
            found = connection.introspection.get_table_description(cursor, table.model)
        assert {name for name, _ in table.kolommen} == {column.name for column in found}
        assert all(words for _, words in table.kolommen)


def test_sealed_file_is_told_with_every_column_and_no_value() -> None:
    ronde = sealed()

    bestand = kept_of(ronde).bestand
    assert bestand is not None
    file = open_round(ronde)
    assert [name for name, _ in bestand.kolommen] == pq.read_schema(file.answers_path).names
    assert {name for name, _ in bestand.teksten} | {"antwoorden.parquet"} == set(file.manifest["bestanden"])
    assert (bestand.aantal, bestand.hash) == (12, ronde.verzegeld_hash)


@pytest.mark.parametrize("state", ["open", "gestopt", "vernietigd", "verzegeld"])
def test_page_holds_no_answer_and_nobody(state: str) -> None:
    ronde = sealed() if state == "verzegeld" else answered()
    if state in {"gestopt", "vernietigd"}:
        ronde = halt_ronde(ronde=ronde, reden="te klein", by="or")
    if state == "vernietigd":
        ronde = choose_ending(ronde=ronde, keuze=Stopkeuze.VERNIETIGEN, by="or")
    people = list(Uitnodiging.objects.values_list("email", "naam"))
    rows = [bytes(row).hex() for row in Inzending.objects.values_list("link_hash", flat=True)]

    page = page_of(ronde)

    assert people
    for secret in (CANARY, str(ronde.sleutel), *rows, *(email for email, _ in people)):
        assert secret not in page or (state == "verzegeld" and secret == str(ronde.sleutel))
    assert "Persoon 1" not in page


def test_key_is_told_as_it_is() -> None:
    ronde = answered()
    assert "De sleutel van deze ronde bestaat." in page_of(ronde)

    destroy_key(ronde.sleutel)

    assert "Er is geen sleutel van deze ronde." in page_of(ronde)


def test_figures_are_told_before_they_are_released() -> None:
    ronde = sealed()

    page = page_of(ronde)

    assert re.search(r"Berekend: \d+", page)
    csv = client_of(ronde.gemeente).get(reverse("rondecijfers", args=[ronde.gemeente.slug]))
    assert ronde.naam in csv.content.decode()


def test_damaged_file_is_told() -> None:
    ronde = sealed()
    (open_round(ronde).folder / "antwoorden.parquet").write_bytes(b"x")

    assert "is veranderd" in page_of(ronde)


@pytest.mark.parametrize("rol", list(Rol))
def test_only_who_watches_sees_it(rol: Rol) -> None:
    ronde = answered(1)
    client = client_of(ronde.gemeente, rol)
    urls = (
        reverse("inzage", args=[ronde.gemeente.slug]),
        reverse("inzage-ronde", args=[ronde.gemeente.slug, ronde.pk]),
    )

    allowed = 200 if rol in {Rol.OR, Rol.PROGRAMMALEIDER, Rol.BEHEERDER} else 403
    assert [client.get(url).status_code for url in urls] == [allowed, allowed]


def test_other_gemeente_and_other_people_are_not_found() -> None:
    ronde, citizens = answered(1), make_open_ronde()

    other = client_of(citizens.gemeente)
    assert other.get(reverse("inzage-ronde", args=[ronde.gemeente.slug, ronde.pk])).status_code == 404
    url = reverse("inzage-ronde", args=[citizens.gemeente.slug, citizens.pk])
    assert other.get(url).status_code == 404


@pytest.mark.parametrize("functie", ["", Functie.VOORZITTER])
def test_member_of_the_council_meets_no_shut_door(functie: str) -> None:
    """Every link on the way from the first page leads somewhere, three steps deep."""
    ronde = sealed()
    running = make_staff_ronde({"Wijkteam": 20}, traject=ronde.traject, naam="Loopt nog")
    client = client_of(ronde.gemeente, functie=functie)
    first = reverse("gemeente-overzicht", args=[ronde.gemeente.slug])
    seen, todo = {first: 200}, deque([(first, 0)])
    while todo:
        url, depth = todo.popleft()
        response = client.get(url)
        seen[url] = response.status_code
        if depth == 3 or "html" not in response.get("Content-Type", ""):
            continue
        for found in re.findall(r'href="(/gemeente/[^"#?]*)', response.content.decode()):
            if found not in seen:
                seen[found] = 0
                todo.append((found, depth + 1))

    assert {url: status for url, status in seen.items() if status not in {200, 302}} == {}
    assert reverse("inzage-ronde", args=[ronde.gemeente.slug, ronde.pk]) in seen
    assert reverse("ronde-dossier", args=[ronde.gemeente.slug, running.pk]) in seen
    assert (reverse("ronde-halten", args=[ronde.gemeente.slug, running.pk]) in seen) is bool(functie)


def test_gemeente_without_rounds_says_so() -> None:
    traject = TrajectFactory.create()

    page = client_of(traject.gemeente).get(reverse("inzage", args=[traject.gemeente.slug])).content.decode()

    assert "Er is nog niets over medewerkers bewaard" in page


def test_page_does_not_claim_that_nobody_reads_anything() -> None:
    """A reader sees own words, and of a vertrouwelijke round somebody may get a file with answers."""
    ronde = answered()
    url = reverse("inzage", args=[ronde.gemeente.slug])

    page = " ".join(client_of(ronde.gemeente).get(url).content.decode().split())

    assert "Antwoorden ziet u hier nooit." in page
    assert "Niemand kan ze in dit programma lezen" not in page
    assert "wat mensen in eigen woorden schrijven" in page
    assert "kan de programmaleider een bestand met antwoorden vragen" in page


def test_page_says_how_long_this_round_is_kept_and_not_a_try_out() -> None:
    """Invitations of a round, of a list that never went out and of a try-out are kept in three ways."""
    running = answered()
    before = make_staff_ronde({"Balie": 20}, opened=False)
    halted = answered()
    halt_ronde(ronde=halted, reden="x", by="or")

    def kept(ronde: Ronde) -> dict[str, str]:
        return {each.model: each.termijn for each in tables_of(Ronde.objects.get(pk=ronde.pk))}

    closing = "30 dagen na het sluiten van de ronde"
    assert kept(running)["enquetes_uitnodiging"] == kept(running)["enquetes_verzending"] == closing
    assert kept(running)["enquetes_inzending"].startswith("tot het definitief afsluiten")
    assert kept(before)["enquetes_uitnodiging"] == "30 dagen na de dag waarop de ronde had moeten sluiten"
    assert kept(halted)["enquetes_uitnodiging"] == closing
    assert kept(halted)["enquetes_inzending"] == "14 dagen na het stoppen"
