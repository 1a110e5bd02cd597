"""Which report to make: a form asks what its kind needs, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm, text_field
from adoptie.models import Gemeente
from adoptie.periods import Period, parse_period
from rapportage.models import Opdracht, Soort
from rapportage.queries.keuzes import Need, ended_in, groepen_to_tell, interventies_to_tell, rondes_to_tell
from rapportage.queries.opdrachten import KINDS, Kind

_TEKST = "tekst_"
_OPTIONAL = "Laat leeg wat u niet wilt zeggen. De cijfers in het rapport veranderen er niet door."


class TekstenForm(PlainForm):
    """The words that people add to a report of a kind; ``toelichting`` goes for all of them."""

    def __init__(
        self, *args: Any, kind: Kind, teksten: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.toelichting = _OPTIONAL if kind.teksten else ""
        for place, asked in kind.teksten:
            field = text_field(asked, required=False, rows=6)
            field.initial = (teksten or {}).get(place, "")
            self.fields[_TEKST + place] = field

    @property
    def teksten(self) -> dict[str, str]:
        """Return what was written, by the place where it goes, once the form is valid."""
        return {
            name.removeprefix(_TEKST): words
            for name, words in self.cleaned_data.items()
            if name.startswith(_TEKST) and words
        }

    def values(self) -> dict[str, Any]:
        """Return all that was filled in, the words of people as ``teksten``."""
        own = {name: value for name, value in self.cleaned_data.items() if not name.startswith(_TEKST)}
        return own | {"teksten": self.teksten}


class RapportForm(TekstenForm):
    """What a report of this kind is about. ``lacks`` says what must be there before one can be made."""

    def __init__(
        self, *args: Any, gemeente: Gemeente, soort: Soort, periods: Iterable[Period] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, kind=KINDS[soort], **kwargs)
        self._gemeente, self._soort, self.lacks = gemeente, soort, ""
        needs = KINDS[soort].needs
        # A group is one of a round: who chooses the group has chosen the round.
        asked = [need for need in _FIELDS if need in needs and not (need == "ronde" and "groep" in needs)]
        own: dict[str, forms.Field] = {}
        for need in asked:
            make, lacks = _FIELDS[need]
            own[need] = make(gemeente)
            if not any(value for value, _ in own[need].choices):  # type: ignore[attr-defined]
                self.lacks = lacks
        if "ronde" not in needs:
            newest = next(iter(periods), None)
            own["periode"] = _jaar(newest) if KINDS[soort].lengte == "jaar" else _periode(newest)
        self.fields = own | self.fields

    def clean_periode(self) -> Period:
        try:
            return parse_period(self.cleaned_data["periode"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def opdracht(self) -> Opdracht:
        """Return what is asked for, once the form is valid.

        Raises Refusal when the round has no figures any more.
        """
        data = self.cleaned_data
        ronde, groep = data.get("groep") or (data.get("ronde"), "")
        return Opdracht(
            gemeente=self._gemeente,
            soort=self._soort,
            period=data.get("periode") or ended_in(self._gemeente, ronde),
            interventie=data.get("interventie"),
            ronde=ronde,
            groep=groep,
            sjabloon=data.get("sjabloon"),
            teksten=self.teksten,
        )


def _jaar(newest: Period | None) -> forms.Field:
    """Ask for a year; the last one that is over comes first."""
    # A quarter that ends where its year does.
    over = newest is not None and newest.end.year > newest.begin.year
    year = newest.begin.year - (not over) if newest else None
    return forms.CharField(
        label="Jaar", max_length=20, initial=year, help_text="Een heel jaar. Schrijf bijvoorbeeld 2026."
    )


def _periode(newest: Period | None) -> forms.Field:
    return forms.CharField(
        label="Periode",
        max_length=20,
        initial=newest.code if newest else None,
        help_text="Een jaar, kwartaal of maand. Schrijf 2026, 2026-K2 of 2026-05.",
    )


def _interventie(gemeente: Gemeente) -> forms.Field:
    return forms.ModelChoiceField(
        interventies_to_tell(gemeente), label="Verandering", empty_label="Kies een verandering"
    )


def _ronde(gemeente: Gemeente) -> forms.Field:
    choices = [(ronde.ronde_id, ronde.naam) for ronde in rondes_to_tell(gemeente)]
    return forms.TypedChoiceField(label="Ronde", coerce=int, choices=choices)


def _groep(gemeente: Gemeente) -> forms.Field:
    choices = [
        (ronde.naam, [(f"{ronde.ronde_id}:{groep}", groep) for groep in groepen])
        for ronde, groepen in groepen_to_tell(gemeente)
    ]
    return forms.TypedChoiceField(label="Groep", coerce=_ronde_and_groep, choices=choices)


def _ronde_and_groep(value: str) -> tuple[int, str]:
    ronde, _, groep = value.partition(":")
    return int(ronde), groep


def _sjabloon(gemeente: Gemeente) -> forms.Field:
    return forms.ModelChoiceField(
        gemeente.sjablonen.all(), label="Eigen rapport", empty_label="Kies een eigen rapport"
    )


# In the order in which they are asked, each with what to do when there is nothing to choose.
_FIELDS: Mapping[Need, tuple[Callable[[Gemeente], forms.Field], str]] = {
    "interventie": (_interventie, "Er is nog geen verandering. Voeg er eerst een toe bij uw traject."),
    "ronde": (_ronde, "Er is nog geen ronde met cijfers. Sluit eerst een ronde definitief af."),
    "groep": (_groep, "Er is nog geen ronde met cijfers per groep."),
    "sjabloon": (_sjabloon, "Er is nog geen eigen rapport. Stel er eerst een samen."),
}
