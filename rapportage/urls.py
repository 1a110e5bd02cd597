"""Addresses of telling; the name of each is the name of its view, with dashes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from rapportage.views import (
    cijfer,
    dashboard,
    effect,
    openbaar,
    rapport_maken,
    rapport_stappen,
    rapporten,
    rapportplannen,
    rondecijfers,
    uitkomsten,
)

_RAPPORTEN = [
    path("", rapporten.rapporten, name="rapporten"),
    path("maken/", rapport_maken.rapport_maken, name="rapport-maken"),
    path("maken/<slug:soort>/", rapport_maken.rapport_maken_soort, name="rapport-maken-soort"),
    path("wachten/<int:pk>/", rapport_maken.rapport_wachten, name="rapport-wachten"),
    path("vast/", rapportplannen.rapportplannen, name="rapportplannen"),
    path("vast/toevoegen/", rapportplannen.rapportplan_toevoegen, name="rapportplan-toevoegen"),
    path("vast/<int:pk>/stoppen/", rapportplannen.rapportplan_stoppen, name="rapportplan-stoppen"),
    path("<int:pk>/", rapporten.rapport, name="rapport"),
    path("<int:pk>/vaststellen/", rapport_stappen.rapport_vaststellen, name="rapport-vaststellen"),
    path("<int:pk>/publiceren/", rapport_stappen.rapport_publiceren, name="rapport-publiceren"),
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

urlpatterns = [
    path("openbaar/", include(_OPENBAAR)),
    path("u/<str:token>/", uitkomsten.uitkomsten, name="uitkomsten"),
    path("gemeente/<slug:slug>/", include(_GEMEENTE)),
]
