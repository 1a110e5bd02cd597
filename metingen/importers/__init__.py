"""Reads what case systems export, and keeps what may be counted."""

from metingen.importers.errors import LeveringError
from metingen.importers.judging import Apart
from metingen.importers.mapping import (
    Mapping,
    load_mapping,
    load_preset,
    parse_mapping,
    presets,
    read_mapping,
)
from metingen.importers.zaken import Zaken, aggregate, read_zaken

__all__ = [
    "Apart",
    "LeveringError",
    "Mapping",
    "Zaken",
    "aggregate",
    "load_mapping",
    "load_preset",
    "parse_mapping",
    "presets",
    "read_mapping",
    "read_zaken",
]
