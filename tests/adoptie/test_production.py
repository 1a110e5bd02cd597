"""A server that is set up as docs/beheer.md says answers; one that is not says what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import Settings

ROOT = Path(__file__).resolve().parents[2]
JUDGE_AND_LOG_IN = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
from adoptie.models import Gebruiker
call_command("check", deploy=True, fail_level="WARNING")
page = Client(headers={"host": "spoor.example.org"}).get("/account/login/", secure=True)
print(page.status_code, "nl-design-system." in page.content.decode(), Gebruiker.objects.count())
"""


def _outside() -> dict[str, str]:
    """Return the environment without what tests put in it for themselves."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("SPOOR_", "DJANGO_"))}


def environment(folder: Path) -> Mapping[str, str]:
    return {
        **_outside(),
        "DJANGO_SETTINGS_MODULE": "adoptie.config.settings",
        "SPOOR_DATA": str(folder),
        "SPOOR_STATIC": str(folder / "static"),
        "SPOOR_PRODUCTIE": "1",
        "SPOOR_HOSTS": "spoor.example.org",
        "SPOOR_SITE_URL": "https://spoor.example.org",
        "SPOOR_SMTP_HOST": "mail.example.org",
    }


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        env=environment(folder),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_prepare_is_all_that_a_new_server_needs_before_somebody_logs_in(tmp_path: Path) -> None:
    before = run(tmp_path, "manage.py", "check")
    prepared = run(tmp_path, "manage.py", "prepare")
    shown = run(tmp_path, "-c", JUDGE_AND_LOG_IN)

    assert "Draai: make setup" in before.stderr
    assert (prepared.returncode, prepared.stdout + prepared.stderr) == (0, "")
    assert shown.stdout.splitlines()[-1:] == ["200 True 0"], shown.stderr


def test_page_for_faults_needs_no_list_of_collected_files(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        render_to_string("adoptie/formulier_verlopen.html", {"gemeente": {"naam": "x"}})
    assert "Het ligt niet aan u" in render_to_string("500.html")


def test_production_without_collected_files_is_refused(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

    with pytest.raises(SystemCheckError, match="make setup"):
        call_command("check")


def test_production_with_passwords_only_is_warned_about(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.PRODUCTION, settings.EMAIL_HOST = True, "mail.example.org"
    settings.SITE_URL = "https://spoor.example.org"
    settings.SECOND_FACTOR_REQUIRED = False

    call_command("check")

    assert "Laat SPOOR_TWEESTAPS weg" in capsys.readouterr().err


def test_production_whose_links_are_not_safe_is_refused(settings: Settings) -> None:
    settings.PRODUCTION, settings.EMAIL_HOST = True, "mail.example.org"
    settings.SITE_URL = "http://spoor.example.org"

    with pytest.raises(SystemCheckError, match="SPOOR_SITE_URL"):
        call_command("check")


@pytest.mark.parametrize(
    ("asked", "address"), [("PORT=8731", ":8731"), ("SPOOR_SITE_URL=https://a.nl", "a.nl")]
)
def test_links_in_mail_follow_the_port_that_make_was_given(asked: str, address: str) -> None:
    printed = subprocess.run(
        ["make", "-s", "-f", "-", "show", asked],
        input="include Makefile\nshow:\n\t@echo $$SPOOR_SITE_URL\n",
        cwd=ROOT,
        env=_outside(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert printed.stdout.strip().endswith(address)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/account/login/", "/privacy/", "/bestaat-niet/"])
def test_no_page_is_kept_by_a_browser_or_on_the_way(client: Client, path: str) -> None:
    assert "no-store" in client.get(path)["Cache-Control"]
