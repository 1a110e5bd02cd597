"""Reading what people wrote: showing it or not, and releasing it for good. No event holds a word of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from adoptie import audit, dutch
from adoptie.audit import Actor
from adoptie.models import Gebruiker, Rol
from adoptie.permissions import roles_of
from adoptie.refusal import Refusal
from enquetes.models import Ronde
from enquetes.queries.ondergrens import rules_for
from enquetes.seals import DamagedSealError
from metingen.actions.themacijfers import store_themes
from metingen.models import Tekst, Tekstlezing
from metingen.oordeel import Oordeel
from metingen.queries.bewaren import old_texts
from metingen.queries.ongelezen import (
    read_texts,
    sets_of,
    texts_objection,
    writers_of,
)
from metingen.zwart import blacken, words_of

# Who reads what people wrote: not who runs the program, but who answers for the questions.
READERS = frozenset({Rol.PROGRAMMALEIDER})
_DONE = "Deze teksten zijn al vrijgegeven. Er is niets veranderd."
_STRANGE = "Deze tekst hoort niet bij deze vraag. Laad de pagina opnieuw."


@dataclass(frozen=True, slots=True)
class Bewaard:
    """How many texts were judged now, and of how many somebody else had said something else meanwhile."""

    aantal: int
    intussen: int

    @property
    def sentence(self) -> str:
        told = f"Bewaard: {dutch.counted(self.aantal, 'tekst', 'teksten')}."
        if not self.intussen:
            return told
        others = dutch.counted(self.intussen, "tekst", "teksten")
        return f"{told} Over {others} besliste intussen een collega. Dat is zo gebleven. Kijk het na."


def judge_texts(*, ronde: Ronde, kolom: str, oordelen: Sequence[Oordeel], by: Gebruiker) -> Bewaard:
    """Keep what a reader says of some texts; an empty verdict takes it back.

    What somebody else decided after the page was drawn stays. Raises Refusal when texts were released
    already, may not be read, or not by this person, and when one is held back without a reason.
    """
    texts = known_texts(ronde, kolom, by)
    for each in oordelen:
        _check(each, texts)
    return _keep(ronde, kolom, oordelen, by)


@transaction.atomic
def _keep(ronde: Ronde, kolom: str, oordelen: Sequence[Oordeel], by: Gebruiker) -> Bewaard:
    lezing = hold_lezing(ronde, kolom)
    rows = {row.nummer: row for row in lezing.teksten.all()}
    kept = meanwhile = 0
    for each in oordelen:
        row = rows.get(each.nummer) or Tekst(lezing=lezing, nummer=each.nummer)
        wanted = (each.oordeel, each.reden, list(each.zwart))
        if wanted == (row.oordeel, row.reden, row.zwart):
            continue
        if row.versie != each.versie:
            meanwhile += 1
            continue
        row.oordeel, row.reden, row.zwart = wanted
        row.gelezen_door, row.versie = by, row.versie + 1
        row.full_clean()
        row.save()
        kept += 1
    if kept:
        audit.record("teksten gelezen", lezing, by=by, gemeente=ronde.gemeente, aantal=kept)
    return Bewaard(kept, meanwhile)


def _check(oordeel: Oordeel, texts: Mapping[str, str]) -> None:
    if oordeel.nummer not in texts:
        raise Refusal(_STRANGE)
    if oordeel.oordeel == Tekst.Oordeel.DICHT and not oordeel.reden:
        raise Refusal("Kies waarom u een tekst niet laat zien.")
    if oordeel.zwart and not set(oordeel.zwart) <= set(range(len(words_of(texts[oordeel.nummer])))):
        raise Refusal(_STRANGE)


def known_texts(ronde: Ronde, kolom: str, by: Gebruiker) -> dict[str, str]:
    """Return number -> text for who may read it. Raises Refusal otherwise."""
    if not READERS & roles_of(by, ronde.gemeente):
        raise Refusal("Alleen een programmaleider leest wat mensen schreven.")
    said = texts_objection(ronde)
    if said:
        raise Refusal(said)
    try:
        texts = read_texts(ronde, kolom)
    except DamagedSealError as fault:
        raise Refusal(str(fault)) from fault
    rules = rules_for(ronde)
    if not rules.may_show_text(len(texts)):
        raise Refusal(f"Minder dan {rules.tekst} mensen schreven iets. Dan leest niemand dat.")
    return texts


def hold_lezing(ronde: Ronde, kolom: str) -> Tekstlezing:
    """Return the reading, held for this transaction. Raises Refusal when its texts were released."""
    Tekstlezing.objects.get_or_create(ronde=ronde, kolom=kolom)
    lezing = Tekstlezing.objects.select_for_update(of=("self",)).get(ronde=ronde, kolom=kolom)
    if lezing.afgerond_op is not None:
        raise Refusal(_DONE)
    return lezing


def release_texts(*, ronde: Ronde, kolom: str, by: Gebruiker) -> Tekstlezing:
    """Release what was read: the words are stored, beside a group where that is safe, and stay as they are.

    Raises Refusal while texts are unread, or are not put in themes that there are.
    """
    texts = known_texts(ronde, kolom, by)
    groups = writers_of(ronde, kolom)
    labels = sets_of(ronde, list(groups.values())).labels
    with transaction.atomic():
        lezing = hold_lezing(ronde, kolom)
        # What was erased from the sealed file meanwhile is decided of no more.
        lezing.teksten.exclude(nummer__in=texts).delete()
        rows = {row.nummer: row for row in lezing.teksten.all()}
        _refuse_unfinished(lezing, [rows.get(nummer) for nummer in texts])
        for nummer, row in rows.items():
            row.definitief = True
            if row.oordeel == Tekst.Oordeel.VRIJ:
                row.tekst, row.groep = blacken(texts[nummer], row.zwart), labels[groups[nummer]]
        Tekst.objects.bulk_update(rows.values(), ["definitief", "tekst", "groep"], batch_size=200)
        lezing.afgerond_op = timezone.now()
        lezing.save()
        shown = sum(bool(row.tekst) for row in rows.values())
        figures = store_themes(ronde=ronde, lezing=lezing, writers=groups)
        audit.record(
            "teksten vrijgegeven",
            lezing,
            by=by,
            gemeente=ronde.gemeente,
            vrijgegeven=shown,
            achtergehouden=len(rows) - shown,
            cijfers=figures,
        )
    return lezing


def _refuse_unfinished(lezing: Tekstlezing, rows: Collection[Tekst | None]) -> None:
    unread = sum(row is None or not row.oordeel for row in rows)
    if unread:
        raise Refusal(f"Lees eerst alles. Er zijn nog {dutch.counted(unread, 'tekst', 'teksten')} te gaan.")
    loose = sum(row is None or row.ingedeeld_door_id is None for row in rows)
    if loose and lezing.themas.exists():
        number = dutch.counted(loose, "tekst", "teksten")
        raise Refusal(f"Er zijn nog {number} niet ingedeeld. Deel ze in, of haal de thema's weg.")


@transaction.atomic
def withdraw_text(*, tekst: Tekst, by: Gebruiker) -> None:
    """Take a text back that was released: it goes from here and from every report that is still to come.

    Raises Refusal when it is not for this person, or gone already.
    """
    ronde = tekst.lezing.ronde
    if not READERS & roles_of(by, ronde.gemeente):
        raise Refusal("Alleen een programmaleider haalt een tekst terug.")
    if not Tekst.objects.filter(pk=tekst.pk).exclude(tekst="").update(tekst=""):
        raise Refusal("Deze tekst is al weg.")
    audit.record("tekst teruggehaald", tekst.lezing, by=by, gemeente=ronde.gemeente)


@transaction.atomic
def forget_released(*, by: Actor) -> int:
    """Remove what was decided of texts, and those that were released, a year after sealing; return how many.

    What stands in a report stays there, and so do the figures of themes.
    """
    removed = 0
    old = old_texts(timezone.now())
    for lezing in Tekstlezing.objects.filter(teksten__in=old).distinct():
        gone = lezing.teksten.count()
        lezing.teksten.all().delete()
        audit.record("gelezen teksten gewist", lezing, by=by, gemeente=lezing.ronde.gemeente, aantal=gone)
        removed += gone
    return removed
