"""The WSGI application that the server runs."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fodro.web.settings")
application = get_wsgi_application()

from fodro.web.patterns import desk  # noqa: E402  # after the apps are set up
from fodro.web.reminders import reminding  # noqa: E402  # after the apps are set up
from fodro.web.share import housekeeping  # noqa: E402  # after the apps are set up
from fodro.web.warming import warm_in_background  # noqa: E402  # the app must be set up first
from fodro.web.writing import when_recorded  # noqa: E402  # after the apps are set up

when_recorded(desk.ask)
warm_in_background()
reminding.start()
housekeeping.start()
