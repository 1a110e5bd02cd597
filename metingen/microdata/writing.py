"""Writes the columns of a sealed file that leave, a part at a time: as CSV, Parquet or SPSS.

CSV and Parquet hold the codes of the questionnaire and take the same memory however many rows there are. SPSS
wants its rows all at once: 4 bytes for each code and 8 for each number.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from adoptie.sheets import open_csv
from adoptie.sheets.csv_writing import csv_text
from metingen.microdata.columns import Kolom, Kolomsoort, with_classes

# Called now and then with the share (0..1) that is done.
Progress = Callable[[float], None]

_ROWS_AT_ONCE = 2048
_COLUMNS_AT_ONCE = 50
# SPSS cuts what is longer, in the middle of a letter.
_LABEL, _VALUE_LABEL = 250, 116
_MEASURES = {
    Kolomsoort.SCHAAL: "ordinal",
    Kolomsoort.PLAATS: "ordinal",
    Kolomsoort.GETAL: "scale",
    Kolomsoort.DATUM: "scale",
}
_FORMATS = {Kolomsoort.GETAL: "F8.2", Kolomsoort.DATUM: "DATE11"}


def read_classes(source: Path, kolommen: Sequence[Kolom]) -> tuple[Kolom, ...]:
    """Return the columns, those of groups and classes with the names in them; one without names goes."""
    file = pq.ParquetFile(source)
    told = (_named(file, kolom) if kolom.soort == Kolomsoort.KLASSE else kolom for kolom in kolommen)
    return tuple(kolom for kolom in told if kolom.opties or kolom.soort != Kolomsoort.KLASSE)


def _named(file: pq.ParquetFile, kolom: Kolom) -> Kolom:
    found = file.read(columns=[kolom.sleutel]).column(0).unique().to_pylist()
    return with_classes(kolom, sorted(filter(None, found)))


def write_csv(source: Path, kolommen: Sequence[Kolom], target: Path, progress: Progress) -> None:
    with open_csv(target) as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow([kolom.naam for kolom in kolommen])
        for batch in _batches(source, kolommen, progress):
            writer.writerows(zip(*(_texts(column) for column in batch.columns), strict=True))


def _texts(column: pa.Array) -> list[str]:
    """Return the cells as texts; each different value is written out once."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    texts = np.array([*map(csv_text, coded.dictionary.to_pylist()), ""], dtype=object)
    places = coded.indices.fill_null(len(texts) - 1).to_numpy(zero_copy_only=False)
    told: list[str] = texts[places].tolist()
    return told


def write_parquet(source: Path, kolommen: Sequence[Kolom], target: Path, progress: Progress) -> None:
    writer = None
    for batch in _batches(source, kolommen, progress):
        writer = writer or pq.ParquetWriter(target, batch.schema, compression="zstd")
        writer.write_batch(batch)
    if writer is not None:
        writer.close()


def _batches(source: Path, kolommen: Sequence[Kolom], progress: Progress) -> Iterator[pa.RecordBatch]:
    file = pq.ParquetFile(source, pre_buffer=False)
    done, total = 0, file.metadata.num_rows
    about = [_about(kolom) for kolom in kolommen]
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=[each.sleutel for each in kolommen]):
        columns = [_typed(kolom, batch.column(kolom.sleutel)) for kolom in kolommen]
        # Under new names, and without what pandas wrote about columns that stay behind.
        fields = [
            pa.field(kolom.naam, column.type, metadata=told)
            for kolom, column, told in zip(kolommen, columns, about, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=pa.schema(fields))
        done += len(batch)
        progress(done / total)


def _about(kolom: Kolom) -> dict[str, str]:
    """Return what a column is about, for who opens the file without the list of codes."""
    values = {optie.code: optie.tekst for optie in kolom.opties}
    told = {"label": kolom.tekst}
    return told | {"waarden": json.dumps(values, ensure_ascii=False)} if values else told


def _typed(kolom: Kolom, column: Any) -> Any:
    """Return dates as dates; a sealed file holds them as it got them."""
    return column.cast(pa.date32()) if kolom.soort == Kolomsoort.DATUM else column


def write_sav(source: Path, kolommen: Sequence[Kolom], target: Path, progress: Progress) -> None:
    import pyreadstat

    frame = pd.DataFrame(_numbers(source, kolommen, lambda share: progress(share / 2)), copy=False)
    pyreadstat.write_sav(
        frame,
        target,
        row_compress=True,
        column_labels={kolom.naam: _short(kolom.tekst, _LABEL) for kolom in kolommen},
        variable_value_labels={kolom.naam: labels for kolom in kolommen if (labels := _labels(kolom))},
        variable_measure={kolom.naam: _MEASURES.get(kolom.soort, "nominal") for kolom in kolommen},
        missing_ranges={kolom.naam: missing for kolom in kolommen if (missing := _missing(kolom))},
        variable_format={kolom.naam: _FORMATS.get(kolom.soort, "F8.0") for kolom in kolommen},
    )


def _numbers(source: Path, kolommen: Sequence[Kolom], progress: Progress) -> dict[str, Any]:
    """Return each column as numbers (dates as dates), nothing as NaN."""
    file = pq.ParquetFile(source)
    columns: dict[str, Any] = {}
    for start in range(0, len(kolommen), _COLUMNS_AT_ONCE):
        part = kolommen[start : start + _COLUMNS_AT_ONCE]
        table = file.read(columns=[kolom.sleutel for kolom in part]).unify_dictionaries()
        for kolom in part:
            columns[kolom.naam] = _as_numbers(kolom, table.column(kolom.sleutel))
        progress(len(columns) / len(kolommen))
    return columns


def _as_numbers(kolom: Kolom, column: pa.ChunkedArray) -> Any:
    match kolom.soort:
        case Kolomsoort.GETAL:
            return column.to_numpy()
        case Kolomsoort.PLAATS | Kolomsoort.VINK:
            return column.cast(pa.float32()).to_numpy()
        case Kolomsoort.DATUM:
            # pyreadstat takes seconds for nanoseconds.
            return _typed(kolom, column).cast(pa.timestamp("us")).to_numpy()
    numbers = {waarde.code: waarde.nummer for waarde in kolom.waarden}
    parts = [np.empty(0, np.float32)]
    for chunk in column.chunks:
        told = [numbers.get(code, np.nan) for code in chunk.dictionary.to_pylist()]
        places = chunk.indices.fill_null(len(told)).to_numpy(zero_copy_only=False)
        parts.append(np.array([*told, np.nan], dtype=np.float32)[places])
    return np.concatenate(parts)


def _labels(kolom: Kolom) -> dict[int | float, str]:
    return {waarde.nummer: _short(waarde.tekst, _VALUE_LABEL) for waarde in kolom.waarden}


def _missing(kolom: Kolom) -> list[Any]:
    """Return the numbers of answers that do not count, as far as SPSS takes them: three."""
    return [waarde.nummer for waarde in kolom.waarden if not waarde.telt][:3]


def _short(text: str, most: int) -> str:
    """Cut a label to so many bytes, between two letters."""
    plain = " ".join(text.split())
    return plain if len(plain.encode()) <= most else plain.encode()[: most - 3].decode(errors="ignore") + "…"
