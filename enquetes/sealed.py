"""The sealed file of a round: columnar answers with a manifest, written once and read many times.

A sealed round is a folder with ``manifest.json``, ``antwoorden.parquet`` and one Parquet file for each
open-text question, each shuffled on its own. The round's row keeps the SHA-256 of the manifest, the manifest
that of every file, so that one changed byte is noticed before anything is computed. What people wrote goes
before the rest; the manifest keeps saying that it was there.
"""

from __future__ import annotations

import hashlib
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
from adoptie.personal import mask
from enquetes.content import Answers, Inhoud, Item, ItemSoort
from enquetes.content.items import APART
from enquetes.respondent import Respondent
from enquetes.seals import GROEP, VOLGCODE, DamagedSealError, file_hash

FORMAT = 2
# So many rows lie together, so that a file of any size can be read a part at a time.
_ROWS_TOGETHER = 16_384
_WRITTEN = "tekst_"
# Answers of so many people are laid out at once.
_PEOPLE_AT_ONCE = 2_048


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
        """Return the answers to one open question with their ``GROEP``, in an order of their own."""
        return pd.read_parquet(self.folder / f"{_WRITTEN}{vraag}.parquet")


def build_frame(inhoud: Inhoud, respondents: Sequence[Respondent]) -> pd.DataFrame:
    """Lay respondents out as typed columns (one row each, in the order given).

    What open answers say about how to reach or find somebody is left out.
    """
    columns: dict[str, Any] = {GROEP: pd.Categorical([person.groep for person in respondents])}
    profile = sorted({name for person in respondents for name in person.profiel or {}})
    for name in profile:
        columns[f"_{name}"] = pd.Categorical([(person.profiel or {}).get(name) for person in respondents])
    if any(person.volgcode for person in respondents):
        columns[VOLGCODE] = pd.array([person.volgcode for person in respondents], dtype="string")
    about = pd.DataFrame(columns, index=pd.RangeIndex(len(respondents)))
    parts = [
        _answer_frame(inhoud, [person.given for person in respondents[start : start + _PEOPLE_AT_ONCE]])
        for start in range(0, max(1, len(respondents)), _PEOPLE_AT_ONCE)
    ]
    return pd.concat([about, pd.concat(parts, ignore_index=True)], axis=1)


def _answer_frame(inhoud: Inhoud, given: Sequence[Answers]) -> pd.DataFrame:
    """Lay out the answers of some respondents; of all at once they would not fit in memory."""
    columns = {item.kolom: _column(item, [item.value(each) for each in given]) for item in inhoud.items()}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(given)))


def _column(item: Item, values: Sequence[str | float | bool | None]) -> Any:
    match item.soort:
        case ItemSoort.VINK | ItemSoort.AKKOORD:
            return pd.array(values, dtype="boolean")  # type: ignore[call-overload]  # True, False or None
        case ItemSoort.GETAL:
            return pd.array(values, dtype="Float64")  # type: ignore[call-overload]  # numbers or None
        case ItemSoort.PLAATS:
            return pd.array(values, dtype="Int64")  # type: ignore[call-overload]  # whole numbers or None
        case ItemSoort.TEKST:
            return pd.array([mask(str(text)) if text else None for text in values], dtype="string")
        case ItemSoort.CONTACT | ItemSoort.DATUM:
            return pd.array(values, dtype="string")  # type: ignore[call-overload]  # texts or None
        case _:
            codes = [None if value is None else str(value) for value in values]
            return pd.Categorical(codes, categories=[option.code for option in item.opties])


def write_sealed(base: Path, name: UUID, manifest: Mapping[str, Any], frame: pd.DataFrame) -> SealedRound:
    """Write, fsync and read back a sealed round; return it under its final name.

    ``frame`` is what ``build_frame`` makes. Rows are shuffled here, by the system's own randomness.
    """
    content = Inhoud.from_json(manifest["inhoud"])
    draft = base / f"{name}.{secrets.token_hex(4)}.deel"
    make_folder(draft)
    try:
        digest = _fill(draft, content, manifest, frame)
        draft.rename(sealed_folder(base, name, digest))
    except BaseException:
        # Answers lie in it in plain text.
        remove_folder(draft)
        raise
    sync_folder(base)
    return open_sealed(base, name, digest)


def _fill(draft: Path, content: Inhoud, manifest: Mapping[str, Any], frame: pd.DataFrame) -> str:
    """Write the files of a sealed round and fsync them; return the hash of its manifest."""
    texts = [item.kolom for item in content.items() if item.soort in APART]
    _write_parquet(_shuffled(frame.drop(columns=texts)), draft / "antwoorden.parquet")
    for column in texts:
        answered = frame.loc[frame[column].notna(), [GROEP, column]].rename(columns={column: "tekst"})
        _write_parquet(_shuffled(answered), draft / f"{_WRITTEN}{column}.parquet")
    files = {path.name: file_hash(path) for path in sorted(draft.iterdir())}
    # The seal makes each attempt another: a folder left by a crash never stands in the way of the next.
    seal = secrets.token_hex(8)
    whole = {**manifest, "formaat": FORMAT, "zegel": seal, "aantal": len(frame), "bestanden": files}
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
            if file.startswith(_WRITTEN):
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


def remove_texts(base: Path, name: UUID, digest: str) -> int:
    """Remove what people wrote in a sealed round; return how many questions that were."""
    folder = sealed_folder(base, name, digest)
    found = list(folder.glob(f"{_WRITTEN}*.parquet"))
    for file in found:
        file.unlink(missing_ok=True)
    if found:
        sync_folder(folder)
    return len(found)


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
