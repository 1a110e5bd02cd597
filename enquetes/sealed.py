"""The sealed file of a round: columnar answers with a manifest, written once and read many times.

A sealed round is a folder with ``manifest.json``, ``antwoorden.parquet`` and one Parquet file for each
open-text question, each shuffled on its own. The round's row keeps the SHA-256 of the manifest, the manifest
that of every file, so that one changed byte is noticed before anything is computed. What people wrote goes
before the rest; the manifest keeps saying that it was there.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd
from django.conf import settings

from adoptie.files import make_folder, sync_folder, write_file
from adoptie.secrets import read_or_make_secret
from enquetes.content import Inhoud
from enquetes.content.items import APART
from enquetes.seals import GROEP, NUMMER, VOLGCODE, DamagedSealError, file_hash

FORMAT = 3
_DIGITS = 8
# So many rows lie together, so that a file of any size can be read a part at a time.
_ROWS_TOGETHER = 16_384
WRITTEN = "tekst_"


@dataclass(frozen=True, slots=True)
class SealedRound:
    """A sealed round that has been checked against its hash."""

    folder: Path
    manifest: dict[str, Any]
    hash: str

    @property
    def content(self) -> Inhoud:
        return Inhoud.from_json(self.manifest["inhoud"])

    @property
    def answers_path(self) -> Path:
        return self.folder / "antwoorden.parquet"

    def answers(self, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return one row per respondent: ``GROEP``, profile classes (``_kern``) and a column per item."""
        return pd.read_parquet(self.answers_path, columns=list(columns) if columns else None)

    def texts(self, vraag: str) -> pd.DataFrame:
        """Return the answers to one open question, "tekst", with ``GROEP`` and ``NUMMER``, in any order.

        Empty where they were removed. Files from before there were numbers are numbered as they lie.
        """
        try:
            found = pd.read_parquet(self.folder / f"{WRITTEN}{vraag}.parquet")
        except FileNotFoundError:
            return pd.DataFrame({GROEP: [], "tekst": [], NUMMER: []}, dtype="string")
        if NUMMER not in found:
            found[NUMMER] = [f"{place:0{2 * _DIGITS}x}" for place in range(len(found))]
        return found

    def has_texts(self, vraag: str) -> bool:
        return (self.folder / f"{WRITTEN}{vraag}.parquet").exists()

    def written(self, vraag: str) -> int:
        """Return how many people answered an open question, also when what they wrote was removed."""
        counted: dict[str, int] = self.manifest.get("geschreven", {})
        return counted[vraag] if vraag in counted else len(self.texts(vraag))


def text_number(name: str, kolom: str, volgcode: str) -> str:
    """Return the number that a text has of somebody who consented to a volgcode.

    Only who has that code and the key folder can make it: it is how a text of one's own is found again.
    """
    key = read_or_make_secret(Path(settings.KEY_DIR) / "teksten").encode()
    return hmac.digest(key, f"{name}/{kolom}/{volgcode}".encode(), "sha256").hex()[: 2 * _DIGITS]


def _numbered(answered: pd.DataFrame, name: str, kolom: str, codes: pd.Series | None) -> pd.DataFrame:
    drawn = [secrets.token_hex(_DIGITS) for _ in range(len(answered))]
    if codes is not None:
        own = [None if pd.isna(code) else text_number(name, kolom, str(code)) for code in codes]
        drawn = [mine or other for mine, other in zip(own, drawn, strict=True)]
    return answered.assign(**{NUMMER: drawn})


def write_sealed(base: Path, name: UUID, manifest: Mapping[str, Any], frame: pd.DataFrame) -> SealedRound:
    """Write, fsync and read back a sealed round; return it under its final name.

    ``frame`` is what ``build_frame`` makes. Rows are shuffled here, by the system's own randomness.
    """
    content = Inhoud.from_json(manifest["inhoud"])
    columns = [item.kolom for item in content.items() if item.soort in APART]
    texts = {}
    for column in columns:
        answered = frame.loc[frame[column].notna(), [GROEP, column]].rename(columns={column: "tekst"})
        codes = frame.loc[answered.index, VOLGCODE] if VOLGCODE in frame else None
        texts[column] = _numbered(answered, str(name), column, codes)
    whole = {**manifest, "geschreven": {column: len(rows) for column, rows in texts.items()}}
    return write_parts(base, name, whole, frame.drop(columns=columns), texts)


def write_parts(
    base: Path,
    name: UUID,
    manifest: Mapping[str, Any],
    answers: pd.DataFrame,
    texts: Mapping[str, pd.DataFrame],
) -> SealedRound:
    """Write, fsync and read back these answers and numbered texts as a sealed round of its own."""
    draft = base / f"{name}.{secrets.token_hex(4)}.deel"
    make_folder(draft)
    try:
        digest = _fill(draft, manifest, answers, texts)
        draft.rename(sealed_folder(base, name, digest))
    except BaseException:
        # Answers lie in it in plain text.
        remove_folder(draft)
        raise
    sync_folder(base)
    return open_sealed(base, name, digest)


def _fill(
    draft: Path, manifest: Mapping[str, Any], answers: pd.DataFrame, texts: Mapping[str, pd.DataFrame]
) -> str:
    """Write the files of a sealed round and fsync them; return the hash of its manifest."""
    _write_parquet(_shuffled(answers), draft / "antwoorden.parquet")
    for column, rows in texts.items():
        _write_parquet(_shuffled(rows), draft / f"{WRITTEN}{column}.parquet")
    files = {path.name: file_hash(path) for path in sorted(draft.iterdir())}
    # The seal makes each attempt another: a folder left by a crash never stands in the way of the next.
    seal = secrets.token_hex(8)
    whole = {**manifest, "formaat": FORMAT, "zegel": seal, "aantal": len(answers), "bestanden": files}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1).encode()
    write_file(draft / "manifest.json", text)
    sync_folder(draft)
    return hashlib.sha256(text).hexdigest()


def sealed_folder(base: Path, name: UUID, digest: str) -> Path:
    return base / f"{name}-{digest[:16]}"


def open_sealed(base: Path, name: UUID, digest: str) -> SealedRound:
    """Check a sealed round byte for byte and return it.

    Raises DamagedSealError with what is wrong, in Dutch.
    """
    folder = sealed_folder(base, name, digest)
    try:
        text = (folder / "manifest.json").read_bytes()
    except OSError as fault:
        raise DamagedSealError(f"Het afgesloten bestand {folder.name} is niet te vinden.") from fault
    if hashlib.sha256(text).hexdigest() != digest:
        raise DamagedSealError(f"De inhoudsopgave van {folder.name} is veranderd.")
    manifest: dict[str, Any] = json.loads(text)
    for file, expected in manifest["bestanden"].items():
        try:
            actual = file_hash(folder / file)
        except OSError as fault:
            if file.startswith(WRITTEN):
                continue
            raise DamagedSealError(f"Het bestand {file} van {folder.name} is weg.") from fault
        if actual != expected:
            raise DamagedSealError(f"Het bestand {file} van {folder.name} is veranderd.")
    return SealedRound(folder, manifest, digest)


def remove_sealed(base: Path, name: UUID, keep: str = "") -> None:
    """Remove every folder of this round except the one with hash ``keep``."""
    kept = sealed_folder(base, name, keep) if keep else None
    for folder in base.glob(f"{name}[-.]*"):
        if folder != kept:
            remove_folder(folder)


def remove_folder(folder: Path) -> None:
    """Remove a folder of files, also while somebody writes into it or removes it too.

    It goes under another name first: whoever was writing finds it no more and stops.
    """
    with suppress(FileNotFoundError):
        doomed = folder if folder.suffix == ".weg" else folder.rename(folder.with_name(f"{folder.name}.weg"))
        for file in list(doomed.iterdir()):
            file.unlink(missing_ok=True)
        doomed.rmdir()
        sync_folder(folder.parent)


def sealed_base(gemeente_slug: str) -> Path:
    return Path(settings.SEALED_DIR) / gemeente_slug / "rondes"


def _shuffled(frame: pd.DataFrame) -> pd.DataFrame:
    order = np.random.default_rng(secrets.randbits(256)).permutation(len(frame))
    return frame.take(order.tolist()).reset_index(drop=True)


def _write_parquet(frame: pd.DataFrame, path: Path) -> None:
    with path.open("xb") as file:
        frame.to_parquet(file, index=False, compression="zstd", row_group_size=_ROWS_TOGETHER)
        file.flush()
        os.fsync(file.fileno())


def group_counts(groups: Iterable[str]) -> dict[str, int]:
    """Count respondents per group, groups in alphabetical order."""
    series = pd.Series(list(groups), dtype="object").value_counts()
    return {str(name): int(count) for name, count in sorted(series.items(), key=lambda pair: str(pair[0]))}
