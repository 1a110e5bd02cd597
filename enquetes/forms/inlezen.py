from __future__ import annotations

from typing import Any

from django import forms

from adoptie.forms.base import PlainForm, date_field, file_field
from enquetes.importers.choosing import Onbekend
from enquetes.models import Doelgroep

MAX_BYTES = 40_000_000
_TOO_LARGE = "Dit bestand is groter dan 40 MB. Laat kolommen weg, of vraag de beheerder het in te lezen."
_ONBEKEND = {
    Onbekend.WEIGEREN: "Niets inlezen, en zeggen welke het zijn",
    Onbekend.AFLEIDEN: "Er vragen van maken, met de antwoorden die erin staan",
    Onbekend.WEGLATEN: "Weglaten",
}


class InleesForm(PlainForm):
    """An earlier survey: its files, how to read them, and what it was."""

    naam = forms.CharField(
        label="Naam van de ronde", max_length=100, help_text="Bijvoorbeeld: Medewerkersonderzoek 2023."
    )
    van = date_field("Eerste dag waarop mensen konden meedoen", past=True)
    tot = date_field("Laatste dag", past=True)
    doelgroep = forms.ChoiceField(
        label="Wie zijn er gevraagd?",
        choices=[(value, label.capitalize()) for value, label in Doelgroep.choices],
        widget=forms.RadioSelect,
    )
    antwoorden = file_field(
        "Bestand met antwoorden (CSV of Excel)",
        most=MAX_BYTES,
        too_large=_TOO_LARGE,
        help_text="Eén rij per persoon, zoals LimeSurvey het exporteert. Een archief van LimeSurvey (LSA) "
        "mag ook. We bewaren antwoorden zonder namen, niet het bestand.",
    )
    lss = file_field(
        "Vragenlijst van LimeSurvey (LSS)",
        most=MAX_BYTES,
        too_large=_TOO_LARGE,
        required=False,
        help_text="Zonder vragenlijst leiden we de vragen af uit het bestand met antwoorden.",
    )
    onbekend = forms.ChoiceField(
        label="Wat doen we met kolommen en antwoorden die niet in de vragenlijst staan?",
        choices=[(kind.value, words) for kind, words in _ONBEKEND.items()],
        initial=Onbekend.WEIGEREN.value,
        widget=forms.RadioSelect,
    )
    weglaten = forms.CharField(
        label="Kolommen die niet mee mogen",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld omdat er namen in staan. Eén kolom op een regel.",
    )
    tekenset = forms.ChoiceField(
        label="Tekens",
        required=False,
        choices=[("", "Gewoon (UTF-8)"), ("cp1252", "cp1252 (Excel op een oudere Windows)")],
        help_text="Alleen anders als letters met een accent verkeerd staan.",
    )

    def clean_weglaten(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["weglaten"].splitlines() if line.strip()]

    def clean_tekenset(self) -> str | None:
        return self.cleaned_data["tekenset"] or None

    def clean_onbekend(self) -> Onbekend:
        return Onbekend(self.cleaned_data["onbekend"])

    def clean_doelgroep(self) -> Doelgroep:
        return Doelgroep(self.cleaned_data["doelgroep"])

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "van" in data and "tot" in data and data["tot"] < data["van"]:
            self.add_error("tot", "De laatste dag ligt voor de eerste. Draai ze om.")
        return data
