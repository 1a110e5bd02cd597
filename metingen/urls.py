"""Addresses of knowing; the name of each is the name of its view, with dashes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from metingen.views import bronnen, meetplannen

_GEMEENTE: list[URLPattern | URLResolver] = [
    path("bronnen/", bronnen.bronnen, name="bronnen"),
    path("bronnen/inlezen/", bronnen.levering_inlezen, name="levering-inlezen"),
    path("bronnen/vrijgeven/", bronnen.cijfers_vrijgeven, name="cijfers-vrijgeven"),
    path("bronnen/levering/<int:pk>/", bronnen.levering, name="levering"),
    path("interventie/<int:pk>/meetplan/", meetplannen.meetplan, name="meetplan"),
]

urlpatterns = [path("gemeente/<slug:slug>/", include(_GEMEENTE))]
