"""Settings for tests: the app's own, on a data folder of their own."""

import atexit
import os
import shutil
import tempfile

os.environ["FODRO_DATA"] = tempfile.mkdtemp(prefix="fodro-tests-")
atexit.register(shutil.rmtree, os.environ["FODRO_DATA"], ignore_errors=True)

from fodro.web.settings import *  # noqa: F403  # the folder must be named first

from fodro.web import places

places.static_folder().mkdir()
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
