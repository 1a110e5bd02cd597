"""What people wrote in a sealed round, for the one who reads it before anybody else does.

Nothing of what is read here stands beside another answer, a group, or a text at another question.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from adoptie import dutch
from enquetes.content import Inhoud, ItemSoort
from enquetes.models import Ronde, Status
from enquetes.queries.ondergrens import rules_for
from enquetes.seals import GROEP, NUMMER
from metingen.disclosure import Drempels, TextSets, text_sets
from metingen.models import Codering, Tekst, Tekstlezing
from metingen.queries.sealed_rounds import open_round
from metingen.zwart import ZWART, words_of

# So many texts are read on one page.
TOGETHER = 10
_PROMISED = "Bij deze ronde is beloofd dat niemand leest wat mensen zelf schreven. Dat blijft zo."
_GONE = "Wat mensen schreven, is na twaalf maanden gewist."


@dataclass(frozen=True, slots=True)
class OpenVraag:
    """An open question of a round: how many wrote something, and how far the reading is.

    ``plaats`` counts the open questions of the round from 1. ``bezwaar`` says why nobody reads this one.
    """

    plaats: int
    kolom: str
    tekst: str
    geschreven: int
    bezwaar: str
    lezing: Tekstlezing | None
    gelezen: int
    vrij: int
    ingedeeld: int

    @property
    def klaar(self) -> bool:
        return self.lezing is not None and self.lezing.afgerond_op is not None

    @property
    def over(self) -> int:
        return self.geschreven - self.gelezen

    @property
    def indeling(self) -> str:
        return f"{self.ingedeeld} van de {dutch.counted(self.geschreven, 'tekst', 'teksten')} ingedeeld."

    @property
    def stand(self) -> str:
        return f"{self.gelezen} van de {dutch.counted(self.geschreven, 'tekst', 'teksten')} gelezen."


@dataclass(frozen=True, slots=True)
class Woord:
    plaats: int
    woord: str
    zwart: bool


@dataclass(frozen=True, slots=True)
class Regel:
    """One text as its reader sees it, and what was decided of it so far (None: nothing)."""

    nummer: str
    tekst: str
    oordeel: Tekst | None
    themas: frozenset[int] = frozenset()

    def is_coded(self, *, tweede: bool = False) -> bool:
        """Tell whether somebody put it in themes, or in none of them."""
        row = self.oordeel
        return row is not None and (row.nagedeeld_door_id if tweede else row.ingedeeld_door_id) is not None

    @property
    def woorden(self) -> tuple[Woord, ...]:
        black = set(self.oordeel.zwart) if self.oordeel else set()
        return tuple(Woord(at, word, at in black) for at, word in enumerate(words_of(self.tekst)))

    @property
    def getoond(self) -> str:
        """Return the text as it will be shown."""
        return " ".join(ZWART if word.zwart else word.woord for word in self.woorden)


@dataclass(frozen=True, slots=True)
class Blad:
    """Some of the texts, in the order of numbers that were drawn: it says nothing about who wrote them."""

    nummer: int
    aantal: int
    regels: tuple[Regel, ...]

    @property
    def eerste(self) -> int:
        """Return which text of all is the first one here."""
        return (self.nummer - 1) * TOGETHER + 1

    @property
    def bladen(self) -> range:
        return range(1, self.aantal + 1)

    @property
    def volgende(self) -> int | None:
        return self.nummer + 1 if self.nummer < self.aantal else None


def texts_objection(ronde: Ronde) -> str:
    """Return why nobody may read what people wrote in this round, or an empty text."""
    if ronde.status != Status.VERZEGELD or ronde.is_proef:
        return "Teksten lezen kan pas als de ronde definitief is afgesloten."
    return "" if ronde.teksten_gelezen else _PROMISED


def open_questions(ronde: Ronde) -> tuple[OpenVraag, ...]:
    """Return the open questions of a sealed round that may be read. Three queries.

    Raises DamagedSealError.
    """
    file = open_round(ronde)
    standing = {row.kolom: row for row in ronde.tekstlezingen.all()}
    rows = Tekst.objects.filter(lezing__ronde=ronde)
    judged = list(rows.values_list("lezing__kolom", "oordeel", "ingedeeld_door"))
    found = []
    items = [item for item in file.content.items() if item.soort == ItemSoort.TEKST]
    for plaats, item in enumerate(items, start=1):
        own = [(oordeel, by) for kolom, oordeel, by in judged if kolom == item.kolom]
        verdicts = [oordeel for oordeel, _ in own if oordeel]
        texts = file.texts(item.kolom)
        found.append(
            OpenVraag(
                plaats=plaats,
                kolom=item.kolom,
                tekst=item.tekst,
                geschreven=file.written(item.kolom),
                bezwaar=_objection(texts, file.written(item.kolom), rules_for(ronde)),
                lezing=standing.get(item.kolom),
                gelezen=len(verdicts),
                vrij=verdicts.count(Tekst.Oordeel.VRIJ),
                ingedeeld=sum(by is not None for _, by in own),
            )
        )
    return tuple(found)


def _objection(texts: pd.DataFrame, written: int, rules: Drempels) -> str:
    if not rules.may_show_text(written):
        return f"Minder dan {rules.tekst} mensen schreven iets. Dan leest niemand dat."
    return _GONE if texts.empty else ""


def sealed_of(ronde: Ronde) -> tuple[dict[str, Any], Inhoud]:
    """Return what the sealed file says of the round, and what was asked. Raises DamagedSealError."""
    file = open_round(ronde)
    return file.manifest, file.content


def read_texts(ronde: Ronde, kolom: str) -> dict[str, str]:
    """Return number -> text, in the order of the numbers. Raises DamagedSealError."""
    texts = open_round(ronde).texts(kolom).sort_values(NUMMER)
    return dict(zip(texts[NUMMER].astype(str), texts["tekst"].astype(str), strict=True))


def writers_of(ronde: Ronde, kolom: str) -> dict[str, str]:
    """Return number -> group. Raises DamagedSealError."""
    texts = open_round(ronde).texts(kolom)
    return dict(zip(texts[NUMMER].astype(str), texts[GROEP].astype("object"), strict=True))


def sets_of(ronde: Ronde, groups: Collection[str]) -> TextSets:
    """Return beside which groups texts stand, given the group of everybody who wrote one."""
    writers = {name: list(groups).count(name) for name in set(groups)}
    return text_sets(writers, rules_for(ronde), neighbours_of(ronde))


def neighbours_of(ronde: Ronde) -> Mapping[str, str]:
    return {row["naam"]: row["buur"] for row in ronde.groepen if row.get("buur")}


def page_of_texts(vraag: OpenVraag, ronde: Ronde, number: int, *, tweede: bool = False) -> Blad:
    """Return one page of texts; a number too high is the last page. Three queries.

    Raises DamagedSealError.
    """
    texts = read_texts(ronde, vraag.kolom)
    pages = max(1, -(-len(texts) // TOGETHER))
    number = min(max(number, 1), pages)
    shown = list(texts)[(number - 1) * TOGETHER : number * TOGETHER]
    rows = {row.nummer: row for row in Tekst.objects.filter(lezing=vraag.lezing, nummer__in=shown)}
    coded = Codering.objects.filter(tekst__in=rows.values(), tweede=tweede)
    themes: dict[int, set[int]] = {}
    for tekst, thema in coded.values_list("tekst", "thema"):
        themes.setdefault(tekst, set()).add(thema)
    return Blad(
        number,
        pages,
        tuple(
            Regel(name, texts[name], row, frozenset(themes.get(row.pk, ())) if row else frozenset())
            for name in shown
            for row in [rows.get(name)]
        ),
    )
