"""What the kernel keeps of who asks about own data, and how long."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from adoptie.models import Adreswijziging, Inzageverzoek, Verzoek
from adoptie.retention import BY_HAND, NIGHT, Bewaarklasse, Bewaarplek, Counts, counted
from adoptie.rights import NEW_ADDRESS_LASTS

# The link that was mailed works as long.
KEEP_INZAGE = dt.timedelta(days=1)
# Selectielijst gemeenten 2020: P1Y.
KEEP_VERZOEKEN = dt.timedelta(days=365)


def old_requests(moment: dt.datetime) -> QuerySet[Inzageverzoek]:
    return Inzageverzoek.objects.filter(gevraagd_op__lt=moment - KEEP_INZAGE)


def _due_requests(moment: dt.datetime) -> Counts:
    return counted(old_requests(moment), "gemeente")


def old_moves(moment: dt.datetime) -> QuerySet[Adreswijziging]:
    return Adreswijziging.objects.filter(gevraagd_op__lt=moment - NEW_ADDRESS_LASTS)


def _due_moves(moment: dt.datetime) -> Counts:
    return counted(old_moves(moment), "gemeente")


def old_answered(moment: dt.datetime) -> QuerySet[Verzoek]:
    return Verzoek.objects.filter(afgehandeld_op__lt=timezone.localdate(moment) - KEEP_VERZOEKEN)


def _due_answered(moment: dt.datetime) -> Counts:
    return counted(old_answered(moment), "gemeente")


RECHTEN = (
    Bewaarklasse(
        code="verzoeken",
        soort="Adressen waarvoor iemand vroeg wat wij bewaren",
        plekken=(
            Bewaarplek(
                "adoptie.Inzageverzoek",
                {
                    "email": "e-mailadres",
                    "gevraagd_op": "wanneer gevraagd",
                    "status": "of het is afgehandeld",
                },
                adres=("email",),
                gemeente="gemeente",
            ),
        ),
        doel="Een link mailen, en niet te vaak.",
        grond="AVG artikel 12 en 15",
        termijn="1 dag",
        daarna="Het adres wordt gewist.",
        taak=NIGHT,
        due=_due_requests,
        forget=lambda: old_requests(timezone.now()).delete(),
    ),
    Bewaarklasse(
        code="nieuwe_adressen",
        soort="Nieuwe adressen die nog niet zijn bevestigd, en oude die nog een mail krijgen",
        plekken=(
            Bewaarplek(
                "adoptie.Adreswijziging",
                {
                    "oud": "e-mailadres",
                    "nieuw": "nieuw e-mailadres",
                    "gevraagd_op": "wanneer gevraagd",
                    "status": "of de mail weg is",
                    "geclaimd_op": "wanneer de laatste mail wegging",
                    "link_hash": "controlegetal van de link",
                },
                adres=("oud", "nieuw"),
                gemeente="gemeente",
                # Whoever typed a wrong address is not told to its owner.
                alleen_eigen=frozenset({"oud"}),
            ),
        ),
        doel="Weten dat een nieuw adres van deze persoon is, en dat het oude adres dat weet.",
        grond="AVG artikel 5, lid 1, onder d, en artikel 16",
        termijn="7 dagen, of tot het oude adres een mail kreeg",
        daarna="Beide adressen worden hier gewist. Zonder bevestiging blijft het oude in gebruik.",
        taak=NIGHT,
        due=_due_moves,
        forget=lambda: old_moves(timezone.now()).delete(),
    ),
    Bewaarklasse(
        code="avg_verzoeken",
        soort="Verzoeken over eigen gegevens die per brief, telefoon of balie kwamen",
        plekken=(
            Bewaarplek(
                "adoptie.Verzoek",
                {
                    "kenmerk": "kenmerk van de brief of de zaak, zonder naam",
                    "verlengd_waarom": "waarom het langer duurt",
                    "uitkomst_waarom": "waarom zo",
                    "adresmerk": "onleesbaar kenmerk van een adres",
                },
                gemeente="gemeente",
            ),
        ),
        doel=(
            "Binnen een maand antwoorden, en laten zien dat dat is gebeurd. "
            "Zien dat dezelfde persoon al eerder iets vroeg."
        ),
        grond="AVG artikel 5, lid 2, en artikel 12",
        termijn="1 jaar na het antwoord",
        daarna="Het verzoek wordt gewist. In het logboek blijft staan dat het er was, met het kenmerk.",
        taak=NIGHT,
        due=_due_answered,
        forget=lambda: old_answered(timezone.now()).delete(),
    ),
    Bewaarklasse(
        code="bezwaren",
        soort="Wie niet meer gevraagd wil worden, zonder het adres",
        plekken=(
            Bewaarplek(
                "adoptie.Bezwaar",
                {"kenmerk": "onleesbaar kenmerk van een adres", "sinds": "sinds welke dag"},
                gemeente="gemeente",
            ),
        ),
        doel="Iemand niet opnieuw uitnodigen.",
        grond="AVG artikel 21: recht van bezwaar",
        termijn="tot iemand het bezwaar intrekt",
        daarna="Het kenmerk wordt gewist.",
        taak=BY_HAND,
    ),
)
