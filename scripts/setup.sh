#!/bin/sh
# Make the environment in .venv from a lock file: ./scripts/setup.sh run|test. Does nothing when it stands already.
set -eu
cd "$(dirname "$0")/.."
kind="${1:-run}"
lock=requirements.lock
[ "$kind" = test ] && lock=requirements-test.lock
export UV_PYTHON_DOWNLOADS=never

fingerprint() {
    cat "$lock" pyproject.toml scripts/catalogues.py scripts/font.py scripts/build_hook.py $(find src -name '*.po' | sort) | cksum
}

stamp=.venv/built-from
wanted="$(fingerprint)"
if [ -f "$stamp.$kind" ] && [ "$(cat "$stamp.$kind")" = "$wanted" ]; then
    exit 0
fi

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for name in ${FODRO_PYTHON:-} python3.13 python3.12 python3.11 python3; do
        found="$(command -v "$name" 2>/dev/null)" || continue
        if "$found" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
            echo "$found"
            return
        fi
    done
    say "Fodro needs Python 3.11, 3.12 or 3.13, and none was found. On Debian 12: apt-get install python3"
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo "$@"; else return 1; fi
}

# uv, from the first source that works: the system's, ours, pip into a folder of ours, pip in a venv, Debian's pip.
find_uv() {
    if command -v uv >/dev/null 2>&1; then command -v uv; return; fi
    if [ ! -x .tools/bin/uv ]; then
        say "Fetching uv, which makes the environment ..."
        fetch_uv >&2 || { say "Could not fetch uv. Install it (pip install uv) or python3-pip, then try again."; exit 1; }
    fi
    echo "$PWD/.tools/bin/uv"
}

fetch_uv() {
    "$python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools uv 2>/dev/null && return
    rm -rf .tools/venv
    if "$python" -m venv .tools/venv >/dev/null 2>&1; then
        .tools/venv/bin/python -m pip install --quiet --disable-pip-version-check --target .tools uv && return
    fi
    command -v apt-get >/dev/null 2>&1 || return 1
    say "This Python has neither pip nor venv; installing Debian's python3-pip ..."
    as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends python3-pip >/dev/null || return 1
    "$python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools uv
}

python="$(find_python)"
uv="$(find_uv)"
say "Setting up the environment (once) ..."
[ -x .venv/bin/python ] || "$uv" venv --quiet --python "$python" .venv
rm -f "$stamp".*
"$uv" pip sync --quiet --python .venv/bin/python --require-hashes "$lock"
"$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
.venv/bin/python scripts/catalogues.py 2>/dev/null
echo "$wanted" > "$stamp.$kind"
# The test environment holds everything the app needs.
if [ "$kind" = test ]; then
    kind=run
    lock=requirements.lock
    fingerprint > "$stamp.run"
fi
