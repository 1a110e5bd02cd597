"""Members of the panel: what is stored about one of them, and the name under which their classes lie."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from adoptie.models import Gemeente
from adoptie.secrets import read_or_make_secret
from enquetes.consent import CONSENT
from enquetes.models import (
    Doelgroep,
    Kern,
    Panellid,
    Panelmail,
    Profiel,
    Toestemming,
    Uitnodiging,
    Volgcode,
)

_YES_NO = {True: "ja", False: "nee", None: ""}


@dataclass(frozen=True, slots=True)
class Klassen:
    """What somebody tells about themselves; empty or None where they rather do not say."""

    leeftijd: str = ""
    kern: str = ""
    ondernemer: bool | None = None


def pseudonym(lid: Panellid) -> bytes:
    """Return the name under which the profile of this member is kept.

    It is made with a key outside the database: who has only the database cannot join contact and profile.
    """
    (name,) = _pseudonyms([lid])
    return name


def _pseudonyms(members: Iterable[Panellid]) -> list[bytes]:
    key = read_or_make_secret(Path(settings.KEY_DIR) / "panel").encode()
    return [hmac.digest(key, lid.pk.bytes, "sha256") for lid in members]


def klassen_of(lid: Panellid) -> Klassen:
    row = Profiel.objects.filter(schuilnaam=pseudonym(lid)).first()
    return Klassen(row.leeftijd, row.kern, row.ondernemer) if row else Klassen()


def profile_of(lid: Panellid) -> dict[str, str]:
    """Return the classes of a member, as words; what was not told is left out."""
    row = Profiel.objects.filter(schuilnaam=pseudonym(lid)).first()
    return _words(row) if row else {}


def profiles_of(gemeente: Gemeente, members: Iterable[Panellid]) -> list[dict[str, str]]:
    """Return the classes of each of these members, as ``profile_of``. One query beside theirs."""
    rows = {bytes(row.schuilnaam): row for row in Profiel.objects.filter(gemeente=gemeente)}
    return [_words(rows[name]) if name in rows else {} for name in _pseudonyms(members)]


def _words(row: Profiel) -> dict[str, str]:
    words = {"leeftijd": row.leeftijd, "kern": row.kern, "ondernemer": _YES_NO[row.ondernemer]}
    return {name: word for name, word in words.items() if word}


def kernen_of(gemeente: Gemeente) -> tuple[str, ...]:
    return tuple(Kern.objects.filter(gemeente=gemeente).values_list("naam", flat=True))


def volgcode_of(lid: Panellid) -> Volgcode | None:
    """Return the code of somebody as a member; the one as an employee is another and none of the panel's."""
    return Volgcode.objects.filter(
        gemeente=lid.gemeente_id, doelgroep=Doelgroep.PANEL, email=lid.email
    ).first()


def uncertain_warnings(gemeente: Gemeente) -> QuerySet[Panelmail]:
    """Return warnings before erasing of which nobody knows whether they left."""
    return Panelmail.objects.filter(
        panellid__gemeente=gemeente, soort=Panelmail.Soort.BLIJVEN, status=Panelmail.Status.ONZEKER
    )


def count_members(gemeente: Gemeente) -> int:
    """Return how many people are in the panel; who has not confirmed yet does not count."""
    return Panellid.objects.filter(gemeente=gemeente, status=Panellid.Status.ACTIEF).count()


def find_member(gemeente: Gemeente, email: str) -> Panellid | None:
    """Return the member with this address, confirmed or not."""
    return Panellid.objects.filter(gemeente=gemeente, email=email).select_related("gemeente").first()


def stored(lid: Panellid) -> dict[str, Any]:
    """Return everything that is stored about a member: text, days and moments under Dutch names.

    The own page and the download show this.
    """
    told = klassen_of(lid)
    code = volgcode_of(lid)
    return {
        "gemeente": str(lid.gemeente),
        "e-mailadres": lid.email,
        "status": lid.get_status_display(),
        "aangemeld op": lid.aangemeld_op,
        "laatst actief op": lid.laatst_actief_op,
        "mails die terugkwamen": str(lid.teruggekomen),
        "kenmerken": {
            "leeftijd": Profiel.Leeftijd(told.leeftijd).label if told.leeftijd else "",
            "kern of wijk": told.kern,
            "ondernemer": _YES_NO[told.ondernemer],
        },
        "toestemmingen": [_toestemming(row) for row in lid.toestemmingen.order_by("gegeven_op")],
        "uitnodigingen": [
            {"vragenlijst": row.ronde.naam, "ingestuurd": "ja" if row.gebruikt else "nee"}
            for row in Uitnodiging.objects.filter(panellid=lid).select_related("ronde").order_by("pk")
        ],
        "mails van het panel": [_mail(row) for row in lid.mails.order_by("gevraagd_op")],
        "volgcode": str(code.code) if code else "",
    }


def stored_for_clerk(lid: Panellid) -> dict[str, Any]:
    """Return what a clerk may see of a member: not whether or when this person answered.

    Nor whether there is a volgcode: who has one answered.
    """
    data = stored(lid)
    asked = [{"vragenlijst": row["vragenlijst"]} for row in data["uitnodigingen"]]
    data |= {"uitnodigingen": asked}
    return {name: value for name, value in data.items() if name not in {"laatst actief op", "volgcode"}}


def _toestemming(row: Toestemming) -> dict[str, Any]:
    return {
        "gegeven op": row.gegeven_op,
        "manier": row.get_kanaal_display(),
        "versie van de tekst": row.tekst_versie,
        "tekst": CONSENT.get(row.tekst_versie, ""),
        "controlegetal van de tekst (sha-256)": row.tekst_hash,
    }


def _mail(row: Panelmail) -> dict[str, Any]:
    return {
        "mail": row.get_soort_display(),
        "gevraagd op": row.gevraagd_op,
        "stand": row.get_status_display(),
        "verstuurd op": row.verstuurd_op or "niet bekend",
        "nieuw adres": row.adres,
    }
