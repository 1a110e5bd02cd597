"""Names with which people log in: made of initials and a surname, in the few ways that offices use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adoptie.personal.gewoon import GEWOON
from adoptie.personal.voornamen import VOORNAMEN

# The most common surnames: behind one letter they read as a name and as nothing else.
_SURNAMES_TEXT = """
janssen jansen jans vries meijer meyer meijers mulder hendriks hendriksen peters peeters dijkstra smits smit
jacobs vermeulen willems hoekstra kuipers kuiper postma veenstra gerritsen scholten scholte verhoeven hermans
driessen martens bosman hofman hofstra wiersma sijtsma bouma visscher schouten huizinga terpstra pietersen
cornelissen evers theunissen timmermans claassen claessens gerrits geerts goossens jonkers koenen lammers
leeuwen leenders maassen michels nijhuis nijland pieters rietveld roelofs sanders simons snijders snijder
verbeek verhagen verhoef vermeer verschuren versteeg vervoort veldhuis wagenaar wessels wouters zijlstra
yilmaz demir celik sahin elamrani mohamed singh nguyen visser bakker dekker brouwer
"""
# Those that are ordinary words as well, or parts of them: only behind "de", "van" and the like.
_WORDS_TEXT = """
dijk vliet beek berg bosch broek heijden horst laan meer meulen pol ree sanden schaaf velde veen ven vorst
wal werff wiel zanden rossum doorn duin hoek kooi kraan lee loo mast ouden linden haan graaf groot jong boer
bruin koning lange leeuw ruiter wilde winter wit witte rooij roos kok bos vos prins huisman kramer koster maas
ahmed ali kaya
"""
_PLAIN = frozenset(_SURNAMES_TEXT.split())
_SURNAMES = _PLAIN | frozenset(_WORDS_TEXT.split()) | GEWOON
_BETWEEN = r"(?:van|von|vd|de|den|der|het|ten|ter|te|el|la)"
_DOMAIN = re.compile(r"[A-Za-z][\w-]{1,20}\\[A-Za-z][\w.-]{1,30}")
_DOTTED = re.compile(
    rf"(?P<first>[a-z]+)(?:\.{_BETWEEN})*\.(?P<last>[a-z]+(?:-[a-z]+)?)\d{{0,2}}", re.IGNORECASE
)
_JOINED = re.compile(
    rf"[a-z]{{1,2}}?(?P<between>{_BETWEEN}{{1,3}})(?P<last>[a-z]{{3,}})\d{{0,2}}", re.IGNORECASE
)
_INITIAL = re.compile(r"[a-z](?P<last>[a-z]{4,})\d{0,2}", re.IGNORECASE)
_SHORTENED = re.compile(r"(?P<last>[A-Z]{3,6})[A-Z]\d{1,3}")
_LONGEST = 40
_FEWEST = 3
_ENOUGH = 0.3


def is_account(text: str) -> bool:
    r"""Tell whether a text reads as the name with which somebody logs in.

    >>> [is_account(each) for each in ("jdejong", "j.de.jong", "JONGJ01", "GEM\\jansen", "p.bakker")]
    [True, True, True, True, True]
    >>> [is_account(each) for each in ("balie", "gebouw", "OLO-12", "apv.evenement", "ZAAK01", "verkeer")]
    [False, False, False, False, False, False]
    """
    if len(text) > _LONGEST or " " in text:
        return False
    return _DOMAIN.fullmatch(text) is not None or _dotted(text) or _joined(text) or _shortened(text)


def hold_accounts(values: Sequence[str]) -> bool:
    """Tell whether a column holds names with which people log in: a few, and a third of all its values."""
    found = {text.casefold() for text in values if is_account(text)}
    return len(found) >= _FEWEST and len(found) >= _ENOUGH * len(values)


def _dotted(text: str) -> bool:
    found = _DOTTED.fullmatch(text)
    if found is None:
        return False
    first, last = found["first"].casefold(), found["last"].casefold()
    return first in VOORNAMEN or (len(first) == 1 and (last in _SURNAMES or len(last) > _FEWEST))


def _joined(text: str) -> bool:
    if text != text.lower():
        return False
    found = _JOINED.fullmatch(text)
    if found is not None and found["last"] in _SURNAMES:
        return True
    initial = _INITIAL.fullmatch(text)
    return initial is not None and initial["last"] in _PLAIN


def _shortened(text: str) -> bool:
    found = _SHORTENED.fullmatch(text)
    return found is not None and any(name.startswith(found["last"].casefold()) for name in _SURNAMES)
