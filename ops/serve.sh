#!/bin/sh
# What `make run` does once .venv is built: migrates the database, loads the sample board year into an empty one,
# prints the sample accounts, and serves until Ctrl-C. A database with data of its own is served as it is.
set -eu
cd "$(dirname "$0")/.."
umask 077
python=.venv/bin/python

$python -m data migrate
$python -m data load-sample || [ $? -eq 2 ]
echo "Serving on http://127.0.0.1:${PORT:-8050} (Ctrl-C stops)"
exec $python -m gunicorn --config ops/gunicorn.conf.py app:server
