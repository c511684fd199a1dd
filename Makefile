# Two commands on a fresh machine (Python 3.11, Node 20, make): `make run` and `make test`.

PYTHON ?= python3
PORT ?= 8000
MAILBOX_PORT ?= 8025
SMTP_PORT ?= 1025
DEMO ?= 1
WORKERS ?= 2
ONLY ?=
INPUTS ?= 20000
CONVERTED ?= 300
SEED ?= 1
KILLS ?= 300
MAILS ?= 20000
# The port links in mails lead to; PORT itself is another one in each process of honcho.
SITE_PORT = $(PORT)
export PORT SITE_PORT MAILBOX_PORT SMTP_PORT DEMO
export PYTHONPATH := platform:.
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check bench fuzz chaos fix messages lock clean

help:  ## what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/.ready node_modules/.ready  ## the environment, from hashed dependencies

.venv/.ready: requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' || \
	  { echo "ALLEMED Videre needs Python 3.11 or newer: make PYTHON=python3.11 …"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

node_modules/.ready: package-lock.json
	npm ci --silent --no-fund --no-audit
	touch $@

run: setup  ## site, worker, beat and a local mailbox on this machine (DEMO=0 starts empty)
	@$(BIN)/python manage.py prepare
	@exec $(BIN)/honcho -f platform/Procfile start

test: setup  ## every test this machine can run
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ONLY)

check: setup  ## what CI checks besides the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/djlint --quiet --check templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --fail-level WARNING

bench: setup  ## speed and right readings, side by side with the peers (ONLY=name for one)
	$(BIN)/python -m tests.bench $(ONLY)

fuzz: setup  ## spoiled files into the readers (INPUTS=20000, and CONVERTED=300 through the converters)
	$(BIN)/python -m tests.followup.readers.fuzz --count $(INPUTS) --converters $(CONVERTED) --seed $(SEED)

chaos: setup  ## every process killed at every point while mails go (KILLS=300 MAILS=20000 SEED=1)
	$(BIN)/python -m tests.chaos --kills $(KILLS) --mails $(MAILS) --seed $(SEED)

fix: setup  ## let the tools mend what they can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --quiet --reformat templates

messages: setup  ## collect texts to translate, and compile the translations
	$(BIN)/python -m tests.support.catalogues

lock:  ## pin the dependencies again (needs uv; names no registry)
	uv pip compile -q --no-header --generate-hashes --python-version 3.11 --universal pyproject.toml -o requirements.txt
	uv pip compile -q --no-header --generate-hashes --python-version 3.11 --universal pyproject.toml --group dev -o requirements-dev.txt

clean:  ## remove what can be made again; the data in var/ stays
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
