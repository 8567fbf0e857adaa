"""Static files with their content in their name, so that a phone may keep them for ever."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise carries no types
    """Rewrites imports between JavaScript modules to the hashed names too; keeps no unhashed copies."""

    support_js_module_import_aggregation = True
