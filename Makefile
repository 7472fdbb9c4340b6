# `make` alone lists what can be done.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
WORKSHOP := $(VENV)/.workshop
PAGE := tests/browser
BIOME := $(PAGE)/node_modules/.bin/biome
# A lock is complete. --no-deps keeps pip from looking past it: older ones do where a requirement has an extra, and then
# stop on the day a newer release is out.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
CHECK := $(BIN)/python -m pip check >/dev/null || { $(BIN)/python -m pip check; echo "Left from an older lock? Try again after: rm -rf $(VENV)"; exit 1; }
# Compiled modules are kept, whatever the surroundings say: collecting the tests takes half as long with them.
export PYTHONDONTWRITEBYTECODE :=

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "chibo needs Python 3.11 or newer with its venv module (Debian: apt install python3 python3-venv)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-build-isolation -e .
	@$(CHECK)
	@touch $@

$(WORKSHOP): $(STAMP) workshop.lock
	$(INSTALL) --require-hashes -r workshop.lock
	@$(CHECK)
	@touch $@

$(BIOME): $(PAGE)/package-lock.json
	@command -v npm >/dev/null || { echo "The page's linter comes with npm (Debian: apt install npm)"; exit 1; }
	npm ci --prefix $(PAGE) --silent --no-audit --no-fund --no-update-notifier
	@touch $@

setup: $(STAMP) ## make .venv with what chibo needs to run
workshop: $(WORKSHOP) ## the same, with what is needed to test and check it

demo: $(STAMP) ## the bot and the simulator in one process: a sample ward to chat with, no token, no network
	$(BIN)/chibo demo

demo-reset: $(STAMP) ## the same, from the beginning
	$(BIN)/chibo demo --reset

tour: $(STAMP) ## one week of a sample ward, played without hands
	$(BIN)/chibo tour

run: $(STAMP) ## the bot with config.toml
	$(BIN)/chibo run

# Counting lines costs half as much again, so the dialogs' second run, on the text-only channel, goes without.
test: $(WORKSHOP) ## the whole test suite, with a floor for its coverage
	$(BIN)/python -m pytest -n auto -m "not text_only" --cov --cov-report=term:skip-covered --cov-fail-under=96
	$(BIN)/python -m pytest -n auto -m text_only

check: $(WORKSHOP) ## ruff, mypy (strict), import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(WORKSHOP) ## let ruff lay the code out
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check-page: $(BIOME) ## biome on the page's JavaScript and CSS (needs npm)
	$(BIOME) check --error-on-warnings

format-page: $(BIOME) ## let biome lay the page's JavaScript out
	$(BIOME) check --write

test-browser: $(WORKSHOP) ## the tests that drive the page in headless Chromium
	$(BIN)/python -m pytest -n 2 -m browser tests/browser -rs

proof-locks: ## install both locks with several pips (PIPS="22.0.2 23.0.1 23.2 newest"), today and after tomorrow's releases
	$(PYTHON) -m tests.proofs.locks $(if $(PIPS),--pips $(PIPS))

proof-crash: $(WORKSHOP) ## kill the bot KILLS times (20) under load, and as often on Zalo, and compare what was said with what is stored
	$(BIN)/python -m tests.proofs.crash --kills $(or $(KILLS),20)

migration: $(WORKSHOP) ## write the first migration anew from the tables (until 0.2.0 is tagged)
	$(BIN)/python -m storage.migrations.writing
	$(BIN)/ruff format --quiet storage/migrations
	$(BIN)/ruff check --quiet --fix storage/migrations

templates: $(STAMP) ## make the Word templates of minutes and resolutions anew
	$(BIN)/python -m handlers.meetings.minutes.word_templates

proof-documents: $(WORKSHOP) ## the sample minutes and resolution as pictures (needs LibreOffice and pdftoppm)
	$(BIN)/python -m tests.proofs.documents

proof-pictures: $(WORKSHOP) ## the pictures of the digest, of places (light and dark) and of the page (needs Chromium)
	$(BIN)/python -m tests.proofs.digest_pictures
	$(BIN)/python -m tests.proofs.page_picture

proof-city: $(WORKSHOP) ## build a city of 2,400 cells and print what its figures cost beside one SQL statement
	$(BIN)/python -m tests.proofs.city

proof-likeness: $(WORKSHOP) ## copies found, unrelated themes flagged, and the time to ask among 30,000 themes
	$(BIN)/python -m tests.proofs.likeness

proof-fuzz: $(WORKSHOP) ## forged buttons and odd messages by the thousand, from everybody (STEPS=3000, SEED=…)
	$(BIN)/python -m tests.proofs.fuzz --steps $(or $(STEPS),3000) $(if $(SEED),--seed $(SEED))

proof-attack: $(WORKSHOP) ## attack it as a hostile reviewer would, and print what came of it (UPDATES=100000, SEED=…, SHORT=1)
	$(BIN)/python -m tests.proofs.attack --updates $(or $(UPDATES),100000) $(if $(SEED),--seed $(SEED)) $(if $(SHORT),--short)

proof-understanding: $(WORKSHOP) ## what is understood of sentences as members write them: filled in, asked, wrong, by kind
	$(BIN)/python -m tests.proofs.understanding

proof-pace: $(WORKSHOP) ## send 1,500 reminders while people type, on the simulator's clock: refused, lost, who waits how long
	$(BIN)/python -m tests.proofs.pace

proof-ticks: $(WORKSHOP) ## what a look at the clock costs in a full ward of 60 cells
	$(BIN)/python -m tests.proofs.ticks

proof-throughput: $(WORKSHOP) ## what an update costs, beside python-telegram-bot's bare echo
	$(BIN)/python -m tests.proofs.throughput

proof-sealing: $(WORKSHOP) ## what the seal costs an update, a city's figures and a search, beside the same unsealed
	$(BIN)/python -m tests.proofs.sealing

LOCK := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml $(UPGRADE)
lock: ## bring both locks to what pyproject.toml asks (UPGRADE=--upgrade for the newest of everything)
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet uv
	$(LOCK) --extra build -o requirements.lock
	$(LOCK) --extra workshop -o workshop.lock --constraint requirements.lock $$(sed -nE 's/^([a-z0-9.-]+)==.*/--no-emit-package \1/p' requirements.lock)
	rm -rf .venv-lock

clean: ## remove what was made: .venv, demo data, caches
	rm -rf $(VENV) .venv-lock $(PAGE)/node_modules data tour .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help setup workshop demo demo-reset tour run test check check-page format format-page test-browser proof-locks proof-crash templates proof-documents proof-city proof-pictures migration lock clean proof-likeness proof-fuzz proof-attack proof-pace proof-ticks proof-throughput proof-sealing proof-understanding
