"""What the environment sets, and what production refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from pytest_django import Settings

from adoptie.config.checks import links_are_safe, mail_leaves_by_a_server

WARN = """
import django, logging
django.setup()
logging.getLogger("django.request").warning("Not Found: /weg/")
logging.getLogger("enquetes").error("Dit gaat mis")
"""


@pytest.mark.parametrize(("level", "names"), [("WARNING", "django.request enquetes"), ("ERROR", "enquetes")])
def test_log_tells_no_more_than_asked(level: str, names: str, tmp_path: Path) -> None:
    environment = {**os.environ, "SPOOR_DATA": str(tmp_path), "SPOOR_LOG": level}
    environment["DJANGO_SETTINGS_MODULE"] = "adoptie.config.settings"

    done = subprocess.run(
        [sys.executable, "-c", WARN], env=environment, capture_output=True, text=True, check=True
    )

    assert [line.split()[3] for line in done.stderr.splitlines()] == names.split()


def test_production_without_a_mail_server_is_refused(settings: Settings) -> None:
    settings.PRODUCTION = True
    settings.EMAIL_HOST = ""

    with pytest.raises(SystemCheckError, match="SPOOR_SMTP_HOST"):
        call_command("check")


@pytest.mark.parametrize(("server", "host"), [("production", "mail.hattem.example"), ("a desk", "")])
def test_server_that_names_its_mail_server_and_a_desk_without_one_are_fine(
    settings: Settings, server: str, host: str
) -> None:
    settings.PRODUCTION = server == "production"
    settings.EMAIL_HOST = host
    settings.SITE_URL = "https://spoor.hattem.example"

    assert mail_leaves_by_a_server() == links_are_safe() == []
    call_command("check")
