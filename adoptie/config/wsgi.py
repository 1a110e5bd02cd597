"""The entry point for gunicorn."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adoptie.config.settings")
application = get_wsgi_application()
# Read all pages now, and not while the first visitor waits for more than a second.
import_module(settings.ROOT_URLCONF)
