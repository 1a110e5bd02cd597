"""Figures that belong with the instruments, and that are counted: asking would only give a guess."""

from __future__ import annotations

from enquetes.bibliotheek.instrument import Gebruikscijfer

GEBRUIKSCIJFERS = (
    Gebruikscijfer(
        "Afgerond",
        "Het deel van wie aan een digitale dienst begon, dat hem ook afmaakte.",
        "Uit de telling van uw website of formulieren. Tel 'u komt niet in aanmerking' ook als afgerond.",
    ),
    Gebruikscijfer(
        "Aandeel digitaal",
        "Het deel van de aanvragen dat digitaal binnenkomt.",
        "Uit uw zaaksysteem. Dit cijfer staat vanzelf op het dashboard als u zaken inleest.",
    ),
    Gebruikscijfer(
        "Kosten per aanvraag",
        "Wat één aanvraag de gemeente gemiddeld kost.",
        "Uit uw financiën en uw urenregistratie, gedeeld door het aantal aanvragen.",
    ),
    Gebruikscijfer(
        "Gebruik in het werk",
        "Hoe snel mensen beginnen, of zij het in week 12 nog gebruiken, en of het in één keer goed gaat.",
        "Uit de systemen zelf, alleen als totaal van groepen van 10 of meer mensen.",
    ),
)
