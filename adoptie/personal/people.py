"""Finds people in what somebody wrote: colleagues by name, and others by how names are written.

A name that is an ordinary word as well ("Bos", "de Wit") is a name where it is written as one: with a
capital in the middle of a sentence, after a first name, initials or a form of address. In small letters, or
as the first word of a sentence, it is taken for the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adoptie.personal.gewoon import GEWOON
from adoptie.personal.known import BETWEEN, KnownNames, plain
from adoptie.personal.names import ABBREVIATIONS
from adoptie.personal.voornamen import VOORNAMEN

NAAM = "[naam]"
_TOKEN = re.compile(
    r"\[[^\[\]]{1,20}\]|(?:\b[A-Za-z]\.[ -]?){1,5}(?=[^\W\d_])|'[td]\b|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*"
)
_STOP = re.compile(r"[.!?:;\n\u2022]\W*$")
_TITLES_TEXT = "dhr mevr mw mej fam heer mevrouw meneer meester juf juffrouw familie burgemeester"
_TITLES = frozenset(_TITLES_TEXT.split())
_CALLED_TEXT = """
collega chef baas wethouder burgemeester teamleider manager directeur afdelingshoofd coordinator
"""
_CALLED = _TITLES | frozenset(_CALLED_TEXT.split())
_ARTICLES_TEXT = "de het een 't dit dat deze die geen elk elke ieder iedere onze ons mijn uw"
_ARTICLES = frozenset(_ARTICLES_TEXT.split())
_BEFORE_A_WORD = frozenset({"de", "het", "een", "'t"})
# "Den Bosch", where somebody is called Van den Bosch.
_PLACES = frozenset({"bosch", "haag", "helder", "burg", "hoorn", "ham"})
_MOST_BETWEEN = 3
_MOST_LETTERS = 4
_SHORT = 2


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    word: str
    begins: bool
    after_comma: bool = False

    @property
    def capital(self) -> bool:
        """Tell whether it is written as a name; in a text of capitals nothing is."""
        return self.text[:1].isupper() and (len(self.text) < _SHORT or not self.text.isupper())

    @property
    def letters(self) -> str:
        return "".join(filter(str.isalpha, self.word))

    @property
    def initials(self) -> bool:
        return "." in self.text and not self.between and self.letters not in ABBREVIATIONS

    @property
    def between(self) -> bool:
        """Tell whether it stands between a first name and a surname, as "van" and "v.d." do."""
        return self.word in BETWEEN or ("." in self.text and self.letters in BETWEEN)

    @property
    def masked(self) -> bool:
        return self.text.startswith("[")


def mask_people(text: str, known: KnownNames) -> str:
    """Return a text in which people are "[naam]".

    >>> known = KnownNames.of(["Anna de Wit", "Kees Jansen"])
    >>> mask_people("Vraag het Anna of de Wit. jansens planning is wit.", known)
    'Vraag het [naam] of [naam]. [naam] planning is wit.'
    """
    tokens = list(_tokens(text))
    parts, done = [], 0
    for first, last in _people(tokens, known):
        parts += [text[done : tokens[first].start], NAAM]
        done = tokens[last].end
    return "".join([*parts, text[done:]])


def _tokens(text: str) -> Iterator[_Token]:
    end, before = 0, ""
    for found in _TOKEN.finditer(text):
        # The point of "dhr." ends no sentence.
        gap = text[end : found.start()]
        begins = not end or (before not in _TITLES and _STOP.search(gap) is not None)
        end, before = found.end(), plain(found[0])
        yield _Token(found.start(), found.end(), found[0], before, begins, gap.strip() == ",")


def _people(tokens: Sequence[_Token], known: KnownNames) -> Iterator[tuple[int, int]]:
    """Yield the first and the last token of each name."""
    at = 0
    while at < len(tokens):
        last = None if tokens[at].masked else _name_from(tokens, at, known)
        if last is None:
            at += 1
            continue
        yield _begin(tokens, at, known), last
        at = last + 1


def _name_from(tokens: Sequence[_Token], at: int, known: KnownNames) -> int | None:
    """Return the last token of a name that begins here, or None."""
    token = tokens[at]
    listed_so = _as_listed(tokens, at, known)
    if listed_so is not None:
        return listed_so
    called = at > 0 and tokens[at - 1].word in _CALLED and not tokens[at].begins
    surname = _surname_after(tokens, at, known)
    if token.initials and surname is not None:
        listed = _matches(tokens[surname].word, known.any_last)
        return surname if listed or token.text[0].isupper() else None
    if surname is not None and _is_first(token, known) and _as_names(tokens, at, surname, known):
        return surname
    if called:
        titled = tokens[at - 1].word in _TITLES or (token.between and token.capital)
        found = _surname_after(tokens, at - 1, known)
        if found is not None and (titled or _matches(tokens[found].word, known.any_last)):
            return found
    return at if _stands_alone(tokens, at, known, called=called) else None


def _as_listed(tokens: Sequence[_Token], at: int, known: KnownNames) -> int | None:
    """Return the last token of a name as on a list: "van der Meer", "Bos, Piet", "PJ Bos"."""
    for size in range(2, _MOST_BETWEEN + 2):
        if tuple(token.word.strip("'") for token in tokens[at : at + size]) in known.compounds:
            return at + size - 1
    if at + 1 == len(tokens) or tokens[at + 1].begins:
        return None
    token, following = tokens[at], tokens[at + 1]
    if following.after_comma:
        is_one = any((following.word, form) in known.people for form in _forms(token.word))
        return _past_between(tokens, at + 1, token, known) if is_one and token.capital else None
    letters = token.text.isupper() and _SHORT <= len(token.text) <= _MOST_LETTERS
    if letters and _matches(following.word, known.any_last):
        owners = (one for one, other in known.people if other in _forms(following.word))
        return at + 1 if any(one[0] == token.word[0] for one in owners) else None
    return None


def _past_between(tokens: Sequence[_Token], at: int, surname: _Token, known: KnownNames) -> int:
    """Return where a name ends that begins with its surname: past "van der", where that belongs to it."""
    if _matches(surname.word, known.prefixed):
        while at + 1 < len(tokens) and tokens[at + 1].between and not tokens[at + 1].begins:
            at += 1
    return at


def _surname_after(tokens: Sequence[_Token], at: int, known: KnownNames) -> int | None:
    """Return the surname after a first name, initials or a title, past what stands between."""
    for place in range(at + 1, min(at + _MOST_BETWEEN + 3, len(tokens))):
        token = tokens[place]
        if token.masked or token.begins:
            return None
        if token.between or (token.initials and place > at):
            continue
        return place if token.capital or _matches(token.word, known.any_last) else None
    return None


def _as_names(tokens: Sequence[_Token], first: int, last: int, known: KnownNames) -> bool:
    """Tell whether a first name and what follows read as one name, and not as words of a sentence."""
    one, other = tokens[first], tokens[last]
    listed = _matches(other.word, known.any_last)
    if last == first + 1 and any((one.word, form) in known.pairs for form in _forms(other.word)):
        return True
    if listed and (one.word not in GEWOON or not _in(other.word, GEWOON)):
        return True
    if not other.capital:
        return False
    # "Wil De Wit dat doen?" begins with a verb, and "Wil de Wit" hardly ever.
    return one.capital and (one.word not in GEWOON or not one.begins or listed)


def _stands_alone(tokens: Sequence[_Token], at: int, known: KnownNames, *, called: bool) -> bool:
    token = tokens[at]
    colleague = _matches(token.word, known.first) or _matches(token.word, known.last)
    common = _matches(token.word, VOORNAMEN) and token.capital
    before = tokens[at - 1] if at else None
    as_a_word = before is not None and not called and _as_a_word(token, before, known)
    if as_a_word or not (colleague or common):
        return False
    ordinary = _in(token.word, GEWOON) or len(token.word) <= _SHORT
    if called or not ordinary:
        return True
    if not token.capital:
        return False
    if before is not None and before.between and _matches(token.word, known.prefixed):
        return True
    return not token.begins and (before is None or before.word not in _ARTICLES)


def _as_a_word(token: _Token, before: _Token, known: KnownNames) -> bool:
    """Tell whether a name stands as the word that it is too ("de smit", "een jansen"), or as a place."""
    if before.word == "den" and before.capital:
        return token.word in _PLACES
    return before.word in _BEFORE_A_WORD and not token.capital and not _matches(token.word, known.prefixed)


def _begin(tokens: Sequence[_Token], at: int, known: KnownNames) -> int:
    """Return where a name begins that was found by its surname: at the words before it that belong to it."""
    first = at
    if _matches(tokens[at].word, known.prefixed):
        while first and tokens[first - 1].between and not tokens[first].begins:
            first -= 1
    return first


def _is_first(token: _Token, known: KnownNames) -> bool:
    return token.word in known.any_first or token.word in VOORNAMEN


def _matches(word: str, names: frozenset[str]) -> bool:
    """Tell whether a word is one of these names, also as whose something is: Jansens, Jansen's, Bos'."""
    return any(form in names for form in _forms(word))


def _in(word: str, words: frozenset[str]) -> bool:
    return word in words or word.removesuffix("s").removesuffix("'") in words


def _forms(word: str) -> tuple[str, ...]:
    bare = word.removesuffix("'s") if word.endswith("'s") else word.removesuffix("s")
    return (word, bare) if len(bare) > _SHORT else (word,)
