"""A round as its page tells it: how far it is, how many answered, which mails went, what they say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Traject
from enquetes import mails
from enquetes.models import Doelgroep, Inzending, Ronde, Status, Uitnodiging, Verzending
from metingen.disclosure import Klasse, thresholds

THRESHOLD = thresholds(Klasse.PERSONEN).groep
KINDS = {
    Status.CONCEPT: "neutral",
    Status.OPEN: "safe",
    Status.GESLOTEN: "warning",
    Status.VERZEGELD: "neutral",
    Status.GESTOPT: "danger",
}


@dataclass(frozen=True, slots=True)
class Respons:
    """How many answered, against how many were asked where that is known; never who."""

    ronde: Ronde
    ingevuld: int
    uitgenodigd: int | None

    @property
    def soort(self) -> str:
        return KINDS[Status(self.ronde.status)]

    @property
    def sentence(self) -> str:
        """Say how many answered."""
        if self.ronde.status == Status.CONCEPT:
            asked = self.uitgenodigd or 0
            return f"{dutch.counted(asked, 'mens', 'mensen')} op de lijst." if asked else "Nog niet begonnen."
        if self.ronde.status == Status.GESTOPT:
            return "Gestopt. Er worden geen antwoorden gebruikt."
        if not self.uitgenodigd:
            return (
                f"{dutch.counted(self.ingevuld, 'mens', 'mensen')} deden mee."
                if self.ingevuld != 1
                else "1 mens deed mee."
            )
        share = dutch.percentage(self.ingevuld / self.uitgenodigd)
        verb = "deed" if self.ingevuld == 1 else "deden"
        return (
            f"{dutch.number(self.ingevuld)} van {dutch.number(self.uitgenodigd)} mensen {verb} mee ({share})."
        )

    @property
    def threshold_sentence(self) -> str:
        """Say what that means for the results."""
        if self.ronde.status in {Status.CONCEPT, Status.GESTOPT}:
            return ""
        missing = THRESHOLD - self.ingevuld
        if missing <= 0:
            return f"De grens van {THRESHOLD} antwoorden is gehaald. Voor elke groep geldt die grens apart."
        if self.ronde.status == Status.VERZEGELD:
            return f"Dat is minder dan {THRESHOLD}. Daarom laten we geen uitkomsten zien."
        more = dutch.counted(missing, "antwoord", "antwoorden")
        return f"Er zijn nog {more} nodig voor de grens van {THRESHOLD}. Daaronder laten we niets zien."


def respons(rows: QuerySet[Ronde]) -> tuple[Respons, ...]:
    """Return the response of these rounds. One query."""

    def number(model: type[Inzending | Uitnodiging]) -> Coalesce:
        found = model.objects.filter(ronde=OuterRef("pk")).order_by().values("ronde")
        counted = Subquery(found.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
        return Coalesce(counted, 0)

    found = rows.annotate(answered=number(Inzending), asked=number(Uitnodiging))
    return tuple(_respons(ronde) for ronde in found)


def _respons(ronde: Ronde) -> Respons:
    running: int = ronde.answered  # type: ignore[attr-defined]  # annotated above
    listed: int = ronde.asked  # type: ignore[attr-defined]
    # The list goes 30 days after closing; the numbers of the groups stay.
    fixed = sum(group["uitgenodigd"] for group in ronde.groepen)
    return Respons(ronde, running if ronde.aantal is None else ronde.aantal, listed or fixed or None)


@dataclass(frozen=True, slots=True)
class Trajectrondes:
    traject: Traject
    rondes: tuple[Respons, ...]


def rondes_of(gemeente: Gemeente) -> tuple[Trajectrondes, ...]:
    """Return the rounds of each traject, the newest first. Two queries."""
    rows = respons(Ronde.objects.filter(traject__gemeente=gemeente).select_related("versie__vragenlijst"))
    return tuple(
        Trajectrondes(traject, tuple(row for row in rows if row.ronde.traject_id == traject.pk))
        for traject in gemeente.trajecten.all()
    )


def moments(ronde: Ronde) -> dict[str, str]:
    """Return in words when a round comes to each status."""
    day = {
        name: dutch.day(timezone.localdate(moment))
        for name, moment in (("open", ronde.opent_op), ("sluit", ronde.sluit_op), ("af", ronde.verzegel_op))
    }
    if ronde.status == Status.CONCEPT:
        return {
            "open": f"plan: {day['open']}",
            "gesloten": f"na {day['sluit']}",
            "verzegeld": f"na {day['af']}",
        }
    shut = "na" if ronde.status == Status.OPEN else "op"
    return {"open": day["open"], "gesloten": f"{shut} {day['sluit']}", "verzegeld": f"na {day['af']}"}


@dataclass(frozen=True, slots=True)
class Mailstand:
    """How many mails of one kind stand where."""

    soort: str
    wacht: int
    verzonden: int
    mislukt: int
    onzeker: int


def mailstanden(ronde: Ronde) -> tuple[Mailstand, ...]:
    """Return the counts of invitations and reminders; a kind without mails is left out."""
    rows = Verzending.objects.filter(uitnodiging__ronde=ronde).order_by().values_list("soort", "status")
    counts: Counter[tuple[str, str]] = Counter()
    for soort, status, number in rows.annotate(Count("pk")):
        counts[soort, status] += number
    of = Verzending.Status
    return tuple(
        Mailstand(
            soort.label,
            counts[soort, of.WACHT] + counts[soort, of.BEZIG],
            counts[soort, of.VERZONDEN],
            counts[soort, of.MISLUKT],
            counts[soort, of.ONZEKER],
        )
        for soort in Verzending.Soort
        if any(counts[soort, status] for status in of)
    )


@dataclass(frozen=True, slots=True)
class Mailtekst:
    naam: str
    onderwerp: str
    tekst: str


def mail_texts(ronde: Ronde) -> tuple[Mailtekst, ...]:
    """Return the mails of a round as somebody will read them, with words in place of the link."""
    if ronde.doelgroep == Doelgroep.OPEN:
        return ()
    person = Uitnodiging(ronde=ronde, naam="" if ronde.doelgroep == Doelgroep.PANEL else "(naam)")
    kinds = [Verzending.Soort.UITNODIGING]
    if ronde.herinner_op is not None:
        kinds.append(Verzending.Soort.HERINNERING)
    texts = []
    for kind in kinds:
        row = Verzending(uitnodiging=person, soort=kind)
        subject, body, _ = mails.invitation(row, "(eigen link)", withdraw="(eigen link)")
        texts.append(Mailtekst(kind.label.capitalize(), subject, body))
    return tuple(texts)
