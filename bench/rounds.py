"""A sealed round of a million responses: all its figures, beside reading and counting with plain pandas."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

ROWS, QUESTIONS, GROUPS = 1_000_000, 20, 40


def _content() -> object:
    from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag

    options = tuple(Optie(str(code), f"antwoord {code}") for code in range(1, 6))
    questions = tuple(
        Vraag(f"v{number}", Soort.SCHAAL, f"Vraag {number}", opties=options) for number in range(QUESTIONS)
    )
    return Inhoud("Meting", (Pagina(questions),))


def make(base: str) -> str:
    """Seal the round (not measured) and return its hash."""
    from enquetes.content import Inhoud
    from enquetes.sealed import write_sealed
    from enquetes.seals import GROEP

    content = _content()
    assert isinstance(content, Inhoud)
    rng = np.random.default_rng(1)
    codes = [str(code) for code in range(1, 6)]
    columns = {GROEP: _drawn(rng.integers(0, GROUPS, ROWS), _groups())}
    for vraag in content.vragen():
        columns[vraag.code] = _drawn(rng.integers(-1, 5, ROWS), codes)
    manifest = {
        "ronde": "Meting",
        "doelgroep": "medewerkers",
        "van": "2026-01-01",
        "tot": "2026-01-31",
        "uitgenodigd": [{"naam": name, "uitgenodigd": ROWS // GROUPS * 2, "buur": ""} for name in _groups()],
        "inhoud": content.to_json(),
    }
    return write_sealed(Path(base), uuid.UUID(int=1), manifest, pd.DataFrame(columns)).hash


def _drawn(places: NDArray[np.int64], names: list[str]) -> Any:
    return pd.Categorical.from_codes(places, dtype=pd.CategoricalDtype(names))


def _groups() -> list[str]:
    return [f"Onderdeel {number:02d}" for number in range(GROUPS)]


def figures(base: str, digest: str) -> str:
    from enquetes.sealed import open_sealed
    from metingen.figures.ronde import round_figures

    found = sum(1 for _ in round_figures(open_sealed(Path(base), uuid.UUID(int=1), digest)))
    return f"{found} cijfers"


def floor(base: str, digest: str) -> str:
    """Read the same file and count each question per group with pandas, without intervals or protection."""
    from enquetes.sealed import sealed_folder
    from enquetes.seals import GROEP

    frame = pd.read_parquet(sealed_folder(Path(base), uuid.UUID(int=1), digest) / "antwoorden.parquet")
    cells = sum(
        len(frame.groupby([GROEP, f"v{number}"], observed=True).size()) for number in range(QUESTIONS)
    )
    return f"{cells} cellen, zonder interval of bescherming"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adoptie.config.settings")
    import django

    from bench.measure import timed

    django.setup()
    jobs: dict[str, Callable[..., str]] = {"make": make, "figures": figures, "floor": floor}
    timed(sys.argv[1], lambda: jobs[sys.argv[1]](*sys.argv[2:]))
