"""The product's settings, with what a test may not do to the machine it runs on taken out."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="spoor-test-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["SPOOR_DATA"] = str(_home)

from adoptie.config.settings import *  # noqa: E402, F403
from adoptie.config.settings import DATABASES, Q_CLUSTER  # noqa: E402

STATIC_ROOT = _home / "static"
STATIC_ROOT.mkdir()
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Hashing that costs nothing: no test guesses passwords.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
Q_CLUSTER = {**Q_CLUSTER, "sync": True}

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file and not memory: threads and the live server open connections of their own, as in production.
    DATABASES["default"]["TEST"] = {"NAME": str(_home / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;PRAGMA secure_delete=ON;"
    )
# The live server's thread keeps no connection that would hold back the end of the test database.
DATABASES["default"]["CONN_MAX_AGE"] = 0
