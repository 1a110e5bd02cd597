"""Addresses of knowing; the name of each is the name of its view, with dashes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from metingen.views import antwoordbestanden, begin, bronnen, meetplannen, proef, terugkoppeling

_ANTWOORDEN: list[URLPattern | URLResolver] = [
    path("", antwoordbestanden.antwoordbestanden, name="antwoordbestanden"),
    path("codeboek.csv", antwoordbestanden.codeboek, name="codeboek"),
    path("<int:bestand_pk>/", antwoordbestanden.antwoordbestand, name="antwoordbestand"),
    path(
        "<int:bestand_pk>/verwijderen/",
        antwoordbestanden.antwoordbestand_verwijderen,
        name="antwoordbestand-verwijderen",
    ),
]
_GEMEENTE: list[URLPattern | URLResolver] = [
    path("begin/zaken/", begin.begin_zaken, name="begin-zaken"),
    path("bronnen/", bronnen.bronnen, name="bronnen"),
    path("bronnen/inlezen/", bronnen.levering_inlezen, name="levering-inlezen"),
    path("bronnen/vrijgeven/", bronnen.cijfers_vrijgeven, name="cijfers-vrijgeven"),
    path("bronnen/levering/<int:pk>/", bronnen.levering, name="levering"),
    path("rondes/<int:pk>/proefuitkomsten/", proef.proefuitkomsten, name="proefuitkomsten"),
    path("rondes/<int:pk>/terugkoppelen/", terugkoppeling.ronde_terugkoppelen, name="ronde-terugkoppelen"),
    path("rondes/<int:pk>/terugkoppelen/mailen/", terugkoppeling.uitkomsten_mailen, name="uitkomsten-mailen"),
    path(
        "rondes/<int:pk>/terugkoppelen/opnieuw/",
        terugkoppeling.uitkomsten_opnieuw,
        name="uitkomsten-opnieuw",
    ),
    path("rondes/<int:pk>/antwoorden/", include(_ANTWOORDEN)),
    path("interventie/<int:pk>/meetplan/", meetplannen.meetplan, name="meetplan"),
]

urlpatterns = [path("gemeente/<slug:slug>/", include(_GEMEENTE))]
