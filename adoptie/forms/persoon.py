"""What somebody fills in to see, correct or erase what is stored about them, or a clerk for them."""

from __future__ import annotations

from django import forms

from adoptie.forms.base import PlainForm

_WRONG = "Dit e-mailadres klopt niet. Schrijf het zoals naam@voorbeeld.nl."


class AdresForm(PlainForm):
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Vul het e-mailadres in.", "invalid": _WRONG},
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class WisForm(PlainForm):
    wat = forms.ChoiceField(
        label="Wat moet er weg?",
        choices=[
            ("adres", "Mijn adres. Mijn antwoorden blijven, maar niemand weet dan nog welke van mij zijn."),
            ("alles", "Mijn adres, en mijn antwoorden in vertrouwelijke rondes waarin ik een volgcode had."),
            ("bezwaar", "Mijn adres, en ik wil niet meer worden uitgenodigd."),
            ("weg", "Alles: mijn adres en mijn antwoorden met een volgcode. Nodig mij ook niet meer uit."),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er weg moet."},
    )


class VerbeterForm(PlainForm):
    naam = forms.CharField(
        label="Uw naam", max_length=120, required=False, help_text="Leeg: blijft zoals het is."
    )
    nieuw = forms.EmailField(
        label="Nieuw e-mailadres",
        max_length=254,
        required=False,
        help_text="Leeg: blijft zoals het is. Wij sturen eerst een mail naar het nieuwe adres, met een link.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _WRONG},
    )
