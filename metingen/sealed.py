"""The sealed file of a levering: additive counts of cases, no case and no person."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pandas as pd
from django.conf import settings
from django.db import Error

from adoptie.files import make_folder, sync_folder
from enquetes.seals import DamagedSealError, file_hash


def _base(gemeente_slug: str) -> Path:
    return Path(settings.SEALED_DIR) / gemeente_slug / "leveringen"


def _path(gemeente_slug: str, name: UUID) -> Path:
    return _base(gemeente_slug) / f"{name}.parquet"


def write_counts(gemeente_slug: str, name: UUID, counts: pd.DataFrame) -> str:
    """Write and fsync the counts of one levering; return the SHA-256 of the file."""
    base = _base(gemeente_slug)
    make_folder(base)
    draft = base / f".{name}.{secrets.token_hex(4)}"
    with draft.open("xb") as file:
        counts.to_parquet(file, index=False, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    digest = file_hash(draft)
    draft.rename(_path(gemeente_slug, name))
    sync_folder(base)
    return digest


def read_counts(gemeente_slug: str, name: UUID, digest: str) -> pd.DataFrame:
    """Return the counts of one levering. Raises DamagedSealError when the file is gone or was changed."""
    path = _path(gemeente_slug, name)
    try:
        actual = file_hash(path)
    except OSError as fault:
        raise DamagedSealError(f"Het bestand van levering {name} is niet te vinden.") from fault
    if actual != digest:
        raise DamagedSealError(f"Het bestand van levering {name} is veranderd.")
    return pd.read_parquet(path)


def combined_hash(digests: list[str]) -> str:
    """Return one hash for figures that rest on several files."""
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()


def remove_counts(gemeente_slug: str, name: UUID) -> None:
    """Remove the counts of a levering that was not kept after all."""
    _path(gemeente_slug, name).unlink(missing_ok=True)


@contextmanager
def removed_unless_kept(gemeente_slug: str, name: UUID) -> Iterator[None]:
    """Remove the counts of a levering when what keeps it fails.

    After a fault of the database nobody knows yet: what was not kept goes when the night sweeps.
    """
    try:
        yield
    except Error:
        raise
    except BaseException:
        remove_counts(gemeente_slug, name)
        raise
