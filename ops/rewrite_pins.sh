#!/bin/sh
# Resolves requirements-dev.txt in a fresh environment and writes what came of it to constraints.txt.
set -eu
cd "$(dirname "$0")/.."
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
.venv/bin/python -m venv "$fresh"
"$fresh/bin/python" -m pip install -qq --disable-pip-version-check -r requirements-dev.txt
{
    echo "# Every package that requirements.txt and requirements-dev.txt bring in, at the version tried together."
    echo "# Written by: make pins"
    "$fresh/bin/python" -m pip freeze --exclude pip --exclude setuptools
} >constraints.txt
