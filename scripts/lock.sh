#!/bin/sh
# Resolve the dependencies anew into the two lock files: hashes, every platform, no registry address.
set -eu
cd "$(dirname "$0")/.."
options="--universal --generate-hashes --no-header --no-annotate --python-version 3.11 --quiet"
# shellcheck disable=SC2086  # the options are words
uv pip compile pyproject.toml $options --group build --output-file requirements.lock "$@"
# shellcheck disable=SC2086
uv pip compile pyproject.toml $options --group build --group test --constraint requirements.lock --output-file requirements-test.lock "$@"
