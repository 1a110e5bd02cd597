"""How long each kind of record is kept: one table, of which each app tells its own rows.

Whoever adds a field that holds something of a person says here what it is and when it goes; a test walks all
models. The daily job, the dry run and the register of processing all read this table.
"""

from .classes import (
    BY_HAND,
    NIGHT,
    Bewaarklasse,
    Bewaarplek,
    Counts,
    counted,
    klassen,
    models_that_empty,
)

__all__ = [
    "BY_HAND",
    "NIGHT",
    "Bewaarklasse",
    "Bewaarplek",
    "Counts",
    "counted",
    "klassen",
    "models_that_empty",
]
