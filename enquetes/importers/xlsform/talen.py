"""Which language a column of a form is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)\)\s*$")
_BARE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
# By the name that people give a language, in that language or in English.
_NAMES = {
    "nl": ("nederlands", "dutch", "vlaams"), "en": ("english", "engels"),
    "de": ("deutsch", "german", "duits"),
    "fr": ("french", "français", "francais", "frans"), "es": ("spanish", "español", "espanol", "spaans"),
    "it": ("italian", "italiano", "italiaans"), "pt": ("portuguese", "português", "portugees"),
    "pl": ("polish", "polski", "pools"), "tr": ("turkish", "türkçe", "turkce", "turks"),
    "ar": ("arabic", "العربية", "arabisch"), "fa": ("persian", "farsi", "dari"),
    "uk": ("ukrainian", "українська", "oekraïens"), "ru": ("russian", "русский", "russisch"),
    "zh": ("chinese", "中文", "chinees"), "so": ("somali", "somalisch"), "ti": ("tigrinya",),
    "ro": ("romanian", "română", "roemeens"), "bg": ("bulgarian", "bulgaars"), "el": ("greek", "grieks"),
    "fy": ("frysk", "frisian", "fries"), "pap": ("papiamento", "papiamentu"), "he": ("hebrew", "hebreeuws"),
    "ku": ("kurdish", "koerdisch"), "ur": ("urdu",), "hi": ("hindi",), "sw": ("swahili",),
}  # fmt: skip
_BY_NAME = {name: code for code, names in _NAMES.items() for name in names}
DEFAULT = "default"


def code_of(name: str) -> str:
    """Return the code of a language by its name in a form, or nothing when nobody can tell.

    >>> code_of("Nederlands (nl)"), code_of("French"), code_of("en"), code_of("Klingon")
    ('nl', 'fr', 'en', '')
    """
    found = _CODE.search(name)
    if found:
        return found[1]
    words = name.strip()
    return words if _BARE.fullmatch(words) else _BY_NAME.get(words.casefold(), "")


def names_in(value: Any) -> Iterator[str]:
    """Yield the names of languages in everything that a form says."""
    match value:
        case dict():
            for key in ("label", "hint", "jr:constraintMsg"):
                if isinstance(value.get(key), Mapping):
                    yield from value[key]
            for each in value.values():
                yield from names_in(each)
        case list():
            for each in value:
                yield from names_in(each)


def said(value: Any, name: str) -> str:
    """Return a text in the language with this name; what has no language is in all of them."""
    if isinstance(value, Mapping):
        return str(value.get(name) or value.get(DEFAULT) or "")
    return "" if value is None else str(value)
