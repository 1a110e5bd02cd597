"""What is true in the invented gemeenten: who reads the reports can check whether they find it.

- **Hattem**, *digitaal loket* on 1 May 2025: the digital share goes up by 18 points at once. Nothing
  happens to lead time or lateness.
- **Oldebroek**, *nieuw zaaksysteem* on 1 September 2025: the lead time goes down by 10 days at once, and so
  fewer cases are late. Nothing happens to the digital share, but that creeps up by 0.4 points a month all
  along: a plain before/after comparison would call that an effect.
- **Heerde**, *nieuwe laptops* on 1 June 2025: nothing at all happens. A planted nothing.

Staff score their work (1 to 5) in two rounds. In Hattem the second is 0.6 points better, elsewhere equal.
What they say of laptop and office stays as it was everywhere, in Heerde too: another planted nothing.

How many colleagues use something new rises everywhere, month by month. Nothing follows from it for the rest.

Oldebroek asked its panel about the website: from 65 on people find less there, a whole point of 5, and rather
call. In which village somebody lives makes no difference.

Chance can hide what is planted, or look like it: in about 2 of 100 figures where nothing happened a change
is told, and the cause is named in 3 of 4 invented Hattems and in half of the Oldebroeks. The seed of each
gemeente is the first, from the number of its CBS code on, whose every verdict is true.
``tests/flows/test_truth.py`` holds the demo against this page, and counts over many seeds how often chance is
told as change.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

FIRST_MONTH = dt.date(2023, 5, 1)
LAST_DAY = dt.date(2026, 9, 30)


@dataclass(frozen=True, slots=True)
class Waarheid:
    """The planted truth of one gemeente."""

    naam: str
    slug: str
    cbs_code: str
    inwoners: int
    seed: int
    spoor: str
    interventie: str
    phrase: str
    start: dt.date
    wat: str
    waarom: str
    indicator: str
    controle: str
    cases_per_month: int
    digital: float
    lead_days: float
    digital_step: float = 0.0
    digital_creep: float = 0.0
    lead_step: float = 0.0
    score_step: float = 0.0
    onaangeraakt: str = ""
    kernen: tuple[str, ...] = ()
    panel: int = 0
    thema: tuple[tuple[str, str], ...] = ()


GEMEENTEN = (
    Waarheid(
        naam="Hattem",
        slug="hattem",
        kernen=("Hattem", "Hattemerbroek"),
        cbs_code="GM0244",
        inwoners=12_000,
        seed=248,
        spoor="virtueel",
        interventie="Digitaal loket",
        phrase="het digitale loket",
        start=dt.date(2025, 5, 1),
        wat="Inwoners vragen een vergunning aan via de website. De balie en de telefoon blijven open.",
        waarom="Meer mensen doen hun aanvraag digitaal, op een moment dat hun past.",
        indicator="digitaal-aandeel",
        controle="doorlooptijd",
        cases_per_month=90,
        digital=0.58,
        lead_days=38,
        digital_step=0.18,
        score_step=0.6,
        onaangeraakt="digitaal",
        thema=(("primary", "#0a5c8f"), ("primary-pressed", "#07456b")),
    ),
    Waarheid(
        naam="Oldebroek",
        slug="oldebroek",
        kernen=("Oldebroek", "Wezep", "Noordeinde"),
        cbs_code="GM0269",
        inwoners=24_000,
        seed=272,
        spoor="virtueel",
        interventie="Nieuw zaaksysteem",
        phrase="het nieuwe zaaksysteem",
        start=dt.date(2025, 9, 1),
        wat="Alle aanvragen staan in een systeem. Medewerkers zien wat er wacht en hoe lang al.",
        waarom="Aanvragen blijven minder lang liggen.",
        indicator="doorlooptijd",
        controle="digitaal-aandeel",
        cases_per_month=130,
        digital=0.45,
        lead_days=44,
        digital_creep=0.004,
        lead_step=-10,
        panel=160,
        thema=(("primary", "#7a1f5c"), ("primary-pressed", "#561541")),
    ),
    Waarheid(
        naam="Heerde",
        slug="heerde",
        kernen=("Heerde", "Wapenveld", "Veessen"),
        cbs_code="GM0246",
        inwoners=19_000,
        seed=246,
        spoor="fysiek",
        interventie="Nieuwe laptops",
        phrase="de nieuwe laptops",
        start=dt.date(2025, 6, 1),
        wat="Alle medewerkers kregen een laptop waarmee ze ook thuis en buiten kunnen werken.",
        waarom="Aanvragen zijn sneller klaar, omdat medewerkers overal kunnen werken.",
        indicator="doorlooptijd",
        controle="digitaal-aandeel",
        cases_per_month=100,
        digital=0.62,
        lead_days=41,
    ),
)
