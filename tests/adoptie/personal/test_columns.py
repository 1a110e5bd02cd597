import pytest

from adoptie.personal import mentions_email, reason_by_content, reason_by_label


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["jan@stad.example", ""], "e-mailadressen"),
        (["123456782", "111222333"], "BSN"),
        (["1234.56.782", "123 456 782"], "BSN"),
        (["0612345678", "06-12345678", "+31 612345678", "(038) 444 12 34"], "telefoonnummers"),
        (["NL91 ABNA 0417 1643 00"], "rekeningnummers"),
        (["8051 AB", "8052CD"], "adressen"),
        (["Kerkweg 3", "Dorpsstraat 12a"], "adressen"),
        (["J. de Vries", "A.B. Jansen", "Jansen, P."], "namen"),
        (["Jan de Vries", "Fatima El Idrissi", "X"], "namen"),
        (["JAN JANSEN", "Vries, Anna de"], "namen"),
        (["Jan", "Anna", "Balie"], "namen"),
    ],
)
def test_reason_by_content_finds_persons(values: list[str], words: str) -> None:
    assert words in reason_by_content(values)
    assert words in reason_by_label(values)


@pytest.mark.parametrize(
    "values",
    [
        [],
        [""],
        ["balie", "post"],
        [str(n) for n in range(100_000_000, 100_001_000)],
        ["2011-05-03", "03-05-2011 10:15"],
        ["12345678"],
        [
            "Omgevingsvergunning",
            "Burgerzaken",
            "Sociaal Domein",
            "Team Zuid",
            "Openbare Ruimte",
            "Werk en Inkomen",
        ],
        [
            "A.P.V. Evenement",
            "W.O.Z. Bezwaar",
            "Melding art. 2.12",
            "Huis van Gelre",
            "N50",
            "General",
            "EMPTY",
        ],
        [
            "Paspoort aanvragen",
            "Verhuizing doorgeven",
            "Uittreksel BRP",
            "Anna Paulowna",
            "Rijbewijs",
            "Bouwen",
        ],
    ],
)
def test_reasons_leave_other_columns(values: list[str]) -> None:
    assert not reason_by_content(values)
    assert not reason_by_label(values)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Vergunning voor J. de Wit", "namen"),
        ("Vergunning voor Jan Jansen", "namen"),
        ("Bezwaar mevr. Visser", "namen"),
        ("Klacht De heer van Dam", "namen"),
        ("Jan de Vries", "namen"),
        ("Bouwen Kerkweg 3", "adressen"),
        ("Bouwen 8051 AB 12", "adressen"),
        ("Melding 12, 8051AB", "adressen"),
        ("Uitkering 123456782", "BSN"),
        ("Bel 06-12345678", "telefoonnummers"),
        ("Naar NL91ABNA0417164300", "rekeningnummers"),
        ("Mail jan@stad.example", "e-mailadressen"),
    ],
)
def test_reason_by_label_needs_one_person_only(value: str, words: str) -> None:
    labels = ["Omgevingsvergunning", "Burgerzaken", "Paspoort", "Rijbewijs", "Verhuizing", value]

    assert words in reason_by_label(labels)
    assert not reason_by_content(labels)


def test_reason_by_label_lets_a_long_number_be_a_code() -> None:
    assert not reason_by_label(["Zaak 100000001", "Zaak 100000002", "Zaak 123456782"])


def test_mentions_email_finds_one_address_in_a_text() -> None:
    assert mentions_email(["", "zie mail van jan@voorbeeld.nl", "x"])
    assert not mentions_email(["5 @ 3 euro", "x"])
