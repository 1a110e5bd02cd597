"""Themes of what people wrote: naming them, and putting each text in none, one or more of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from adoptie import audit, dutch
from adoptie.actions.storing import store
from adoptie.models import Gebruiker
from adoptie.refusal import Refusal
from enquetes.models import Ronde
from metingen.actions.teksten import hold_lezing, known_texts
from metingen.models import Codering, Tekst, Tekstlezing, Tekstthema
from metingen.oordeel import Indeling
from metingen.thema import theme_code

MOST_THEMES = 20
_TWICE = "Dit thema is er al. Kies een andere naam."


@dataclass(frozen=True, slots=True)
class Ingedeeld:
    """How many texts were put in themes now, and how many somebody else had put elsewhere meanwhile."""

    aantal: int
    intussen: int

    @property
    def sentence(self) -> str:
        told = f"Bewaard: {dutch.counted(self.aantal, 'tekst', 'teksten')}."
        if not self.intussen:
            return told
        others = dutch.counted(self.intussen, "tekst", "teksten")
        return f"{told} Een collega deelde intussen {others} in. Dat is zo gebleven. Kijk het na."


@transaction.atomic
def add_thema(*, ronde: Ronde, kolom: str, naam: str, by: Gebruiker) -> Tekstthema:
    """Add a theme. Texts that were read stay in the themes where they were.

    Raises Refusal when there is one of this name, or too many, and as ``judge_texts`` does.
    """
    known_texts(ronde, kolom, by)
    lezing = hold_lezing(ronde, kolom)
    _refuse_double(lezing, naam)
    if lezing.themas.count() >= MOST_THEMES:
        raise Refusal(f"Er zijn al {MOST_THEMES} thema's. Voeg er eerst samen.")
    return store(Tekstthema(lezing=lezing, naam=naam), "thema toegevoegd", by=by, gemeente=ronde.gemeente)


@transaction.atomic
def rename_thema(*, thema: Tekstthema, naam: str, by: Gebruiker) -> Tekstthema:
    current = _hold(thema, by)
    _refuse_double(current.lezing, naam, current)
    before, current.naam = current.naam, naam
    gemeente = current.lezing.ronde.gemeente
    return store(current, "thema hernoemd", by=by, gemeente=gemeente, naam=[before, naam])


@transaction.atomic
def merge_themas(*, thema: Tekstthema, naar: Tekstthema, by: Gebruiker) -> Tekstthema:
    """Put all texts of one theme in another, and remove the first. Raises Refusal for another question."""
    current = _hold(thema, by)
    if naar.lezing_id != current.lezing_id or naar.pk == current.pk:
        raise Refusal("Kies een ander thema van dezelfde vraag.")
    there = {(row.tekst_id, row.tweede) for row in naar.coderingen.all()}
    moved = [row for row in current.coderingen.all() if (row.tekst_id, row.tweede) not in there]
    Codering.objects.filter(pk__in=[row.pk for row in moved]).update(thema=naar)
    gemeente = current.lezing.ronde.gemeente
    audit.record("thema samengevoegd", naar, by=by, gemeente=gemeente, thema=current.naam, teksten=len(moved))
    current.delete()
    return naar


@transaction.atomic
def remove_thema(*, thema: Tekstthema, by: Gebruiker) -> None:
    """Remove a theme; its texts stay, without it."""
    current = _hold(thema, by)
    audit.record("thema verwijderd", current, by=by, gemeente=current.lezing.ronde.gemeente)
    current.delete()


def code_texts(
    *, ronde: Ronde, kolom: str, indelingen: Sequence[Indeling], by: Gebruiker, tweede: bool = False
) -> Ingedeeld:
    """Put texts in themes; ``tweede`` by a second reader, who does not see what the first one did.

    What somebody else did after the page was drawn stays. Raises Refusal as ``judge_texts`` does, and when
    the second reader is the first one.
    """
    texts = known_texts(ronde, kolom, by)
    with transaction.atomic():
        lezing = hold_lezing(ronde, kolom)
        themes = {row.pk: row for row in lezing.themas.all()}
        if not themes:
            raise Refusal("Er zijn nog geen thema's. Maak er eerst een.")
        kept = meanwhile = 0
        for each in indelingen:
            if each.nummer not in texts or not each.themas <= themes.keys():
                raise Refusal("Deze tekst of dit thema is er niet meer. Laad de pagina opnieuw.")
            done = _code(lezing, each, by, tweede=tweede)
            kept, meanwhile = kept + (done is True), meanwhile + (done is None)
        if kept:
            action = "teksten nog eens ingedeeld" if tweede else "teksten ingedeeld"
            audit.record(action, lezing, by=by, gemeente=ronde.gemeente, aantal=kept)
    return Ingedeeld(kept, meanwhile)


def _code(lezing: Tekstlezing, said: Indeling, by: Gebruiker, *, tweede: bool) -> bool | None:
    """Return whether something was kept; None where somebody else was first."""
    row, _ = Tekst.objects.get_or_create(lezing=lezing, nummer=said.nummer)
    if tweede and row.ingedeeld_door_id == by.pk:
        raise Refusal("U deelde deze teksten zelf al in. Vraag een collega voor de tweede keer.")
    before = row.nagedeeld_door_id if tweede else row.ingedeeld_door_id
    standing = frozenset(row.coderingen.filter(tweede=tweede).values_list("thema", flat=True))
    now = standing if before is not None else None
    if now == said.themas:
        return False
    if now != said.stond:
        return None
    row.coderingen.filter(tweede=tweede).exclude(thema__in=said.themas).delete()
    new = said.themas - standing
    Codering.objects.bulk_create(Codering(tekst=row, thema_id=key, tweede=tweede) for key in sorted(new))
    setattr(row, "nagedeeld_door" if tweede else "ingedeeld_door", by)
    row.save(update_fields=["nagedeeld_door", "ingedeeld_door"])
    return True


def _hold(thema: Tekstthema, by: Gebruiker) -> Tekstthema:
    lezing = thema.lezing
    known_texts(lezing.ronde, lezing.kolom, by)
    hold_lezing(lezing.ronde, lezing.kolom)
    current = (
        Tekstthema.objects.filter(pk=thema.pk).select_related("lezing__ronde__traject__gemeente").first()
    )
    if current is None:
        raise Refusal("Dit thema is er niet meer.")
    return current


def _refuse_double(lezing: Tekstlezing, naam: str, but: Tekstthema | None = None) -> None:
    """Raise Refusal when the figure of another theme would have the same code."""
    others = {theme_code("", row.naam) for row in lezing.themas.all() if row != but}
    if theme_code("", naam) in others:
        raise Refusal(_TWICE)
