"""How far a gemeente is with its first round among staff, told as steps of the start page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Orbesluit
from adoptie.queries.start import Beginstap
from enquetes.models import Doelgroep, Ronde, Status
from enquetes.plan import moved_along
from enquetes.queries.besluiten import besluit_for, besluit_objections
from enquetes.queries.lancering import launch_objections
from enquetes.queries.ronde_pagina import planned_period, stand_of
from enquetes.queries.te_doen import letters_waiting

_AFTER = "Dit kan na stap {}."
_NEWS = dt.timedelta(days=60)


def first_ronde(gemeente: Gemeente) -> Ronde | None:
    """Return the round among staff that was planned first here; no try-outs, and none from a file."""
    rows = Ronde.objects.filter(
        traject__gemeente=gemeente, doelgroep=Doelgroep.MEDEWERKERS, proef_van=None, ingelezen=False
    )
    return rows.select_related("traject__gemeente", "versie__vragenlijst").order_by("pk").first()


def beginstappen(gemeente: Gemeente) -> tuple[Beginstap, ...]:
    """Return the steps about asking, in at most fifteen queries."""
    return tuple(_Telling(gemeente, first_ronde(gemeente)).stappen())


class _Telling:
    """Tells the steps; each needs to know how far the ones before it are."""

    def __init__(self, gemeente: Gemeente, ronde: Ronde | None) -> None:
        self._gemeente, self._ronde = gemeente, moved_along(ronde) if ronde else None
        self._begonnen = ronde is not None and ronde.status != Status.CONCEPT
        self._mensen = _invited(ronde) if ronde else 0
        self._vast = bool(ronde and ronde.versie.vastgesteld)

    def _url(self, name: str, *args: object) -> str:
        return reverse(name, args=[self._gemeente.slug, *args])

    def stappen(self) -> Iterator[Beginstap]:
        yield self._medewerkers()
        yield self._nulmeting()
        besluit = self._besluit()
        yield besluit
        yield self._openen(besloten=besluit.klaar)

    def _medewerkers(self) -> Beginstap:
        ronde, links = self._ronde, list[tuple[str, str]]()
        if ronde and self._mensen:
            groups = ronde.traject.rapportagegroepen.count()
            told = (
                f"{dutch.counted(self._mensen, 'medewerker', 'medewerkers')} in "
                f"{dutch.counted(groups, 'groep', 'groepen')}. Zij krijgen nog geen mail."
            )
            links.append(("Groepen bekijken", self._url("rapportagegroepen", ronde.traject_id)))
            if self._begonnen:
                told = told.removesuffix(" Zij krijgen nog geen mail.")
            else:
                links.append(("Andere lijst inlezen", self._url("begin-medewerkers")))
        else:
            told = ""
        return Beginstap(
            nummer=1,
            titel="Wie werken er bij u?",
            nodig="Eén bestand met van elke medewerker: naam, e-mail, en afdeling of team.",
            minuten=2,
            knop="Lijst controleren",
            url=self._url("begin-medewerkers"),
            uitkomst=told,
            voorbeeld=static("enquetes/voorbeelden/medewerkers.csv"),
            upload=True,
            links=tuple(links),
        )

    def _nulmeting(self) -> Beginstap:
        ronde, url = self._ronde, self._url("begin-nulmeting")
        told, links = "", list[tuple[str, str]]()
        if ronde and self._vast:
            asked = dutch.counted(sum(1 for _ in ronde.versie.content.asked()), "vraag", "vragen")
            told = f"'{ronde.naam}': {asked}, {ronde.get_modus_display()}. {_period(ronde)}"
            links = [("Bekijken", self._url("ronde", ronde.pk))]
            if not self._begonnen:
                links.append(("Naam of datums aanpassen", url))
        return Beginstap(
            nummer=3,
            titel="Wat vraagt u, en wanneer?",
            nodig="De nulmeting staat klaar: vragen, mails, groepen en datums. U kijkt ze na.",
            minuten=2,
            knop="Nulmeting nakijken",
            url=url if self._mensen else "",
            uitkomst=told,
            wacht="" if self._mensen else _AFTER.format(1),
            links=tuple(links),
        )

    def _besluit(self) -> Beginstap:
        ronde, told, links, waits = self._ronde, "", list[tuple[str, str]](), _AFTER.format(3)
        if ronde and self._vast:
            dossier = self._url("ronde-dossier", ronde.pk)
            found = besluit_for(ronde)
            waits, told = (_refused(ronde), "") if found is None else ("", _decided(found))
            links = [("Dossier bekijken", dossier)] if told else []
            links.append(("Dossier als PDF", self._url("ronde-dossier-pdf", ronde.pk)))
        return Beginstap(
            nummer=4,
            titel="Wat vindt de ondernemingsraad?",
            nodig="Print het dossier voor de raad. Het overleg kan even duren. Leg dan het besluit vast.",
            minuten=2,
            knop="Dossier en besluit",
            url=dossier if ronde and self._vast else "",
            uitkomst=told,
            wacht=waits,
            links=tuple(links),
        )

    def _openen(self, *, besloten: bool) -> Beginstap:
        ronde, told, url, waits, knop = self._ronde, "", "", _AFTER.format(4), "Openen"
        links: tuple[tuple[str, str], ...] = ()
        if ronde and self._begonnen:
            letters = letters_waiting(ronde) if ronde.status == Status.OPEN else ""
            told = f"{_went(ronde)} {letters}"
            links = (("Naar de ronde", self._url("ronde", ronde.pk)),)
            if letters:
                links += (("Brieven maken", self._url("ronde-papier", ronde.pk)),)
            if ronde.status == Status.VERZEGELD:
                links += (("Cijfers vrijgeven", self._url("cijfers-vrijgeven")),)
        elif ronde and besloten:
            waits = next(iter(launch_objections(ronde)), "")
            url = self._url("begin-nulmeting") if waits else self._url("ronde-openen", ronde.pk)
            knop = "Nulmeting aanpassen" if waits else knop
        return Beginstap(
            nummer=5,
            titel="Open de ronde",
            nodig="U ziet nog één keer wat er gebeurt. Na uw 'ja' gaan de uitnodigingen weg.",
            minuten=1,
            knop=knop,
            url=url,
            uitkomst=told.strip(),
            bezig=bool(ronde and _goes_on(ronde)),
            wacht=waits,
            links=links,
        )


def _went(ronde: Ronde) -> str:
    """Say how the first round goes, and what comes next."""
    stand = stand_of(ronde)
    told = f"De ronde is {ronde.get_status_display()}. {stand.sentence} {stand.threshold_sentence}"
    if ronde.status == Status.GESLOTEN:
        day = dutch.tied(dutch.day(timezone.localdate(ronde.verzegel_op)))
        return f"{told} Op {day} wordt zij definitief afgesloten. Daarna maken we de uitkomsten."
    if ronde.status == Status.VERZEGELD:
        return f"{told} Bekijk de uitkomsten, geef de cijfers vrij en vertel uw mensen wat u ermee doet."
    return told


def _period(ronde: Ronde) -> str:
    return planned_period(ronde) if ronde.status == Status.CONCEPT else stand_of(ronde).period


def _goes_on(ronde: Ronde) -> bool:
    """Tell whether there is still something to do for the first round, as long as that is news."""
    if ronde.status == Status.VERZEGELD:
        return timezone.now() < ronde.verzegel_op + _NEWS
    return ronde.status in {Status.OPEN, Status.GESLOTEN}


def _invited(ronde: Ronde) -> int:
    return ronde.uitnodigingen.count() if ronde.uitgenodigd is None else ronde.uitgenodigd


def _decided(besluit: Orbesluit) -> str:
    taken, until = (dutch.tied(dutch.day(day)) for day in (besluit.genomen_op, besluit.geldig_tot))
    return f"{besluit.get_soort_display().capitalize()}, op {taken}. Het besluit geldt tot en met {until}."


def _refused(ronde: Ronde) -> str:
    """Say why there is no decision that allows this round; nothing where none was recorded yet."""
    if not ronde.traject.orbesluiten.exists():
        return ""
    return next(besluit_objections(ronde), "")
