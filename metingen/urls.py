"""Addresses of knowing; the name of each is the name of its view, with dashes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from metingen.views import (
    antwoordbestanden,
    begin,
    bronnen,
    eigen_antwoorden,
    gebruik,
    inzage,
    leesrij,
    meetplannen,
    proef,
    teksten,
    terugkoppeling,
    themas,
)

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
_TEKSTEN: list[URLPattern | URLResolver] = [
    path("", teksten.teksten, name="teksten"),
    path("<int:vraag>/lezen/", teksten.teksten_lezen, name="teksten-lezen"),
    path("<int:vraag>/vrijgeven/", teksten.teksten_vrijgeven, name="teksten-vrijgeven"),
    path("<int:vraag>/indelen/", themas.teksten_indelen, name="teksten-indelen"),
    path("<int:vraag>/themas/", themas.tekst_themas, name="tekst-themas"),
    path("<int:vraag>/themas/<int:thema>/", themas.tekst_thema, name="tekst-thema"),
    path(
        "<int:vraag>/themas/<int:thema>/verwijderen/",
        themas.tekst_thema_verwijderen,
        name="tekst-thema-verwijderen",
    ),
    path("<int:vraag>/vrijgegeven/", teksten.teksten_vrij, name="teksten-vrij"),
    path("<int:vraag>/vrijgegeven/<int:tekst>/", teksten.tekst_terughalen, name="tekst-terughalen"),
]
_GEMEENTE: list[URLPattern | URLResolver] = [
    path("begin/zaken/", begin.begin_zaken, name="begin-zaken"),
    path("bronnen/", bronnen.bronnen, name="bronnen"),
    path("bronnen/inlezen/", bronnen.levering_inlezen, name="levering-inlezen"),
    path("bronnen/vrijgeven/", bronnen.cijfers_vrijgeven, name="cijfers-vrijgeven"),
    path("bronnen/gebruik/nieuw/", gebruik.gebruik_nieuw, name="gebruik-nieuw"),
    path("bronnen/gebruik/<int:pk>/", gebruik.gebruik_bron, name="gebruik-bron"),
    path("bronnen/gebruik/<int:pk>/dossier.pdf", gebruik.gebruik_dossier_pdf, name="gebruik-dossier-pdf"),
    path("bronnen/gebruik/<int:pk>/inlezen/", gebruik.gebruik_inlezen, name="gebruik-inlezen"),
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
    path("rondes/teksten/", leesrij.leesrij, name="leesrij"),
    path("rondes/<int:pk>/teksten/", include(_TEKSTEN)),
    path("inzage/", inzage.inzage, name="inzage"),
    path("inzage/<int:pk>/", inzage.inzage_ronde, name="inzage-ronde"),
    path("inzage/bron/<int:pk>/", inzage.inzage_bron, name="inzage-bron"),
    path("interventie/<int:pk>/meetplan/", meetplannen.meetplan, name="meetplan"),
]

_MIJN: list[URLPattern | URLResolver] = [
    path("<int:pk>/", eigen_antwoorden.eigen_antwoorden, name="eigen-antwoorden"),
    path(
        "<int:pk>/<int:nummer>/",
        eigen_antwoorden.eigen_antwoord_verbeteren,
        name="eigen-antwoord-verbeteren",
    ),
]

urlpatterns = [
    path("mijn-gegevens/van/<str:token>/antwoorden/", include(_MIJN)),
    path("gemeente/<slug:slug>/", include(_GEMEENTE)),
]
