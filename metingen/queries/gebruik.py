"""Sources of usage by staff: what the ondernemingsraad decides on, and what stands in the way."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator

from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Rapportagegroep, Traject
from enquetes.models import Modus
from enquetes.queries.dossier_delen import AUDIENCE
from enquetes.queries.ondergrens import ondergrens_of
from enquetes.widening import Meting, wider
from metingen.disclosure import Drempels, Klasse, thresholds
from metingen.figures.gebruik import CODE, Gebruik
from metingen.importers.gebruik import Kader, whole_months
from metingen.models import Bron, Bronbesluit

# Goes up when the program promises staff less than before: then every source needs a new decision.
WOORDEN = 1
# Under what name the share of staff is published that uses something.
AANDEEL = CODE


def gebruiksbronnen(gemeente: Gemeente) -> list[Bron]:
    """Return the sources of usage by staff. One query."""
    rows = Bron.objects.filter(gemeente=gemeente, soort=Bron.Soort.GEBRUIK)
    return list(rows.select_related("gemeente", "traject__gemeente").order_by("wat", "pk"))


def traject_of(bron: Bron) -> Traject:
    """Return the traject of a source of usage; the database holds that there is one."""
    if bron.traject is None:
        raise ValueError(f"{bron} is about cases")
    return bron.traject


def rules_of(traject: Traject) -> Drempels:
    """Return from how many colleagues something is told: ten, or more where the council asks for more."""
    least = thresholds(Klasse.GEBRUIK).groep
    return thresholds(Klasse.GEBRUIK, max(least, ondergrens_of(traject)))


def groups_of(traject: Traject) -> list[Rapportagegroep]:
    """Return the fixed groups of a traject. Two queries."""
    return list(traject.rapportagegroepen.select_related("buur").prefetch_related("onderdelen"))


def neighbours(traject: Traject) -> dict[str, str]:
    """Return each group with the one that it joins when it is small. One query."""
    rows = traject.rapportagegroepen.exclude(buur=None).values_list("naam", "buur__naam")
    return dict(rows.order_by("naam"))


def usage_of(bron: Bron) -> Gebruik:
    """Return how the figures of a source are made."""
    traject = traject_of(bron)
    return Gebruik(bron.naam, bron.wat, bron.spoor, rules_of(traject), neighbours(traject))


def meting_of(bron: Bron) -> Meting:
    """Return what the ondernemingsraad decides on, to compare with what it decided on before."""
    traject = traject_of(bron)
    members = {groep.naam: _members(groep) for groep in groups_of(traject)}
    return Meting(
        vragen={bron.wat: f"per maand, vanaf {bron.vanaf}"},
        modus=Modus.ANONIEM,
        doelgroep="gebruik",
        groepen=[sorted(found) for found in members.values()],
        namen={key: name for found in members.values() for key, name in found.items()},
        mensen=0,
        ondergrens=rules_of(traject).groep,
        publiek=list(AUDIENCE),
        bewaren={},
        tekst=WOORDEN,
    )


def _members(groep: Rapportagegroep) -> dict[str, str]:
    found = {f"onderdeel {each.pk}": each.naam for each in groep.onderdelen.all()}
    return found or {f"groep {groep.pk}": groep.naam}


def dossier_name(bron: Bron) -> str:
    """Name what is decided on: other groups, another threshold or other words give another name."""
    told = json.dumps(meting_of(bron).to_json(), sort_keys=True)
    return f"G{bron.pk}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def last_besluit(bron: Bron) -> Bronbesluit | None:
    """Return what the ondernemingsraad decided last about a source: what came before says nothing more."""
    rows = Bronbesluit.objects.filter(bron=bron).select_related("besluit")
    return rows.order_by("-besluit__genomen_op", "-besluit__pk").first()


def bron_objections(bron: Bron) -> Iterator[str]:
    """Yield why nothing may be taken in of a source today."""
    found = last_besluit(bron)
    if found is None:
        yield (
            f"We lezen pas iets in over '{bron.wat}' na een besluit van de ondernemingsraad over deze bron. "
            "Leg het besluit vast bij het dossier van deze bron."
        )
        return
    taken, until = (
        dutch.tied(dutch.day(day)) for day in (found.besluit.genomen_op, found.besluit.geldig_tot)
    )
    if not found.besluit.allows:
        yield f"De ondernemingsraad wees deze bron af op {taken}. We lezen niets meer in."
        return
    if found.besluit.geldig_tot < timezone.localdate():
        yield f"Het besluit van {taken} gold tot en met {until}. Leg het dossier opnieuw voor."
    for sentence in further(bron, found):
        yield f"Dit gaat verder dan dossier {found.dossier}. {sentence} Leg het dossier opnieuw voor."


def further(bron: Bron, found: Bronbesluit | None) -> tuple[str, ...]:
    """Return in what a source goes further than the dossier of its decision."""
    return wider(Meting.from_json(found.inhoud), meting_of(bron)) if found is not None else ()


def kader_of(bron: Bron, found: Bronbesluit) -> Kader:
    """Return what a file may tell under a decision: whole months, up to the last day of the decision."""
    traject = traject_of(bron)
    return Kader(
        groepen=tuple(groep.naam for groep in groups_of(traject)),
        buren=neighbours(traject),
        eerste=bron.vanaf or dt.date.max,
        laatste=min(whole_months(timezone.localdate()), found.besluit.geldig_tot),
    )
