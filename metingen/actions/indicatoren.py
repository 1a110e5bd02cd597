"""Keeping what is followed: indicators as the program and the newest questionnaire mean them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adoptie.models import Gemeente
from enquetes.models import Ronde
from metingen.figures import Definition
from metingen.models import Indicator

Identity = tuple[str, str, str]


def identity(definition: Definition) -> Identity:
    """Return by what a definition and its indicator find each other: another wording is another one."""
    return definition.code, definition.bron, definition.vraag_hash


def current_indicators(
    gemeente: Gemeente, definitions: set[Definition], ronde: Ronde | None = None
) -> dict[Identity, Indicator]:
    """Return the indicator of each definition: made where it is new, brought up to date where it is not."""
    known = Indicator.objects.filter(gemeente=gemeente)
    rows = {(row.code, row.bron, row.vraag_hash): row for row in known}
    _reword(rows, definitions)
    _move(rows, definitions, ronde)
    missing = [
        Indicator(
            gemeente=gemeente,
            code=definition.code,
            naam=definition.naam,
            eenheid=definition.eenheid,
            richting=definition.richting,
            klasse=definition.klasse,
            spoor=definition.spoor,
            definitie=definition.definitie,
            bron=definition.bron,
            vraag_code=definition.vraag_code,
            vraag_tekst=definition.vraag_tekst,
            vraag_hash=definition.vraag_hash,
        )
        for definition in sorted(definitions, key=identity)
        if identity(definition) not in rows
    ]
    Indicator.objects.bulk_create(missing, batch_size=500)
    return rows | {(row.code, row.bron, row.vraag_hash): row for row in missing}


def _reword(rows: Mapping[Identity, Indicator], definitions: Iterable[Definition]) -> None:
    """Let what is explained be explained as the program does now; reports that exist keep their words."""
    reworded = []
    for definition in definitions:
        row = rows.get(identity(definition))
        if row is not None and row.definitie != definition.definitie:
            row.definitie = definition.definitie
            reworded.append(row)
    Indicator.objects.bulk_update(reworded, ["definitie"], batch_size=500)


def _move(rows: Mapping[Identity, Indicator], definitions: Iterable[Definition], ronde: Ronde | None) -> None:
    """Let indicators go to the spoor that their question has now, unless a later round told of them."""
    spoor = {row.pk: each.spoor for each in definitions if (row := rows.get(identity(each))) is not None}
    moved = [row.pk for row in rows.values() if row.spoor != spoor.get(row.pk, row.spoor)]
    found = Indicator.objects.filter(pk__in=moved)
    if ronde is not None:
        found = found.exclude(meetwaarden__ronde__sluit_op__gt=ronde.sluit_op)
    for row in found:
        row.spoor = spoor[row.pk]
        row.save(update_fields=["spoor"])
