"""What a reader says of texts: a small form for each of them, together on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms

from adoptie.forms.base import PlainForm
from metingen.models import Tekst, Tekstthema
from metingen.oordeel import Indeling, Oordeel
from metingen.queries.ongelezen import Regel, Woord

_VERDICTS = (("vrij", "Laten zien"), ("dicht", "Niet laten zien"), ("", "Nog niet besloten"))
_HIGHEST = 100_000
F = TypeVar("F", bound=forms.BaseForm)


class OordeelForm(PlainForm):
    """The verdict on one text."""

    versie = forms.IntegerField(min_value=0, max_value=_HIGHEST, widget=forms.HiddenInput)
    oordeel = forms.ChoiceField(
        label="Wat doet u met deze tekst?",
        choices=_VERDICTS,
        widget=forms.RadioSelect,
        required=False,
        help_text="Niet laten zien als u ziet wie het schreef, over wie het gaat, of als het kwetst.",
    )
    reden = forms.ChoiceField(
        label="Waarom niet?",
        choices=[("", "Kies een reden"), *Tekst.Reden.choices],
        required=False,
        help_text="Alleen u en uw collega's die lezen, zien deze reden.",
    )
    zwart = forms.TypedMultipleChoiceField(coerce=int, required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Mapping[str, Any] | None, *, regel: Regel, nummer: int, rest: str = "") -> None:
        """``rest``: the verdict on a text that has none yet."""
        row = regel.oordeel
        known = {"oordeel": row.oordeel, "reden": row.reden, "zwart": row.zwart} if row else {}
        super().__init__(
            data, prefix=f"t{regel.nummer}", initial={"versie": row.versie if row else 0, **known}
        )
        self.regel, self.nummer, self._rest = regel, nummer, rest
        self.fields["zwart"].choices = [  # type: ignore[attr-defined]
            (word.plaats, word.woord) for word in regel.woorden
        ]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("oordeel") == Tekst.Oordeel.DICHT and not data.get("reden"):
            self.add_error("reden", f"Kies waarom u tekst {self.nummer} niet laat zien.")
        return data

    @property
    def woorden(self) -> Iterator[Woord]:
        """Yield the words, black where they are ticked now."""
        ticked = {str(place) for place in self["zwart"].value() or ()}
        return (Woord(word.plaats, word.woord, str(word.plaats) in ticked) for word in self.regel.woorden)

    @property
    def said(self) -> Oordeel:
        data = self.cleaned_data
        held = data["oordeel"] == Tekst.Oordeel.DICHT
        return Oordeel(
            self.regel.nummer,
            data["oordeel"] or self._rest,
            data["reden"] if held else "",
            tuple(sorted(data["zwart"])),
            data["versie"],
        )


@dataclass(frozen=True, slots=True)
class Stapel(Generic[F]):
    """Small forms on one page, of which the errors are told together."""

    forms: tuple[F, ...]

    def is_valid(self) -> bool:
        """Look at all of them, so that each says what is wrong."""
        return all([form.is_valid() for form in self.forms])  # noqa: C419 - all of them


class IndeelForm(PlainForm):
    """The themes that one text is about."""

    themas = forms.TypedMultipleChoiceField(
        label="Waar gaat deze tekst over?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    # Which themes it had when the page was drawn; "-" where nobody had looked at it yet.
    stond = forms.RegexField(r"^(?:-|(?:\d{1,18},)*)$", required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        regel: Regel,
        nummer: int,
        themas: Iterable[Tekstthema],
        ingedeeld: bool,
    ) -> None:
        known = "".join(f"{key}," for key in sorted(regel.themas)) if ingedeeld else "-"
        initial = {"themas": sorted(regel.themas), "stond": known}
        super().__init__(data, prefix=f"t{regel.nummer}", initial=initial)
        self.regel, self.nummer = regel, nummer
        self.fields["themas"].choices = [(row.pk, row.naam) for row in themas]  # type: ignore[attr-defined]

    @property
    def said(self) -> Indeling:
        known = self.cleaned_data["stond"]
        before = None if known == "-" else frozenset(int(key) for key in known.split(",") if key)
        return Indeling(self.regel.nummer, frozenset(self.cleaned_data["themas"]), before)


class ThemaForm(PlainForm):
    """The name of a theme."""

    naam = forms.CharField(
        label="Naam van het thema",
        max_length=60,
        help_text="Bijvoorbeeld 'Minder dubbel werk'. Noem geen mensen.",
        error_messages={"required": "Geef het thema een naam."},
    )


class SamenvoegForm(PlainForm):
    """The theme that another one goes into."""

    naar = forms.ModelChoiceField(
        queryset=Tekstthema.objects.none(),
        label="Bij welk thema hoort dit?",
        empty_label="Kies een thema",
        error_messages={"required": "Kies een thema.", "invalid_choice": "Kies een thema uit de lijst."},
    )

    def __init__(self, *args: Any, thema: Tekstthema, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Tekstthema.objects.filter(lezing=thema.lezing_id).exclude(pk=thema.pk)
        self.fields["naar"].queryset = others  # type: ignore[attr-defined]
