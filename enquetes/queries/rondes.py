"""Rounds as others may see them: how they run, and how many answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from adoptie.models import Gemeente
from enquetes.mails import promised
from enquetes.models import Doelgroep, Inzending, Ronde, Status, Uitnodiging
from enquetes.models.ondergrens import LEAST

SENTENCES = {
    Doelgroep.MEDEWERKERS: "Alle medewerkers zijn gevraagd.",
    Doelgroep.STEEKPROEF: "Een getrokken steekproef van inwoners is gevraagd.",
    Doelgroep.PANEL: "De leden van het panel zijn gevraagd. Zij deden zelf mee: het is geen steekproef.",
    Doelgroep.OPEN: "Iedereen met de link kon meedoen: het is geen steekproef.",
}


@dataclass(frozen=True, slots=True)
class Response:
    """How many people were asked, where that is known, and how many answered; nothing about who.

    ``wie`` is the Doelgroep and ``doelgroep`` its sentence. ``niet_verstuurd`` counts what was begun and not
    sent in, once the round is sealed; ``ingelezen`` says that others than this house did the asking.
    ``modus`` is the name of the mode, ``belofte`` what respondents were promised, in sentences.
    """

    ronde_id: int
    naam: str
    status: str
    status_naam: str
    doelgroep: str
    begin: dt.date
    eind: dt.date
    uitgenodigd: int | None
    ingevuld: int
    wie: str
    niet_verstuurd: int | None
    ingelezen: bool
    ondergrens: int = LEAST
    modus: str = ""
    belofte: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        return self.ingevuld / self.uitgenodigd if self.uitgenodigd else None


def responses(gemeente: Gemeente, *, until: dt.date | None = None) -> tuple[Response, ...]:
    """Return all rounds of a gemeente that opened, oldest first; no try-outs. One query."""
    rows = Ronde.objects.filter(traject__gemeente=gemeente, proef_van=None).exclude(status=Status.CONCEPT)
    if until is not None:
        rows = rows.filter(sluit_op__date__lte=until)
    return tuple(response for _, response in with_response(rows.order_by("sluit_op", "pk")))


def with_response(rows: QuerySet[Ronde]) -> tuple[tuple[Ronde, Response], ...]:
    """Return each of these rounds with its response. One query."""

    def number(model: type[Inzending | Uitnodiging]) -> Coalesce:
        found = model.objects.filter(ronde=OuterRef("pk")).order_by().values("ronde")
        counted = Subquery(found.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
        return Coalesce(counted, 0)

    found = rows.annotate(sent=number(Inzending), listed=number(Uitnodiging))
    return tuple((ronde, _response(ronde)) for ronde in found)


def _response(ronde: Ronde) -> Response:
    """Count invitations while the list is being made; from the opening on their number is fixed.

    After that invitations go, with members who leave and when the round is long over, and answers stay.
    """
    sent: int = ronde.sent  # type: ignore[attr-defined]  # annotated above
    listed: int = ronde.listed  # type: ignore[attr-defined]
    return Response(
        ronde_id=ronde.pk,
        naam=ronde.naam,
        status=ronde.status,
        status_naam=ronde.get_status_display(),
        doelgroep=SENTENCES[Doelgroep(ronde.doelgroep)],
        begin=timezone.localdate(ronde.opent_op),
        eind=timezone.localdate(ronde.sluit_op),
        uitgenodigd=(listed or None) if ronde.status == Status.CONCEPT else ronde.uitgenodigd,
        ingevuld=sent if ronde.aantal is None else ronde.aantal,
        wie=ronde.doelgroep,
        niet_verstuurd=None if ronde.ingelezen else ronde.vervallen_concepten,
        ingelezen=ronde.ingelezen,
        ondergrens=ronde.ondergrens,
        modus=ronde.get_modus_display(),
        belofte=promised(ronde),
    )
