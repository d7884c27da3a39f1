#!/bin/sh
# Installs what the browser and PostgreSQL tests need and this machine does not have yet: a Chromium, a font, a
# PostgreSQL server, Node.js with npm, and the npm packages of package-lock.json. Quiet when nothing is missing.
# Where it may not install (no root, no passwordless sudo, no apt) it ends with one sentence and status 1.
set -eu
cd "$(dirname "$0")/.."

have() { command -v "$1" >/dev/null 2>&1; }

have_chromium() {
    [ -n "${BOARD_TEST_CHROMIUM:-}" ] || have chromium || have chromium-browser || have google-chrome ||
        ls "$HOME"/.cache/ms-playwright/chromium-*/chrome-linux*/chrome >/dev/null 2>&1
}

refuse() {
    echo "make test needs$missing, which $1: install with 'apt-get install$missing' as root, then run make test again." >&2
    exit 1
}

# Runs a command as root and keeps what it says for the case that it fails.
quietly() {
    log=$(mktemp)
    $as_root env DEBIAN_FRONTEND=noninteractive "$@" >"$log" 2>&1 </dev/null && status=0 || status=$?
    [ "$status" = 0 ] || tail -n 15 "$log" >&2
    rm -f "$log"
    return "$status"
}

install() {
    quietly apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}

missing=""
have_chromium || missing="$missing chromium"
{ have fc-list && [ -n "$(fc-list 2>/dev/null)" ]; } || missing="$missing fontconfig fonts-liberation"
if [ -z "${TEST_DATABASE_URL:-}" ] && ! have initdb && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    missing="$missing postgresql"
fi
# Playwright brings a node of its own, which needs this library and does not say so.
ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 || missing="$missing libatomic1"
have node || missing="$missing nodejs"
have npm || missing="$missing npm"

if [ -n "$missing" ]; then
    have apt-get || refuse "this machine does not have and cannot fetch (it has no apt-get)"
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        { have sudo && sudo -n true 2>/dev/null; } ||
            refuse "this machine does not have and this account may not install (it is not root and has no passwordless sudo)"
        as_root="sudo -n"
    fi
    echo "Installing for the tests:$missing"
    quietly apt-get -qq -o DPkg::Lock::Timeout=300 update || refuse "apt-get could not look up (its last lines are above)"
    wanted=$missing
    if ! have_chromium && ! apt-cache policy chromium | grep -q 'Candidate: [0-9]'; then
        # Ubuntu has Chromium as a snap only, which does not run everywhere: take the build that Playwright is made for.
        { install libatomic1 && quietly .venv/bin/python -m playwright install-deps chromium; } && .venv/bin/python -m playwright install chromium ||
            refuse "is not among this machine's packages and could not be fetched (the last lines are above)"
        wanted=$(echo "$missing" | sed 's/ chromium//')
    fi
    # shellcheck disable=SC2086  # package names are meant to be split
    [ -z "$wanted" ] || install $wanted || refuse "apt-get could not install (its last lines are above)"
fi

if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null || {
        echo "make test needs the npm packages of package-lock.json, which 'npm ci' could not install (see above)." >&2
        exit 1
    }
    cp package-lock.json node_modules/.installed-lock.json
fi
