"""Everything that is stored about an address in one gemeente, over all tables that know addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import JSONField, Model, Q, QuerySet
from django.utils import timezone

from adoptie.models import Adreswijziging, Bezwaar
from adoptie.queries.verzoek import requests_of
from adoptie.retention import Bewaarplek, klassen
from adoptie.rights import (
    NEW_ADDRESS_LASTS,
    Betrokkene,
    Deel,
    WrongPersonLinkError,
    hash_of_link,
    mark_of,
    rechten,
)

# What the program itself cannot read, or what opens an account.
_SECRET = frozenset({"password", "data", "inhoud", "teksten"})


# What those who made the tables call in English.
_HEADINGS = {
    "mfa.Authenticator": "Tweede stap bij het inloggen",
    "account.EmailAddress": "E-mailadres om mee in te loggen",
}


def places() -> Iterator[Bewaarplek]:
    """Yield the tables of which rows belong to an address, each once."""
    seen = set()
    for plek in (plek for klasse in klassen() for plek in klasse.plekken):
        if plek.adres and plek.model not in seen:
            seen.add(plek.model)
            yield plek


def rows_about(plek: Bewaarplek, who: Betrokkene) -> list[Model]:
    """Return the rows of one table that belong to this address, in this gemeente."""
    model = apps.get_model(plek.model)
    here: QuerySet[Model] = model._default_manager.filter(**{plek.gemeente: who.gemeente.pk})  # noqa: SLF001 - Meta API
    listed = [name for name in plek.adres if _is_list(model, name)]
    if listed:
        wanted = who.email.lower()
        return [row for row in here if any(wanted in map(str.lower, getattr(row, name)) for name in listed)]
    about = Q()
    for lookup in plek.adres:
        about |= Q(**{f"{lookup}__iexact": who.email})
    return list(here.filter(about).distinct().order_by("pk"))


def _is_list(model: type[Model], name: str) -> bool:
    return "__" not in name and isinstance(model._meta.get_field(name), JSONField)  # noqa: SLF001 - Meta API


def stored(who: Betrokkene, *, zelf: bool) -> list[Deel]:
    """Return everything that is stored: headings with rows of words and values.

    Without ``zelf`` somebody else looks: nothing that tells whether this person answered, or what.
    """
    found = [(str(titel), rows) for titel, rows in _from_tables(who, zelf=zelf) if rows]
    found += [("Verzoek per brief, telefoon of balie", rows)] if (rows := _by_letter(who)) else []
    if _objects(who):
        found.append(("Bezwaar", [{"u wilt niet meer gevraagd worden": "ja"}]))
    if zelf:
        found += [deel for each in rechten() for deel in each.stored(who)]
    return found


def _objects(who: Betrokkene) -> bool:
    return Bezwaar.objects.filter(gemeente=who.gemeente, kenmerk=mark_of(who.email)).exists()


def _by_letter(who: Betrokkene) -> list[dict[str, Any]]:
    return [
        {
            "kenmerk van de brief of de zaak": row.kenmerk,
            "wat is gevraagd": row.get_soort_display(),
            "ontvangen op": row.ontvangen_op,
            "antwoord": row.get_uitkomst_display() if row.uitkomst else "nog niet",
            "waarom": row.uitkomst_waarom or row.verlengd_waarom,
        }
        for row in requests_of(who)
    ]


def _from_tables(who: Betrokkene, *, zelf: bool) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for plek in places():
        shown = {name: words for name, words in plek.velden.items() if zelf or name not in plek.alleen_zelf}
        if shown:
            yield _heading(plek), [_values(row, shown, who, plek) for row in rows_about(plek, who)]


def _heading(plek: Bewaarplek) -> str:
    name = _HEADINGS.get(plek.model) or str(apps.get_model(plek.model)._meta.verbose_name)  # noqa: SLF001
    return name[:1].upper() + name[1:]


def _values(row: Model, shown: dict[str, str], who: Betrokkene, plek: Bewaarplek) -> dict[str, Any]:
    values = {words: _value(row, name, who) for name, words in shown.items()}
    for name in plek.alleen_eigen:
        if str(getattr(row, name)).lower() != who.email.lower():
            values[shown[name]] = "een ander adres"
    return values


def _value(row: Model, name: str, who: Betrokkene) -> Any:
    """Return what a field holds, as plain values; of a list only what is about this person."""
    label = getattr(row, f"get_{name}_display", None)
    value = label() if label is not None else getattr(row, name)
    match value:
        case _ if name in _SECRET:
            return "staat er, onleesbaar"
        case bytes() | memoryview():
            return bytes(value).hex()
        case list():
            return ", ".join(each for each in value if str(each).lower() == who.email.lower())
        case bool():
            return "ja" if value else "nee"
        case Model() | UUID():
            return str(value)
        case _:
            return value


def is_known(who: Betrokkene) -> bool:
    """Tell whether anything is stored about this address here, be it a mark of it."""
    return has_rows(who) or _objects(who) or bool(requests_of(who))


def has_rows(who: Betrokkene) -> bool:
    """Tell whether the address itself stands anywhere here."""
    asked = {"adoptie.Inzageverzoek", "adoptie.Adreswijziging"}
    return any(rows_about(plek, who) for plek in places() if plek.model not in asked)


def find_wijziging(token: str, *, hold: bool = False) -> Adreswijziging:
    """Return which change of address a link confirms; ``hold`` has others wait for this transaction.

    Raises WrongPersonLinkError for a link that is none, is too old, or was used.
    """
    since = timezone.now() - NEW_ADDRESS_LASTS
    rows = Adreswijziging.objects.select_related("gemeente").defer("gemeente__logo")
    rows = rows.select_for_update(of=("self",)) if hold else rows
    row = rows.filter(link_hash=hash_of_link(token), gevraagd_op__gte=since).first()
    if row is None:
        raise WrongPersonLinkError
    return row


def left_of(who: Betrokkene) -> Iterable[str]:
    """Return the names of tables that still hold something about this address."""
    return [_heading(plek) for plek in places() if rows_about(plek, who)]
