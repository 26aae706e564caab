# `make run` serves the demo site, `make test` runs the tests; both set up everything they need.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
DEMO_ENV := DEMO=1 SITE_URL=http://127.0.0.1:$(PORT)
SOURCES := platform members knowledge events

# `demo_only` goes before whatever fills or empties the demo: it refuses where a real site stands.
.PHONY: demo_only run reset test check bench css requirements screenshots clean help
.DEFAULT_GOAL := help

help: ## Show what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

$(VENV)/.packages: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Pakketten installeren (de eerste keer duurt dit even) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	@touch $@

$(VENV)/.packages-dev: $(VENV)/.packages requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	@touch $@

var/static/staticfiles.json: $(VENV)/.packages $(shell find static -type f 2>/dev/null)
	@$(DEMO_ENV) $(BIN)/python manage.py collectstatic --noinput --verbosity 0

demo_only:
	@$(PYTHON) tools/demo_only.py

run: demo_only $(VENV)/.packages var/static/staticfiles.json ## Serve the demo site and its worker on http://127.0.0.1:8000 (PORT=8001 for another port)
	@$(DEMO_ENV) $(BIN)/python manage.py serve --port $(PORT)

reset: demo_only $(VENV)/.packages ## Make the demo anew: database, files, mail and search index
	@rm -rf var/platform.sqlite3* var/media var/post var/zoekindex
	@$(DEMO_ENV) $(BIN)/python manage.py serve --prepare-only

# A process a processor, each with a database and a demo site of its own; with more than four the longest file decides.
test: $(VENV)/.packages-dev ## Run the tests with what this machine has (REQUIRE_ALL=1: a missing part is a failure)
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile $(PYTEST_ARGS)

check: $(VENV)/.packages-dev ## Style, types, layers, templates, migrations, system checks
	@$(BIN)/python tools/check.py

bench: $(VENV)/.packages-dev var/static/staticfiles.json ## Measure CPU milliseconds per request, search and registrations
	@$(BIN)/python tools/bench.py

css: ## Build the style sheet (needs Node)
	@npm ci --no-audit --no-fund
	@npm run css

requirements: $(VENV)/.packages-dev ## Compile requirements.in and requirements-dev.in, with hashes
	@$(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 --no-header requirements.in --output-file requirements.txt
	@$(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 --no-header requirements-dev.in --output-file requirements-dev.txt

screenshots: $(VENV)/.packages-dev ## Make the pictures of the README and the manual anew (needs Chromium)
	@$(BIN)/python tools/screenshots.py

clean: demo_only ## Remove everything that was made here
	@rm -rf var $(VENV) node_modules
