from django.urls import path

from enquetes.views import respond

urlpatterns = [
    path("o/<slug:code>/", respond.open_link, name="open-link"),
    path("e/<slug:code>/<str:token>/", respond.antwoord, name="antwoord"),
    path("e/<slug:code>/<str:token>/klaar/", respond.antwoord_klaar, name="antwoord-klaar"),
    path("e/<slug:code>/<str:token>/<int:nummer>/", respond.antwoord_pagina, name="antwoord-pagina"),
]
