"""Making the groups of a round coarser as was proposed, in one step that can be taken back until it opens."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from adoptie import audit
from adoptie.actions.rapportagegroep import (
    add_rapportagegroep,
    change_rapportagegroep,
    remove_rapportagegroep,
)
from adoptie.audit import Actor
from adoptie.models import Onderdeel, Rapportagegroep
from adoptie.refusal import Refusal
from enquetes.locking import hold_ronde
from enquetes.models import Ronde, Status, Uitnodiging
from enquetes.queries.groepsadvies import Groepsdeel, groups_objection, proposal_for

_CHANGED = "De lijst of de groepen zijn intussen veranderd. Kijk nog een keer naar het voorstel."
_NOTHING = "Er is niets om terug te zetten."
_OTHERWISE = "De groepen zijn daarna nog veranderd. Verander ze zelf, bij Groepen."


@transaction.atomic
def take_over_groups(*, ronde: Ronde, merk: str, by: Actor) -> Ronde:
    """Join groups as was proposed; ``merk`` names the proposal that was seen.

    Who is invited moves along, in every round of the traject that has yet to open. Raises Refusal when there
    is another proposal by now, or none, and when these groups were measured before.
    """
    current = hold_ronde(ronde)
    proposal = proposal_for(current)
    if objection := groups_objection(current):
        raise Refusal(objection)
    if proposal is None or proposal.merk != merk:
        raise Refusal(_CHANGED)
    before = _as_it_is(current)
    groups = {group.naam: group for group in current.traject.rapportagegroepen.all()}
    became = [_join(part, groups, by) for part in proposal.groepen if len(part.leden) > 1]
    current.eerdere_groepen = before | {"werden": became}
    current.save(update_fields=["eerdere_groepen"])
    audit.record(
        "voorstel voor groepen overgenomen",
        current,
        by=by,
        gemeente=current.gemeente,
        groepen=[str(len(groups)), str(len(proposal.groepen))],
    )
    return current


def _as_it_is(ronde: Ronde) -> dict[str, Any]:
    """Return the groups of a traject, and in which each person of its rounds in concept is."""
    rows = ronde.traject.rapportagegroepen.select_related("buur").prefetch_related("onderdelen")
    people = _people(ronde).filter(groep__isnull=False).values_list("pk", "groep__naam")
    return {
        "groepen": [
            {
                "naam": row.naam,
                "onderdelen": sorted(each.pk for each in row.onderdelen.all()),
                "buur": row.buur.naam if row.buur else "",
            }
            for row in rows
        ],
        "mensen": {str(pk): name for pk, name in people},
    }


def _people(ronde: Ronde) -> Any:
    return Uitnodiging.objects.filter(ronde__traject=ronde.traject_id, ronde__status=Status.CONCEPT)


def _join(part: Groepsdeel, groups: dict[str, Rapportagegroep], by: Actor) -> list[Any]:
    """Make one group of several: the first stays, and takes over what was of the others."""
    first, *others = [groups[name] for name in part.leden]
    onderdelen = [row for name in part.leden for row in groups[name].onderdelen.all()]
    Uitnodiging.objects.filter(groep__in=others, ronde__status=Status.CONCEPT).update(groep=first)
    for group in others:
        Rapportagegroep.objects.filter(buur=group).exclude(pk=first.pk).update(buur=first)
        remove_rapportagegroep(groep=group, by=by)
    first.refresh_from_db()
    buur = first.buur if first.buur_id != first.pk else None
    change_rapportagegroep(groep=first, naam=part.naam, onderdelen=onderdelen, buur=buur, by=by)
    return [part.naam, sorted(row.pk for row in onderdelen), list(part.leden)]


@transaction.atomic
def restore_groups(*, ronde: Ronde, by: Actor) -> Ronde:
    """Undo ``take_over_groups``: the groups as they were before, and everybody in their own.

    Raises Refusal when nothing was taken over, and when these groups were measured or changed since.
    """
    current = hold_ronde(ronde)
    before = current.eerdere_groepen
    if objection := groups_objection(current):
        raise Refusal(objection)
    if not before:
        raise Refusal(_NOTHING)
    groups = {group.naam: group for group in current.traject.rapportagegroepen.all()}
    for name, onderdelen, _ in before["werden"]:
        if name not in groups or sorted(row.pk for row in groups[name].onderdelen.all()) != onderdelen:
            raise Refusal(_OTHERWISE)
    for name, _, leden in before["werden"]:
        _split(current, groups[name], [each for each in before["groepen"] if each["naam"] in leden], by)
    _restore_rest(current, before, by)
    current.eerdere_groepen = {}
    current.save(update_fields=["eerdere_groepen"])
    audit.record("groepen teruggezet", current, by=by, gemeente=current.gemeente)
    return current


def _split(ronde: Ronde, group: Rapportagegroep, parts: list[dict[str, Any]], by: Actor) -> None:
    rows = {row.pk: row for row in Onderdeel.objects.filter(rapportagegroepen=group)}
    first, *others = parts
    change_rapportagegroep(
        groep=group, naam=first["naam"], onderdelen=[rows[pk] for pk in first["onderdelen"]], buur=None, by=by
    )
    for part in others:
        wanted = [rows[pk] for pk in part["onderdelen"]]
        add_rapportagegroep(traject=ronde.traject, naam=part["naam"], onderdelen=wanted, by=by)


def _restore_rest(ronde: Ronde, before: dict[str, Any], by: Actor) -> None:
    """Give everybody their group back, and each group its neighbour."""
    groups = {group.naam: group for group in ronde.traject.rapportagegroepen.all()}
    people = list(_people(ronde).filter(pk__in=list(before["mensen"])))
    for person in people:
        person.groep = groups.get(before["mensen"][str(person.pk)], person.groep)
    Uitnodiging.objects.bulk_update(people, ["groep"], batch_size=500)
    for told in before["groepen"]:
        group, buur = groups[told["naam"]], groups.get(told["buur"])
        if group.buur != buur:
            own = list(group.onderdelen.all())
            change_rapportagegroep(groep=group, naam=group.naam, onderdelen=own, buur=buur, by=by)
