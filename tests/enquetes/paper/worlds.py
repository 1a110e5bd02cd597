"""Rounds with people who get a letter, and lists of where they live."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adoptie.models import Rapportagegroep
from enquetes.actions.papier import invite_by_letter, print_forms, print_letters
from enquetes.actions.ronde import open_ronde
from enquetes.content import Inhoud
from enquetes.importers.adressen import Adressant
from enquetes.models import Doelgroep, Modus, Ronde
from enquetes.paper.letters import Drukwerk
from enquetes.papercodes import typed
from tests.adoptie.pdf.examples import text_of
from tests.factories.enquetes import CONTENT, invite, make_open_ronde, make_ronde, make_staff_ronde

_CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}(?: [0-9A-HJKMNP-TV-Z]{4}){3}\b")
WORDS = Drukwerk("U bent uitgenodigd.", "Stuur het formulier terug.")


def resident(number: int = 1, **values: str) -> Adressant:
    lines = (f"Inwoner {number}", f"Dorpsstraat {number}", "8051 AA Hattem")
    return Adressant(naam=f"Inwoner {number}", regels=lines, **values)


def letter_ronde(
    by_mail: int = 5, by_letter: int = 10, *, modus: Modus = Modus.ANONIEM, inhoud: Inhoud = CONTENT
) -> Ronde:
    """Return an open round of a drawn sample, some of whom get a letter."""
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=modus, inhoud=inhoud)
    invite(ronde, by_mail)
    invite_by_letter(ronde=ronde, aantallen={None: by_letter}, by="test")
    return open_ronde(ronde=ronde, by="test")


def letter_staff_ronde() -> Ronde:
    """Return an open staff round: 12 people of Balie by mail, 12 of Buitendienst by letter."""
    ronde = make_staff_ronde({"Balie": 12, "Buitendienst": 0}, opened=False)
    outside = Rapportagegroep.objects.get(naam="Buitendienst")
    invite_by_letter(ronde=ronde, aantallen={outside.pk: 12}, by="test")
    return open_ronde(ronde=ronde, by="test")


def codes_in(data: bytes) -> list[str]:
    """Return the codes that stand in a file, each once."""
    found = _CODE.findall(" ".join(text_of(data).split()))
    return [typed(code) for code in dict.fromkeys(found)]


def printed_codes(ronde: Ronde, people: Sequence[Adressant] | int) -> list[str]:
    """Print letters to these people, or so many forms, and return their codes."""
    if isinstance(people, int):
        return codes_in(print_forms(ronde=ronde, aantal=people, drukwerk=WORDS, by="test").pdf)
    return codes_in(print_letters(ronde=ronde, mensen=people, drukwerk=WORDS, by="test").pdf)


def open_ronde_with_forms(number: int = 3) -> tuple[Ronde, list[str]]:
    ronde = make_open_ronde()
    return ronde, printed_codes(ronde, number)
