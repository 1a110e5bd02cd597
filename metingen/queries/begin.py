"""How far a gemeente is with its cases, told as a step of the start page."""

from __future__ import annotations

from dataclasses import dataclass

from django.templatetags.static import static
from django.urls import reverse

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.queries.start import Beginstap
from adoptie.sheets import GUESSED
from metingen.importers.headings import OTHER_NAMES
from metingen.importers.places import ASKED, NOT_NEEDED
from metingen.models import Bron, Levering, Meetwaarde
from metingen.queries.cijfers import Cijfer, read_cijfers
from metingen.queries.te_meten import unmeasured_bronnen
from metingen.queries.vrijgave import waiting_figures

WITHOUT_PERSONS = "Sla kolommen over medewerkers en inwoners over, zoals 'behandelaar'."
_DIGITAL = "digitaal-aandeel"
_TOLD = (ASKED, NOT_NEEDED, OTHER_NAMES, GUESSED)
_SEEN = "De cijfers over zaken zijn nog alleen voor u, de beheerder en de ondernemingsraad."
_WHOLE = "De cijfers over zaken gaan over de hele gemeente, niet over elk onderdeel apart."


@dataclass(frozen=True, slots=True)
class Nulpunt:
    """What the first file of cases told: of how many months and cases, and which share came in digitally.

    ``opmerkingen``: how the file was read, and what was left out of it.
    """

    maanden: int
    zaken: int
    digitaal: float | None
    wacht: bool
    # Whether its figures still wait for somebody to release them.
    vrij_te_geven: bool = False
    opmerkingen: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        told = (
            f"{dutch.counted(self.maanden, 'maand', 'maanden')}, {dutch.counted(self.zaken, 'zaak', 'zaken')}"
        )
        if self.wacht:
            return f"{told}. De cijfers worden nu berekend. Laad deze pagina over een minuut opnieuw."
        if self.digitaal is None:
            return f"{told}."
        return f"{told}; digitaal aandeel {dutch.percentage(self.digitaal)} over al die maanden samen."


def nulpunt_of(gemeente: Gemeente) -> Nulpunt | None:
    """Return what the source that was there first tells; None without a levering. Seven queries."""
    rows = Levering.objects.filter(bron__gemeente=gemeente, bron__soort=Bron.Soort.ZAKEN)
    first = rows.order_by("pk").select_related("bron").first()
    if first is None:
        return None
    shares = read_cijfers(
        gemeente,
        lengte=Meetwaarde.Lengte.MAAND,
        codes=(_DIGITAL,),
        groep="",
        categorie="",
        bron=first.bron.naam,
    )
    waits = waiting_figures(gemeente).count > 0
    return Nulpunt(
        maanden=(first.tot.year - first.van.year) * 12 + first.tot.month - first.van.month + 1,
        zaken=first.aantal,
        digitaal=_whole(shares),
        wacht=any(bron.pk == first.bron_id for bron in unmeasured_bronnen(gemeente)),
        opmerkingen=(
            *(told for told in first.meldingen if told.startswith(_TOLD)),
            _WHOLE,
            *((_SEEN,) * waits),
        ),
        vrij_te_geven=waits,
    )


def _whole(shares: tuple[Cijfer, ...]) -> float | None:
    """Return the share over all months together, from what was published of each."""
    known = [(each.n, each.waarde) for each in shares if each.n and each.waarde is not None]
    total = sum(n for n, _ in known)
    return sum(n * share for n, share in known) / total if total else None


def beginstappen(gemeente: Gemeente) -> tuple[Beginstap, ...]:
    """Return the step about cases."""
    found = nulpunt_of(gemeente)
    pages = {"Cijfers bekijken": "dashboard", "Wat is ingelezen": "bronnen"}
    if found and found.vrij_te_geven:
        pages["Cijfers vrijgeven"] = "cijfers-vrijgeven"
    links = tuple((label, reverse(name, args=[gemeente.slug])) for label, name in pages.items())
    stap = Beginstap(
        nummer=2,
        titel="Hoe gaat het nu met aanvragen?",
        nodig="Eén export uit het zaaksysteem, liefst van 24 maanden: zaaknummer, datums en kanaal.",
        minuten=2,
        knop="Zaken inlezen",
        url=reverse("begin-zaken", args=[gemeente.slug]),
        uitkomst=found.sentence if found else "",
        wacht="" if found else "Hebt u nog geen export? Ga dan gewoon verder met stap 3.",
        voorbeeld=static("metingen/voorbeelden/zaken.csv"),
        upload=True,
        vinkje=("zonder", WITHOUT_PERSONS),
        links=links if found else (),
        opmerkingen=found.opmerkingen if found else (),
    )
    return (stap,)
