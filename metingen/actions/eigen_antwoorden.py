"""Taking one person out of a sealed vertrouwelijke round, or correcting what they answered.

(a) Outside a transaction the file is read and written anew without this person: shuffled, fsynced, read back.
(b) In one transaction the round is held and takes the new hash if it has the old one; the log keeps both.
(c) The old folder goes. This can be done any number of times; the night does it where a crash came before.

Figures stay as they were told, and nothing of this round is told anew (``metingen.queries.te_meten``): old
figures minus new ones would be this person's answers. So the answers no longer leave as a file either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.refusal import Refusal
from enquetes.leftovers import clean_up
from enquetes.locking import hold_ronde
from enquetes.models import Modus, Ronde, Status
from enquetes.sealed import SealedRound, group_counts, remove_folder, sealed_base, write_parts
from enquetes.seals import GROEP, NUMMER, VOLGCODE
from metingen.actions.antwoordbestanden import remove_bestand
from metingen.models import Antwoordbestand, Tekst
from metingen.queries.eigen_antwoorden import Eigen, find_own


class ChangedMeanwhileError(Exception):
    """Somebody else was taken out of the same round at the same moment; it can be tried again."""


def erase_own_answers(*, ronde: Ronde, code: str, by: Actor) -> bool:
    """Take the answers under this volgcode out of a sealed round; tell whether there were any.

    Raises Refusal for a round that is anonymous or not sealed, ChangedMeanwhileError, DamagedSealError and
    OSError when it did not happen: then everything is as it was.
    """
    own = _find(ronde, code)
    if own is None:
        return False
    answers = own.sealed.answers()
    kept = answers[answers[VOLGCODE] != code]
    gone = own.numbers()
    texts = {kolom: _without(own.sealed, kolom, number) for kolom, number in gone.items()}
    _replace(own, kept, texts, "antwoorden van één persoon gewist", by)
    return True


def correct_own_answers(*, ronde: Ronde, code: str, antwoorden: Mapping[str, Any], by: Actor) -> bool:
    """Write other answers under this volgcode, by column; tell whether there were any.

    Raises Refusal for a column or an option that the questionnaire does not have; else as
    ``erase_own_answers``.
    """
    own = _find(ronde, code)
    if own is None:
        return False
    items = {item.kolom: item for item in own.sealed.content.items()}
    answers = own.sealed.answers()
    mine = answers[VOLGCODE] == code
    for kolom, value in antwoorden.items():
        if kolom not in items or kolom not in answers:
            raise Refusal(f"Deze vraag staat niet in de vragenlijst: {kolom}.")
        options = {option.code for option in items[kolom].opties}
        if options and value is not None and value not in options:
            raise Refusal(f"Dit antwoord hoort niet bij de vraag: {kolom}.")
        answers[kolom] = answers[kolom].where(~mine, value)
    texts = {kolom: own.sealed.texts(kolom) for kolom in own.numbers()}
    _replace(own, answers, texts, "antwoorden van één persoon verbeterd", by)
    return True


def _find(ronde: Ronde, code: str) -> Eigen | None:
    ronde = Ronde.objects.select_related("traject__gemeente").get(pk=ronde.pk)
    if ronde.modus != Modus.VERTROUWELIJK or ronde.status != Status.VERZEGELD:
        raise Refusal("Dit kan alleen in een vertrouwelijke ronde die definitief is afgesloten.")
    return find_own(ronde, code)


def _without(sealed: SealedRound, kolom: str, number: str) -> pd.DataFrame:
    texts = sealed.texts(kolom)
    return texts[texts[NUMMER] != number]


def _replace(
    own: Eigen, answers: pd.DataFrame, texts: Mapping[str, pd.DataFrame], action: str, by: Actor
) -> None:
    base = sealed_base(own.ronde.gemeente.slug)
    present = {kolom: rows for kolom, rows in texts.items() if own.sealed.has_texts(kolom)}
    manifest = {**own.sealed.manifest, "groepen": group_counts(answers[GROEP])}
    new = write_parts(base, own.ronde.sleutel, manifest, answers, present)
    try:
        _commit(own, new, len(answers), action, by)
    except BaseException:
        with transaction.atomic():
            if hold_ronde(own.ronde).verzegeld_hash != new.hash:
                remove_folder(new.folder)
        raise
    clean_up(own.ronde)


@transaction.atomic
def _commit(own: Eigen, new: SealedRound, people: int, action: str, by: Actor) -> None:
    current = hold_ronde(own.ronde)
    if current.verzegeld_hash != own.sealed.hash:
        raise ChangedMeanwhileError
    was = current.aantal or 0
    current.verzegeld_hash, current.aantal = new.hash, people
    current.save(update_fields=["verzegeld_hash", "aantal"])
    if people < was:
        Tekst.objects.filter(lezing__ronde=current, nummer__in=own.numbers().values()).delete()
    for bestand in Antwoordbestand.objects.filter(ronde=current).select_related("ronde__traject__gemeente"):
        remove_bestand(bestand=bestand, by=by)
    hashes = {"oude_hash": own.sealed.hash, "nieuwe_hash": new.hash}
    audit.record(action, current, by=by, gemeente=current.gemeente, **hashes)
