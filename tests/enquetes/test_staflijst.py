"""A list of people: taken whole or refused by row and column, and kept nowhere before it is confirmed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook  # type: ignore[import-untyped]

from adoptie.models import Gebeurtenis, Onderdeel, Rapportagegroep, Rol
from adoptie.refusal import Refusal
from adoptie.sheets import SheetContent, SheetError, read_sheet, write_xlsx
from adoptie.tasks import apply_retention
from enquetes.actions.ronde import open_ronde
from enquetes.actions.staflijst import receive_staflijst
from enquetes.importers.listrows import Persoon
from enquetes.importers.staflijst import Staflijst, read_staflijst, wanted_columns
from enquetes.models import Doelgroep, Ronde, Uitnodiging, Wachtstuk
from enquetes.queries.groepen import invited_per_group
from enquetes.queries.papier import letter_groups
from enquetes.queries.staflijst import propose
from tests.factories.adoptie import OnderdeelFactory, OrbesluitFactory, RapportagegroepFactory, member
from tests.factories.enquetes import make_ronde, make_staff_ronde

pytestmark = pytest.mark.django_db

HEAD = "naam;e-mail;onderdeel;groep"


@pytest.fixture
def ronde() -> Ronde:
    return make_ronde(doelgroep=Doelgroep.MEDEWERKERS)


@pytest.fixture
def leider(ronde: Ronde, client: Client) -> Client:
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    return client


def rows(onderdeel: str, number: int, groep: str = "") -> list[str]:
    name = onderdeel.lower()
    return [f"Mens {n};{name}{n}@stad.example;{onderdeel};{groep}" for n in range(number)]


def csv(*lines: str, head: str = HEAD) -> bytes:
    return "\n".join((head, *lines)).encode()


def read(folder: Path, content: bytes, *, with_onderdeel: bool = True) -> Staflijst:
    path = folder / "lijst"
    path.write_bytes(content)

    def wanted(cells: Sequence[str]) -> Collection[int]:
        return wanted_columns(cells, with_onderdeel=with_onderdeel).values()

    return read_staflijst(read_sheet(path, wanted=wanted), with_onderdeel=with_onderdeel)


def take(ronde: Ronde, folder: Path, *lines: str) -> None:
    receive_staflijst(ronde=ronde, lijst=read(folder, csv(*lines)), by="test")


def upload(client: Client, ronde: Ronde, content: bytes, name: str = "lijst.csv") -> str:
    url = reverse("ronde-uitnodigen", args=[ronde.gemeente.slug, ronde.pk])
    sent = {"bestand": SimpleUploadedFile(name, content)}
    return client.post(url, sent, follow=True).content.decode()


def test_read_staflijst_knows_columns_by_their_usual_names(tmp_path: Path) -> None:
    head = "E-mailadres,Team,Volledige naam"

    lijst = read(tmp_path, csv("A@Stad.example, Balie ,Jan  Jansen", head=head))

    assert lijst.personen == (Persoon(2, "a@stad.example", "Jan Jansen", "Balie"),)
    assert not lijst.problemen


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Jan;geen adres;Balie;", "Rij 3 (Jan), kolom 'e-mail': 'geen adres' is geen e-mailadres"),
        (";;Post;", "Rij 3, kolom 'e-mail': de naam en het e-mailadres ontbreken"),
        ("Jan;jan@stad.example;;", "Rij 3 (Jan), kolom 'onderdeel': het onderdeel ontbreekt"),
        (";jan@stad.example;;", "Rij 3 (jan@stad.example), kolom 'onderdeel': het onderdeel ontbreekt"),
        (
            "Jan;jan@stad.example;Balie;Zuid",
            "Rij 3 (Jan), kolom 'groep': 'Balie' hoort hier bij 'Zuid' en in rij 2 bij 'Noord'.",
        ),
        (f"Jan;{'j' * 250}@stad.example;Balie;", f"Rij 3 (Jan), kolom 'e-mail': '{'j' * 59}…'"),
    ],
)
def test_read_staflijst_names_row_person_column_and_value(tmp_path: Path, line: str, told: str) -> None:
    lijst = read(tmp_path, csv("Piet;eerst@stad.example;Balie;Noord", line))

    assert lijst.problemen[0].startswith(told)


@pytest.mark.parametrize(
    "heading",
    [
        "Geboortedatum",
        "BSN",
        "Salaris",
        "Personeelsnummer",
        "medewerkernr",
        "Telefoon",
        "Geslacht",
        "Privé mail",
        "geb_datum",
        "BSNnummer",
    ],
)
def test_read_staflijst_never_looks_at_a_column_that_is_not_needed(tmp_path: Path, heading: str) -> None:
    lijst = read(tmp_path, csv("a@stad.example;Balie;123456782", head=f"e-mail;onderdeel;{heading}"))

    assert lijst.personen == (Persoon(2, "a@stad.example", "", "Balie"),)
    assert f"Kolom '{heading}' lezen we niet en bewaren we niet." in lijst.meldingen


def test_sheet_with_wanted_columns_gives_no_cell_of_another(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(csv("a@stad.example;Balie;123456782", head="e-mail;onderdeel;BSN"))

    sheet = read_sheet(path, wanted=lambda cells: wanted_columns(cells, with_onderdeel=True).values())

    assert list(sheet.rows) == [(2, ("a@stad.example", "Balie", ""))]


def village(folder: Path, *lines: Sequence[object], change: Callable[[Any], None] | None = None) -> bytes:
    """Return a workbook as a village has it: a title, empty rows, headings, people, and a total."""
    book = Workbook()
    for line in (["Personeelslijst gemeente Heuvel"], [], *lines):
        book.active.append(list(line))
    book.active.merge_cells("A1:F1")
    if change:
        change(book.active)
    book.save(folder / "dorp.xlsx")
    return (folder / "dorp.xlsx").read_bytes()


VILLAGE = ["Personeelsnr", "Naam", "E-mail", "Afdeling", "Datum in dienst", "Fte"]


def test_read_staflijst_takes_a_list_with_title_formulas_and_total(tmp_path: Path) -> None:
    people = [[n, f"Mens {n}", f"m{n}@dorp.example", "Balie", dt.date(2011, 5, n), "=1/2"] for n in (1, 2)]
    lijst = read(
        tmp_path, village(tmp_path, VILLAGE, *people, [None, "Totaal", None, 2, None, "=SUM(F4:F5)"])
    )

    assert [(who.rij, who.naam) for who in lijst.personen] == [(4, "Mens 1"), (5, "Mens 2")]
    assert not lijst.problemen
    assert lijst.meldingen == (
        "1 rij gaat niet over een mens: rij 6 ('Totaal 2'). Die telt niet mee.",
        "De kolomnamen staan in rij 3. Wat daarboven staat, slaan we over.",
        "De kolommen 'Personeelsnr', 'Datum in dienst' en 'Fte' lezen we niet en bewaren we niet.",
    )


@pytest.mark.parametrize("line", ["Totaal 36;;;", ";;Totaal;", "Aantal medewerkers;;36;", ";;;36"])
def test_read_staflijst_knows_a_total_wherever_it_stands(tmp_path: Path, line: str) -> None:
    lijst = read(tmp_path, csv("Piet;piet@stad.example;Balie;", line))

    assert len(lijst.personen) == 1
    assert not lijst.problemen
    assert "Die telt niet mee." in lijst.meldingen[0]


def test_read_staflijst_counts_a_team_that_is_called_after_a_total(tmp_path: Path) -> None:
    lijst = read(tmp_path, csv("Piet;;Totaal Beheer;", "Jan;jan@stad.example;Totaal Beheer;"))

    assert [who.naam for who in lijst.personen] == ["Piet", "Jan"]


def test_read_staflijst_refuses_an_open_formula_in_a_needed_column(tmp_path: Path) -> None:
    content = village(tmp_path, VILLAGE, [1, "Jan", '=B4&"@dorp.example"', "Balie", None, 1])

    with pytest.raises(SheetError, match="Cel C4 heeft een formule zonder uitkomst"):
        read(tmp_path, content)


def test_read_staflijst_finds_headings_of_a_csv_below_a_title(tmp_path: Path) -> None:
    content = csv("naam,e-mail,onderdeel", '"Visser, Karin",k@stad.example,Balie', head="Lijst; stand 1 mei")

    lijst = read(tmp_path, content)

    assert lijst.personen == (Persoon(3, "k@stad.example", "Karin Visser", "Balie"),)


def test_read_staflijst_tells_all_that_is_wrong_at_once(tmp_path: Path) -> None:
    lijst = read(tmp_path, csv("Jan;jan", "Piet;piet@stad", head="naam;e-mail"))

    assert [problem.split(":")[0] for problem in lijst.problemen] == [
        "De kolom 'onderdeel' ontbreekt. Zet die naam boven de kolom waar het in staat. In rij 1 staat nu",
        "Rij 2 (Jan), kolom 'e-mail'",
        "Rij 3 (Piet), kolom 'e-mail'",
    ]


@pytest.mark.parametrize(
    "heading",
    ["E-mailadres werk", "E-mail (werk)", "Mailadres", "zakelijk e-mailadres", "mail", "E-mail van het werk"],
)
def test_read_staflijst_knows_the_address_at_work_however_it_is_headed(tmp_path: Path, heading: str) -> None:
    lijst = read(tmp_path, csv("a@stad.example;Balie", head=f"{heading};onderdeel"))

    assert [person.email for person in lijst.personen] == ["a@stad.example"]


def test_read_staflijst_mails_people_at_work_where_there_are_two_addresses(tmp_path: Path) -> None:
    line = "jan@thuis.example;jan@stad.example;Balie"

    lijst = read(tmp_path, csv(line, head="e-mail;e-mail werk;onderdeel"))

    assert [person.email for person in lijst.personen] == ["jan@stad.example"]
    assert "Kolom 'e-mail' lezen we niet en bewaren we niet." in lijst.meldingen


def test_read_staflijst_leaves_a_private_address_beside_that_of_work(tmp_path: Path) -> None:
    line = "jan@thuis.example;jan@stad.example;Balie"

    lijst = read(tmp_path, csv(line, head="privé e-mail;e-mail werk;onderdeel"))

    assert [person.email for person in lijst.personen] == ["jan@stad.example"]


@pytest.mark.parametrize(
    ("head", "cells", "naam"),
    [
        ("naam", "Visser, Karin", "Karin Visser"),
        ("naam", "Vries, Karin de", "Karin de Vries"),
        ("naam", "Visser, K., drs.", "Visser, K., drs."),
        ("Voornaam;Achternaam", "Karin;Visser", "Karin Visser"),
        ("Achternaam;Tussenvoegsel;Roepnaam", "Vries;de;Karin", "Karin de Vries"),
    ],
)
def test_read_staflijst_calls_people_as_they_are_spoken_to(
    tmp_path: Path, head: str, cells: str, naam: str
) -> None:
    lijst = read(tmp_path, csv(f"{cells};k@stad.example;Balie", head=f"{head};e-mail;onderdeel"))

    assert [person.naam for person in lijst.personen] == [naam]
    assert not lijst.meldingen


@pytest.mark.parametrize("head", ["zaaknummer;zaaktype;startdatum", "kenmerk;startdatum;einddatum"])
def test_read_staflijst_says_where_a_file_of_cases_belongs(tmp_path: Path, head: str) -> None:
    lijst = read(tmp_path, csv("1;2;3", head=head))

    assert lijst.problemen == ("Dit lijkt een bestand met zaken. Dat hoort bij stap 2 van de vijf stappen.",)


def test_read_staflijst_leaves_out_parts_of_a_name(tmp_path: Path) -> None:
    lijst = read(tmp_path, csv("a@stad.example;Balie;Jan", head="e-mail;onderdeel;Voornaam"))

    assert "Kolom 'Voornaam' lezen we niet en bewaren we niet." in lijst.meldingen


def test_read_staflijst_leaves_other_columns_out_and_says_so(tmp_path: Path) -> None:
    lijst = read(tmp_path, csv("a@stad.example;Balie;gang 2", head="e-mail;onderdeel;kamer"))

    assert "Kolom 'kamer' lezen we niet en bewaren we niet." in lijst.meldingen
    assert len(lijst.personen) == 1


@pytest.mark.parametrize(
    "heading", ["Naam medewerker", "Naam van de medewerker", "Medewerker (naam)", "Werknemer"]
)
def test_read_staflijst_knows_the_name_however_it_is_headed(tmp_path: Path, heading: str) -> None:
    lijst = read(tmp_path, csv("Karin;k@stad.example;Balie", head=f"{heading};e-mail;onderdeel"))

    assert [person.naam for person in lijst.personen] == ["Karin"]


@pytest.mark.parametrize("heading", ["Naam leidinggevende", "Naam partner", "Wie"])
def test_read_staflijst_says_how_people_are_written_to_without_names(tmp_path: Path, heading: str) -> None:
    lijst = read(tmp_path, csv("Karin;k@stad.example;Balie", head=f"{heading};e-mail;onderdeel"))

    assert lijst.meldingen[0] == (
        "Er is geen kolom 'naam'. In de mails staat daarom 'Beste lezer'. "
        "Wilt u namen? Zet dan 'naam' boven de kolom waar ze in staan."
    )


def test_read_staflijst_says_which_column_is_missing(tmp_path: Path) -> None:
    lijst = read(tmp_path, csv("Jan;Balie", head="naam;onderdeel"))

    assert "De kolom 'e-mail' ontbreekt" in lijst.problemen[0]


def test_read_staflijst_ends_a_long_list_of_problems(tmp_path: Path) -> None:
    lijst = read(tmp_path, csv(*["Jan;x;Balie;"] * 40))

    assert len(lijst.problemen) == 26
    assert lijst.problemen[-1] == "En nog 15 problemen. Verbeter eerst deze."


def test_receive_staflijst_makes_onderdelen_groups_and_invitations(ronde: Ronde, tmp_path: Path) -> None:
    take(ronde, tmp_path, *rows("Balie", 12), *rows("Beleid", 15), *rows("Juridisch", 4, "Staf"))

    groups = {group.naam: group for group in ronde.traject.rapportagegroepen.all()}
    assert invited_per_group(ronde) == {"Balie": 12, "Beleid": 15, "Staf": 4}
    assert set(ronde.gemeente.onderdelen.values_list("naam", flat=True)) == {"Balie", "Beleid", "Juridisch"}
    assert {name: str(group.buur) for name, group in groups.items()} == {
        "Balie": "Staf",
        "Beleid": "Balie",
        "Staf": "Balie",
    }


def test_people_without_an_address_count_in_their_group_and_get_a_letter(
    ronde: Ronde, tmp_path: Path
) -> None:
    lines = (*rows("Balie", 12), "Piet;;Balie;", "Klaas;;Balie;", *rows("Beleid", 15), "Truus;;Beleid;")

    lijst = read(tmp_path, csv(*lines))
    receive_staflijst(ronde=ronde, lijst=lijst, by="test")

    assert not lijst.problemen
    assert lijst.meldingen[0].startswith(
        "3 mensen hebben geen e-mailadres (rij 14, 15, 31). Zij doen mee met een"
    )
    assert invited_per_group(ronde) == {"Balie": 14, "Beleid": 16}
    assert {str(group): people for group, people in letter_groups(ronde)} == {"Balie": 2, "Beleid": 1}
    assert not Uitnodiging.objects.filter(naam__in=["Piet", "Klaas", "Truus"]).exists()


def test_list_with_other_people_without_an_address_replaces_who_gets_a_letter(
    ronde: Ronde, tmp_path: Path
) -> None:
    take(ronde, tmp_path, *rows("Balie", 12), "Piet;;Balie;", "Klaas;;Balie;")
    lijst = read(tmp_path, csv(*rows("Balie", 12), "Piet;;Balie;"))
    plan = propose(ronde, lijst)

    receive_staflijst(ronde=ronde, lijst=lijst, by="test")

    assert (plan.nieuw, plan.weg) == (0, 1)
    assert invited_per_group(ronde) == {"Balie": 13}
    assert not propose(ronde, lijst).changes


def test_read_staflijst_counts_an_address_that_stands_twice_once(tmp_path: Path) -> None:
    lijst = read(tmp_path, csv(*rows("Balie", 2), "Mens 0;BALIE0@stad.example;Balie;"))

    assert [person.rij for person in lijst.personen] == [2, 3]
    assert not lijst.problemen
    assert lijst.meldingen[0].startswith("1 adres staat dubbel op de lijst (rij 4, zoals rij 2).")


def test_upload_shows_how_a_mail_begins(leider: Client, ronde: Ronde) -> None:
    page = upload(leider, ronde, csv("Visser, Karin;karin@stad.example;Balie;", *rows("Balie", 12)))

    assert "In de mail staat" in page
    assert "Beste Karin Visser," in page


def test_receive_staflijst_again_changes_nothing(ronde: Ronde, tmp_path: Path) -> None:
    lines = [*rows("Balie", 12), *rows("Beleid", 15)]
    take(ronde, tmp_path, *lines)
    before = (
        list(Uitnodiging.objects.order_by("pk").values_list()),
        list(Rapportagegroep.objects.order_by("pk").values_list()),
        Gebeurtenis.objects.count(),
    )

    take(ronde, tmp_path, *reversed(lines))

    assert before == (
        list(Uitnodiging.objects.order_by("pk").values_list()),
        list(Rapportagegroep.objects.order_by("pk").values_list()),
        Gebeurtenis.objects.count(),
    )


def test_receive_staflijst_replaces_an_earlier_list(ronde: Ronde, tmp_path: Path) -> None:
    take(ronde, tmp_path, *rows("Balie", 12), *rows("Beleid", 15))
    kept = set(Uitnodiging.objects.filter(groep__naam="Balie").values_list("pk", flat=True))

    take(ronde, tmp_path, *rows("Balie", 12), *rows("Bouwen", 20))

    assert invited_per_group(ronde) == {"Balie": 12, "Bouwen": 20}
    assert set(Uitnodiging.objects.filter(groep__naam="Balie").values_list("pk", flat=True)) == kept


def test_receive_staflijst_uses_what_is_there(ronde: Ronde, tmp_path: Path) -> None:
    top = OnderdeelFactory.create(gemeente=ronde.gemeente, naam="Dienstverlening")
    OnderdeelFactory.create(gemeente=ronde.gemeente, naam="Balie", ouder=top)
    desk = OnderdeelFactory.create(gemeente=ronde.gemeente, naam="Beleid")
    RapportagegroepFactory.create(traject=ronde.traject, naam="Denkers", onderdelen=[desk])

    take(ronde, tmp_path, *rows("BALIE", 12), *rows("beleid", 15))

    assert invited_per_group(ronde) == {"Denkers": 15, "Dienstverlening": 12}
    assert Onderdeel.objects.count() == 3


def test_receive_staflijst_adds_an_onderdeel_to_a_known_group(ronde: Ronde, tmp_path: Path) -> None:
    take(ronde, tmp_path, *rows("Balie", 12, "Noord"))

    take(ronde, tmp_path, *rows("Balie", 12, "Noord"), *rows("Post", 3, "noord"))

    group = ronde.traject.rapportagegroepen.get()
    assert {row.naam for row in group.onderdelen.all()} == {"Balie", "Post"}
    assert invited_per_group(ronde) == {"Noord": 15}


def test_propose_names_conflicts_with_the_organisation(ronde: Ronde, tmp_path: Path) -> None:
    gone = OnderdeelFactory.create(gemeente=ronde.gemeente, naam="Archief", eindigt_op=timezone.localdate())
    desk = OnderdeelFactory.create(gemeente=ronde.gemeente, naam="Beleid")
    RapportagegroepFactory.create(traject=ronde.traject, naam="Denkers", onderdelen=[desk])
    lijst = read(tmp_path, csv(*rows(gone.naam, 2), *rows("Beleid", 2, "Doeners")))

    problems = propose(ronde, lijst).problemen

    assert problems[0].startswith("Rij 2, kolom 'onderdeel': 'Archief' bestaat niet meer")
    assert problems[1].startswith("Rij 4, kolom 'groep': 'Beleid' hoort al bij groep 'Denkers'")
    with pytest.raises(Refusal, match="bestaat niet meer"):
        receive_staflijst(ronde=ronde, lijst=lijst, by="test")


def test_propose_tells_when_the_council_decided_on_other_groups(ronde: Ronde, tmp_path: Path) -> None:
    take(ronde, tmp_path, *rows("Balie", 12), *rows("Beleid", 15))
    OrbesluitFactory.create(traject=ronde.traject)
    told = "De ondernemingsraad besloot over andere groepen: vraag een nieuw besluit."

    same = propose(ronde, read(tmp_path, csv(*rows("Balie", 13), *rows("Beleid", 15))))
    other = propose(ronde, read(tmp_path, csv(*rows("Balie", 13), *rows("Bouwen", 15))))

    assert told not in same.meldingen
    assert told in other.meldingen


def test_propose_warns_of_groups_under_ten(ronde: Ronde, tmp_path: Path) -> None:
    lijst = read(tmp_path, csv(*rows("Balie", 9), *rows("Beleid", 15)))

    (note,) = propose(ronde, lijst).meldingen

    assert note == "Groep 'Balie' heeft 9 mensen; het minimum is 10. Zij telt straks samen met 'Beleid'."


def test_receive_staflijst_is_all_or_nothing(
    ronde: Ronde, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*args: object, **kwargs: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Uitnodiging.objects, "bulk_create", crash)
    with pytest.raises(OSError, match="disk full"):
        take(ronde, tmp_path, *rows("Balie", 12))

    assert not Onderdeel.objects.exists()
    assert not Rapportagegroep.objects.exists()
    assert not Uitnodiging.objects.exists()


def test_receive_staflijst_refuses_an_open_round(tmp_path: Path) -> None:
    ronde = make_staff_ronde({"Balie": 12})

    with pytest.raises(Refusal, match="al geopend"):
        take(ronde, tmp_path, *rows("Balie", 12))


def test_receive_staflijst_refuses_a_round_without_a_list(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="hoort geen lijst"):
        take(make_ronde(doelgroep=Doelgroep.OPEN), tmp_path, *rows("Balie", 12))


def test_drawn_sample_takes_addresses_only(tmp_path: Path) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    lijst = read(tmp_path, csv(*rows("Balie", 3)), with_onderdeel=False)

    receive_staflijst(ronde=ronde, lijst=lijst, by="test")

    assert ronde.uitnodigingen.filter(groep=None).count() == 3
    assert not Onderdeel.objects.exists()
    assert open_ronde(ronde=ronde, by="test").groepen == []


def test_upload_shows_counts_and_confirming_takes_the_list(leider: Client, ronde: Ronde) -> None:
    page = upload(leider, ronde, csv(*rows("Balie", 12), *rows("Beleid", 15)))
    assert "27 mensen" in page
    assert not Uitnodiging.objects.exists()

    confirm = reverse("ronde-uitnodigen-bevestigen", args=[ronde.gemeente.slug, ronde.pk])
    leider.post(confirm, {"lijst": page.split('name="lijst" value="')[1].split('"')[0]})

    assert invited_per_group(ronde) == {"Balie": 12, "Beleid": 15}


def test_upload_takes_a_workbook(leider: Client, ronde: Ronde, tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    lines = [line.split(";") for line in rows("Balie", 12)]
    write_xlsx(path, [SheetContent("Blad", HEAD.split(";"), lines)])

    assert "12 mensen" in upload(leider, ronde, path.read_bytes(), "lijst.xlsx")


def test_upload_keeps_nothing_about_people(leider: Client, ronde: Ronde, tmp_path: Path) -> None:
    upload(leider, ronde, csv(*rows("Balie", 12)))

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table's own name
            assert "balie0@stad.example" not in str(cursor.fetchall())
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"balie0@" in path.read_bytes()]


def test_page_of_a_list_can_be_opened_again_before_and_after_confirming(leider: Client, ronde: Ronde) -> None:
    url = reverse("ronde-uitnodigen", args=[ronde.gemeente.slug, ronde.pk])
    content = csv(*rows("Balie", 12))

    preview = leider.post(url, {"bestand": SimpleUploadedFile("lijst.csv", content)})["Location"]
    key = preview.rstrip("/").rsplit("/", 1)[-1]
    assert "12 mensen" in leider.get(preview).content.decode()
    for _ in range(2):
        leider.post(
            reverse("ronde-uitnodigen-bevestigen", args=[ronde.gemeente.slug, ronde.pk]), {"lijst": key}
        )
        assert "12 mensen" in leider.get(preview).content.decode()

    assert Uitnodiging.objects.count() == 12


def test_list_that_has_to_be_mended_keeps_its_page_too(leider: Client, ronde: Ronde) -> None:
    url = reverse("ronde-uitnodigen", args=[ronde.gemeente.slug, ronde.pk])
    file = SimpleUploadedFile("lijst.csv", csv("Jan;jan@stad;Balie;"))

    preview = leider.post(url, {"bestand": file})["Location"]
    key = preview.rstrip("/").rsplit("/", 1)[-1]

    assert "Deze lijst klopt nog niet" in leider.get(preview).content.decode()
    confirm = reverse("ronde-uitnodigen-bevestigen", args=[ronde.gemeente.slug, ronde.pk])
    assert "Rij 2" in leider.post(confirm, {"lijst": key}, follow=True).content.decode()
    assert not Uitnodiging.objects.exists()


def test_page_of_a_list_is_for_who_chose_it_and_goes_after_an_hour(leider: Client, ronde: Ronde) -> None:
    url = reverse("ronde-uitnodigen", args=[ronde.gemeente.slug, ronde.pk])
    file = SimpleUploadedFile("lijst.csv", csv(*rows("Balie", 12)))
    preview = leider.post(url, {"bestand": file})["Location"]
    colleague = Client()
    colleague.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))

    shown = colleague.get(preview, follow=True).content.decode()
    assert "De controle is verlopen. Kies het bestand opnieuw." in shown
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=61), tick=True):
        assert "De controle is verlopen" in leider.get(preview, follow=True).content.decode()
        apply_retention()
    assert not Wachtstuk.objects.exists()


def test_upload_with_problems_cannot_be_confirmed(leider: Client, ronde: Ronde) -> None:
    page = upload(leider, ronde, csv("Jan;jan@stad;Balie;"))

    assert "Deze lijst klopt nog niet" in page
    assert "Rij 2 (Jan), kolom &#x27;e-mail&#x27;: &#x27;jan@stad&#x27; is geen e-mailadres" in page
    assert 'name="lijst"' not in page


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"e-mail;team\n1;2;3"]
)
def test_upload_of_something_else_is_explained(leider: Client, ronde: Ronde, content: bytes) -> None:
    page = upload(leider, ronde, content)

    assert "foutoverzicht" in page


@pytest.mark.parametrize("lijst", ["", "verzonnen", "verzonnen:1:2"])
def test_confirming_something_else_is_refused(leider: Client, ronde: Ronde, lijst: str) -> None:
    url = reverse("ronde-uitnodigen-bevestigen", args=[ronde.gemeente.slug, ronde.pk])

    page = leider.post(url, {"lijst": lijst}, follow=True).content.decode()

    assert "De controle is verlopen" in page
    assert not Uitnodiging.objects.exists()


def test_confirming_ends_after_an_hour_and_serves_one_round(leider: Client, ronde: Ronde) -> None:
    page = upload(leider, ronde, csv(*rows("Balie", 12)))
    lijst = page.split('name="lijst" value="')[1].split('"')[0]
    other = make_ronde(traject=ronde.traject, naam="Andere", doelgroep=Doelgroep.MEDEWERKERS)

    leider.post(
        reverse("ronde-uitnodigen-bevestigen", args=[ronde.gemeente.slug, other.pk]), {"lijst": lijst}
    )
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=61), tick=True):
        leider.post(
            reverse("ronde-uitnodigen-bevestigen", args=[ronde.gemeente.slug, ronde.pk]), {"lijst": lijst}
        )

    assert not Uitnodiging.objects.exists()


def test_command_invites_and_tells_what_it_did(ronde: Ronde, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(csv(*rows("Balie", 12), *rows("Beleid", 15)))
    out = io.StringIO()
    options = {"gemeente": ronde.gemeente.slug, "ronde": ronde.naam, "stdout": out}

    call_command("import_medewerkers", str(path), proef=True, **options)
    assert not Uitnodiging.objects.exists()
    call_command("import_medewerkers", str(path), **options)

    assert "27 mensen in 2 groepen." in out.getvalue()
    assert Uitnodiging.objects.count() == 27


@pytest.mark.parametrize(
    ("content", "ronde_naam", "told"),
    [
        (csv("Jan;x;Balie;"), "Nulmeting 2011", "niets veranderd"),
        (b"", "Nulmeting 2011", "leeg"),
        (csv(*rows("Balie", 12)), "Onbekend", "geen ronde"),
    ],
)
def test_command_refuses_in_words(
    ronde: Ronde, tmp_path: Path, content: bytes, ronde_naam: str, told: str
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=told):
        call_command(
            "import_medewerkers",
            str(path),
            gemeente=ronde.gemeente.slug,
            ronde=ronde_naam,
            stdout=io.StringIO(),
        )
