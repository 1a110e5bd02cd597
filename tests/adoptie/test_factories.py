from __future__ import annotations

from typing import Any

import pytest
from factory.django import DjangoModelFactory

from tests.factories import adoptie as factories

pytestmark = pytest.mark.django_db
FACTORIES = [
    item
    for item in vars(factories).values()
    if isinstance(item, type) and issubclass(item, DjangoModelFactory) and item is not DjangoModelFactory
]


@pytest.mark.parametrize("factory", FACTORIES)
def test_factory_makes_valid_row(factory: type[DjangoModelFactory[Any]]) -> None:
    row = factory.create()

    row.full_clean()


def test_factory_gereedheid_met_carries_evidence() -> None:
    factories.GereedheidFactory.create(voldaan=True).full_clean()
