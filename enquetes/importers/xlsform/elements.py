"""One line of a form as a question of ours, by its type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from adoptie.refusal import Refusal
from enquetes.content import Optie, Soort, Vraag
from enquetes.importers.limesurvey.naming import Codes
from enquetes.importers.scales import counts
from enquetes.importers.texts import number_of
from enquetes.importers.translating.variables import Variable, Wijze
from enquetes.importers.xlsform.form import Element
from enquetes.importers.xlsform.talen import said

Say = Callable[[str], str]
CALCULATE, NOTE, GROUP, REPEAT = "calculate", "note", "group", "repeat"
_SAFE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_CHOSEN = {
    "select one": Soort.KEUZE,
    "select all that apply": Soort.MEERKEUZE,
    "rank": Soort.RANGSCHIKKING,
}
_OPEN = {
    "integer": Soort.GETAL, "int": Soort.GETAL, "decimal": Soort.GETAL, "range": Soort.GETAL,
    "text": Soort.TEKST, "string": Soort.TEKST, "time": Soort.TEKST,
    "date": Soort.DATUM, "datetime": Soort.DATUM, "dateTime": Soort.DATUM,
    "acknowledge": Soort.AKKOORD, "trigger": Soort.AKKOORD,
    NOTE: Soort.UITLEG,
}  # fmt: skip
_DEVICE = "Gegevens over het toestel of het moment bewaren wij niet."
_PLACE = "Een plaats op de kaart vragen wij niet."
_MEDIA = "Een foto, opname of bestand sturen kan bij ons niet."
_LEFT_OUT = {
    **dict.fromkeys(("start", "end", "today", "deviceid", "subscriberid", "simserial", "audit"), _DEVICE),
    **dict.fromkeys(("phonenumber", "phone number", "username", "email", "uri:deviceid"), _DEVICE),
    **dict.fromkeys(("uri:username", "uri:email", "uri:phonenumber", "uri:subscriberid"), _DEVICE),
    **dict.fromkeys(("start-geopoint", "background-geopoint", "background-audio"), _DEVICE),
    **dict.fromkeys(("geopoint", "geotrace", "geoshape", "location", "gps"), _PLACE),
    **dict.fromkeys(("photo", "image", "audio", "video", "file", "annotate", "draw", "signature"), _MEDIA),
    "barcode": "Een streepjescode lezen kan bij ons niet.",
    "hidden": "Dit veld is verborgen: niemand ziet het.",
}
_WAYS = {
    Soort.KEUZE: Wijze.KEUZE,
    Soort.MEERKEUZE: Wijze.KEUZES,
    Soort.RANGSCHIKKING: Wijze.ANDERS,
    Soort.GETAL: Wijze.GETAL,
    Soort.TEKST: Wijze.TEKST,
    Soort.DATUM: Wijze.DATUM,
    Soort.AKKOORD: Wijze.KEUZE,
}
# What a form keeps when somebody agrees.
_OK = "OK"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of ours; ``codes`` gives for each value of the form the code in ours."""

    vraag: Vraag
    codes: Mapping[str, str] = field(default_factory=dict)

    def variable(self, name: str) -> Variable | None:
        """Return how expressions look at it; a text that is only shown has no answer."""
        wijze = _WAYS.get(self.vraag.soort)
        if self.vraag.soort == Soort.BEREKENING:
            wijze = Wijze.GETAL if self.vraag.uitkomst == "getal" else Wijze.TEKST
        if wijze is None:
            return None
        words = {option.code: option.tekst for option in self.vraag.opties}
        labels = {value: words.get(code, code) for value, code in self.codes.items()}
        return Variable(name, wijze, self.vraag, "", self.codes, labels)


@dataclass(frozen=True, slots=True)
class Making:
    """What is needed to make a question of a line; ``name`` is the language that is read."""

    codes: Codes
    taal: str
    say: Say

    def text(self, element: Element, key: str) -> str:
        return self.say(said(element.get(key), self.taal))


def make(element: Element, making: Making) -> Asked:
    """Return our question for a line of a form. Raises Refusal with why there is none."""
    kind = str(element.get("type", ""))
    if kind in _LEFT_OUT:
        raise Refusal(_LEFT_OUT[kind])
    soort = _CHOSEN.get(kind) or _OPEN.get(kind)
    if soort is None:
        raise Refusal(f"De soort '{kind[:40]}' kennen wij niet.")
    name = str(element.get("name", ""))
    words = making.text(element, "label") or name
    more = dict(_limits(element, kind))
    codes: dict[str, str] = {}
    if kind in _CHOSEN:
        options, codes = _options(element, making)
        more |= {"opties": options, "willekeurig": _is_on(element, "randomize")}
    elif soort == Soort.AKKOORD:
        codes = {_OK: "ja"}
    elif soort == Soort.TEKST:
        more["lang"] = "multiline" in str((element.get("control") or {}).get("appearance", ""))
    vraag = Vraag(making.codes.of(name), soort, words, making.text(element, "hint"), **more)
    return Asked(vraag, codes)


def _options(element: Element, making: Making) -> tuple[tuple[Optie, ...], dict[str, str]]:
    choices = element.get("choices")
    if not isinstance(choices, list) or not choices:
        raise Refusal("De antwoorden komen uit een ander bestand of een eerdere vraag. Dat kan bij ons niet.")
    options: dict[str, Optie] = {}
    codes: dict[str, str] = {}
    for place, choice in enumerate(choices, start=1):
        value = str(choice.get("name", ""))
        code = value if _SAFE.fullmatch(value) else f"a{place}"
        words = making.text(choice, "label") or value
        if code not in options:
            options[code] = Optie(code, words, telt=counts(words))
            codes[value] = code
    return tuple(options.values()), codes


def _limits(element: Element, kind: str) -> Iterator[tuple[str, Any]]:
    parameters = element.get("parameters") or {}
    if kind == "range":
        for ours, theirs in (("minimum", "start"), ("maximum", "end")):
            yield ours, number_of(str(parameters.get(theirs, "")))
    if kind in {"integer", "int"}:
        yield "heel", True


def _is_on(element: Element, name: str) -> bool:
    return str((element.get("parameters") or {}).get(name, "")).casefold() == "true"
