"""What asking tells the register: whom it asked, in which way, in which groups, and with which promises."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Orbesluit, Rapportagegroep
from adoptie.register import Hoofdstuk
from enquetes.models import Doelgroep, Ronde
from enquetes.queries.panel import count_members, kernen_of


def feiten(gemeente: Gemeente) -> Iterator[Hoofdstuk]:
    """Yield what a reader of the DPIA must know about questionnaires here."""
    yield _rounds(gemeente)
    yield _groups(gemeente)
    yield _council(gemeente)
    yield _panel(gemeente)


def _rounds(gemeente: Gemeente) -> Hoofdstuk:
    rows = Ronde.objects.filter(traject__gemeente=gemeente, proef_van=None).order_by("opent_op", "pk")
    told = tuple(
        (
            ronde.naam,
            ronde.get_doelgroep_display(),
            ronde.get_modus_display(),
            ronde.get_status_display(),
            dutch.day(timezone.localdate(ronde.sluit_op)),
            str(ronde.uitgenodigd or "nog niet bekend"),
            str(ronde.ondergrens),
        )
        for ronde in rows
    )
    heads = (
        "Ronde",
        "Wie is gevraagd",
        "Hoe",
        "Stand",
        "Sluit op",
        "Uitgenodigd",
        "Vanaf hoeveel antwoorden",
    )
    none = () if told else ("Er is nog geen ronde.",)
    return Hoofdstuk(30, "Welke vragenlijsten zijn er?", none, heads, told)


def _groups(gemeente: Gemeente) -> Hoofdstuk:
    rows = Rapportagegroep.objects.filter(traject__gemeente=gemeente).select_related("traject").order_by("pk")
    told = tuple((str(groep.traject), groep.naam) for groep in rows)
    words = "Cijfers gaan over deze vaste groepen." if told else "Er zijn nog geen vaste groepen."
    return Hoofdstuk(40, "Over welke groepen gaan de cijfers?", (words,), ("Traject", "Groep"), told)


def _council(gemeente: Gemeente) -> Hoofdstuk:
    rows = Orbesluit.objects.filter(traject__gemeente=gemeente).order_by("genomen_op", "pk")
    told = tuple(
        (row.dossier_versie, row.get_soort_display(), dutch.day(row.genomen_op), dutch.day(row.geldig_tot))
        for row in rows
    )
    asks = Ronde.objects.filter(traject__gemeente=gemeente, doelgroep=Doelgroep.MEDEWERKERS).exists()
    words = "Medewerkers worden gevraagd." if asks else "Medewerkers worden niet gevraagd."
    rule = "Een ronde onder medewerkers gaat alleen open na een besluit van de ondernemingsraad."
    heads = ("Dossier", "Besluit", "Genomen op", "Geldig tot")
    return Hoofdstuk(45, "Wat besloot de ondernemingsraad?", (words, rule), heads, told)


def _panel(gemeente: Gemeente) -> Hoofdstuk:
    number = count_members(gemeente)
    kernen = dutch.listing(kernen_of(gemeente)) or "geen: er wordt niet naar gevraagd"
    people = f"Het panel heeft {dutch.counted(number, 'lid', 'leden')}."
    told = (
        people,
        f"Kernen of wijken om uit te kiezen: {kernen}.",
        "Van leeftijd bewaren wij alleen een klasse.",
    )
    return Hoofdstuk(50, "Is er een inwonerpanel?", told)
