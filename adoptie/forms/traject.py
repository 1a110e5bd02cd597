from __future__ import annotations

from django import forms

from adoptie.forms.base import PlainForm, date_field, text_field


class TrajectForm(PlainForm):
    naam = forms.CharField(label="Naam", max_length=120, help_text="Bijvoorbeeld: Digitaal werken.")
    doel = text_field("Doel", help_text="Wat moet er beter of lichter worden, en voor wie?")
    begint_op = date_field("Begint op")
