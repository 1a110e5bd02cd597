"""Rounds as respondents meet them thousands of times: read anew only when something of them changed."""

from __future__ import annotations

from django.db import connection

from enquetes.models import Ronde

_MOST = 200
# All that a round and its pages depend on, but for the version: that never changes once a round uses it.
_STAMP = """
SELECT r.*, t.gemeente_id, g.naam, g.slug, g.fictief, g.logo_soort, g.contact_naam,
    g.contact_telefoon, g.contact_email
FROM enquetes_ronde r
JOIN adoptie_traject t ON t.id = r.traject_id
JOIN adoptie_gemeente g ON g.id = t.gemeente_id
WHERE r.code = %s
"""
# Large, and not shown on these pages.
_HEAVY = ("traject__gemeente__logo", "traject__gemeente__thema", "versie__inhoud")
_KNOWN: dict[str, tuple[object, Ronde]] = {}


def ronde_of_code(code: str) -> Ronde | None:
    """Return the round that the code in a link names, as it is now.

    One plain query asks whether the round is as it was; putting the objects together again each time would
    cost more than all the rest of a page. Whoever wants to change the round reads it for itself.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STAMP, [code])
        stamp = cursor.fetchone()
    if stamp is None:
        return None
    known = _KNOWN.get(code)
    if known is None or known[0] != stamp:
        if len(_KNOWN) >= _MOST:
            _KNOWN.clear()
        rows = Ronde.objects.select_related("traject__gemeente", "versie").defer(*_HEAVY)
        known = _KNOWN[code] = (stamp, rows.get(code=code))
    return known[1]
