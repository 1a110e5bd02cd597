"""What telling keeps of persons, and how long."""

from __future__ import annotations

from adoptie.retention import BY_HAND, Bewaarklasse, Bewaarplek

KLASSEN = (
    Bewaarklasse(
        code="ontvangers",
        soort="Wie vaste rapporten krijgt",
        plekken=(
            Bewaarplek(
                "rapportage.Rapportplan",
                {"ontvangers": "e-mailadressen"},
                adres=("ontvangers",),
                gemeente="gemeente",
            ),
            Bewaarplek(
                "rapportage.Uitvoering",
                {"gemaild": "e-mailadressen", "gevraagd": "e-mailadressen"},
                adres=("gemaild", "gevraagd"),
                gemeente="gemeente",
            ),
        ),
        doel="Rapporten sturen, en niet twee keer.",
        grond="AVG artikel 6, lid 1, onder e",
        termijn="tot iemand de ontvanger weghaalt of laat wissen",
        daarna="Het adres gaat uit de lijst.",
        taak=BY_HAND,
    ),
    Bewaarklasse(
        code="rapporten",
        soort="Rapporten, met wie ze vaststelde en openbaar maakte",
        plekken=(
            Bewaarplek(
                "rapportage.Rapport",
                {
                    "vastgesteld_door": "naam van wie vaststelde",
                    "gepubliceerd_door": "naam van wie openbaar maakte",
                    "inhoud": "het rapport zelf, met wie vragen beantwoordt",
                    "teksten": "woorden van de gemeente",
                },
                adres=("vastgesteld_door", "gepubliceerd_door"),
                gemeente="gemeente",
            ),
            Bewaarplek("rapportage.Deling", {"door": "naam"}, adres=("door",), gemeente="gemeente"),
        ),
        doel="Laten zien wat er bekend is gemaakt, en door wie.",
        grond="Onderzoeksrapporten: Selectielijst gemeenten 2020, blijvend bewaren",
        termijn="blijvend",
        daarna="Er gaat niets weg.",
        taak=BY_HAND,
    ),
)
