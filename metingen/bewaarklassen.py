"""What knowing keeps of persons, and how long."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import partial

from django.utils import timezone

from adoptie.retention import NIGHT, Bewaarklasse, Bewaarplek, Counts
from metingen.actions import antwoordbestanden, leveringen, teksten
from metingen.queries import bewaren as due
from metingen.queries.verbeterdagen import due_days, old_days

_AANVRAGEN = Bewaarplek(
    "metingen.Antwoordbestand",
    {
        "gevraagd_door": "wie het vroeg",
        "reden": "reden, in eigen woorden",
        "created_at": "wanneer gevraagd",
        "klaar_op": "wanneer gemaakt",
    },
    adres=("gevraagd_door__email",),
    gemeente="ronde__traject__gemeente",
)

_TEKSTEN = Bewaarplek(
    "metingen.Tekst",
    {
        "tekst": "wat iemand schreef, na het vrijgeven",
        "gelezen_door": "wie de tekst las",
        "ingedeeld_door": "wie de tekst bij een thema zette",
        "nagedeeld_door": "wie dat voor de tweede keer deed",
    },
    adres=("gelezen_door__email", "ingedeeld_door__email", "nagedeeld_door__email"),
    gemeente="lezing__ronde__traject__gemeente",
)


def _leftovers(moment: dt.datetime) -> Counts:  # noqa: ARG001 - they do not become more by waiting
    number = len(antwoordbestanden.unfetchable_files()) + len(due.unnamed_counts())
    return Counter({None: number}) if number else Counter()


def _sweep() -> None:
    antwoordbestanden.sweep()
    leveringen.sweep()


KLASSEN = (
    Bewaarklasse(
        code="aanvragen",
        soort="Aanvragen van een bestand met antwoorden: wie, wanneer en waarom",
        plekken=(_AANVRAGEN,),
        doel="Laten zien wie om antwoorden vroeg.",
        grond="Aanvraag: Selectielijst gemeenten 2020, 1 jaar",
        termijn="1 jaar na de aanvraag",
        daarna="De aanvraag wordt gewist. In het logboek blijft staan dat die er was.",
        taak=NIGHT,
        due=due.requests,
        forget=antwoordbestanden.forget_requests,
    ),
    Bewaarklasse(
        code="antwoordbestanden",
        soort="Bestanden met antwoorden van een vertrouwelijke ronde",
        plekken=(Bewaarplek(map="verzegeld/antwoordbestanden"),),
        doel="Onderzoek dat met de cijfers alleen niet kan.",
        grond="AVG artikel 89: onderzoek en statistiek",
        termijn="24 uur nadat het bestand klaar is",
        daarna="Het bestand wordt gewist.",
        taak="elke minuut: metingen.tasks.find_work, en elke nacht",
        due=due.expired,
        forget=partial(antwoordbestanden.remove_expired, by="worker"),
    ),
    Bewaarklasse(
        code="gelezen_teksten",
        soort="Wat mensen in eigen woorden schreven en wat is vrijgegeven, met wie het las",
        plekken=(_TEKSTEN,),
        doel="Laten lezen wat mensen bedoelen, zonder dat iemand te herkennen is.",
        grond="AVG artikel 89: onderzoek en statistiek",
        termijn="12 maanden na het definitief afsluiten",
        daarna="De teksten worden gewist. Wat in een rapport staat, blijft daarin staan.",
        taak=NIGHT,
        due=due.read_texts,
        forget=partial(teksten.forget_released, by="worker"),
    ),
    Bewaarklasse(
        code="verbeterdagen",
        soort="Hoe vaak iemand op één dag eigen antwoorden verbeterde, zonder naam en adres",
        plekken=(
            Bewaarplek(
                "metingen.Verbeterdag",
                {
                    "merk": "onleesbaar kenmerk van een volgcode op één dag",
                    "aantal": "hoe vaak",
                    "dag": "welke dag",
                },
                gemeente="gemeente",
            ),
        ),
        doel="Zorgen dat niemand het programma bezet houdt.",
        grond="AVG artikel 12, lid 5, en artikel 32",
        termijn="tot de volgende nacht",
        daarna="Het kenmerk wordt gewist.",
        taak=NIGHT,
        due=due_days,
        forget=lambda: old_days(timezone.now()).delete(),
    ),
    Bewaarklasse(
        code="resten_cijfers",
        soort="Bestanden die na een storing overbleven bij de cijfers",
        plekken=(
            Bewaarplek(map="verzegeld/antwoordbestanden"),
            Bewaarplek(map="verzegeld/leveringen"),
        ),
        doel="Geen: ze horen er niet te zijn.",
        grond="AVG artikel 5, lid 1, onder e",
        termijn="tot de volgende nacht",
        daarna="Het bestand wordt gewist.",
        taak=NIGHT,
        due=_leftovers,
        forget=_sweep,
    ),
)
