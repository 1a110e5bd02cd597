"""Addresses of telling; the name of each is the name of its view, with dashes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from rapportage.views import (
    api,
    cijfer,
    dashboard,
    delingen,
    effect,
    openbaar,
    opendata,
    rapport_maken,
    rapport_stappen,
    rapporten,
    rapportplannen,
    rondecijfers,
    sjablonen,
    sjabloondelen,
    uitkomsten,
    voorbeelden,
)

_EIGEN: list[URLPattern | URLResolver] = [
    path("", sjablonen.sjablonen, name="sjablonen"),
    path("nieuw/", sjablonen.sjabloon_nieuw, name="sjabloon-nieuw"),
    path("<int:pk>/", sjablonen.sjabloon, name="sjabloon"),
    path("<int:pk>/naam/", sjabloondelen.sjabloon_naam, name="sjabloon-naam"),
    path("<int:pk>/ongedaan/", sjabloondelen.sjabloon_ongedaan, name="sjabloon-ongedaan"),
    path("<int:pk>/verwijderen/", sjablonen.sjabloon_verwijderen, name="sjabloon-verwijderen"),
    path("<int:pk>/voorbeeld/", sjablonen.sjabloon_voorbeeld, name="sjabloon-voorbeeld"),
    path(
        "<int:pk>/voorbeeld/<str:naam>",
        sjablonen.sjabloon_voorbeeld_bestand,
        name="sjabloon-voorbeeld-bestand",
    ),
    path(
        "<int:pk>/na/<int:na>/toevoegen/",
        sjabloondelen.sjabloon_deel_toevoegen,
        name="sjabloon-deel-toevoegen",
    ),
    path("<int:pk>/deel/<int:nummer>/tekst/", sjabloondelen.sjabloon_deel_tekst, name="sjabloon-deel-tekst"),
    path(
        "<int:pk>/deel/<int:nummer>/verwijderen/",
        sjabloondelen.sjabloon_deel_verwijderen,
        name="sjabloon-deel-verwijderen",
    ),
    path(
        "<int:pk>/deel/<int:nummer>/plaats/<slug:richting>/",
        sjabloondelen.sjabloon_deel_verplaatsen,
        name="sjabloon-deel-verplaatsen",
    ),
]
_RAPPORTEN: list[URLPattern | URLResolver] = [
    path("", rapporten.rapporten, name="rapporten"),
    path("maken/", rapport_maken.rapport_maken, name="rapport-maken"),
    path("maken/<slug:soort>/", rapport_maken.rapport_maken_soort, name="rapport-maken-soort"),
    path("wachten/<int:pk>/", rapport_maken.rapport_wachten, name="rapport-wachten"),
    path("vast/", rapportplannen.rapportplannen, name="rapportplannen"),
    path("vast/toevoegen/", rapportplannen.rapportplan_toevoegen, name="rapportplan-toevoegen"),
    path("vast/<int:pk>/wijzigen/", rapportplannen.rapportplan_wijzigen, name="rapportplan-wijzigen"),
    path("vast/<int:pk>/stoppen/", rapportplannen.rapportplan_stoppen, name="rapportplan-stoppen"),
    path("eigen/", include(_EIGEN)),
    path("buren/", delingen.delingen, name="delingen"),
    path("buren/toevoegen/", delingen.deling_toevoegen, name="deling-toevoegen"),
    path("buren/<int:pk>/stoppen/", delingen.deling_stoppen, name="deling-stoppen"),
    path("<int:pk>/", rapporten.rapport, name="rapport"),
    path("<int:pk>/vaststellen/", rapport_stappen.rapport_vaststellen, name="rapport-vaststellen"),
    path("<int:pk>/publiceren/", rapport_stappen.rapport_publiceren, name="rapport-publiceren"),
    path("<int:pk>/teksten/", rapport_stappen.rapport_teksten, name="rapport-teksten"),
    path("<int:pk>/verbeteren/", rapport_stappen.rapport_verbeteren, name="rapport-verbeteren"),
    path("<int:pk>/bestand/<path:naam>", rapporten.rapport_bestand, name="rapport-bestand"),
]
_GEMEENTE: list[URLPattern | URLResolver] = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("dashboard/rondes/", rondecijfers.rondecijfers, name="rondecijfers"),
    path(
        "dashboard/rondes/<int:pk>/cijfers.<slug:soort>",
        rondecijfers.rondecijfers_bestand,
        name="rondecijfers-bestand",
    ),
    path("dashboard/ronde/<int:pk>/<str:naam>", dashboard.ronde_bestand, name="ronde-bestand"),
    path("dashboard/cijfer/<str:code>/", cijfer.cijfer, name="cijfer"),
    path("dashboard/cijfer/<str:code>/<str:naam>", cijfer.cijfer_bestand, name="cijfer-bestand"),
    path("dashboard/effect/<int:pk>/", effect.effect, name="effect"),
    path("dashboard/effect/<int:pk>/<str:naam>", effect.effect_bestand, name="effect-bestand"),
    path("rapporten/", include(_RAPPORTEN)),
]
_OPENBAAR = [
    path("", openbaar.openbaar, name="openbaar"),
    path("<slug:slug>/", openbaar.openbaar_gemeente, name="openbaar-gemeente"),
    path("<slug:slug>/rapporten/<int:pk>/", openbaar.openbaar_rapport, name="openbaar-rapport"),
    path(
        "<slug:slug>/rapporten/<int:pk>/bestand/<path:naam>",
        openbaar.openbaar_bestand,
        name="openbaar-bestand",
    ),
]
# By the Dutch rules for REST APIs: the version in the path, and nothing ends in a slash.
_API = [
    path("openapi.json", api.api_openapi, name="api-openapi"),
    path("gemeenten", api.api_gemeenten, name="api-gemeenten"),
    path("gemeenten/<slug:slug>", api.api_gemeente, name="api-gemeente"),
    path("indicatoren", api.api_indicatoren, name="api-indicatoren"),
    path("cijfers", api.api_cijfers, name="api-cijfers"),
    path("rapporten", api.api_rapporten, name="api-rapporten"),
    path("rapporten/<int:pk>", api.api_rapport, name="api-rapport"),
    path("<path:rest>", api.api_onbekend, name="api-onbekend"),
]

urlpatterns = [
    path("open-data/", opendata.open_data, name="open-data"),
    path("open-data/catalogus.<slug:soort>", opendata.open_data_bestand, name="open-data-bestand"),
    path("api/", api.api_uitleg, name="api-uitleg"),
    path("api/v1/", include(_API)),
    path("openbaar/", include(_OPENBAAR)),
    path("voorbeelden/grafieken/", voorbeelden.voorbeelden_grafieken, name="voorbeelden-grafieken"),
    path("voorbeelden/grafieken/<str:naam>", voorbeelden.voorbeelden_bestand, name="voorbeelden-bestand"),
    path("u/<str:token>/", uitkomsten.uitkomsten, name="uitkomsten"),
    path("gemeente/<slug:slug>/", include(_GEMEENTE)),
]
