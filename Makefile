# `make` alone lists what can be done.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Compiled modules are kept, whatever the surroundings say: collecting the tests takes half as long with them.
export PYTHONDONTWRITEBYTECODE :=

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "chibo needs Python 3.11 or newer with its venv module (Debian: apt install python3 python3-venv)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(STAMP) ## make .venv with the locked libraries and the project

demo: $(STAMP) ## the bot and the simulator in one process: a sample ward to chat with, no token, no network
	$(BIN)/chibo demo

demo-reset: $(STAMP) ## the same, from the beginning
	$(BIN)/chibo demo --reset

tour: $(STAMP) ## one week of a sample ward, played without hands
	$(BIN)/chibo tour

run: $(STAMP) ## the bot with config.toml
	$(BIN)/chibo run

# Counting lines costs half as much again, so the dialogs' second run, on the text-only channel, goes without.
test: $(STAMP) ## the whole test suite, with a floor for its coverage
	$(BIN)/python -m pytest -n auto -m "not text_only" --cov --cov-report=term:skip-covered --cov-fail-under=93
	$(BIN)/python -m pytest -n auto -m text_only

check: $(STAMP) ## ruff, mypy (strict), import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## let ruff lay the code out
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test-browser: $(STAMP) ## the tests that drive the page in headless Chromium
	$(BIN)/python -m pytest -n 2 -m browser tests/browser -rs

proof-crash: $(STAMP) ## kill the bot KILLS times (20) under load and compare what was said with what is stored
	$(BIN)/python -m tests.proofs.crash --kills $(or $(KILLS),20)

templates: $(STAMP) ## make the Word templates of minutes and resolutions anew
	$(BIN)/python -m handlers.meetings.minutes.word_templates

proof-documents: $(STAMP) ## the sample minutes and resolution as pictures (needs LibreOffice and pdftoppm)
	$(BIN)/python -m tests.proofs.documents

proof-pictures: $(STAMP) ## the pictures of the digest, of places (light and dark) and of the page (needs Chromium)
	$(BIN)/python -m tests.proofs.digest_pictures
	$(BIN)/python -m tests.proofs.page_picture

proof-city: $(STAMP) ## build a city of 2,400 cells and print what its figures cost beside one SQL statement
	$(BIN)/python -m tests.proofs.city

proof-likeness: $(STAMP) ## copies found, unrelated themes flagged, and the time to ask among 30,000 themes
	$(BIN)/python -m tests.proofs.likeness

proof-fuzz: $(STAMP) ## forged buttons and odd messages by the thousand, from everybody (STEPS=3000, SEED=…)
	$(BIN)/python -m tests.proofs.fuzz --steps $(or $(STEPS),3000) $(if $(SEED),--seed $(SEED))

proof-pace: $(STAMP) ## send 1,500 reminders while people type, on the simulator's clock: refused, lost, who waits how long
	$(BIN)/python -m tests.proofs.pace

proof-ticks: $(STAMP) ## what a look at the clock costs in a full ward of 60 cells
	$(BIN)/python -m tests.proofs.ticks

proof-throughput: $(STAMP) ## what an update costs, beside python-telegram-bot's bare echo
	$(BIN)/python -m tests.proofs.throughput

lock: ## make requirements.lock anew (hashes, no index lines)
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet uv
	.venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade --extra workshop --extra build pyproject.toml -o requirements.lock
	rm -rf .venv-lock

clean: ## remove what was made: .venv, demo data, caches
	rm -rf $(VENV) .venv-lock data tour .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help setup demo demo-reset tour run test check format test-browser proof-crash templates proof-documents proof-city proof-pictures lock clean proof-likeness proof-fuzz proof-pace proof-ticks proof-throughput
