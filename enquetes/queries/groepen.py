from __future__ import annotations

from typing import Any

from django.db.models import Count

from enquetes.models import Doelgroep, Panellid, Ronde
from enquetes.profiel import Klassering, as_told, class_of, coarsen
from enquetes.queries.ondergrens import minimum_invited
from enquetes.queries.panel import profile_of, profiles_of
from metingen.disclosure.groups import merge_groups


def invited_per_group(ronde: Ronde) -> dict[str, int]:
    """Return the number of invited people for each rapportagegroep of a round."""
    rows = ronde.uitnodigingen.filter(groep__isnull=False).values_list("groep__naam").annotate(Count("pk"))
    return dict(rows.order_by("groep__naam"))


def fixed_groups(ronde: Ronde) -> list[dict[str, Any]]:
    """Return the groups that this round counts in, coarse enough for its invitation list.

    Each is {"naam", "uitgenodigd", "buur", "leden", "sleutels"}: ``leden`` and ``sleutels`` are the names and
    the keys of the rapportagegroepen in it, ``buur`` is the group it joins when too few people answer.
    """
    if ronde.doelgroep != Doelgroep.MEDEWERKERS:
        return []
    invited = invited_per_group(ronde)
    groups = ronde.traject.rapportagegroepen.select_related("buur")
    neighbours = {group.naam: group.buur.naam for group in groups if group.buur}
    keys = {group.naam: group.pk for group in groups}
    parts = merge_groups(
        invited, minimum_invited(ronde), {name: to for name, to in neighbours.items() if to in invited}
    )
    part_of = {name: part.label for part in parts for name in part.groepen}
    return [
        {
            "naam": part.label,
            "uitgenodigd": part.n,
            "leden": list(part.groepen),
            "sleutels": [keys[name] for name in part.groepen],
            "buur": next(
                (
                    part_of[neighbours[name]]
                    for name in part.groepen
                    if part_of.get(neighbours.get(name, ""), part.label) != part.label
                ),
                "",
            ),
        }
        for part in sorted(parts, key=lambda part: part.label)
    ]


def group_of(ronde: Ronde, groep_id: int | None) -> dict[str, Any] | None:
    """Return the fixed group in which somebody of this rapportagegroep counts, whatever it is called now."""
    return next((group for group in ronde.groepen if groep_id in group["sleutels"]), None)


def coarse_profile(ronde: Ronde) -> Klassering:
    """Return the classes in which members count: of each combination enough were invited."""
    members = Panellid.objects.filter(uitnodiging__ronde=ronde)
    people = profiles_of(ronde.gemeente, members)
    return coarsen(people, as_told(ronde.profielitems, people), minimum_invited(ronde))


def classes_of(ronde: Ronde, lid: Panellid) -> dict[str, str]:
    """Return the class of each item in which the answers of a member count, and nothing finer."""
    told = profile_of(lid)
    return {item: class_of(told.get(item, ""), classes) for item, classes in ronde.profielklassen.items()}
