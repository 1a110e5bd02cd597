import pytest

from metingen.importers.personal import names_staff, reason_by_content, reason_by_heading


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Naam",
            "Behandelaar",
            "case:responsible",
            "org:resource",
            "Afgehandeld door",
            "created_by",
            "Owner",
        ),
        *("E-mail", "e-mailadres", "BSN", "userId", "User ID", "Telefoonnummer", "geboortedatum", "Postcode"),
        "aanvragerAchternaam",
    ],
)
def test_reason_by_heading_finds_persons(heading: str) -> None:
    assert reason_by_heading(heading)


@pytest.mark.parametrize(
    "heading",
    ["status", "case:group", "concept:instance", "opmerking", "kosten", "naamloos", "byte", "resultaat"],
)
def test_reason_by_heading_leaves_other_columns(heading: str) -> None:
    assert not reason_by_heading(heading)


def test_names_staff_leaves_name_of_channel() -> None:
    assert names_staff("zaakbehandelaar")
    assert not names_staff("communicatiekanaalNaam")


@pytest.mark.parametrize(
    "values",
    [
        ["", "zie mail van jan@voorbeeld.nl", "x", "y"],
        ["123456782", "111222333"],
        ["0612345678", "06-12345678", "+31 612345678"],
        ["J. de Vries", "A.B. Jansen", "Jansen, P."],
    ],
)
def test_reason_by_content_finds_persons(values: list[str]) -> None:
    assert reason_by_content(values)


@pytest.mark.parametrize(
    "values",
    [
        [],
        [""],
        ["balie", "post"],
        [str(n) for n in range(100_000_000, 100_001_000)],
        ["2011-05-03"],
        ["12345678"],
    ],
)
def test_reason_by_content_leaves_other_columns(values: list[str]) -> None:
    assert not reason_by_content(values)
