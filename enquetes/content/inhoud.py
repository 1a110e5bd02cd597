"""A whole questionnaire: pages of questions, in one language or more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any

from adoptie.refusal import Refusal
from enquetes.content.items import Item
from enquetes.content.vraag import Optie, Soort, Vraag

# How ``to_json`` writes; a version that was fixed is never written anew, so older ones are read as well.
FORMAT = 2
_READ = frozenset({1, FORMAT})


@dataclass(frozen=True, slots=True)
class Pagina:
    """What is shown at once. Pages with the same ``blok`` stand in another order for each respondent."""

    vragen: tuple[Vraag, ...]
    titel: str = ""
    uitleg: str = ""
    relevantie: str = ""
    blok: str = ""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """A whole questionnaire, written in ``taal``.

    ``vertalingen`` hold its texts in other languages, by the names that ``content.talen`` gives them.
    ``slot`` is what somebody reads who has sent it in.
    """

    titel: str
    paginas: tuple[Pagina, ...]
    inleiding: str = ""
    slot: str = ""
    taal: str = "nl"
    vertalingen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        codes = [vraag.code.casefold() for vraag in self.vragen()]
        doubles = sorted({code for code in codes if codes.count(code) > 1})
        if doubles:
            raise Refusal(f"Deze codes komen twee keer voor: {', '.join(doubles)}.")
        if not any(vraag.is_asked for vraag in self.vragen()):
            raise Refusal("De vragenlijst heeft nog geen vragen.")

    def vragen(self) -> Iterator[Vraag]:
        return (vraag for pagina in self.paginas for vraag in pagina.vragen)

    def asked(self) -> Iterator[Vraag]:
        """Yield what a respondent fills in: no explanations, no calculations."""
        return (vraag for vraag in self.vragen() if vraag.is_asked)

    def items(self) -> Iterator[Item]:
        return (item for vraag in self.vragen() for item in vraag.items())

    @property
    def hash(self) -> str:
        return hashlib.sha256(json.dumps(self.to_json(), sort_keys=True).encode()).hexdigest()

    def to_json(self) -> dict[str, Any]:
        return {"formaat": FORMAT, **_sparse(self)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Inhoud:
        """Read what ``to_json`` wrote. Raises Refusal when it does not hold together."""
        if data.get("formaat") not in _READ:
            raise Refusal("De vragenlijst is gemaakt door een andere versie van dit programma.")
        whole = {name: value for name, value in data.items() if name != "formaat"}
        try:
            return cls(**{**whole, "paginas": tuple(_pagina(pagina) for pagina in data["paginas"])})
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise Refusal(f"De vragenlijst is niet te lezen: {fault}.") from fault


def _pagina(data: dict[str, Any]) -> Pagina:
    return Pagina(**{**data, "vragen": tuple(_vraag(vraag) for vraag in data["vragen"])})


def _vraag(data: dict[str, Any]) -> Vraag:
    lists: dict[str, Any] = {
        name: tuple(Optie(**option) for option in data[name])
        for name in ("opties", "rijen", "opties2")
        if name in data
    }
    lists |= {name: tuple(data[name]) for name in ("koppen", "uiteinden") if name in data}
    return Vraag(**{**data, "soort": Soort(data["soort"]), **lists})


def _sparse(value: Any) -> Any:
    """Return a value as JSON, without what is as it always is."""
    if is_dataclass(value) and not isinstance(value, type):
        told = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: _sparse(mine) for each, mine in told if mine != _usual(each)}
    if isinstance(value, tuple):
        return [_sparse(part) for part in value]
    if isinstance(value, Mapping):
        return {name: _sparse(part) for name, part in value.items()}
    return value


def _usual(each: Any) -> Any:
    return each.default_factory() if each.default_factory is not MISSING else each.default
