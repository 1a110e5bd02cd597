"""The dashboard of a filled gemeente, warm, beside a page that reads nothing."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time

TIMES = 30


def _client() -> object:
    """Return a client that is logged in to a filled gemeente in a database of its own."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from adoptie.config.demo.build import build_gemeente
    from adoptie.config.demo.truth import GEMEENTEN
    from adoptie.models import Gebruiker

    call_command("migrate", verbosity=0)
    build_gemeente(GEMEENTEN[0])
    client = Client(headers={"host": "localhost"})
    client.force_login(Gebruiker.objects.get(email="manager@hattem.example"))
    return client


def _median(path: str) -> tuple[float, int]:
    """Return the median seconds and the number of queries of a page, after one warming visit."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = _client()
    assert isinstance(client, Client)
    assert client.get(path).status_code == 200
    seconds = []
    for _ in range(TIMES):
        start = time.perf_counter()
        client.get(path)
        seconds.append(time.perf_counter() - start)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return statistics.median(seconds), len(queries)


if __name__ == "__main__":
    from bench.measure import report

    paths = {"dashboard": "/gemeente/hattem/dashboard/", "floor": "/privacy/"}
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SPOOR_DATA": folder, "DJANGO_SETTINGS_MODULE": "adoptie.config.settings"}
        found, queries = _median(paths[sys.argv[1]])
        report(sys.argv[1], found, f"{queries} queries, mediaan van {TIMES}")
