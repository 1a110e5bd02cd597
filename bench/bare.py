"""A bare Django: a view that gives the bytes of a file, and one that makes an INSERT in the database."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from adoptie.config.environment import database

_BYTES = Path(os.environ["BENCH_PAGE"]).read_bytes()

settings.configure(
    SECRET_KEY="bench",  # noqa: S106 - protects nothing
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    DATABASES={"default": {**database(os.environ["SPOOR_DATABASE"]), "CONN_MAX_AGE": None}},
)


def load(_: HttpRequest) -> HttpResponse:
    return HttpResponse(_BYTES)


def insert(request: HttpRequest) -> HttpResponse:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO kaal (inhoud) VALUES (%s)", [request.body])
    return HttpResponse(b"ok")


urlpatterns = [path("load/", load), path("insert/", insert)]
application = get_wsgi_application()
