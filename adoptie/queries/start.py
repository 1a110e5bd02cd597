"""What a gemeente that has just begun does first."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from adoptie.models import Gemeente, Orbesluit, Rapportagegroep


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step; without a url it waits for an earlier one."""

    label: str
    why: str
    url: str
    done: bool


def first_steps(gemeente: Gemeente) -> tuple[FirstStep, ...]:
    """Return the steps to the first ronde, in four queries; nothing when those of the kernel are done."""
    slug = gemeente.slug
    traject = gemeente.trajecten.only("pk").first()
    own = {"traject__gemeente": gemeente}
    steps = (
        FirstStep(
            "Vul de onderdelen in",
            "Dan weet het programma hoe uw organisatie in elkaar zit.",
            reverse("onderdelen", args=[slug]),
            gemeente.onderdelen.exists(),
        ),
        FirstStep(
            "Start een traject",
            "U zegt wat er beter of lichter moet worden. De eerste stappen staan dan al klaar.",
            reverse("traject-starten", args=[slug]),
            traject is not None,
        ),
        FirstStep(
            "Maak groepen",
            "Zo ligt vooraf vast wie samen in een cijfer telt.",
            reverse("rapportagegroepen", args=[slug, traject.pk]) if traject else "",
            Rapportagegroep.objects.filter(**own).exists(),
        ),
        FirstStep(
            "Leg het besluit van de ondernemingsraad vast",
            "Zonder besluit kunt u geen medewerkers vragen.",
            reverse("orbesluiten", args=[slug, traject.pk]) if traject else "",
            Orbesluit.objects.filter(**own).exists(),
        ),
    )
    if all(step.done for step in steps):
        return ()
    why = "Daarna kiest u wie u uitnodigt en wanneer de ronde begint."
    return (*steps, FirstStep("Maak een vragenlijst", why, _url("vragenlijsten", slug), done=False))


def _url(name: str, slug: str) -> str:
    try:
        return reverse(name, args=[slug])
    except NoReverseMatch:
        return ""
