"""The product's settings, with what a test may not do to the machine it runs on taken out."""

import os
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="spoor-test-"))
os.environ["SPOOR_DATA"] = str(_home)

from adoptie.config.settings import *  # noqa: E402, F403

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
Q_CLUSTER = {**Q_CLUSTER, "sync": True}  # noqa: F405
