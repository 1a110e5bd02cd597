"""Taking questions out of the library, and putting own questions in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from django.db import transaction

from adoptie import audit
from adoptie.actions.storing import remove, store
from adoptie.audit import Actor
from adoptie.refusal import Refusal
from enquetes import editing
from enquetes.actions.ontwerp import change_ontwerp, lock_vragenlijst
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.content.talen import texts
from enquetes.editing import Plek
from enquetes.models import Bibliotheekstuk, Vragenlijst, Vragenlijstversie
from enquetes.queries.bibliotheek import Stuk, concept_of
from enquetes.routing.piping import is_piped


@transaction.atomic
def take_stuk(
    *, vragenlijst: Vragenlijst, stuk: Stuk, by: Actor, code: str = "", plek: Plek = "pagina"
) -> Vragenlijstversie:
    """Copy questions of the library into the draft, beside the question with this code; last without one.

    Each copy keeps its concept, and its code where that is free, so that its figures can be compared. Raises
    Refusal when one of them is there already, and as ``change_ontwerp`` does.
    """
    versions = list(lock_vragenlijst(vragenlijst).versies.all())
    vragen = tuple(_copies(stuk.vragen, versions))
    wat = f"'{stuk.titel[:80]}' is toegevoegd uit de bibliotheek."
    if not versions:
        return save_vragenlijst(
            gemeente=vragenlijst.gemeente,
            naam=vragenlijst.naam,
            inhoud=Inhoud(vragenlijst.naam, (Pagina(vragen),)),
            by=by,
            wat=wat,
            plek=vragen[0].code,
        )

    def change(inhoud: Inhoud) -> Inhoud:
        return editing.insert_vragen(inhoud, vragen, code or list(inhoud.vragen())[-1].code, plek)

    return change_ontwerp(vragenlijst=vragenlijst, change=change, by=by, wat=wat, plek=vragen[0].code)


def _copies(vragen: Sequence[Vraag], versions: Sequence[Vragenlijstversie]) -> Iterator[Vraag]:
    there = {concept_of(each) for each in versions[0].content.vragen()} if versions else set()
    used = [each for version in versions for each in version.content.vragen()]
    taken: set[str] = set()
    for vraag in vragen:
        if concept_of(vraag) in there:
            raise Refusal(f"'{vraag.tekst[:80]}' staat al in deze vragenlijst.")
        others = {each.code for each in used if concept_of(each) != concept_of(vraag)} | taken
        code = _free(vraag.code, others)
        taken.add(code)
        yield replace(vraag, code=code)


def _free(code: str, taken: Collection[str]) -> str:
    folded = {each.casefold() for each in taken}
    return code if code.casefold() not in folded else editing.code_from(code.replace("_", " "), taken)


@transaction.atomic
def keep_vragen(
    *,
    vragenlijst: Vragenlijst,
    vragen: Sequence[Vraag],
    naam: str,
    waarom: str,
    wie: Sequence[str],
    gedeeld: bool,
    by: Actor,
) -> Bibliotheekstuk:
    """Put a copy of questions in the library of the gemeente; conditions and pictures stay behind.

    Raises Refusal for what only makes sense in its own questionnaire, and when the name is taken.
    """
    inhoud = Inhoud(naam, (Pagina(tuple(map(_alone, vragen))),))
    if any(is_piped(text) for name, text in texts(inhoud).items() if name.startswith("vraag.")):
        raise Refusal("In een vraag staat het antwoord op een andere vraag. Haal dat er eerst uit.")
    row = Bibliotheekstuk(
        gemeente=vragenlijst.gemeente,
        naam=naam,
        waarom=waarom,
        wie=list(wie),
        inhoud=inhoud.to_json(),
        gedeeld=gedeeld,
        door=audit.name_of(by),
    )
    return store(
        row, "in bibliotheek gezet", by=by, gemeente=vragenlijst.gemeente, hash=inhoud.hash, gedeeld=gedeeld
    )


def _alone(vraag: Vraag) -> Vraag:
    """Return a question as it can stand in any questionnaire."""
    if vraag.soort == Soort.BEREKENING:
        raise Refusal("Een berekening hoort bij haar eigen vragenlijst, en kan niet in de bibliotheek.")
    return replace(
        vraag,
        relevantie="",
        controle="",
        controle_tekst="",
        beeld="",
        beeld_alt="",
        concept=concept_of(vraag),
    )


def share_stuk(*, stuk: Bibliotheekstuk, gedeeld: bool, by: Actor) -> Bibliotheekstuk:
    """Offer questions to the other gemeenten, or no longer; what they took over stays with them."""
    stuk.gedeeld = gedeeld
    return store(stuk, "gedeeld" if gedeeld else "niet meer gedeeld", by=by, gemeente=stuk.gemeente)


def remove_stuk(*, stuk: Bibliotheekstuk, by: Actor) -> None:
    """Take questions out of the library; questionnaires that took them over keep them."""
    remove(stuk, "uit bibliotheek gehaald", by=by, gemeente=stuk.gemeente)
