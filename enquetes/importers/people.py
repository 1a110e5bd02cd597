"""How lists of people are headed, and how their names are written: for mail and for letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

ONDERDEEL = ("onderdeel", "team", "afdeling", "organisatieonderdeel", "organisatieeenheid")
_WORK = r"werk|zakelijke?|dienst|gemeente(?:lijke?)?|work|business"
# Without capitals, spaces and signs. What is headed as private, or as of somebody else, is none of these.
_MAIL = re.compile(
    rf"(?P<voor>{_WORK})?(?:e?mail|epost)(?:adres(?:sen)?|address)?(?:medewerker)?(?:vanhet|ophet|van)?(?P<na>{_WORK})?"
)
_PARTS = {
    "voornaam": ("voornaam", "voornamen", "roepnaam"),
    "tussenvoegsel": ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels"),
    "achternaam": ("achternaam", "familienaam", "geslachtsnaam"),
}


def plain(heading: str) -> str:
    """Return a heading without capitals, spaces and signs."""
    return re.sub(r"[\W_]+", "", heading).casefold()


def is_mail_heading(heading: str) -> bool:
    """Tell whether a column holds the address at which somebody is mailed at work.

    >>> is_mail_heading("E-mail (werk)"), is_mail_heading("privé e-mail")
    (True, False)
    """
    return _MAIL.fullmatch(plain(heading)) is not None


def find_columns(headings: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return where each column stands: those of ``names``, ``email``, and the parts of a name.

    Of more addresses that of work counts. The parts of a name count where no column has it whole.
    """
    known = {heading: name for name, ways in (*_PARTS.items(), *names.items()) for heading in ways}
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        name = known.get(plain(heading))
        if name is not None:
            found.setdefault(name, at)
    if "naam" in found or not {"voornaam", "achternaam"} <= found.keys():
        found = {name: at for name, at in found.items() if name not in _PARTS}
    mail = _mail_column(headings)
    return found if mail is None else {**found, "email": mail}


def _mail_column(headings: Sequence[str]) -> int | None:
    matches = [(at, _MAIL.fullmatch(plain(heading))) for at, heading in enumerate(headings)]
    found = [(at, bool(match["voor"] or match["na"])) for at, match in matches if match]
    return next((at for at, of_work in found if of_work), found[0][0] if found else None)


def with_name(values: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row with one ``naam``, as somebody is spoken to.

    >>> with_name({"naam": "Visser, Karin"})
    {'naam': 'Karin Visser'}
    >>> with_name({"voornaam": "Karin", "tussenvoegsel": "de", "achternaam": "Vries"})
    {'naam': 'Karin de Vries'}
    """
    rest = {name: value for name, value in values.items() if name not in _PARTS}
    parts = [values[name] for name in _PARTS if values.get(name)]
    if parts:
        return {**rest, "naam": " ".join(parts)}
    last, comma, first = (part.strip() for part in rest.get("naam", "").partition(","))
    if comma and last and first and "," not in first:
        rest["naam"] = f"{first} {last}"
    return rest
