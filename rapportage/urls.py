"""Addresses of telling; the name of each is the name of its view, with dashes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from rapportage.views import cijfer, dashboard, rapporten, rapportplannen

_RAPPORTEN = [
    path("", rapporten.rapporten, name="rapporten"),
    path("maken/", rapporten.rapport_maken, name="rapport-maken"),
    path("wachten/<int:pk>/", rapporten.rapport_wachten, name="rapport-wachten"),
    path("vast/", rapportplannen.rapportplannen, name="rapportplannen"),
    path("vast/toevoegen/", rapportplannen.rapportplan_toevoegen, name="rapportplan-toevoegen"),
    path("vast/<int:pk>/stoppen/", rapportplannen.rapportplan_stoppen, name="rapportplan-stoppen"),
    path("<int:pk>/", rapporten.rapport, name="rapport"),
    path("<int:pk>/vaststellen/", rapporten.rapport_vaststellen, name="rapport-vaststellen"),
    path("<int:pk>/bestand/<path:naam>", rapporten.rapport_bestand, name="rapport-bestand"),
]
_GEMEENTE: list[URLPattern | URLResolver] = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("grafiek/<str:periode>/<str:anker>.svg", dashboard.grafiek, name="grafiek"),
    path("grafiek/ronde/<int:pk>/<str:anker>.svg", dashboard.ronde_grafiek, name="ronde-grafiek"),
    path("cijfer/<str:code>/", cijfer.cijfer, name="cijfer"),
    path("cijfer/<str:code>/grafiek.svg", cijfer.cijfer_grafiek, name="cijfer-grafiek"),
    path("rapporten/", include(_RAPPORTEN)),
]

urlpatterns = [path("gemeente/<slug:slug>/", include(_GEMEENTE))]
