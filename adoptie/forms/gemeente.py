from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from adoptie.contact import Contact
from adoptie.forms.base import PlainForm

# Short numbers of a gemeente as well: 14 0344.
_PHONE = RegexValidator(
    r"^\+?[0-9(][0-9 ()\-]{1,18}$", "Schrijf een telefoonnummer met cijfers, bijvoorbeeld 0344 12 34 56."
)


class ContactForm(PlainForm):
    """Whom people can ask; yields ``contact``."""

    contact_naam = forms.CharField(label="Wie beantwoordt vragen?", max_length=80, required=False)
    contact_telefoon = forms.CharField(
        label="Telefoonnummer voor vragen",
        max_length=20,
        required=False,
        validators=[_PHONE],
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    contact_email = forms.EmailField(
        label="E-mailadres voor vragen",
        required=False,
        help_text="Dit staat in mails en brieven en op de contactpagina. Iedereen kan het lezen.",
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        naam, telefoon, email = (data.pop(f"contact_{name}") for name in ("naam", "telefoon", "email"))
        return {**data, "contact": Contact(naam, telefoon, email)}


class GegevensForm(ContactForm):
    naam = forms.CharField(label="Naam", max_length=80)
    inwoners = forms.IntegerField(label="Aantal inwoners", required=False, min_value=1, max_value=2_000_000)
    field_order = ("naam", "inwoners")


def initial_contact(contact: Contact) -> dict[str, str]:
    """Return what is filled in beforehand in a ``ContactForm``."""
    return {
        "contact_naam": contact.naam,
        "contact_telefoon": contact.telefoon,
        "contact_email": contact.email,
    }
