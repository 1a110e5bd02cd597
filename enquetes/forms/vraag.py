"""The form in which a question is made: the fields that its kind needs, as short lines of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from adoptie.forms.base import PlainForm, text_field
from adoptie.refusal import Refusal
from enquetes.content import CIJFERS, Optie, Soort, Vraag
from enquetes.content.vraag import SHOWN
from enquetes.editing import UNKNOWN, options_from
from enquetes.forms.vraagvelden import (
    AGREE,
    COMMON,
    FIELDS,
    MAKE,
    MORE,
    OF_ANSWERS,
    ORDERED,
    OTHER,
    WITHOUT_SPOOR,
)
from enquetes.queries.ontwerp import Genummerd
from enquetes.routing import RoutingError
from enquetes.routing.piping import check_text
from enquetes.routing.publishing import check_condition, check_outcome

_NOBODY: Genummerd = MappingProxyType({})


class VraagForm(PlainForm):
    """The fields that this kind of question needs; yields ``vraag``."""

    tekst = text_field(
        "Vraag of stelling",
        rows=2,
        help_text="Vraag één ding tegelijk, in een korte zin. Een eerder antwoord zet u erin als {uren}.",
    )
    toelichting = text_field("Uitleg bij de vraag", required=False, rows=2)

    def __init__(
        self,
        *args: Any,
        soort: Soort,
        vraag: Vraag | None = None,
        vragen: Genummerd = _NOBODY,
        **kwargs: Any,
    ) -> None:
        """Make the form; ``vragen`` are all questions of the draft, for formulas to look at."""
        super().__init__(*args, initial=_initial(soort, vraag), **kwargs)
        self.soort, self.vraag, self.codes = soort, vraag, tuple(vragen.values())
        names = [*FIELDS[soort], *(OF_ANSWERS if soort not in SHOWN else ())]
        names += ["spoor"] if soort not in WITHOUT_SPOOR else []
        self.fields |= {name: MAKE[name]() for name in names}
        if soort in ORDERED:
            self.fields["antwoorden"].help_text += " Begin met het laagste."
        if "rijen" in self.fields:
            self.fields["tekst"].label = "Zin boven de stellingen"
            self.fields["tekst"].help_text = "Bijvoorbeeld: wat vindt u van het nieuwe zaaksysteem?"
        if soort == Soort.UITLEG:
            self.fields["tekst"].label, self.fields["tekst"].help_text = "Tekst", "Mensen lezen dit alleen."

    def first_fields(self) -> list[BoundField]:
        return [field for field in self if field.name not in MORE]

    def more_fields(self) -> list[BoundField]:
        """Return what is folded away."""
        return [field for field in self if field.name in MORE]

    @property
    def opens_more(self) -> bool:
        """Tell whether something that is folded away was filled in, or is wrong."""
        return any(
            field.errors or (field.value() or None) != field.field.initial for field in self.more_fields()
        )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        for low, high, words in (("minimum", "maximum", "getal"), ("minste", "meeste", "aantal")):
            least, most = data.get(low), data.get(high)
            if least is not None and most is not None and least >= most + (words == "aantal"):
                raise ValidationError({high: f"Het hoogste {words} moet meer zijn dan het laagste."})
        try:
            vraag = self._vraag(data)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        self._check_formulas(vraag)
        return {"vraag": vraag}

    def _check_formulas(self, vraag: Vraag) -> None:
        """Say at its field what is wrong with a formula, or with an answer in a text."""
        vragen = {each.code.casefold(): each for _, each in self.codes} | {vraag.code.casefold(): vraag}
        checks: dict[str, Callable[[], object]] = {
            "tekst": lambda: check_text(vraag.tekst, vragen),
            "toelichting": lambda: check_text(vraag.toelichting, vragen),
        }
        if vraag.controle:
            checks["controle"] = lambda: check_condition(vraag.controle, vragen)
        if vraag.formule:
            checks["formule"] = lambda: check_outcome(vraag, vragen)
        for name, check in checks.items():
            try:
                check()
            except RoutingError as fault:
                self.add_error(name, str(fault))

    def _vraag(self, data: dict[str, Any]) -> Vraag:
        """Return the question; what this form does not show stays as it was."""
        told: dict[str, Any] = {name: data[name] for name in COMMON if name in data}
        told["tekst"] = " ".join(data["tekst"].split())
        told["toelichting"] = data["toelichting"].strip()
        told["opties"] = _options(self.soort, data, self.vraag)
        for name in ("geen_antwoord", "richting", "willekeurig", "spoor", *OF_ANSWERS):
            if name in data:
                told[name] = data[name]
        if "rijen" in data:
            told["rijen"] = options_from(data["rijen"], self.vraag.rijen if self.vraag else (), prefix="r")
        if "kop" in data:
            told["koppen"] = (data["kop"], data["kop2"])
            told["opties2"] = options_from(data["antwoorden2"], self.vraag.opties2 if self.vraag else ())
        if "uiteinde_laag" in data:
            ends = (data["uiteinde_laag"], data["uiteinde_hoog"])
            told["uiteinden"] = ends if all(ends) else ()
        if self.vraag:
            return replace(self.vraag, **told)
        # A new question gets its code when it is stored.
        return Vraag(code="nieuw", soort=self.soort, **told)


def _options(soort: Soort, data: dict[str, Any], before: Vraag | None) -> tuple[Optie, ...]:
    earlier = before.opties if before else ()
    if soort == Soort.RAPPORTCIJFER:
        options = CIJFERS
    else:
        options = options_from(data.get("antwoorden", ()), [each for each in earlier if _is_plain(each)])
    alone = data.get("geen_van_deze")
    return (
        *options,
        *(_kept(earlier, "namelijk", OTHER) if data.get("anders") else ()),
        *(
            [replace(_kept(earlier, "alleen", Optie("geen", "", alleen=True))[0], tekst=alone)]
            if alone
            else ()
        ),
        *(_unknown(earlier) if data.get("weet_niet") else ()),
    )


def _is_plain(option: Optie) -> bool:
    return option.telt and not option.namelijk and not option.alleen


def _kept(earlier: tuple[Optie, ...], what: str, fresh: Optie) -> list[Optie]:
    return [option for option in earlier if getattr(option, what)] or [fresh]


def _unknown(earlier: tuple[Optie, ...]) -> list[Optie]:
    return [option for option in earlier if not option.telt] or [UNKNOWN]


def _initial(soort: Soort, vraag: Vraag | None) -> dict[str, Any]:
    if vraag is None:
        answers = AGREE if soort in {Soort.SCHAAL, Soort.MATRIX} else ()
        return {
            "antwoorden": "\n".join(answers),
            "richting": "hoger" if answers or soort == Soort.RAPPORTCIJFER else "geen",
            "uitkomst": "getal",
            "weet_niet": bool(answers) or soort in {Soort.KEUZE, Soort.RAPPORTCIJFER},
        }
    names = (
        "tekst",
        "toelichting",
        "richting",
        "geen_antwoord",
        "willekeurig",
        "spoor",
        *COMMON,
        *OF_ANSWERS,
    )
    shown = {name: getattr(vraag, name) for name in names}
    ends, heads = vraag.uiteinden or ("", ""), vraag.koppen or ("", "")
    return shown | {
        "antwoorden": _lines(option for option in vraag.opties if _is_plain(option)),
        "antwoorden2": _lines(vraag.opties2),
        "rijen": _lines(vraag.rijen),
        "anders": any(option.namelijk for option in vraag.opties),
        "geen_van_deze": next((option.tekst for option in vraag.opties if option.alleen), ""),
        "weet_niet": any(not option.telt for option in vraag.opties),
        "uiteinde_laag": ends[0],
        "uiteinde_hoog": ends[1],
        "kop": heads[0],
        "kop2": heads[1],
    }


def _lines(options: Any) -> str:
    return "\n".join(option.tekst for option in options)
