"""Taking one person out of a sealed vertrouwelijke round, or correcting what they answered.

(a) Outside a transaction the file is read and written anew without this person: shuffled, fsynced, read back.
(b) In one transaction the round is held and takes the new hash if it has the old one; the log keeps both.
(c) The old folder goes. This can be done any number of times; the night does it where a crash came before.

Figures stay as they were told, and nothing of this round is told anew (``metingen.queries.te_meten``): old
figures minus new ones would be this person's answers. So the answers no longer leave as a file either.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from adoptie import audit
from adoptie.audit import Actor
from adoptie.refusal import Refusal
from enquetes.content import Answers
from enquetes.frames import build_frame
from enquetes.leftovers import clean_up
from enquetes.locking import hold_ronde
from enquetes.models import Modus, Ronde, Status
from enquetes.queries.namen import known_names
from enquetes.respondent import Respondent
from enquetes.sealed import SealedRound, group_counts, remove_folder, sealed_base, write_parts
from enquetes.seals import GROEP, NUMMER, VOLGCODE
from metingen.actions.antwoordbestanden import remove_bestand
from metingen.models import Antwoordbestand, Tekst, Verbeterdag
from metingen.models.verbeterdag import MOST_A_DAY
from metingen.queries.eigen_antwoorden import Eigen, find_own
from metingen.queries.verbeterdagen import day_mark
from metingen.queries.verbeteren import Ingevuld, broken, changed_columns, impossible

_CORRECTED = "antwoorden van één persoon verbeterd"
TOO_OFTEN = gettext_lazy(
    "U hebt vandaag al vaak iets verbeterd. Morgen kunt u verder. "
    "Kan dat niet wachten? Bel of mail de gemeente."
)


class ChangedMeanwhileError(Exception):
    """Somebody else was taken out of the same round at the same moment; it can be tried again."""


@dataclass(frozen=True, slots=True)
class _File:
    """What will be sealed: answers, texts by column, and the numbers of texts that go or change."""

    answers: pd.DataFrame
    texts: Mapping[str, pd.DataFrame]
    changed: Collection[str]


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
    _replace(own, _File(kept, texts, set(gone.values())), "antwoorden van één persoon gewist", by)
    return True


def correct_own_answers(*, ronde: Ronde, code: str, antwoorden: Answers, by: Actor, taal: str = "") -> bool:
    """Let these answers take the place of those under this volgcode; tell whether there were any.

    ``antwoorden`` go by question, as drafts keep them; what does not count by them is left out, as when
    somebody answers. ``taal`` is that of the sentences. Raises Refusal for what the questionnaire does not
    have, for what other answers make impossible, when nothing changes, and when it is too often for one day;
    else as ``erase_own_answers``.
    """
    own = _find(ronde, code)
    if own is None:
        return False
    before = Ingevuld.of(own, taal)
    after = before.with_answers(antwoorden)
    if key := impossible(after, antwoorden):
        raise Refusal(gettext("Dit antwoord hoort niet bij de vragenlijst: {vraag}.").format(vraag=key))
    if vraag := broken(before, after):
        told = gettext("Dit past niet bij uw antwoord op de vraag '{vraag}'. Kijk die ook na.")
        raise Refusal(told.format(vraag=vraag.tekst))
    columns = changed_columns(before, after)
    if not columns:
        raise Refusal(gettext("Dit staat er al. Er is niets veranderd."))
    _replace(own, _corrected(own, after, columns), _CORRECTED, by)
    return True


def _corrected(own: Eigen, after: Ingevuld, columns: set[str]) -> _File:
    """Lay out the file with other values in these columns of one row; what is written is masked as ever."""
    group = str(own.row()[GROEP].iloc[0])
    person = Respondent(after.way.counted(), group)
    new = build_frame(own.sealed.content, [person], known_names(own.ronde))
    answers, numbers = own.sealed.answers(), own.numbers()
    mine = answers[VOLGCODE] == own.code
    for kolom in columns & set(answers.columns):
        # An answer that nobody gave before is no category of the column yet.
        plain = answers[kolom].astype(object).where(~mine, new[kolom].astype(object).iloc[0])
        answers[kolom] = plain.where(plain.notna(), None).astype(new[kolom].dtype)
    texts = {kolom: own.sealed.texts(kolom) for kolom in numbers}
    written = {kolom: numbers[kolom] for kolom in columns & set(numbers) if own.sealed.has_texts(kolom)}
    for kolom, number in written.items():
        said = new[kolom].iloc[0]
        rest = _without(own.sealed, kolom, number)
        row = pd.DataFrame({GROEP: [group], "tekst": [said], NUMMER: [number]})
        texts[kolom] = rest if pd.isna(said) else pd.concat([rest, row], ignore_index=True)
        texts[kolom] = texts[kolom].astype({GROEP: "category", "tekst": "string"})
    return _File(answers, texts, set(written.values()))


def _find(ronde: Ronde, code: str) -> Eigen | None:
    ronde = Ronde.objects.select_related("traject__gemeente").get(pk=ronde.pk)
    if ronde.modus != Modus.VERTROUWELIJK or ronde.status != Status.VERZEGELD:
        raise Refusal("Dit kan alleen in een vertrouwelijke ronde die definitief is afgesloten.")
    return find_own(ronde, code)


def _without(sealed: SealedRound, kolom: str, number: str) -> pd.DataFrame:
    texts = sealed.texts(kolom)
    return texts[texts[NUMMER] != number]


def _replace(own: Eigen, file: _File, action: str, by: Actor) -> None:
    base = sealed_base(own.ronde.gemeente.slug)
    present = {kolom: rows for kolom, rows in file.texts.items() if own.sealed.has_texts(kolom)}
    manifest = {**own.sealed.manifest, "groepen": group_counts(file.answers[GROEP])}
    new = write_parts(base, own.ronde.sleutel, manifest, file.answers, present)
    try:
        _commit(own, new, file, action, by)
    except BaseException:
        with transaction.atomic():
            if hold_ronde(own.ronde).verzegeld_hash != new.hash:
                remove_folder(new.folder)
        raise
    clean_up(own.ronde)


@transaction.atomic
def _commit(own: Eigen, new: SealedRound, file: _File, action: str, by: Actor) -> None:
    current = hold_ronde(own.ronde)
    if current.verzegeld_hash != own.sealed.hash:
        raise ChangedMeanwhileError
    if action == _CORRECTED:
        _count(own)
    current.verzegeld_hash, current.aantal = new.hash, len(file.answers)
    current.save(update_fields=["verzegeld_hash", "aantal"])
    Tekst.objects.filter(lezing__ronde=current, nummer__in=file.changed).delete()
    for bestand in Antwoordbestand.objects.filter(ronde=current).select_related("ronde__traject__gemeente"):
        remove_bestand(bestand=bestand, by=by)
    hashes = {"oude_hash": own.sealed.hash, "nieuwe_hash": new.hash}
    audit.record(action, current, by=by, gemeente=current.gemeente, **hashes)


def _count(own: Eigen) -> None:
    """Count one correction more of this person today. Raises Refusal when there were too many already."""
    today = timezone.localdate()
    row, _ = Verbeterdag.objects.select_for_update().get_or_create(
        merk=day_mark(own.code, today), defaults={"gemeente": own.ronde.gemeente, "dag": today}
    )
    if row.aantal >= MOST_A_DAY:
        raise Refusal(str(TOO_OFTEN))
    row.aantal += 1
    row.save(update_fields=["aantal"])
