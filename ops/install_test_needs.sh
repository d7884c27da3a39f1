#!/bin/sh
# Installs what the browser and PostgreSQL tests need and this machine does not have yet: a Chromium, a font, a
# PostgreSQL server, Node.js with npm, and the npm packages of package-lock.json. Quiet when nothing is missing.
# Where it may not install (no root, no passwordless sudo, no apt) it ends with one sentence and status 1.
set -eu
cd "$(dirname "$0")/.."

have() { command -v "$1" >/dev/null 2>&1; }

missing=""
have chromium || have chromium-browser || have google-chrome || [ -n "${BOARD_TEST_CHROMIUM:-}" ] || missing="$missing chromium"
if have fc-list && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]; then :; else missing="$missing fontconfig fonts-liberation"; fi
if [ -z "${TEST_DATABASE_URL:-}" ]; then
    have initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
fi
have node || missing="$missing nodejs"
have npm || missing="$missing npm"

refuse() {
    echo "make test needs$missing, which $1: install with 'apt-get install$missing' as root, then run make test again." >&2
    exit 1
}

if [ -n "$missing" ]; then
    have apt-get || refuse "this machine does not have and cannot fetch (it has no apt-get)"
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif have sudo && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        refuse "this machine does not have and this account may not install (it is not root and has no passwordless sudo)"
    fi
    log=$(mktemp)
    echo "Installing for the tests:$missing"
    # shellcheck disable=SC2086  # package names and the sudo prefix are meant to be split
    if $as_root env DEBIAN_FRONTEND=noninteractive sh -c '
        apt-get -qq -o DPkg::Lock::Timeout=300 update &&
        apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"' sh $missing >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        tail -n 15 "$log" >&2
        rm -f "$log"
        refuse "apt-get could not install (its last lines are above)"
    fi
fi

if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null || {
        echo "make test needs the npm packages of package-lock.json, which 'npm ci' could not install: see its message above." >&2
        exit 1
    }
    cp package-lock.json node_modules/.installed-lock.json
fi
