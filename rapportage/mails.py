"""The mail that brings a report: the PDF, and where to read it."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from rapportage.models import Rapport

PDF = "rapport.pdf"


def rapport_mail(rapport: Rapport, receiver: str) -> EmailMessage:
    """Return the mail to one receiver, with the PDF as it was kept."""
    gemeente = rapport.gemeente
    link = settings.SITE_URL + reverse("rapport", args=[gemeente.slug, rapport.pk])
    lines = [
        "Beste lezer,",
        f"Er is een nieuw rapport van {gemeente}: {rapport.titel}. U vindt het in de bijlage.",
        *(["Dit is een voorbeeld. Alle cijfers zijn verzonnen."] * gemeente.fictief),
        "In het kort:",
        *(f"- {sentence}" for sentence in rapport.inhoud["summary"]),
        f"Hebt u een account? Dan kunt u het rapport ook op de site lezen:\n{link}",
        _settled(rapport),
        f"Wilt u dit rapport niet meer? Zeg het tegen {gemeente.contact_email or 'de programmaleider'}.",
        f"Met vriendelijke groet,\n{gemeente}",
    ]
    mail = EmailMessage(
        subject=f"{rapport.titel} ({gemeente})"[:200],
        body="\n\n".join(lines),
        to=[receiver],
    )
    pdf = rapport.bestanden.get(naam=PDF)
    mail.attach(
        f"{gemeente.slug}-{rapport.soort}-{rapport.periode}.pdf", bytes(pdf.inhoud), "application/pdf"
    )
    return mail


def waiting_mail(rapport: Rapport, receiver: str) -> EmailMessage:
    """Return the mail to one who may settle a report of a plan: it waits, and for what."""
    gemeente = rapport.gemeente
    link = settings.SITE_URL + reverse("rapport", args=[gemeente.slug, rapport.pk])
    lines = [
        "Beste programmaleider,",
        f"Er is een vast rapport van {gemeente} gemaakt: {rapport.titel}.",
        *(["Dit is een voorbeeld. Alle cijfers zijn verzonnen."] * gemeente.fictief),
        f"Het is nog een concept. Kijk het na en stel het vast:\n{link}",
        "Daarna gaat het vanzelf per mail naar de ontvangers.",
        f"Met vriendelijke groet,\n{gemeente}",
    ]
    return EmailMessage(
        subject=f"Wacht op vaststellen: {rapport.titel} ({gemeente})"[:200],
        body="\n\n".join(lines),
        to=[receiver],
    )


def _settled(rapport: Rapport) -> str:
    if rapport.vastgesteld_op is None:
        return "Het is nog een concept. U ziet het op de site zodra de programmaleider het vaststelt."
    day = dutch.day(timezone.localdate(rapport.vastgesteld_op))
    return f"Het rapport is vastgesteld door {rapport.vastgesteld_door} op {day}."
