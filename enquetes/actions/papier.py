"""Paper in a round: who is invited by letter, and codes that are printed and stand nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.refusal import Refusal
from enquetes.importers.adressen import MAX_LETTERS, Adressant
from enquetes.keys import load_key
from enquetes.locking import hold_open_ronde, hold_ronde, refuse_unless_open
from enquetes.models import Doelgroep, Papiercode, Ronde, Status, Uitnodiging
from enquetes.paper.letters import Drukwerk, Stuk, print_bundle
from enquetes.papercodes import make_code
from enquetes.queries.papier import BY_LETTER, match_people, may_be_printed, waiting_letters, without_mail

_MOST_PEOPLE = 20_000


@dataclass(frozen=True, slots=True)
class Drukstuk:
    """What was made to print, and how many letters or forms it holds."""

    pdf: bytes
    aantal: int


@transaction.atomic
def invite_by_letter(*, ronde: Ronde, aantallen: Mapping[int | None, int], by: Actor) -> int:
    """Invite so many people without an address for mail, by the key of their group; return how many in all.

    Who they are is not kept: their letters find them. Raises Refusal once the round is open.
    """
    current = hold_ronde(ronde)
    if current.status != Status.CONCEPT:
        raise Refusal("De ronde is al geopend. Wie meedoet, verandert niet meer.")
    if current.doelgroep not in BY_LETTER:
        raise Refusal("Bij deze doelgroep worden mensen niet per brief uitgenodigd.")
    if sum(aantallen.values()) > _MOST_PEOPLE:
        raise Refusal("Dat zijn te veel mensen voor een ronde.")
    known = set(current.traject.rapportagegroepen.values_list("pk", flat=True)) | {None}
    people = [
        Uitnodiging(ronde=current, groep_id=groep)
        for groep, number in aantallen.items()
        if groep in known
        for _ in range(number)
    ]
    before = without_mail(current).count()
    without_mail(current).delete()
    Uitnodiging.objects.bulk_create(people, batch_size=500)
    audit.record(
        "mensen zonder e-mailadres uitgenodigd",
        current,
        by=by,
        gemeente=current.gemeente,
        aantal=[str(before), str(len(people))],
    )
    return len(people)


def print_letters(*, ronde: Ronde, mensen: Sequence[Adressant], drukwerk: Drukwerk, by: Actor) -> Drukstuk:
    """Return letters to these people as one PDF, each with a code. Names and addresses are not kept.

    Raises Refusal when somebody on the list is not invited, and as ``print_forms`` does.
    """
    found, problems = match_people(ronde, mensen)
    if problems:
        raise Refusal(" ".join(problems))
    codes = [make_code() for _ in found]
    stukken = [Stuk(code, person) for code, (person, _) in zip(codes, found, strict=True)]
    return _print(ronde, drukwerk, stukken, [row for _, row in found], by)


def print_waiting_letters(*, ronde: Ronde, drukwerk: Drukwerk, by: Actor) -> Drukstuk:
    """Return letters to hand out to colleagues who wait for one, as one PDF. Each names its group.

    Raises Refusal when nobody waits, when letters of this round go by post, and as ``print_forms`` does.
    """
    if ronde.doelgroep != Doelgroep.MEDEWERKERS:
        raise Refusal("Brieven zonder adres zijn er alleen voor medewerkers. Maak een lijst met adressen.")
    people = waiting_letters(ronde, MAX_LETTERS)
    if not people:
        raise Refusal("Er wacht niemand meer op een brief.")
    stukken = [Stuk(make_code(), Adressant(groep=str(person.groep or ""))) for person in people]
    return _print(ronde, drukwerk, stukken, people, by)


def print_forms(*, ronde: Ronde, aantal: int, drukwerk: Drukwerk, by: Actor) -> Drukstuk:
    """Return so many forms to hand out as one PDF, each with a code.

    Raises Refusal when the round has no open link, or is not open now.
    """
    if ronde.doelgroep != Doelgroep.OPEN:
        raise Refusal("Formulieren zonder naam zijn er alleen bij een open link. Maak brieven.")
    if not 1 <= aantal <= MAX_LETTERS:
        raise Refusal(f"Kies een aantal van 1 tot en met {MAX_LETTERS}.")
    stukken = [Stuk(make_code()) for _ in range(aantal)]
    return _print(ronde, drukwerk, stukken, [None] * aantal, by)


def _print(
    ronde: Ronde,
    drukwerk: Drukwerk,
    stukken: Sequence[Stuk],
    people: Sequence[Uitnodiging | None],
    by: Actor,
) -> Drukstuk:
    """Draw first: drawing takes seconds, and a code that was not printed must not be kept."""
    said = may_be_printed(ronde)
    if said:
        raise Refusal(said)
    made = print_bundle(ronde, drukwerk, stukken)
    _keep_codes(ronde, stukken, people, by)
    return Drukstuk(made, len(stukken))


@transaction.atomic
def _keep_codes(
    ronde: Ronde, stukken: Sequence[Stuk], people: Sequence[Uitnodiging | None], by: Actor
) -> None:
    current = hold_ronde(ronde)
    refuse_unless_open(current)
    letters = [person.pk for person in people if person is not None and not person.email]
    if Papiercode.objects.filter(uitnodiging__in=letters).exists():
        raise Refusal("Iemand anders maakte net ook brieven. Deze brieven gelden niet. Probeer het opnieuw.")
    key = load_key(current.sleutel)
    rows = [
        Papiercode(ronde=current, uitnodiging=person, link_hash=key.invitation_hash(stuk.code))
        for stuk, person in zip(stukken, people, strict=True)
    ]
    Papiercode.objects.bulk_create(rows, batch_size=500)
    audit.record(
        "codes voor papier gemaakt", current, by=by, gemeente=current.gemeente, aantal=str(len(rows))
    )


@transaction.atomic
def withdraw_codes(*, ronde: Ronde, by: Actor) -> int:
    """Take back the codes of letters that were not used, so that their letters can be made again.

    A code of somebody with an address for mail stays: a new letter adds one. Return how many went.
    """
    current = hold_open_ronde(ronde)
    unused = Papiercode.objects.filter(ronde=current, uitnodiging__email="", uitnodiging__gebruikt=False)
    gone, _ = unused.delete()
    if gone:
        audit.record(
            "codes voor papier ingetrokken", current, by=by, gemeente=current.gemeente, aantal=str(gone)
        )
    return gone
