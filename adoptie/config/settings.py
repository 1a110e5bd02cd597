"""Settings from the environment; the defaults run on one machine without a database server.

Each variable is explained in docs/beheer.md.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from adoptie.config.environment import database
from adoptie.config.environment import env as _env
from adoptie.config.environment import flag as _flag
from adoptie.config.told import *  # noqa: F403 - settings
from adoptie.secrets import read_or_make_secret

BASE_DIR = Path(__file__).resolve().parents[2]

# What the program writes is for its own account only.
os.umask(0o077)

# Where the program keeps what it makes.
DATA_DIR = Path(_env("DATA", str(BASE_DIR / "data")))
SEALED_DIR = Path(_env("VERZEGELD", str(DATA_DIR / "verzegeld")))
KEY_DIR = Path(_env("SLEUTELS", str(DATA_DIR / "sleutels")))
# Where copies of keys go: the worker removes them in time.
KEY_COPY_DIR = Path(_copies) if (_copies := _env("SLEUTELKOPIE")) else None
MEDIA_ROOT = Path(_env("MEDIA", str(DATA_DIR / "media")))
MEDIA_URL = "/media/"

PRODUCTION = _flag("PRODUCTIE", default=False)
DEBUG = _flag("DEBUG", default=False) and not PRODUCTION
SECRET_KEY = _env("SECRET_KEY") or read_or_make_secret(KEY_DIR / "django")
ALLOWED_HOSTS = _env("HOSTS", "127.0.0.1,localhost").split(",")
SITE_URL = _env("SITE_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Before allauth: its templates go before those of allauth.
    "adoptie",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    # Before django-q: its worker goes before that of django-q.
    "adoptie.config",
    "django_q",
    "csp",
    "enquetes",
    "metingen",
    "rapportage",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "adoptie.middleware.OnePolicy",
    "adoptie.middleware.private_unless_said",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "adoptie.middleware.accounts",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# The addresses of these begin so: pages that are opened with a link, or that everybody may read.
PAGES_WITHOUT_ACCOUNT = (
    *("/e/", "/o/", "/k/", "/r/", "/u/", "/volgcode/", "/panel/", "/mijn-gegevens/"),
    *("/openbaar/", "/open-data/", "/api/"),
)

ROOT_URLCONF = "adoptie.config.urls"
WSGI_APPLICATION = "adoptie.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["adoptie.templatetags.spoor"],
        },
    },
]


DATABASES = {"default": database(_env("DATABASE", f"sqlite://{DATA_DIR / 'spoor.sqlite3'}"))}

CACHES: dict[str, dict[str, Any]] = {
    # Attempts to log in are counted here: for all processes together, and a restart forgets none.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "spoor_cache",
        "KEY_FUNCTION": "adoptie.config.accounts.hashed_key",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Drawings are large and quickly made again.
    "grafieken": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "grafieken"},
}

AUTH_USER_MODEL = "adoptie.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "adoptie.config.accounts.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_LOGOUT_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "adoptie.config.accounts.AccountAdapter"
ACCOUNT_FORMS = {
    "change_password": "adoptie.config.accounts.ChangedPasswordForm",
    "reset_password_from_key": "adoptie.config.accounts.ChosenPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
# Who closes the browser, on a desk that others use too, has logged out.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# The beheerder who makes the account vouches for the address.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_ADAPTER = "adoptie.config.accounts.SecondFactorAdapter"
MFA_FORMS = {"activate_totp": "adoptie.config.accounts.CoupleForm"}
MFA_TOTP_ISSUER = "Mentaal Spoor"
# A code that was typed a moment too late counts.
MFA_TOTP_TOLERANCE = 1
SECOND_FACTOR_REQUIRED = _flag("TWEESTAPS", default=PRODUCTION)
# Own servers between the internet and this program; the last addresses of X-Forwarded-For are theirs.
ALLAUTH_TRUSTED_PROXY_COUNT = int(_env("PROXIES", "1" if PRODUCTION else "0"))

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(_env("STATIC", str(BASE_DIR / "staticfiles")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
# The PDF reads these fonts, no page does, and compressing them takes most of the time.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("br", "gz", "png", "woff2", "ttf")

# Mail: to the console unless a server is named; in production one must be, see adoptie.config.checks.
EMAIL_HOST = _env("SMTP_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = int(_env("SMTP_PORT", "587"))
EMAIL_HOST_USER = _env("SMTP_USER")
EMAIL_HOST_PASSWORD = _env("SMTP_PASSWORD")
EMAIL_USE_TLS = _flag("SMTP_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _env("AFZENDER", "Mentaal Spoor <noreply@example.org>")
# So many that no mail server takes them for spam; 0 is without a limit.
MAILS_PER_MINUTE = int(_env("MAILS_PER_MINUUT", "120"))
# Where mail comes back that cannot be delivered: a star becomes the label of the mail.
RETURN_ADDRESS = _env("RETOUR")
RETURN_MAILBOX = _env("RETOUR_BUS")

# The queue delivers at least once: every task is idempotent and finds its work from state.
Q_CLUSTER: dict[str, Any] = {
    "name": "spoor",
    "workers": int(_env("WORKERS", "2")),
    "timeout": 900,
    "retry": 1200,
    "max_attempts": 3,
    "ack_failures": True,
    "catch_up": False,
    "poll": 1,
    "label": "Wachtrij",
    "save_limit": 200,
}
if _env("REDIS"):
    Q_CLUSTER["redis"] = _env("REDIS")
else:
    Q_CLUSTER["orm"] = "default"

# internet.nl's tests: nothing from elsewhere, nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "adoptie.views.errors.csrf_failure"
if PRODUCTION:
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# A file that a person sends may not fill the disk or the memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    # The level stands on the handler, for loggers of Django have a level of their own.
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "level": _env("LOG", "WARNING")}
    },
    "root": {"handlers": ["console"], "level": _env("LOG", "WARNING")},
    "loggers": {"django.template": {"level": "INFO"}},  # below it a whole context is written, answers too
}
