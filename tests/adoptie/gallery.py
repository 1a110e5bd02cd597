"""What stands in the gallery of components: invented, and in every state."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django import forms
from django.template.loader import render_to_string

from rapportage.blocks import KeyFigure

SCALE = [
    ("1", "Helemaal niet"),
    ("2", "Een beetje"),
    ("3", "Neutraal"),
    ("4", "Vrij veel"),
    ("5", "Heel veel"),
]


class GalleryForm(forms.Form):
    naam = forms.CharField(
        label="Naam", help_text="Zoals het boven het rapport komt te staan.", max_length=20
    )
    email = forms.EmailField(label="E-mailadres", required=False)
    aantal = forms.IntegerField(label="Aantal inwoners", min_value=0)
    soort = forms.ChoiceField(label="Soort", choices=[("", "Kies"), ("a", "Steekproef"), ("b", "Panel")])
    uitleg = forms.CharField(label="Toelichting", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    bestand = forms.FileField(label="Bestand", required=False)
    spoor = forms.ChoiceField(
        label="Welk spoor?",
        help_text="Een stap hoort bij één spoor.",
        widget=forms.RadioSelect,
        choices=[("virtueel", "Virtueel"), ("mentaal", "Mentaal"), ("fysiek", "Fysiek")],
    )
    kanalen = forms.MultipleChoiceField(
        label="Kanalen",
        widget=forms.CheckboxSelectMultiple,
        choices=[("web", "Website"), ("balie", "Balie")],
        required=False,
    )
    akkoord = forms.BooleanField(label="Ik heb de uitleg gelezen")
    sleutel = forms.CharField(widget=forms.HiddenInput, initial="x")

    def clean(self) -> None:
        if self.cleaned_data.get("aantal") == 0:
            raise forms.ValidationError("Zonder inwoners is er geen steekproef.")


class MatrixForm(forms.Form):
    druk = forms.ChoiceField(label="Ik kan mijn werk afmaken.", widget=forms.RadioSelect, choices=SCALE)
    hulp = forms.ChoiceField(label="Ik krijg hulp als ik vastloop.", widget=forms.RadioSelect, choices=SCALE)


FILLED = {
    "naam": "Harmelen",
    "email": "info@example.org",
    "aantal": "9600",
    "soort": "a",
    "uitleg": "Twee zinnen.",
    "spoor": "mentaal",
    "kanalen": ["web"],
    "akkoord": "on",
    "sleutel": "x",
}
WRONG = {"naam": "Een naam die echt veel te lang is", "email": "geen adres", "aantal": "0", "sleutel": "x"}
STATES: dict[str, dict[str, Any] | None] = {"leeg": None, "gevuld": FILLED, "fouten": WRONG}
FIGURES = (
    KeyFigure("Digitaal aangevraagd", "97\N{NO-BREAK SPACE}%", "tussen 95 en 98\N{NO-BREAK SPACE}%",
              "19 procentpunten meer dan in 2010", "hoger dan voorspeld", "beter", "virtueel"),
    KeyFigure("Werkdruk", "6,4", "tussen 6,1 en 6,7", "0,5 punt meer", "zwaarder geworden",
              "slechter", "mentaal"),
    KeyFigure("Doorlooptijd", "21 dagen", "tussen 18 en 25 dagen", "1 dag minder", "niet te zeggen",
              "niet_te_zeggen", "fysiek", "De maand juni telt nog niet mee."),
)  # fmt: skip


def gemeente() -> SimpleNamespace:
    return SimpleNamespace(naam="Gemeente Voorbeeld", slug="voorbeeld", fictief=True, has_logo=False)


def context(state: str) -> dict[str, Any]:
    """Return what the gallery shows in this state: leeg, gevuld or fouten."""
    entries = [SimpleNamespace(label=label, url=f"/voorbeeld/{label.lower()}/") for label in
               ("Overzicht", "Dashboard", "Vragenlijsten", "Rondes", "Rapporten")]  # fmt: skip
    return {
        "titel": "Alle onderdelen van de site",
        "gemeente": gemeente(),
        "navigatie": entries,
        "request": SimpleNamespace(path="/voorbeeld/rondes/"),
        "kruimels": [("Start", "/"), ("Rondes", "/voorbeeld/rondes/"), ("Onderdelen", "")],
        "form": GalleryForm(STATES[state]),
        "matrix_fields": list(MatrixForm({} if state == "fouten" else None)),
        "figures": FIGURES,
        "moments": {"open": "3 mei 2011", "gesloten": "24 mei 2011", "verzegeld": "op 3 juni 2011"},
        "facts": [("Doelgroep", "alle medewerkers"), ("Uitgenodigd", "124"), ("Drempel", "5 antwoorden")],
        "rows": [("januari 2011", 1234, 56, 12.5), ("februari 2011", 987, 43, 9.25)],
    }


def gallery(state: str) -> str:
    """Render the gallery as a whole page."""
    return render_to_string("adoptie/componenten.html", context(state))
