"""Settings for tests: the app's own, on a data folder of their own."""

import os
import tempfile

os.environ["FODRO_DATA"] = tempfile.mkdtemp(prefix="fodro-tests-")

from fodro.web.settings import *  # noqa: F403  # the folder must be named first

from fodro.web import places

places.static_folder().mkdir()
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
