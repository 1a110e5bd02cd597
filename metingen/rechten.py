"""What knowing does for a person: their own answers, as long as a volgcode leads to them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from adoptie.audit import Actor
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, Deel, Rechten
from enquetes.seals import DamagedSealError
from metingen.actions.eigen_antwoorden import ChangedMeanwhileError, erase_own_answers
from metingen.queries.eigen_antwoorden import own_answers, rondes_with_a_code
from metingen.queries.verbeteren import told


def _stored(who: Betrokkene) -> Iterator[Deel]:
    for own in own_answers(who):
        yield f"Uw antwoorden in '{own.ronde}'", [told(own)]


def _erase_answers(who: Betrokkene, by: Actor) -> Iterator[str]:
    for ronde, code in list(rondes_with_a_code(who)):
        try:
            erase_own_answers(ronde=ronde, code=code, by=by)
        except (ChangedMeanwhileError, DamagedSealError, OSError, Refusal):
            yield f"Antwoorden in '{ronde}' kunnen nu niet weg. De volgcode blijft. Probeer het morgen."


def _ways(who: Betrokkene, token: str) -> Iterator[tuple[str, str]]:
    for own in own_answers(who):
        address = reverse("eigen-antwoorden", args=[token, own.ronde.pk])
        yield f"Uw antwoorden in '{own.ronde}' verbeteren", address


RECHTEN = Rechten(stored=_stored, erase_answers=_erase_answers, ways=_ways)
