import pytest

from adoptie.personal import is_person_heading, names_private, names_staff, reason_by_heading


@pytest.mark.parametrize(
    "heading",
    """
    Naam|Behandelaar|case:responsible|org:resource|Afgehandeld door|created_by|Owner|E-mail|e-mailadres|BSN
    userId|User ID|Telefoonnummer|Telefoon|geboortedatum|Postcode|aanvragerAchternaam|BSNnummer|bsn_nr
    aanvragerBSN|geb_datum|Geb. datum|gebdat|Voorletters|IBAN|Straatnaam|Huisnr|Contactpersoon|Kenteken
    Personeelsnummer|Klantnummer|date_of_birth|E mail
    """.replace("\n", "|").split("|"),
)
def test_reason_by_heading_finds_persons(heading: str) -> None:
    assert not heading.strip() or reason_by_heading(heading.strip())


@pytest.mark.parametrize(
    "heading",
    [
        *("status", "case:group", "concept:instance", "opmerking", "kosten", "naamloos", "byte", "resultaat"),
        *("websnelheid", "kanaal", "startdatum", "einddatum", "zaaknummer", "Behandelende afdeling"),
    ],
)
def test_reason_by_heading_leaves_other_columns(heading: str) -> None:
    assert not reason_by_heading(heading)


def test_names_staff_leaves_what_names_a_unit_or_a_channel() -> None:
    assert names_staff("zaakbehandelaar")
    assert not names_staff("Behandelend team")
    assert not names_staff("communicatiekanaalNaam")


def test_names_private_leaves_names_and_staff() -> None:
    assert names_private("Privé e-mail")
    assert not names_private("Voornaam")
    assert not names_private("Medewerker")


def test_is_person_heading_wants_nothing_beside_it() -> None:
    assert is_person_heading("First_Name")
    assert not is_person_heading("naam_van_het_programma")
