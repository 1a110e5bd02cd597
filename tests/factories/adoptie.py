"""Rows of the kernel, valid by default. ``XFactory.create(...)`` returns an X, also to the type checker."""

# mypy: disable-error-code="no-untyped-call"
# Half of factory_boy's declarations have no types yet.

from __future__ import annotations

import datetime as dt

from factory.declarations import Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory, Password
from factory.helpers import post_generation

from adoptie.models import (
    Gebruiker,
    Gemeente,
    Gereedheid,
    Interventie,
    Lidmaatschap,
    Onderdeel,
    Orbesluit,
    Rapportagegroep,
    Rol,
    Spoor,
    Stap,
    Traject,
)

PASSWORD = "een lang wachtwoord"


class GemeenteFactory(DjangoModelFactory[Gemeente]):
    class Meta:
        model = Gemeente

    naam = Sequence(lambda n: f"Gemeente {n}")
    slug = Sequence(lambda n: f"gemeente-{n}")
    cbs_code = Sequence(lambda n: f"GM{n:04d}")
    contact_email = "vragen@gemeente.example"


class GebruikerFactory(DjangoModelFactory[Gebruiker]):
    class Meta:
        model = Gebruiker
        skip_postgeneration_save = True

    email = Sequence(lambda n: f"gebruiker{n}@gemeente.example")
    naam = Sequence(lambda n: f"Gebruiker {n}")
    password = Password(PASSWORD)


class LidmaatschapFactory(DjangoModelFactory[Lidmaatschap]):
    class Meta:
        model = Lidmaatschap

    gebruiker = SubFactory(GebruikerFactory)
    gemeente = SubFactory(GemeenteFactory)
    rol = Rol.BEHEERDER


class OnderdeelFactory(DjangoModelFactory[Onderdeel]):
    class Meta:
        model = Onderdeel

    gemeente = SubFactory(GemeenteFactory)
    naam = Sequence(lambda n: f"Onderdeel {n}")


class TrajectFactory(DjangoModelFactory[Traject]):
    class Meta:
        model = Traject

    gemeente = SubFactory(GemeenteFactory)
    naam = Sequence(lambda n: f"Traject {n}")
    doel = "Inwoners krijgen sneller antwoord."
    begint_op = dt.date(2011, 1, 1)


class SpoorFactory(DjangoModelFactory[Spoor]):
    class Meta:
        model = Spoor

    traject = SubFactory(TrajectFactory)
    soort = Spoor.Soort.VIRTUEEL


class InterventieFactory(DjangoModelFactory[Interventie]):
    class Meta:
        model = Interventie
        skip_postgeneration_save = True

    spoor = SubFactory(SpoorFactory)
    naam = Sequence(lambda n: f"Interventie {n}")
    ingangsdatum = dt.date(2011, 5, 1)
    wat = "Het digitale loket gaat open."
    waarom = "Inwoners hoeven niet meer naar de balie."

    @post_generation
    def onderdelen(self, create: bool, extracted: list[Onderdeel] | None) -> None:  # noqa: FBT001 - factory_boy's signature
        if create and extracted:
            self.onderdelen.set(extracted)


class StapFactory(DjangoModelFactory[Stap]):
    class Meta:
        model = Stap

    spoor = SubFactory(SpoorFactory)
    volgorde = Sequence(lambda n: n + 1)
    naam = Sequence(lambda n: f"Stap {n}")


class GereedheidFactory(DjangoModelFactory[Gereedheid]):
    class Meta:
        model = Gereedheid

    class Params:
        voldaan = Trait(
            bewijs="Verslag van 3 mei 2011.", voldaan_op=dt.date(2011, 5, 3), voldaan_door="Programmaleider"
        )

    stap = SubFactory(StapFactory)
    criterium = Sequence(lambda n: f"Criterium {n}")


class RapportagegroepFactory(DjangoModelFactory[Rapportagegroep]):
    class Meta:
        model = Rapportagegroep
        skip_postgeneration_save = True

    traject = SubFactory(TrajectFactory)
    naam = Sequence(lambda n: f"Groep {n}")

    @post_generation
    def onderdelen(self, create: bool, extracted: list[Onderdeel] | None) -> None:  # noqa: FBT001 - factory_boy's signature
        if create and extracted:
            self.onderdelen.set(extracted)


class OrbesluitFactory(DjangoModelFactory[Orbesluit]):
    class Meta:
        model = Orbesluit

    traject = SubFactory(TrajectFactory)
    soort = Orbesluit.Soort.INSTEMMING
    dossier_versie = "1"
    metingen = "De nulmeting en de vervolgmetingen onder medewerkers."
    genomen_op = dt.date(2011, 1, 10)
    geldig_tot = dt.date(2012, 1, 10)


def member(gemeente: Gemeente, rol: Rol = Rol.BEHEERDER, *, functie: str = "", **fields: object) -> Gebruiker:
    """Make a gebruiker with this role in this gemeente."""
    gebruiker = GebruikerFactory.create(**fields)
    LidmaatschapFactory.create(gebruiker=gebruiker, gemeente=gemeente, rol=rol, functie=functie)
    return gebruiker
