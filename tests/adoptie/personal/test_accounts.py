"""Names with which people log in are found in each way that offices make them, and words are left alone."""

from __future__ import annotations

import pytest

from adoptie.personal import reason_by_content, reason_by_heading
from adoptie.personal.accounts import hold_accounts

TOLD = "er staan gebruikersnamen in"
PEOPLE = {
    "initial and name": ["jdejong", "pvandijk", "mjansen", "abakker", "evdberg"],
    "with points": ["j.de.jong", "p.van.dijk", "m.jansen", "a.bakker2", "e.vd.berg"],
    "first name and name": ["jan.jansen", "piet.bakker", "fatima.yilmaz", "els.smit"],
    "shortened with a number": ["JONGJ01", "DIJKP02", "JANSM01", "BAKKA11"],
    "of a domain": ["GEMEENTE\\jansenm", "GEMEENTE\\dijkp", "gem\\a.bakker", "gem\\x123"],
    "a third between systems": [
        "jdejong",
        "pvandijk",
        "mjansen",
        "import",
        "robot",
        "nachtrun",
        "beheer",
        "web",
    ],
}
OTHER = {
    "channels": ["balie", "web", "telefoon", "post", "e-mail", "app"],
    "words": ["gebouw", "verkeer", "inval", "bedrag", "geval", "afval", "verzoek", "besluit", "aanvraag"],
    "codes": ["ZAAK01", "OLO123", "WABO22", "APVA1", "BAG001", "WMOB12"],
    "places in files": ["apv.evenement", "www.voorbeeld.nl", "map.bestand.pdf", "zaak.type.a"],
    "folders": ["C:\\zaken\\1", "C:\\zaken\\2", "C:\\zaken\\3"],
    "cases": ["Z-2024-0001", "Z-2024-0002", "Z-2024-0003"],
    "identifiers": ["a3f9c2d1", "b7e1f0aa", "c0ffee12", "deadbeef"],
    "one person among many": ["jdejong", *(f"taak {number}" for number in range(40))],
    "teams": ["Burgerzaken", "Wmo", "Vergunningen", "Openbare ruimte"],
    "departments in small letters": ["burgerzaken", "wmo", "vergunningen", "belastingen", "handhaving"],
    "statuses": ["open", "gesloten", "in.behandeling", "afgerond", "wacht.op.klant"],
    "versions": ["v1.2.3", "v1.2.4", "v2.0.0"],
}


@pytest.mark.parametrize("values", PEOPLE.values(), ids=PEOPLE)
def test_names_with_which_people_log_in_are_found(values: list[str]) -> None:
    assert hold_accounts(values)
    assert reason_by_content(values) != ""


@pytest.mark.parametrize("values", OTHER.values(), ids=OTHER)
def test_other_columns_are_left_alone(values: list[str]) -> None:
    assert not hold_accounts(values)
    assert reason_by_content(values) == ""


@pytest.mark.parametrize(
    "heading",
    [
        "gebruikersnaam",
        "UserId",
        "inlognaam",
        "samAccountName",
        "mdwnr",
        "personeelsnummer",
        "Medewerker-nr",
        "UPN",
    ],
)
def test_headings_that_name_an_account_are_known(heading: str) -> None:
    assert reason_by_heading(heading) != ""


@pytest.mark.parametrize(
    "heading", ["mandaat", "upnaar", "aantal inlogs", "windows", "zaaknummer", "systeem"]
)
def test_headings_that_are_near_one_are_not(heading: str) -> None:
    assert reason_by_heading(heading) == ""
