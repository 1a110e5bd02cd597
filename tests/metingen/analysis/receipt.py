"""The municipal event log of 2010-2012 as a frame of cases, by the conventions of the importers."""

import numpy as np
import pandas as pd

from tests.shared import shared

CHANNELS = {"Internet": "digitaal", "Desk": "balie", "Post": "post", "e-mail": "e-mail", "Intern": "intern"}


def receipt_cases() -> pd.DataFrame:
    """One row per case; skips the test where the log is absent."""
    events = pd.read_csv(shared("zaken", "receipt.csv"))
    for name in ("case:startdate", "case:enddate", "case:enddate_planned", "time:timestamp"):
        events[name] = pd.to_datetime(events[name], utc=True, format="ISO8601")
    events = events.sort_values(["case:concept:name", "time:timestamp"], kind="stable")
    same = events["case:concept:name"].eq(events["case:concept:name"].shift())
    events["changed"] = same & events["org:resource"].ne(events["org:resource"].shift())
    by_case = events.groupby("case:concept:name")
    case = by_case.first()
    start, end = case["case:startdate"], case["case:enddate"]
    peildatum = max(start.max(), end.max())
    until = end.fillna(peildatum)
    local = start.dt.tz_convert("Europe/Amsterdam")
    return pd.DataFrame(
        {
            "startmaand": local.dt.strftime("%Y-%m"),
            "startdag": local.dt.strftime("%Y-%m-%d"),
            "kanaal": case["case:channel"].map(CHANNELS),
            "zaaktype": "ontvangstbevestiging",
            "duur": (until - start).dt.total_seconds() / 86400,
            "open": end.isna(),
            "te_laat": until > case["case:enddate_planned"],
            "overdrachten": by_case["changed"].sum(),
            "n": np.ones(len(case), dtype=np.int64),
        }
    ).reset_index(drop=True)
