"""What a new traject starts with: a name, a goal, steps and criteria; a gemeente changes them."""

from __future__ import annotations

from collections.abc import Mapping

from adoptie.criteria import NULMETING_INGEVULD, OR_BESLOTEN
from adoptie.dutch import percentage
from adoptie.models import Spoor

DEFAULT_NAAM = "Digitaal werken"
DEFAULT_DOEL = "Inwoners krijgen sneller antwoord en medewerkers hebben lichter werk."

Stappen = tuple[tuple[str, tuple[str, ...]], ...]

DEFAULT_STAPPEN: Mapping[Spoor.Soort, Stappen] = {
    Spoor.Soort.VIRTUEEL: (
        (
            "Eén team werkt op proef in het nieuwe systeem",
            (
                "De gegevens van lopende zaken staan in het nieuwe systeem en zijn gecontroleerd.",
                "Het team weet wie helpt als iets niet werkt.",
                "De vormgever heeft het loket getest met vijf inwoners.",
            ),
        ),
        (
            "Alle teams werken in het nieuwe systeem",
            (
                f"Minstens {percentage(0.8)} van het proefteam redt zich zonder hulp.",
                "Storingen waren vier weken lang binnen één werkdag opgelost.",
                "Inwoners kunnen ook nog bellen, schrijven en langskomen.",
            ),
        ),
        (
            "Het oude systeem gaat uit",
            (
                "Vier weken lang kwam er geen zaak meer bij in het oude systeem.",
                "Oude zaken zijn terug te vinden.",
                "De archivaris is akkoord.",
            ),
        ),
    ),
    Spoor.Soort.MENTAAL: (
        (
            "We weten waar we staan",
            (
                OR_BESLOTEN,
                NULMETING_INGEVULD,
                "Elk team heeft de uitkomsten besproken.",
            ),
        ),
        (
            "We oefenen samen",
            (
                "Elk team heeft één collega die anderen helpt.",
                "Iedereen heeft tijd in het rooster om te oefenen.",
                "Elke leidinggevende werkt zelf ook op de nieuwe manier.",
            ),
        ),
        (
            "De nieuwe manier is gewoon",
            (
                f"Minstens {percentage(0.7)} van de medewerkers kan het werk doen zonder hulp.",
                "De werkdruk is niet hoger dan bij de nulmeting.",
                "Nieuwe collega's leren de nieuwe manier in hun eerste maand.",
            ),
        ),
    ),
    Spoor.Soort.FYSIEK: (
        (
            "Iedereen heeft wat nodig is",
            (
                "Elke medewerker heeft een apparaat dat bij het werk past.",
                "Het netwerk werkt op alle werkplekken.",
                "De werkplekken zijn gecontroleerd op gezond werken.",
            ),
        ),
        (
            "De ruimtes passen bij het werk",
            (
                "Er zijn genoeg plekken om stil te werken en te bellen.",
                "Een medewerker kan een inwoner aan de balie helpen met het digitale loket.",
                "Mensen op kantoor en thuis kunnen samen vergaderen.",
            ),
        ),
    ),
}
