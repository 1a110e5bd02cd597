import doctest
import importlib
import pkgutil

import pytest

from metingen import analysis


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(analysis.__path__)])
def test_examples_in_docstrings_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"metingen.analysis.{name}"))

    assert result.failed == 0
