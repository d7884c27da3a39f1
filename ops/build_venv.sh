#!/bin/sh
# Builds .venv from the pinned files named as arguments, with the first Python of 3.11 or later that is found.
# Called by the Makefile, and only when one of those files changed.
set -eu
cd "$(dirname "$0")/.."

find_python() {
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Python 3.11 or later is needed and was not found: install it (Debian: apt-get install python3 python3-venv)." >&2
    return 1
}

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    python=$(find_python)
    echo "Building the virtual environment .venv; this takes a minute or so, once."
    "$python" -m venv --clear .venv >/dev/null 2>&1 || {
        rm -rf .venv
        echo "$python could not build a virtual environment: install its venv module (Debian: apt-get install python3-venv)." >&2
        exit 1
    }
fi

wanted=""
for file in "$@"; do wanted="$wanted -r $file"; done
# shellcheck disable=SC2086  # the words of $wanted are meant to be split
.venv/bin/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt $wanted || {
    echo "The pinned packages could not be installed: see pip's message above; nothing else was changed." >&2
    exit 1
}
