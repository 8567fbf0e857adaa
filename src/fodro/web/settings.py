"""Settings of the app in local mode: one household, one SQLite file, served to this computer alone."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from fodro.web import places, sqlite

sqlite.use_current_sqlite()

SECRET_KEY = places.secret_key()
DEBUG = os.environ.get("FODRO_DEVELOPMENT") == "1"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "fodro.web.urls"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",
    "fodro.web.design",
    "fodro.web.people",
    "fodro.web.diary",
    "fodro.web.massage",
    "fodro.web.patterns",
    "fodro.web.sync",
    "fodro.web.day",
    "fodro.web.shift",
    "fodro.web.first_steps",
    "fodro.web.footwear",
    "fodro.web.photos",
    "fodro.web.signs",
    "fodro.web.safety",
    "fodro.web.calendar",
    "fodro.web.reminders",
    "fodro.web.learn",
    "fodro.web.own_routines",
    "fodro.web.trials",
    "fodro.web.report",
    "fodro.web.bringing_in",
    "fodro.web.my_data",
    "fodro.web.share",
]
MIDDLEWARE = [
    "fodro.web.share.middleware.PassedOnMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fodro.web.people.middleware.LocalPersonMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "fodro.web.design.templatetags.design",
                "fodro.web.design.templatetags.hands",
                "django.templatetags.i18n",
            ],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": places.database_file(),
        "OPTIONS": sqlite.OPTIONS,
        "CONN_MAX_AGE": None,
    }
}
STORAGES = {"staticfiles": {"BACKEND": "fodro.web.static_storage.StaticFiles"}}
STATIC_URL = "/static/"
STATIC_ROOT = places.static_folder()
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "people:welcome"
LANGUAGES = [("en", _("English")), ("da", _("Danish"))]
LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "fodro.web.formats"
LOCALE_PATHS = [str(Path(__file__).parent / "locale")]
USE_TZ = True
TIME_ZONE = "UTC"
SESSION_COOKIE_NAME = f"fodro_session_{places.mark()}"
CSRF_COOKIE_NAME = f"fodro_csrf_{places.mark()}"
CSRF_FAILURE_VIEW = "fodro.web.trouble.not_saved"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False}},
}
SESSION_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_AGE = SESSION_COOKIE_AGE
LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": ["blob:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
