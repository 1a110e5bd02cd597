"""Who reads what people write in their own words, and when it goes: told alike wherever it is told."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

from enquetes.content import Inhoud, ItemSoort, Vraag
from enquetes.models import Ronde, Status
from enquetes.queries.ondergrens import rules_for

_READ = gettext_noop(
    "Wat u in eigen woorden schrijft, leest een lezer van de gemeente. "
    "Die haalt namen weg en beslist of anderen het zien."
)
_SHOWN = gettext_noop(
    "Dat kan alleen als {aantal} mensen of meer iets schreven. Na twaalf maanden wissen we het."
)
_NAMELESS = gettext_noop("Schrijf geen namen op, ook niet die van uzelf.")
_READER = (
    "Wat mensen in eigen woorden schrijven, leest alleen de programmaleider. "
    "Het programma haalt er eerst namen, nummers en adressen uit. Dat lukt niet altijd."
)
_VERDICT = (
    "De programmaleider ziet niet wie iets schreef, en niet in welke groep. "
    "Die maakt zwart wat iemand kan herkennen, en beslist per tekst of anderen die zien."
)
_NOBODY = (
    "Wat mensen in eigen woorden schrijven, laat dit programma aan niemand zien. "
    "Ook de programmaleider leest het hier niet."
)


def is_written(vraag: Vraag) -> bool:
    """Tell whether people write something of their own at a question."""
    return any(item.soort == ItemSoort.TEKST for item in vraag.items())


def is_read(ronde: Ronde) -> bool:
    """Tell whether somebody reads what people write: not in rounds that opened under another promise."""
    return ronde.teksten_gelezen or ronde.status == Status.CONCEPT


def own_words(ronde: Ronde, inhoud: Inhoud) -> tuple[str, ...]:
    """Return what a respondent must know before writing something; nothing where nobody is asked to."""
    if not is_read(ronde) or not any(is_written(vraag) for vraag in inhoud.vragen()):
        return ()
    shown = gettext(_SHOWN).format(aantal=rules_for(ronde).tekst)
    return gettext(_READ), shown, gettext(_NAMELESS)


def own_words_told(ronde: Ronde) -> tuple[str, ...]:
    """Return the same for the ondernemingsraad."""
    if not is_read(ronde):
        return (_NOBODY,)
    least = rules_for(ronde).tekst
    return (
        _READER,
        _VERDICT,
        f"Schreven minder dan {least} mensen iets? Dan leest niemand dat.",
        f"Een groep staat alleen bij een tekst als {least} mensen of meer in die groep iets schreven.",
        "De teksten staan door elkaar, en nooit bij een ander antwoord van dezelfde mens.",
    )
