"""What can be asked of the API, in the address."""

from __future__ import annotations

from django import forms

from rapportage.queries.api import LENGTHS

MOST = 1000
_PER_PAGE = 100
_UNKNOWN = "Deze vraag kennen wij niet."


class PageForm(forms.Form):
    """Which page of a list; who asks for something else is told."""

    pagina = forms.IntegerField(min_value=1, max_value=10**6, required=False)
    perPagina = forms.IntegerField(min_value=1, max_value=MOST, required=False)  # noqa: N815 - as it is asked

    def clean_pagina(self) -> int:
        return self.cleaned_data["pagina"] or 1

    def clean_perPagina(self) -> int:  # noqa: N802 - named after its field
        return self.cleaned_data["perPagina"] or _PER_PAGE

    def clean(self) -> None:
        for name in self.data.keys() - self.fields.keys():
            self.errors[name] = self.error_class([_UNKNOWN])


class GemeenteForm(PageForm):
    gemeente = forms.SlugField(required=False)


class IndicatorenForm(PageForm):
    gemeente = forms.SlugField()


class CijfersForm(IndicatorenForm):
    indicator = forms.CharField(required=False, max_length=120)
    lengte = forms.ChoiceField(required=False, choices=[(each, each) for each in LENGTHS])
    periode = forms.CharField(required=False, max_length=20)
