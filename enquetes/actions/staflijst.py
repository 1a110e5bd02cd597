"""Taking in a list of people: onderdelen, groups and invitations in one go, all or nothing."""

from __future__ import annotations

from collections import Counter

from django.db import transaction

from adoptie import audit
from adoptie.actions.onderdeel import add_onderdeel
from adoptie.actions.rapportagegroep import add_rapportagegroep, change_rapportagegroep
from adoptie.audit import Actor
from adoptie.models import Rapportagegroep
from adoptie.refusal import Refusal
from enquetes.actions.papier import invite_by_letter
from enquetes.importers.staflijst import Staflijst
from enquetes.models import Doelgroep, Ronde, Status, Uitnodiging
from enquetes.queries.staflijst import Voorstel, propose

LISTED = frozenset({Doelgroep.MEDEWERKERS, Doelgroep.STEEKPROEF})


@transaction.atomic
def receive_staflijst(*, ronde: Ronde, lijst: Staflijst, by: Actor) -> Voorstel:
    """Invite exactly the people on this list to a round in concept; return what changed.

    Who was on an earlier list and not on this one is no longer invited. The same list again changes
    nothing. Who is on it without an address takes part by letter. Raises Refusal when the round is not in
    concept or takes no list, and when something in the list must be mended first.
    """
    current = (
        Ronde.objects.select_for_update(of=("self",)).select_related("traject__gemeente").get(pk=ronde.pk)
    )
    refuse_list(current)
    plan = propose(current, lijst)
    if plan.problemen:
        raise Refusal(" ".join(plan.problemen))
    if not plan.personen:
        raise Refusal("Er staat niemand in de lijst.")
    if not plan.changes:
        return plan
    groups = _make_groups(current, plan, by)
    _invite(current, plan, groups)
    Ronde.objects.filter(pk=current.pk).update(eerdere_groepen={})
    letters = Counter(person.groep for person in plan.personen if not person.email)
    if letters:
        numbers = {groups[name].pk if name in groups else None: people for name, people in letters.items()}
        invite_by_letter(ronde=current, aantallen=numbers, by=by)
    audit.record(
        "lijst met mensen ingelezen",
        current,
        by=by,
        gemeente=current.gemeente,
        nieuw=plan.nieuw,
        gewijzigd=plan.gewijzigd,
        weg=plan.weg,
    )
    return plan


def refuse_list(ronde: Ronde) -> None:
    """Raise Refusal when this round takes no list of people (any more)."""
    if ronde.doelgroep not in LISTED:
        raise Refusal("Bij deze doelgroep hoort geen lijst met mensen.")
    if ronde.status != Status.CONCEPT:
        raise Refusal("De ronde is al geopend. De lijst met mensen verandert niet meer.")


def _make_groups(ronde: Ronde, plan: Voorstel, by: Actor) -> dict[str, Rapportagegroep]:
    """Make the onderdelen and groups that are not there yet; return all groups of the list by name."""
    traject = ronde.traject
    for name in plan.onderdelen:
        add_onderdeel(gemeente=traject.gemeente, naam=name, by=by)
    onderdelen = {row.naam: row for row in traject.gemeente.onderdelen.all()}
    groups: dict[str, Rapportagegroep] = {}
    for standing in plan.groepen:
        names = {person.onderdeel for person in plan.personen if person.groep == standing.naam}
        wanted = [onderdelen[name] for name in sorted(names)]
        group = traject.rapportagegroepen.filter(naam=standing.naam).first()
        if group is None:
            group = add_rapportagegroep(traject=traject, naam=standing.naam, onderdelen=wanted, by=by)
        else:
            present = list(group.onderdelen.all())
            if set(wanted) - set(present):
                both = [*present, *(row for row in wanted if row not in present)]
                change_rapportagegroep(groep=group, naam=group.naam, onderdelen=both, buur=group.buur, by=by)
        groups[standing.naam] = group
    for standing in plan.groepen:
        if standing.nieuw and standing.buur:
            group = groups[standing.naam]
            own = list(group.onderdelen.all())
            change_rapportagegroep(
                groep=group, naam=group.naam, onderdelen=own, buur=groups[standing.buur], by=by
            )
    return groups


def _invite(ronde: Ronde, plan: Voorstel, groups: dict[str, Rapportagegroep]) -> None:
    people = {person.email: person for person in plan.personen if person.email}
    before = {row.email: row for row in ronde.uitnodigingen.exclude(email="")}
    gone = [row.pk for email, row in before.items() if email not in people]
    Uitnodiging.objects.filter(pk__in=gone).delete()
    new: list[Uitnodiging] = []
    changed: list[Uitnodiging] = []
    for email, person in people.items():
        row = before.get(email) or Uitnodiging(ronde=ronde, email=email)
        group = groups.get(person.groep)
        if row.pk is None or (row.naam, row.groep) != (person.naam, group):
            (changed if row.pk else new).append(row)
            row.naam, row.groep = person.naam, group
    Uitnodiging.objects.bulk_create(new, batch_size=500)
    Uitnodiging.objects.bulk_update(changed, ["naam", "groep"], batch_size=500)
