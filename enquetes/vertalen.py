"""Translations that keep up with the text that they translate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from enquetes.content import Inhoud, plain_words
from enquetes.content.talen import texts

# Under this name stands what was translated before the text was changed: to look at, not to show.
OUD = "oud:"
TALEN = {
    "ar": "Arabisch",
    "bg": "Bulgaars",
    "zh": "Chinees",
    "de": "Duits",
    "en": "Engels",
    "fr": "Frans",
    "ku": "Koerdisch",
    "uk": "Oekraïens",
    "pap": "Papiaments",
    "fa": "Perzisch",
    "pl": "Pools",
    "pt": "Portugees",
    "ro": "Roemeens",
    "ru": "Russisch",
    "so": "Somalisch",
    "es": "Spaans",
    "ti": "Tigrinya",
    "tr": "Turks",
}


def name_of(taal: str) -> str:
    return TALEN.get(taal, taal)


def add_taal(inhoud: Inhoud, taal: str) -> Inhoud:
    return replace(inhoud, vertalingen={**inhoud.vertalingen, taal: {**inhoud.vertalingen.get(taal, {})}})


def remove_taal(inhoud: Inhoud, taal: str) -> Inhoud:
    kept = {name: told for name, told in inhoud.vertalingen.items() if name != taal}
    return replace(inhoud, vertalingen=kept)


def translate(inhoud: Inhoud, taal: str, told: Mapping[str, str]) -> Inhoud:
    """Keep these translations, by the names of their texts; an empty one goes."""
    now = dict(inhoud.vertalingen.get(taal, {}))
    for name, text in told.items():
        now.pop(name, None)
        if text:
            now[name] = text
            now.pop(f"{OUD}{name}", None)
    return replace(inhoud, vertalingen={**inhoud.vertalingen, taal: now})


def keep_up(before: Inhoud, after: Inhoud) -> Inhoud:
    """Return a questionnaire whose translations fit it after a change.

    A text that says something else has to be translated anew: its translation is kept apart. A page that
    begins with another question keeps what was translated of its own texts. What is gone goes.
    """
    if not after.vertalingen:
        return after
    old, new = texts(before), texts(after)
    told = {
        taal: _kept(old, new, before.vertalingen.get(taal, {}), mine)
        for taal, mine in after.vertalingen.items()
    }
    return replace(after, vertalingen=told)


def _kept(
    old: Mapping[str, str], new: Mapping[str, str], before: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, str]:
    kept: dict[str, str] = {}
    pages = {old[name]: text for name, text in now.items() if name.startswith("pagina.") and name in old}
    for name, source in new.items():
        translation, earlier = now.get(name, ""), now.get(f"{OUD}{name}", "")
        if not translation and name.startswith("pagina."):
            translation = pages.get(source, "")
        elif translation and translation == before.get(name) and _says_else(old.get(name), source):
            translation, earlier = "", translation
        kept |= {name: translation} if translation else {}
        kept |= {f"{OUD}{name}": earlier} if earlier and not translation else {}
    return kept


def _says_else(old: str | None, new: str) -> bool:
    return old is not None and plain_words(old) != plain_words(new)
