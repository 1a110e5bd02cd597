"""Two rounds of staff in each invented gemeente."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from django.db import transaction
from django.utils import timezone

from adoptie.config.demo.answered import answer_and_seal
from adoptie.config.demo.made import BY, made
from adoptie.config.demo.truth import Waarheid
from adoptie.config.demo.wensen import WISHES, told
from adoptie.models import Gebeurtenis, Gemeente, Orbesluit, Rapportagegroep, Traject
from enquetes.actions.besluit import record_besluit
from enquetes.actions.ronde import Plan, create_ronde
from enquetes.actions.terugkoppeling import Punt, save_actiepunten
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.models import Doelgroep, Ronde, Uitnodiging, Vragenlijstversie
from enquetes.queries.links import Link

_MOMENTS = ((dt.date(2025, 2, 3), "Nulmeting 2025"), (dt.date(2026, 5, 18), "Vervolgmeting 2026"))
# So many rounds of the demo are of staff; they were made first.
STAFF = len(_MOMENTS)
_RUNS_DAYS = 19
_RESPONSE = 0.78
_WRITES = 0.5
_GROUPS = (("Samenleving", 23), ("Ruimte", 21), ("Bedrijfsvoering", 20))
EENS = tuple(
    Optie(str(number), words)
    for number, words in enumerate(
        ("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"), start=1
    )
)
CONTENT = Inhoud(
    titel="Digitaal werken",
    inleiding="Wij willen weten hoe u nu werkt, en wat er beter kan.",
    paginas=(
        Pagina(
            titel="Uw werk",
            vragen=(
                Vraag(
                    "werk",
                    Soort.MATRIX,
                    "Bent u het hiermee eens?",
                    opties=EENS,
                    rijen=(
                        Optie("licht", "Mijn werk is goed te doen."),
                        Optie("vind", "Ik vind snel wat ik nodig heb."),
                        Optie("kan", "Ik kan goed werken met onze systemen."),
                        Optie("hulp", "Als iets niet lukt, krijg ik snel hulp."),
                    ),
                    richting="hoger",
                ),
            ),
        ),
        Pagina(
            titel="Hoe u werkt",
            vragen=(
                Vraag(
                    "plek",
                    Soort.MEERKEUZE,
                    "Waar werkt u in een gewone week?",
                    opties=(
                        Optie("kantoor", "Op kantoor"),
                        Optie("thuis", "Thuis"),
                        Optie("buiten", "Bij inwoners of buiten"),
                    ),
                    spoor="fysiek",
                ),
                Vraag(
                    "werkplek",
                    Soort.MATRIX,
                    "Bent u het eens met deze zinnen over uw werkplek?",
                    opties=EENS,
                    rijen=(
                        Optie("laptop", "Mijn laptop doet wat ik nodig heb."),
                        Optie("ruimte", "Op kantoor vind ik een plek die past bij mijn werk."),
                    ),
                    richting="hoger",
                    spoor="fysiek",
                ),
                Vraag(
                    "dubbel",
                    Soort.GETAL,
                    "Hoeveel uur per week typt u iets over dat al ergens staat?",
                    minimum=0,
                    maximum=40,
                    eenheid="uur",
                ),
                Vraag("kwijt", Soort.TEKST, "Wat moet er als eerste beter?", lang=True),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Moment:
    naam: str
    opens: dt.datetime
    closes: dt.datetime
    step: float


def build_rondes(truth: Waarheid, gemeente: Gemeente) -> None:
    """Make, answer, close and seal both rounds; one that was cut off goes on where it was."""
    standing = staff_rondes(gemeente)
    for number, (day, naam) in enumerate(_MOMENTS):
        opens = timezone.make_aware(dt.datetime.combine(day, dt.time(9)))
        moment = _Moment(naam, opens, opens + dt.timedelta(days=_RUNS_DAYS), truth.score_step * number)
        ronde = standing[number] if number < len(standing) else _plan(gemeente, moment)
        if ronde is not None:
            _finish(ronde, moment, np.random.default_rng([truth.seed, number]))


def staff_rondes(gemeente: Gemeente) -> list[Ronde | None]:
    """Return the rounds that were made here for staff, in order; None where somebody took one away."""
    return made(Ronde, gemeente)[:STAFF]


def tell_back(gemeente: Gemeente) -> None:
    """Write what is done with the outcomes of the last round, once: people may take it away."""
    ronde = staff_rondes(gemeente)[-1]
    known = Gebeurtenis.objects.filter(gemeente_id=gemeente.pk, actor=BY, action="actiepunten bewaard")
    if ronde is None or known.exists():
        return
    shut = timezone.localdate(ronde.sluit_op)
    punten = (
        Punt(
            "Elke week een uur oefenen met het zaaksysteem",
            "Team Opleiding",
            shut + dt.timedelta(days=30),
            klaar=True,
        ),
        Punt("Adressen nog maar één keer typen", "Informatiebeheer", shut + dt.timedelta(days=120)),
    )
    save_actiepunten(ronde=ronde, punten=punten, by=BY)


def _versie(gemeente: Gemeente) -> Vragenlijstversie:
    for versie in made(Vragenlijstversie, gemeente)[:1]:
        if versie is not None:
            return versie
    draft = save_vragenlijst(gemeente=gemeente, naam=CONTENT.titel, inhoud=CONTENT, by=BY)
    return publish_versie(versie=draft, by=BY)


@transaction.atomic
def _plan(gemeente: Gemeente, moment: _Moment) -> Ronde | None:
    """Plan the round for now; once it has been answered it is dated back to when it is told to have been."""
    [traject] = made(Traject, gemeente)
    if traject is None:
        return None
    now = timezone.now()
    plan = Plan(moment.naam, Doelgroep.MEDEWERKERS, now, now + dt.timedelta(days=1))
    ronde = create_ronde(traject=traject, versie=_versie(gemeente), plan=plan, by=BY)
    for groep, (name, size) in zip(made(Rapportagegroep, gemeente), _GROUPS, strict=True):
        Uitnodiging.objects.bulk_create(
            Uitnodiging(
                ronde=ronde,
                email=f"{name.lower()}{number}@{gemeente.slug}.example",
                naam=f"Medewerker {number}",
                groep=groep,
            )
            for number in range(1, size + 1)
        )
    today = timezone.localdate()
    record_besluit(
        traject=traject,
        dossiers=[f"ronde:{ronde.pk}"],
        soort=Orbesluit.Soort.INSTEMMING,
        metingen=f"{moment.naam} onder medewerkers, anoniem, in drie groepen.",
        genomen_op=today - dt.timedelta(days=14),
        geldig_tot=today + dt.timedelta(days=300),
        by=BY,
    )
    return ronde


def _finish(ronde: Ronde, moment: _Moment, rng: np.random.Generator) -> None:
    # A line of chance of its own, so that what is asked beside work changes nothing of work.
    (apart,) = rng.spawn(1)

    def answers(_: Link) -> dict[str, Answer] | None:
        said = _answers(rng, moment.step) | {"werkplek": _workplace(apart)}
        return said if rng.random() < _RESPONSE else None

    answer_and_seal(ronde, answers, (moment.opens, moment.closes))


def _agreed(rng: np.random.Generator, rows: Mapping[str, float]) -> dict[str, str]:
    """Return how far somebody agrees with each row, given how far people do on average."""
    person = rng.normal(0, 0.5)
    scores = {row: base + person + rng.normal(0, 0.8) for row, base in rows.items()}
    return {row: str(int(np.clip(round(score), 1, 5))) for row, score in scores.items()}


def _workplace(rng: np.random.Generator) -> dict[str, str]:
    return _agreed(rng, {"laptop": 3.1, "ruimte": 3.5})


def _answers(rng: np.random.Generator, step: float) -> dict[str, Answer]:
    work = {"licht": 3.0, "vind": 2.7, "kan": 3.2, "hulp": 3.4}
    rows = _agreed(rng, {row: base + step for row, base in work.items()})
    places = [
        code
        for code, chance in (("kantoor", 0.85), ("thuis", 0.55), ("buiten", 0.3))
        if rng.random() < chance
    ]
    hours = float(max(0, round(rng.normal(5 - 2 * step, 2))))
    wish = told(int(rng.choice(len(WISHES))), int(hours)) if rng.random() < _WRITES else None
    return {"werk": rows, "plek": places or None, "dubbel": hours, "kwijt": wish}
