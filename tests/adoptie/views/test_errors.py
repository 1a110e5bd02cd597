from __future__ import annotations

from django.test import Client

from tests.adoptie.views.conftest import World


def test_form_that_is_too_old_gets_words(world: World) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.beheerder)

    response = browser.post(world.url("traject-starten"), {"naam": "x"})

    assert response.status_code == 403
    assert "Traceback" not in response.content.decode()
    assert "<h1" in response.content.decode()
