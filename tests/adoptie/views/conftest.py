from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.models import (
    Gebruiker,
    Gemeente,
    Gereedheid,
    Interventie,
    Lidmaatschap,
    Onderdeel,
    Rapportagegroep,
    Rol,
    Traject,
)
from tests.factories.adoptie import (
    GereedheidFactory,
    InterventieFactory,
    LidmaatschapFactory,
    OnderdeelFactory,
    RapportagegroepFactory,
    TrajectFactory,
    member,
)


@dataclass
class World:
    """One gemeente with one of everything, and the addresses of its pages."""

    traject: Traject
    criterium: Gereedheid
    interventie: Interventie
    onderdeel: Onderdeel
    groep: Rapportagegroep
    lidmaatschap: Lidmaatschap

    @property
    def gemeente(self) -> Gemeente:
        return self.traject.gemeente

    @cached_property
    def beheerder(self) -> Gebruiker:
        return member(self.gemeente)

    def client(self, *roles: Rol) -> Client:
        """Return a browser in which somebody with these roles has logged in."""
        gebruiker = self.beheerder if roles in {(), (Rol.BEHEERDER,)} else member(self.gemeente, *roles)
        client = Client()
        client.force_login(gebruiker)
        return client

    def url(self, name: str) -> str:
        """Return the address of a page by its name, whatever it needs to know."""
        known: dict[str, object] = {
            "slug": self.gemeente.slug,
            "pk": self.traject.pk,
            "soort": "virtueel",
            "criterium_pk": self.criterium.pk,
            "stap_pk": self.criterium.stap_id,
            "interventie_pk": self.interventie.pk,
            "onderdeel_pk": self.onderdeel.pk,
            "groep_pk": self.groep.pk,
            "lidmaatschap_pk": self.lidmaatschap.pk,
        }
        return reverse(name, kwargs={key: known[key] for key in arguments_of(name)})


def arguments_of(name: str) -> list[str]:
    """Return which arguments the address with this name takes."""
    from django.urls import get_resolver

    [(possibilities, *_)] = get_resolver().reverse_dict.getlist(name)
    [(_, arguments)] = possibilities
    return list(arguments)


@pytest.fixture
def world(db: None) -> World:
    traject = TrajectFactory.create()
    criterium = GereedheidFactory.create(stap__spoor__traject=traject)
    spoor = criterium.stap.spoor
    onderdeel = OnderdeelFactory.create(gemeente=traject.gemeente)
    return World(
        traject=traject,
        criterium=criterium,
        interventie=InterventieFactory.create(spoor=spoor),
        onderdeel=onderdeel,
        groep=RapportagegroepFactory.create(traject=traject, onderdelen=[onderdeel]),
        lidmaatschap=LidmaatschapFactory.create(gemeente=traject.gemeente, rol=Rol.LEZER),
    )
