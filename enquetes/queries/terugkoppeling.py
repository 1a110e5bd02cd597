"""Telling back: what stands beside the outcomes of a round, and who can still be mailed about them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Rapportagegroep
from enquetes.keeping import KEEP_INVITATIONS
from enquetes.models import Actiepunt, Doelgroep, Ronde, Status, Verzending
from enquetes.queries.reeksen import next_opening
from enquetes.queries.rondes import Response, with_response
from enquetes.queries.verzendingen import NOT_ARRIVED, Soort, addressees
from enquetes.uitkomstlink import Plek, link_to, read_token

# So long after the web was shut invitations are kept, and with them the addresses.


@dataclass(frozen=True, slots=True)
class Groep:
    """The group that somebody counted in, and how many people were asked there."""

    naam: str
    uitgenodigd: int


@dataclass(frozen=True, slots=True)
class Actie:
    """What is done, by whom and by when."""

    wat: str
    wie: str
    wanneer: dt.date
    klaar: bool


@dataclass(frozen=True, slots=True)
class Terugkoppeling:
    """All that the page with outcomes tells besides figures; ``groepen`` are the names of all groups."""

    gemeente: Gemeente
    ronde_id: int
    titel: str
    respons: Response
    van_medewerkers: bool
    groep: Groep | None
    groepen: tuple[str, ...]
    acties: tuple[Actie, ...]
    volgende: dt.date | None


def read_terugkoppeling(token: str) -> Terugkoppeling | None:
    """Return what a link leads to; None for a link that is not ours, and for a round that is not sealed."""
    plek = read_token(token)
    if plek is None:
        return None
    rows = Ronde.objects.select_related("traject__gemeente", "versie")
    ronde = rows.filter(pk=plek.ronde, status=Status.VERZEGELD, proef_van=None).first()
    if ronde is None:
        return None
    ((_, response),) = with_response(Ronde.objects.filter(pk=ronde.pk))
    return Terugkoppeling(
        gemeente=ronde.gemeente,
        ronde_id=ronde.pk,
        titel=ronde.versie.content.titel,
        respons=response,
        van_medewerkers=ronde.doelgroep == Doelgroep.MEDEWERKERS,
        groep=_groep(ronde, plek.groep),
        groepen=tuple(_names(ronde)),
        acties=_acties(ronde),
        volgende=_next_round(ronde),
    )


def read_gesprek(gemeente: Gemeente, ronde: int) -> tuple[tuple[Groep, ...], tuple[Actie, ...]]:
    """Return the groups of a round as they were fixed when it opened, and what is done. Two queries."""
    row = Ronde.objects.filter(traject__gemeente=gemeente, pk=ronde).first()
    if row is None:
        return (), ()
    groups = (Groep(str(each["naam"]), int(each["uitgenodigd"])) for each in row.groepen)
    return tuple(groups), _acties(row)


def fixed_groups(gemeente: Gemeente) -> dict[int, tuple[str, ...]]:
    """Return per round, by key, the names of its groups as they were fixed when it opened. One query."""
    rows = Ronde.objects.filter(traject__gemeente=gemeente).values_list("pk", "groepen")
    return {pk: tuple(str(each["naam"]) for each in groups) for pk, groups in rows}


def _acties(ronde: Ronde) -> tuple[Actie, ...]:
    return tuple(
        Actie(row.wat, row.wie, row.wanneer, row.status == Actiepunt.Status.KLAAR)
        for row in ronde.actiepunten.all()
    )


def _groep(ronde: Ronde, groep: int | None) -> Groep | None:
    """Return the group of a link as it was fixed when the round opened."""
    if groep is None:
        return None
    name = Rapportagegroep.objects.filter(pk=groep, traject=ronde.traject_id).values_list("naam", flat=True)
    known = {str(row["naam"]): int(row["uitgenodigd"]) for row in ronde.groepen}
    found = name.first()
    return Groep(found, known[found]) if found in known else None


def _next_round(ronde: Ronde) -> dt.date | None:
    """Return the day on which the same people are asked again, as far as that is planned."""
    now = timezone.now()
    planned = Ronde.objects.filter(
        traject=ronde.traject_id, doelgroep=ronde.doelgroep, proef_van=None, opent_op__gt=now
    ).exclude(status=Status.GESTOPT)
    first = planned.order_by("opent_op").values_list("opent_op", flat=True).first()
    return timezone.localdate(first) if first else next_opening(ronde, now)


@dataclass(frozen=True, slots=True)
class Verzendstand:
    """Whether the mail with outcomes can go: to how many, until which day, or how many there were."""

    begonnen: int
    niet_aangekomen: int
    onzeker: int
    te_mailen: int
    tot_en_met: dt.date
    links: tuple[tuple[str, str], ...]

    @property
    def failed_sentence(self) -> str:
        """Say at how many addresses the mail did not arrive, if at any."""
        where = dutch.counted(self.niet_aangekomen, "adres", "adressen")
        return f"Op {where} kwam de mail niet aan." if self.niet_aangekomen else ""

    @property
    def uncertain_sentence(self) -> str:
        """Say of how many mails nobody knows whether they arrived, if of any."""
        if not self.onzeker:
            return ""
        what, they = ("mail", "hij aankwam") if self.onzeker == 1 else ("mails", "ze aankwamen")
        told = f"Van {dutch.number(self.onzeker)} {what} weten we niet of {they}."
        return f"{told} Die gaan niet opnieuw weg: niemand krijgt de mail twee keer."


def verzendstand(ronde: Ronde) -> Verzendstand:
    """Return how it stands with the mail, and the link of each group, to show or to spread otherwise."""
    groups = Rapportagegroep.objects.filter(traject=ronde.traject_id, naam__in=_names(ronde))
    own = [(row.naam, link_to(Plek(ronde.pk, row.pk))) for row in groups.order_by("naam")]
    rows = Verzending.objects.filter(uitnodiging__ronde=ronde, soort=Soort.UITKOMST)
    mails = Counter(rows.values_list("status", flat=True))
    return Verzendstand(
        begonnen=mails.total(),
        niet_aangekomen=sum(mails[status] for status in NOT_ARRIVED),
        onzeker=mails[Verzending.Status.ONZEKER],
        te_mailen=addressees(ronde, Soort.UITKOMST).count(),
        tot_en_met=timezone.localdate(ronde.sluit_op + KEEP_INVITATIONS),
        links=(*own, ("Iedereen samen", link_to(Plek(ronde.pk, None)))),
    )


def mails_begun(ronde: Ronde) -> bool:
    return Verzending.objects.filter(uitnodiging__ronde=ronde, soort=Soort.UITKOMST).exists()


def _names(ronde: Ronde) -> list[str]:
    return [str(row["naam"]) for row in ronde.groepen]
