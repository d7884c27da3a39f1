# The commands of this repository; `make` alone lists them. Each builds what it needs first.
.DEFAULT_GOAL := help
.PHONY: help run setup check test lint soak bench shots pins
SHELL := /bin/sh
PORT ?= 8050
export PORT

PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest
# Two cores, and a test often waits for a browser, a server or a file's reader: a third worker keeps both busy.
IN_PARALLEL := -n 3 --dist loadgroup

help: ## Lists these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/built-for-run ## Starts the dashboard with the sample board year on http://127.0.0.1:8050 (PORT)
	@ops/serve.sh

setup: .venv/built-for-tests ## Builds .venv with everything, the tools for development included

check: .venv/built-for-tests lint ## Fast part of test: lint, types, import contracts, unit tests (no browser, no PostgreSQL)
	@$(PYTEST) -q tests/unit -m "not postgres and not browser"

test: .venv/built-for-tests ## Runs everything that must hold; installs what browser and PostgreSQL tests need when it may
	@ops/install_test_needs.sh
	@$(MAKE) --no-print-directory lint
	@node --test --test-reporter=dot tests/js/*.test.js
	@$(PYTEST) -q $(IN_PARALLEL) tests

lint: .venv/built-for-tests
	@$(PYTHON) -m ruff check --quiet .
	@$(PYTHON) -m ruff format --quiet --check . || { echo "Some files are not formatted: run .venv/bin/ruff format ." >&2; exit 1; }
	@.venv/bin/lint-imports --no-logo
	@$(PYTHON) -m mypy --no-error-summary

soak: .venv/built-for-tests ## As test, with the long runs at their full length (about twenty times)
	@BOARD_SOAK=1 $(MAKE) --no-print-directory test

bench: .venv/built-for-tests ## Measures pages at 1x, 10x and 100x the county's content and prints JSON
	@ops/install_test_needs.sh
	@$(PYTHON) -m tests.bench

shots: .venv/built-for-tests ## Takes pictures of each page at 1280 and 375 wide, on screen and in print, into shots/
	@ops/install_test_needs.sh
	@$(PYTHON) -m tests.browser.shots

pins: ## Rewrites constraints.txt from requirements.txt and requirements-dev.txt, with the newest of what they leave open
	@ops/rewrite_pins.sh

.venv/built-for-run: requirements.txt constraints.txt ops/build_venv.sh
	@ops/build_venv.sh requirements.txt
	@touch $@

.venv/built-for-tests: requirements.txt requirements-dev.txt constraints.txt ops/build_venv.sh
	@ops/build_venv.sh requirements-dev.txt
	@touch .venv/built-for-run $@
