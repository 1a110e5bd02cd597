"""Putting a dossier before the ondernemingsraad, and recording what it decided on which rounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from adoptie import audit
from adoptie.actions.orbesluit import record_orbesluit
from adoptie.audit import Actor
from adoptie.models import Orbesluit, Traject
from adoptie.refusal import Refusal
from enquetes.locking import hold_ronde
from enquetes.models import Besluitmeting, Dossierversie, Ronde
from enquetes.queries.besluiten import decidable
from enquetes.queries.dossier import dossier_versie, meting_of


@transaction.atomic
def submit_dossier(*, ronde: Ronde, by: Actor) -> Dossierversie:
    """Keep the dossier of a round as it stands, so that a decision on it can be recorded later as well.

    Doing this twice keeps one. Raises Refusal for a round on which cannot be decided.
    """
    held = next((each for each in decidable(ronde.traject) if each.pk == ronde.pk), None)
    if held is None:
        raise Refusal("Over deze ronde valt nu niets te besluiten. Stel eerst de vragen vast.")
    hold_ronde(held)
    kept, made = Dossierversie.objects.get_or_create(
        ronde=held, naam=dossier_versie(held), defaults={"inhoud": meting_of(held).to_json()}
    )
    if made:
        audit.record("dossier voorgelegd", held, by=by, gemeente=held.gemeente, dossier=kept.naam)
    return kept


@transaction.atomic
def record_besluit(
    *, traject: Traject, dossiers: Sequence[str], dossier_versie: str = "", by: Actor, **besluit: Any
) -> Orbesluit:
    """Record a decision on these dossiers: ``ronde:<pk>`` as it is now, ``dossier:<pk>`` as it was put.

    A round of a reeks stands for the whole reeks. ``dossier_versie`` is how the council calls it; empty for
    our own names. The rest is what ``record_orbesluit`` wants. Raises Refusal as that does, and when no
    dossier is named.
    """
    kept = [_kept(traject, name, by) for name in dict.fromkeys(dossiers)]
    if not kept:
        raise Refusal("Kies over welk dossier het besluit gaat.")
    called = dossier_versie or _names(kept)
    made = record_orbesluit(traject=traject, dossier_versie=called, by=by, **besluit)
    for dossier in kept:
        _name(made, dossier)
    return made


@transaction.atomic
def record_besluit_eerder(*, traject: Traject, eerder: str, by: Actor, **besluit: Any) -> Orbesluit:
    """Record a decision on taking in answers that staff gave before, under the name ``eerder``.

    Raises Refusal as ``record_orbesluit`` does, when nothing is named, and when it was taken in already.
    """
    name = " ".join(eerder.split())
    if not name:
        raise Refusal("Noem de eerdere vragenlijst waar het besluit over gaat.")
    if Ronde.objects.filter(traject=traject, naam__iexact=name, ingelezen=True).exists():
        raise Refusal(f"De vragenlijst '{name}' is al ingelezen. Daar valt niets meer over te besluiten.")
    made = record_orbesluit(traject=traject, by=by, **besluit)
    Besluitmeting.objects.create(besluit=made, eerder=name)
    return made


def _kept(traject: Traject, name: str, by: Actor) -> Dossierversie:
    kind, _, key = name.partition(":")
    rows = {ronde.pk: ronde for ronde in decidable(traject)}
    number = int(key) if key.isdecimal() else 0
    if kind == "ronde" and number in rows:
        return submit_dossier(ronde=rows[number], by=by)
    found = Dossierversie.objects.filter(pk=number, ronde__in=rows).first() if kind == "dossier" else None
    if found is None:
        raise Refusal("Over dit dossier valt niets meer te besluiten. Laad de pagina opnieuw.")
    return found


def _names(kept: Sequence[Dossierversie]) -> str:
    return kept[0].naam if len(kept) == 1 else f"{kept[0].naam} +{len(kept) - 1}"


def _name(besluit: Orbesluit, dossier: Dossierversie) -> None:
    """Name the round in the decision, or the reeks that it is of, once."""
    reeks = dossier.ronde.reeksronde.reeks if hasattr(dossier.ronde, "reeksronde") else None
    named = {"reeks": reeks} if reeks else {"ronde": dossier.ronde}
    if Besluitmeting.objects.filter(besluit=besluit, **named).exists():
        raise Refusal(f"Kies één dossier van '{reeks or dossier.ronde}', niet twee.")
    Besluitmeting.objects.create(besluit=besluit, dossier=dossier, **named)
