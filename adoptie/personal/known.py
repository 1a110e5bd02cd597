"""The names of people on a list, taken apart so that each can be found in what somebody writes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from adoptie.personal.gewoon import GEWOON
from adoptie.personal.voornamen import VOORNAMEN

_BETWEEN_TEXT = """
van von de den der des het 't t ten ter te el al la le du da dos di op in 'den v vd
"""
BETWEEN = frozenset(_BETWEEN_TEXT.split())
# Words that stand in names and hardly anywhere else.
_SELDOM = frozenset({"der", "den", "ter", "ten", "'t", "t"})
_FORMS_TEXT = """
dhr mevr mw mevrouw meneer heer mr drs dr ir ing prof bsc msc ba ma mba ra rc
"""
_FORMS = frozenset(_FORMS_TEXT.split())
# In the names of accounts and mailboxes that are nobody's.
_WORKPLACES_TEXT = """
account afdeling algemeen applicatie balie beheer beheerder bedrijfsbureau burgerzaken communicatie contact
directie functioneel gast gemeente helpdesk hr ict info inkoop it klantcontact klantcontactcentrum kcc loket
manager medewerker medewerkers ondernemingsraad or personeel postkamer programmaleider
projectleider receptie secretariaat servicedesk stagiair systeem team test vacature
"""
WORKPLACES = frozenset(_WORKPLACES_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SHORTEST_LOGIN = 4


def plain(word: str) -> str:
    """Return a word without accents and capitals, sign by sign, so that places stay the same.

    >>> plain("Zoë"), plain("D’Hondt")
    ('zoe', "d'hondt")
    """
    return "".join(_plain_sign(sign) for sign in word)


def _plain_sign(sign: str) -> str:
    if sign == "\u2019":
        return "'"
    small = unicodedata.normalize("NFD", sign)[0].lower()
    return small if len(small) == 1 else sign


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names as ``plain`` makes them.

    ``first`` and ``last`` are those of colleagues, which are taken out where they stand alone; ``any_first``
    and ``any_last`` those of everybody, which are taken out where they stand together. ``prefixed`` are the
    surnames that have a word before them ("de"), ``pairs`` whole names without such a word, ``people`` all
    whole names as (first, last), and ``compounds`` surnames with words that hardly stand elsewhere ("van der
    Meer"). ``accounts`` are the names in front of e-mail addresses, ``logins`` those that are no words.
    """

    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    any_first: frozenset[str] = frozenset()
    any_last: frozenset[str] = frozenset()
    prefixed: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    people: frozenset[tuple[str, str]] = frozenset()
    compounds: frozenset[tuple[str, ...]] = frozenset()
    logins: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, colleagues: Iterable[str], others: Iterable[str] = (), emails: Iterable[str] = ()
    ) -> KnownNames:
        """Take names apart: of colleagues, and of others of whom nobody here goes by one name.

        >>> known = KnownNames.of(["Vries, Anna de", "J.P. Jansen-Bos"])
        >>> sorted(known.first), sorted(known.last), sorted(known.prefixed)
        (['anna'], ['jansen', 'jansen-bos', 'vries'], ['vries'])
        """
        names = frozenset(email.partition("@")[0].lower() for email in emails)
        near = [_parts(name) for name in colleagues]
        far = [_parts(name) for name in others]
        return cls(
            first=frozenset(name for each in near for name in each.first),
            last=frozenset(name for each in near for name in each.last),
            any_first=frozenset(name for each in (*near, *far) for name in each.first),
            any_last=frozenset(name for each in (*near, *far) for name in each.last),
            prefixed=frozenset(name for each in (*near, *far) if each.prefixed for name in each.last),
            pairs=frozenset(pair for each in (*near, *far) if not each.prefixed for pair in each.whole),
            people=frozenset(pair for each in (*near, *far) for pair in each.whole),
            compounds=frozenset(each.compound for each in near if not _SELDOM.isdisjoint(each.compound)),
            logins=frozenset(filter(_is_login, names)),
            accounts=names - WORKPLACES,
        )


@dataclass(frozen=True, slots=True)
class _Parts:
    first: tuple[str, ...]
    last: tuple[str, ...]
    compound: tuple[str, ...] = ()

    @property
    def prefixed(self) -> bool:
        return bool(self.compound)

    @property
    def whole(self) -> Iterator[tuple[str, str]]:
        return product(self.first, self.last)


def _parts(name: str) -> _Parts:
    """Take one name apart; without a comma the last words after what stands between are the surname.

    What is no name of a person ("Balie 2", "Beheerder") has no parts: its words would be taken out of texts.
    """
    if not _is_of_person(name):
        return _Parts((), ())
    surname, comma, rest = name.partition(",")
    if not comma:
        return _from_words(_words(name))
    found = _from_words([*_words(rest), *_words(surname)])
    return found if found.last else _from_words(_words(surname))


def _is_of_person(name: str) -> bool:
    words = _words(name)
    if any(sign.isdigit() for sign in name):
        return False
    if not WORKPLACES.isdisjoint(words) and VOORNAMEN.isdisjoint(words):
        return False
    return len(words) > 1 or plain(name).strip() in VOORNAMEN


def _words(text: str) -> list[str]:
    words = [plain(found[0]) for found in _WORD.finditer(text)]
    return [word for word in words if word not in _FORMS]


def _from_words(words: list[str]) -> _Parts:
    places = [at for at, word in enumerate(words) if word in BETWEEN]
    if places:
        before, after = words[: places[0]], [word for word in words[places[-1] :] if word not in BETWEEN]
    else:
        before, after = words[:-1], words[-1:]
    last = [part for word in after for part in (word, *_doubled(word)) if len(part) > 1]
    # Two first names with a hyphen are one, and both are said.
    joined = [word.replace("-", "") for word in before if "-" in word]
    whole = [word for word in before if len(word) > 1]
    joined += [f"{one}{sign}{other}" for one, other in pairwise(whole) for sign in ("-", "")]
    first = [part for word in (*before, *joined) for part in (word, *_doubled(word)) if len(part) > 1]
    compound = words[places[0] :] if places else ()
    return _Parts(tuple(first), tuple(dict.fromkeys(last)), tuple(compound))


def _doubled(word: str) -> list[str]:
    """Return both halves of a double name, as far as they say something by themselves."""
    halves = word.split("-")
    return [half for half in halves if len(half) > 2 and half not in GEWOON] if len(halves) > 1 else []


def _is_login(name: str) -> bool:
    """Tell whether the name of an account cannot be a word."""
    return len(name) >= _SHORTEST_LOGIN and (any(sign.isdigit() for sign in name) or "." in name)
