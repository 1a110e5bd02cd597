"""Taking in an earlier questionnaire with its answers, as a sealed round: all of it, or nothing."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import Error, transaction
from django.utils import timezone

from adoptie import dutch
from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.models import Traject
from adoptie.refusal import Refusal
from enquetes import frames, sealed
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.importers.answers import Answers, read_answers
from enquetes.importers.choosing import Onbekend
from enquetes.importers.lss import earlier
from enquetes.models import Doelgroep, Modus, Ronde, Status, Vragenlijst, Vragenlijstversie
from enquetes.queries.besluiten import earlier_objections
from enquetes.queries.namen import known_names
from enquetes.queries.ondergrens import ondergrens_of
from enquetes.respondent import Respondent
from enquetes.sealed import SealedRound
from enquetes.sealing import manifest_of

# A day before this is a slip of the pen; the first ones of the calendar have no time in UTC.
_EARLIEST = dt.date(1950, 1, 1)


@dataclass(frozen=True, slots=True)
class Bestanden:
    """What an earlier survey left behind, and how to read it.

    ``onbekend`` says what happens to what the questionnaire in ``lss`` does not know, ``weglaten`` names
    columns that are not wanted.
    """

    antwoorden: Path
    lss: Path | None = None
    onbekend: Onbekend = Onbekend.WEIGEREN
    weglaten: Collection[str] = ()
    tekenset: str | None = None


@dataclass(frozen=True, slots=True)
class Eerder:
    """What is told of an earlier survey: its name, its days, and whom it asked."""

    naam: str
    van: dt.date
    tot: dt.date
    doelgroep: Doelgroep = Doelgroep.OPEN


def take_in_ronde(
    *, traject: Traject, bestanden: Bestanden, eerder: Eerder, by: Actor
) -> tuple[Ronde, list[str]]:
    """Make a sealed round of the files of an earlier survey; return it with what was noticed.

    Raises Refusal, with nothing stored, when a file or what is told of it cannot be used.
    """
    with earlier(bestanden.antwoorden, bestanden.lss) as (sheet, lss):
        answers = read_answers(
            sheet,
            lss.inhoud if lss else None,
            onbekend=bestanden.onbekend,
            weglaten=bestanden.weglaten,
            encoding=bestanden.tekenset,
        )
    ronde = import_answers(traject=traject, answers=answers, by=by, **asdict(eerder))
    return ronde, [*(lss.meldingen if lss else ()), *answers.meldingen]


def import_answers(
    *,
    traject: Traject,
    naam: str,
    answers: Answers,
    van: dt.date,
    tot: dt.date,
    doelgroep: Doelgroep = Doelgroep.OPEN,
    by: Actor,
) -> Ronde:
    """Make a sealed round of answers that were given from ``van`` to ``tot``; return it.

    The file is written first, then the database in one transaction; when that fails the file goes. Nobody
    carries a group. Raises Refusal when the dates, the name or the file do not allow it.
    """
    _check_days(van, tot)
    ronde = _planned(traject, naam, answers, van, tot, doelgroep)
    _check(ronde, answers)
    base = sealed.sealed_base(ronde.gemeente.slug)
    try:
        file = _write(ronde, answers, base)
        return _commit(ronde, answers, file, by)
    except BaseException as fault:
        # After a fault of the database nobody knows yet: what was not kept goes when the night sweeps.
        if not isinstance(fault, Error) and not Ronde.objects.filter(sleutel=ronde.sleutel).exists():
            sealed.remove_sealed(base, ronde.sleutel)
        raise


def _planned(
    traject: Traject, naam: str, answers: Answers, van: dt.date, tot: dt.date, doelgroep: Doelgroep
) -> Ronde:
    zone = timezone.get_current_timezone()
    inhoud = answers.inhoud
    end = dt.datetime.combine(tot, dt.time(23, 59, 59), zone)
    return Ronde(
        traject=traject,
        versie=Vragenlijstversie(inhoud=inhoud.to_json(), hash=inhoud.hash),
        naam=" ".join(naam.split()),
        doelgroep=doelgroep,
        modus=Modus.ANONIEM,
        opent_op=dt.datetime.combine(van, dt.time(), zone),
        sluit_op=end,
        verzegel_op=end,
        code=secrets.token_hex(6),
        ingelezen=True,
        ondergrens=ondergrens_of(traject),
    )


def _check_days(van: dt.date, tot: dt.date) -> None:
    if van < _EARLIEST:
        raise Refusal(f"De begindatum ligt voor {dutch.day(_EARLIEST)}. Kijk de datum na.")
    if tot < van:
        raise Refusal("De einddatum ligt voor de begindatum. Draai ze om.")
    if tot > timezone.localdate():
        raise Refusal("De einddatum ligt in de toekomst. Lees alleen een ronde in die voorbij is.")


def _check(ronde: Ronde, answers: Answers) -> None:
    if not ronde.naam:
        raise Refusal("Geef de ronde een naam.")
    if ronde.doelgroep == Doelgroep.MEDEWERKERS:
        for sentence in earlier_objections(ronde):
            raise Refusal(sentence)
    rondes = Ronde.objects.filter(traject=ronde.traject)
    # A decision names one survey: in other capitals it is that one again.
    if ronde.naam.casefold() in {naam.casefold() for naam in rondes.values_list("naam", flat=True)}:
        raise Refusal(f"De ronde '{ronde.naam}' bestaat al in dit traject. Er is niets veranderd.")
    for other in rondes.filter(status=Status.VERZEGELD):
        if _file_of(other) == answers.sha256:
            raise Refusal(f"Dit bestand is al ingelezen, als de ronde '{other.naam}'. Er is niets veranderd.")


def _file_of(ronde: Ronde) -> str:
    """Return the hash of the file that a round was taken in from, or an empty text."""
    base = sealed.sealed_base(ronde.gemeente.slug)
    folder = sealed.sealed_folder(base, ronde.sleutel, ronde.verzegeld_hash)
    try:
        return str(json.loads((folder / "manifest.json").read_bytes()).get("bestand_sha256", ""))
    except (OSError, ValueError):
        # A damaged seal is told where its figures are computed.
        return ""


def _write(ronde: Ronde, answers: Answers, base: Path) -> SealedRound:
    people = [Respondent(antwoorden=person) for person in answers.respondents]
    manifest = {
        **manifest_of(ronde, people),
        "ingelezen": True,
        # How people answered, the file does not say.
        "wijzen": None,
        "bestand_sha256": answers.sha256,
        "codes": dict(answers.codes),
    }
    frame = frames.build_frame(answers.inhoud, people, known_names(ronde))
    return sealed.write_sealed(base, ronde.sleutel, manifest, frame)


@transaction.atomic
def _commit(ronde: Ronde, answers: Answers, file: SealedRound, by: Actor) -> Ronde:
    ronde.versie = _versie(ronde, answers, by)
    ronde.status = Status.VERZEGELD
    ronde.verzegeld_hash = file.hash
    ronde.aantal = len(answers.respondents)
    ronde.vervallen_concepten = 0
    return store(
        ronde,
        "ronde ingelezen",
        by=by,
        gemeente=ronde.gemeente,
        aantal=ronde.aantal,
        hash=file.hash,
        bestand=answers.sha256,
    )


def _versie(ronde: Ronde, answers: Answers, by: Actor) -> Vragenlijstversie:
    """Keep the questionnaire under the name of the round, fixed at once."""
    gemeente = ronde.gemeente
    name = f"{ronde.naam[:100]} (ingelezen)"
    if Vragenlijst.objects.filter(gemeente=gemeente, naam=name, versies__vastgesteld=False).exists():
        raise Refusal(f"Aan de vragenlijst '{name}' wordt nog gewerkt. Kies een andere naam voor de ronde.")
    draft = save_vragenlijst(gemeente=gemeente, naam=name, inhoud=answers.inhoud, by=by)
    return publish_versie(versie=draft, by=by)
