"""A round as its page tells it: how far it is, how many answered, which mails went, what they say."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Traject
from enquetes import mails
from enquetes.mailteksten import Tekst
from enquetes.models import Doelgroep, Modus, Ronde, Status, Verzending
from enquetes.queries.rondes import Response, with_response
from enquetes.queries.stoppen import told_keuze
from enquetes.queries.verzendingen import AFTERWARDS, SHUT, changeable_mails, planned_mails, sample_mail

of = Verzending.Status
KINDS = {
    Status.CONCEPT: "neutral",
    Status.OPEN: "safe",
    Status.GESLOTEN: "warning",
    Status.VERZEGELD: "neutral",
    Status.GESTOPT: "danger",
}


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a round is, in words."""

    ronde: Ronde
    respons: Response

    @property
    def soort(self) -> str:
        return KINDS[Status(self.ronde.status)]

    @property
    def sentence(self) -> str:
        """Say how many answered."""
        asked, sent = self.respons.uitgenodigd, self.respons.ingevuld
        if self.ronde.status == Status.CONCEPT:
            return f"{dutch.counted(asked, 'mens', 'mensen')} op de lijst." if asked else "Nog niet begonnen."
        if self.ronde.status == Status.GESTOPT:
            return told_keuze(self.ronde) or "Gestopt. Er worden geen antwoorden gebruikt."
        verb = "deed" if sent == 1 else "deden"
        if not sent:
            among = f" van de {dutch.number(asked)} mensen" if asked and asked > 1 else ""
            yet = "nog " if self.ronde.status == Status.OPEN else ""
            return f"Er deed {yet}niemand{among} mee."
        if self.respons.share is None or asked is None:
            return f"{dutch.counted(sent, 'mens', 'mensen')} {verb} mee."
        share = dutch.percentage(self.respons.share)
        return f"{dutch.number(sent)} van {dutch.number(asked)} mensen {verb} mee ({share})."

    @property
    def period(self) -> str:
        """Say when people can or could answer online; of a round that was stopped only when that began."""
        if self.ronde.status == Status.GESTOPT:
            return f"Begonnen op {dutch.tied(dutch.day(self.respons.begin))}."
        return _online(self.respons.begin, self.respons.eind)

    @property
    def enough(self) -> bool:
        """Tell whether so many answered that there can be something to see."""
        return self.respons.ingevuld >= self.ronde.ondergrens

    @property
    def threshold_sentence(self) -> str:
        """Say what that means for the results."""
        if self.ronde.status in {Status.CONCEPT, Status.GESTOPT}:
            return ""
        least = self.ronde.ondergrens
        if self.enough:
            return f"De grens van {least} antwoorden is gehaald. Voor elke groep geldt die grens apart."
        if self.ronde.status == Status.VERZEGELD:
            return f"Dat is minder dan {least}. Daarom laten we geen uitkomsten zien."
        more = dutch.counted(least - self.respons.ingevuld, "antwoord", "antwoorden")
        return f"Er zijn nog {more} nodig voor de grens van {least}. Daaronder laten we niets zien."


def planned_period(ronde: Ronde) -> str:
    """Say when people can answer online if a round opens as it is planned."""
    return _online(timezone.localdate(ronde.opent_op), timezone.localdate(ronde.sluit_op))


def _online(begin: dt.date, end: dt.date) -> str:
    first, last = (dutch.tied(dutch.day(day)) for day in (begin, end))
    if first == last:
        return f"Online meedoen op {first}."
    return f"Online meedoen van {first} tot en met {last}."


def stand_of(ronde: Ronde) -> Stand:
    ((_, response),) = with_response(Ronde.objects.filter(pk=ronde.pk))
    return Stand(ronde, response)


@dataclass(frozen=True, slots=True)
class Trajectrondes:
    traject: Traject
    rondes: tuple[Stand, ...]


def rondes_of(gemeente: Gemeente) -> tuple[Trajectrondes, ...]:
    """Return the rounds of each traject, the newest first; no try-outs. Three queries with the reeksen."""
    rows = with_response(Ronde.objects.filter(traject__gemeente=gemeente, proef_van=None))
    return tuple(
        Trajectrondes(traject, tuple(Stand(*row) for row in rows if row[0].traject_id == traject.pk))
        for traject in gemeente.trajecten.prefetch_related("reeksen")
    )


def moments(ronde: Ronde) -> dict[str, str]:
    """Return in words when a round comes to each status."""
    day = {"open": _day(ronde.opent_op), "sluit": _day(ronde.sluit_op), "af": _day(ronde.verzegel_op)}
    if ronde.status == Status.CONCEPT:
        return {
            "open": f"plan: {day['open']}",
            "gesloten": f"na {day['sluit']}",
            "verzegeld": f"na {day['af']}",
        }
    shut = "na" if ronde.status == Status.OPEN else "op"
    sealed = "op" if ronde.status == Status.VERZEGELD else "na"
    return {"open": day["open"], "gesloten": f"{shut} {day['sluit']}", "verzegeld": f"{sealed} {day['af']}"}


def mail_days(ronde: Ronde) -> tuple[tuple[str, str], ...]:
    """Return in words when reminders and thanks go or went; nothing where it cannot be told any more."""
    if ronde.status == Status.GESTOPT or ronde.doelgroep == Doelgroep.OPEN:
        return ()
    found = [("Herinnering", _reminded(ronde, ronde.herinner_op))]
    if ronde.herinner_weer_op is not None:
        found.append(("Tweede herinnering", _reminded(ronde, ronde.herinner_weer_op)))
    if ronde.bedank_op is not None:
        to = "wie meedeed" if ronde.modus == Modus.VERTROUWELIJK else "iedereen die is gevraagd"
        found.append(("Bedankmail", f"{_day(ronde.bedank_op)}, aan {to}"))
    return tuple(found)


def _reminded(ronde: Ronde, moment: dt.datetime | None) -> str:
    if moment is None:
        return "geen"
    if ronde.status in SHUT and moment > ronde.sluit_op:
        return "niet verstuurd, want de ronde was al gesloten"
    return _day(moment)


def _day(moment: dt.datetime) -> str:
    return dutch.tied(dutch.day(timezone.localdate(moment)))


@dataclass(frozen=True, slots=True)
class Mailstand:
    """How many mails of one kind stand where."""

    soort: str
    wacht: int
    vervallen: int
    verzonden: int
    mislukt: int
    onzeker: int
    terug: int

    @property
    def sentence(self) -> str:
        """Say how many went, and of the others only what there is."""
        rest = (
            (self.wacht, "moet nog weg", "moeten nog weg"),
            (self.vervallen, "niet meer verstuurd", "niet meer verstuurd"),
            (self.mislukt, "mislukt", "mislukt"),
            (self.onzeker, "onzeker", "onzeker"),
            (self.terug, "kwam terug", "kwamen terug"),
        )
        others = [f"{dutch.number(n)} {one if n == 1 else more}" for n, one, more in rest if n]
        return ", ".join([f"{dutch.number(self.verzonden)} verzonden", *others])


def mailstanden(ronde: Ronde) -> tuple[Mailstand, ...]:
    """Return the counts of mails of each kind; a kind without mails is left out."""
    rows = Verzending.objects.filter(uitnodiging__ronde=ronde).order_by().values_list("soort", "status")
    counts: Counter[tuple[str, str]] = Counter()
    for soort, status, number in rows.annotate(Count("pk")):
        counts[soort, status] += number
    kinds = [soort for soort in Verzending.Soort if any(counts[soort, status] for status in of)]
    return tuple(
        _mailstand(ronde, soort, {status: counts[soort, status] for status in of}) for soort in kinds
    )


def _mailstand(ronde: Ronde, soort: Verzending.Soort, counts: dict[Verzending.Status, int]) -> Mailstand:
    waiting = counts[of.WACHT] + counts[of.BEZIG]
    goes = ronde.status == Status.OPEN or (soort in AFTERWARDS and ronde.status in SHUT)
    return Mailstand(
        soort.label,
        wacht=waiting if goes else 0,
        vervallen=0 if goes else waiting,
        verzonden=counts[of.VERZONDEN],
        mislukt=counts[of.MISLUKT],
        onzeker=counts[of.ONZEKER],
        terug=counts[of.TERUG],
    )


@dataclass(frozen=True, slots=True)
class Mailtekst:
    soort: str
    naam: str
    onderwerp: str
    tekst: str
    te_wijzigen: bool = False


def mail_texts(ronde: Ronde) -> tuple[Mailtekst, ...]:
    """Return the mails that still go, as somebody will read them, with words in place of the link."""
    changeable = changeable_mails(ronde)
    return tuple(
        shown_mail(ronde, soort, changeable=soort in changeable)
        for soort in planned_mails(ronde, timezone.now())
    )


def shown_mail(
    ronde: Ronde, soort: Verzending.Soort, tekst: Tekst | None = None, *, changeable: bool = True
) -> Mailtekst:
    """Return one mail as somebody will read it; ``tekst`` takes the place of what the round says."""
    subject, body, _ = mails.compose(sample_mail(ronde, soort), mails.sample_links(ronde, soort), tekst)
    return Mailtekst(soort, soort.label.capitalize(), subject, dutch.tied(body), changeable)
