"""Telling who leads a programme that the ondernemingsraad stopped a round: one mail a person, never twice."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from adoptie.delivery import Uitkomst, deliver, in_turn, mail_server
from adoptie.models import Gebruiker, Rol
from adoptie.queue import enqueue
from enquetes.models import Stop, Stopbericht

of = Stopbericht.Status
_BECAME = {
    Uitkomst.VERZONDEN: of.VERZONDEN,
    Uitkomst.MISLUKT: of.MISLUKT,
    Uitkomst.ONBEREIKBAAR: of.MISLUKT,
    Uitkomst.ONZEKER: of.ONZEKER,
}


def queue_stopberichten(*, stop: Stop) -> None:
    """Note who must be told: who leads the programme, or the beheerder where nobody does."""
    active = Gebruiker.objects.filter(is_active=True, lidmaatschappen__gemeente=stop.ronde.gemeente)
    leaders = active.filter(lidmaatschappen__rol=Rol.PROGRAMMALEIDER).distinct()
    told = leaders or active.filter(lidmaatschappen__rol=Rol.BEHEERDER).distinct()
    Stopbericht.objects.bulk_create(Stopbericht(stop=stop, gebruiker=person) for person in told)
    enqueue("enquetes.tasks.send_stopberichten")


def send_stopberichten() -> int:
    """Send what waits, each once; return how many left. What a crash cuts off is ``onzeker``."""
    waiting = list(Stopbericht.objects.filter(status=of.WACHT).order_by("pk").values_list("pk", flat=True))
    sent = 0
    if not waiting:
        return sent
    with mail_server() as server:
        for pk in in_turn(waiting, server):
            if Stopbericht.objects.filter(pk=pk, status=of.WACHT).update(status=of.ONZEKER):
                row = Stopbericht.objects.select_related("gebruiker", "stop__ronde__traject__gemeente").get(
                    pk=pk
                )
                became = deliver(stop_mail(row), server)
                Stopbericht.objects.filter(pk=pk).update(status=_BECAME[became])
                sent += became is Uitkomst.VERZONDEN
    return sent


def stop_mail(bericht: Stopbericht) -> EmailMessage:
    """Return what somebody who leads the programme reads."""
    stop = bericht.stop
    ronde = stop.ronde
    link = settings.SITE_URL + reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])
    until = dutch.day(timezone.localdate(ronde.kiezen_tot)) if ronde.kiezen_tot else ""
    body = [
        f"Beste {bericht.gebruiker},",
        f"De ondernemingsraad heeft de ronde '{ronde.naam}' gestopt. Niemand kan nog meedoen.",
        f"De reden: {stop.reden}",
        f"Tot en met {until} kiest de ondernemingsraad wat er met de antwoorden gebeurt.",
        "Kiest die niets, dan worden de antwoorden vernietigd. U kunt dit niet terugdraaien.",
        link,
    ]
    return EmailMessage(
        f"De ondernemingsraad stopte: {ronde.naam}", "\n\n".join(body), None, [bericht.gebruiker.email]
    )
