"""Which decision of the ondernemingsraad a round rests on, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Orbesluit, Traject
from enquetes.models import Besluitmeting, Doelgroep, Dossierversie, Modus, Ronde, Status
from enquetes.plan import moved_along
from enquetes.queries.dossier import dossier_versie, meting_of
from enquetes.widening import Meting, wider

_NONE_YET = (
    "Een meting onder medewerkers begint pas na een besluit van de ondernemingsraad "
    "dat geldt tot en met de sluitdatum. Leg het besluit eerst vast."
)


@dataclass(frozen=True, slots=True)
class Keuze:
    """A dossier that can be decided on: as it is now, or as it was put before the council."""

    waarde: str
    naam: str


def last_naming(ronde: Ronde) -> Besluitmeting | None:
    """Return what the ondernemingsraad decided last about this round, or about its reeks.

    Answers of before, that are about to become a round, are named by the name they will have.
    An earlier decision says nothing any more once the ondernemingsraad decided again.
    """
    named = Q(ronde=ronde) if ronde.pk else Q(besluit__traject=ronde.traject_id, eerder__iexact=ronde.naam)
    if hasattr(ronde, "reeksronde"):
        named |= Q(reeks=ronde.reeksronde.reeks_id)
    rows = Besluitmeting.objects.filter(named).select_related("besluit", "dossier")
    return rows.order_by("-besluit__genomen_op", "-besluit__pk").first()


def besluit_for(ronde: Ronde) -> Orbesluit | None:
    """Return the decision under which this round may be held as it is; None where there is none."""
    found = last_naming(ronde)
    return found.besluit if found is not None and not any(_objections(ronde, found)) else None


def besluit_objections(ronde: Ronde) -> Iterator[str]:
    """Yield why the ondernemingsraad did not decide that this round may be held like this."""
    found = last_naming(ronde)
    if found is None:
        yield _not_named(ronde)
    else:
        yield from _objections(ronde, found)


def earlier_objections(ronde: Ronde) -> Iterator[str]:
    """Yield why answers that staff gave before may not be taken in as this round, which is not there yet."""
    found = last_naming(ronde)
    if found is None:
        yield (
            "Antwoorden van medewerkers inlezen mag na een besluit van de ondernemingsraad over "
            f"'{ronde.naam}'. Leg dat besluit vast bij 'Ondernemingsraad' van dit traject, met dezelfde naam."
        )
        return
    taken, until = (
        dutch.tied(dutch.day(day)) for day in (found.besluit.genomen_op, found.besluit.geldig_tot)
    )
    if not found.besluit.allows:
        yield f"De ondernemingsraad wees het inlezen van '{ronde.naam}' af op {taken}."
    elif found.besluit.geldig_tot < timezone.localdate():
        yield f"Het besluit van {taken} over '{ronde.naam}' gold tot en met {until}. Vraag een nieuw besluit."


def wider_than_decided(ronde: Ronde) -> tuple[str, ...]:
    """Return in what a round goes further than the dossier of its decision."""
    found = last_naming(ronde)
    return _wider(ronde, found) if found is not None else ()


def _objections(ronde: Ronde, found: Besluitmeting) -> Iterator[str]:
    besluit = found.besluit
    taken = dutch.tied(dutch.day(besluit.genomen_op))
    if not besluit.allows:
        yield (
            f"De ondernemingsraad wees dossier {besluit.dossier_versie} af op {taken}. "
            "Zo gaat de ronde niet open."
        )
        return
    if besluit.geldig_tot < timezone.localdate(moved_along(ronde).sluit_op):
        yield f"Het besluit van {taken} geldt niet tot het einde van de ronde. {_NONE_YET}"
    if ronde.modus == Modus.VERTROUWELIJK and not besluit.vertrouwelijk_mag:
        yield "De ondernemingsraad heeft alleen anoniem meten toegestaan."
    for sentence in _wider(ronde, found):
        yield (
            f"Dit gaat verder dan dossier {besluit.dossier_versie}, waar de ondernemingsraad over besloot. "
            f"{sentence} Leg het dossier opnieuw voor, of draai dit terug."
        )


def _wider(ronde: Ronde, found: Besluitmeting) -> tuple[str, ...]:
    if found.dossier is None:
        return ()
    return wider(Meting.from_json(found.dossier.inhoud), meting_of(ronde))


def _not_named(ronde: Ronde) -> str:
    others = Besluitmeting.objects.filter(besluit__traject=ronde.traject_id, dossier__isnull=False)
    names = sorted({str(each) for each in others.select_related("ronde", "reeks")})
    if not names:
        return _NONE_YET
    return (
        f"De ondernemingsraad besloot over {dutch.listing(names)}. Deze ronde staat daar niet bij. "
        "Leg het dossier van deze ronde voor, en leg het besluit vast."
    )


def decidable(traject: Traject) -> list[Ronde]:
    """Return the rounds on which can be decided: among staff, with fixed questions, not sealed or stopped."""
    rows = Ronde.objects.filter(
        traject=traject,
        doelgroep=Doelgroep.MEDEWERKERS,
        status__in=[Status.CONCEPT, Status.OPEN, Status.GESLOTEN],
        ingelezen=False,
        proef_van=None,
        versie__vastgesteld=True,
    )
    return list(rows.select_related("traject__gemeente", "versie", "reeksronde__reeks").order_by("opent_op"))


def choices_of(rondes: list[Ronde]) -> list[Keuze]:
    """Return what can be decided on: each dossier as it is now, and as it was put before the council."""
    found = []
    for ronde in rondes:
        now = dossier_versie(ronde)
        mode = ronde.get_modus_display()
        found.append(Keuze(f"ronde:{ronde.pk}", f"{ronde.naam} ({mode}): dossier {now}, zoals het nu is"))
        for earlier in Dossierversie.objects.filter(ronde=ronde).exclude(naam=now):
            day = dutch.tied(dutch.day(timezone.localdate(earlier.created_at)))
            found.append(
                Keuze(f"dossier:{earlier.pk}", f"{ronde.naam}: dossier {earlier.naam}, voorgelegd op {day}")
            )
    return found
