# Two commands need nothing but Python 3.11+, make and package registries: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

# Some machines forbid Python to keep what it compiled. Every start would then compile our modules
# anew, a quarter of the time of a short command; tests start the program hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo set-up test check torture torture-letters bench bench-readme guides format lock design clean

help:
	@echo "make demo    set up, make the demonstration years 2018 and 2020, say where they are"
	@echo "make set-up  set up, and run nothing"
	@echo "make test    set up, run every test"
	@echo "make check   format, lint, types, floors, migrations, quick tests (before each commit)"
	@echo "make format  bring the code into form"
	@echo "make torture kill every step of a run 200 times and continue it; validate every letter of a year"
	@echo "make bench   measure against what a user would pick instead (ONLY=letters: one of them)"
	@echo "make guides  make the pictures of docs/guides (ONLY=publisher: those of one;"
	@echo "            FROM=DATA: from the demonstration in that data folder, not a new one)"
	@echo "make design  build style sheet and typefaces of the pages from npm packages"
	@echo "make lock    renew the locks in requirements/ from the .in files"

demo: $(VENV)/.base design
	@$(BIN)/upheld demo

# A module stays in one process, since its tests share what takes long to make. Tests wait for
# browsers and processes much of their time, so two cores are kept busy by four.
SIDE_BY_SIDE := -n 4 --dist loadscope --no-loadscope-reorder

set-up: $(VENV)/.dev design

test: set-up
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

check: set-up
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/django-admin makemigrations --check --dry-run --settings upheld.config.settings
	$(BIN)/python -m pytest -m "not slow" -q $(SIDE_BY_SIDE)

format: $(VENV)/.dev
	$(BIN)/ruff format src tests benchmarks
	$(BIN)/ruff check --fix src tests benchmarks

# Kills each step 200 times, then validates every letter of a year; takes an hour or less and writes
# its results into the docs. STEPS=publish,correct does some steps again and no letters; KILLS=20 or
# MINUTES=5 is a quick look; TMPDIR=/dev/shm spares the disk.
VALIDATE := PYTHONPATH=tests $(BIN)/python tests/torture/validate_letters.py --to docs/torture.md
torture: $(VENV)/.dev
	PYTHONPATH=tests $(BIN)/python tests/torture/kill_steps.py --kills $(or $(KILLS),200) \
		--minutes $(or $(MINUTES),inf) --steps "$(STEPS)" --to docs/torture.md; killed=$$?; \
	$(if $(STEPS),,$(VALIDATE) &&) exit $$killed

# Every letter of a year against the validator of accessible PDF; YEAR=2018 does another year.
torture-letters: $(VENV)/.dev
	$(VALIDATE) --year $(or $(YEAR),2020)

# Takes some ten minutes and wants the machine to itself; bench-readme then brings the README up.
bench: $(VENV)/.bench design
	@$(BIN)/python -m benchmarks $(ONLY)

bench-readme: $(VENV)/.bench
	@$(BIN)/python -m benchmarks --readme

# Makes a demonstration for it unless FROM=DATA names the data folder of one.
guides: $(VENV)/.bench design
	PYTHONPATH=tests $(BIN)/python tests/guides/make_pictures.py $(if $(ONLY),--only $(ONLY)) \
		$(if $(FROM),--from $(FROM))

# One universal lock per file, with hashes, naming no index.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header
lock: $(VENV)/.dev
	$(LOCK) requirements/base.in -o requirements/base.txt
	$(LOCK) requirements/dev.in -o requirements/dev.txt
	$(LOCK) requirements/bench.in -o requirements/bench.txt
	$(LOCK) requirements/postcodes.in -o requirements/postcodes.txt
	$(LOCK) requirements/node.in -o requirements/node.txt

# A stamp per lock: once set up, nothing is fetched until a lock changes.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 demo"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements/base.txt
	$(PIP) install --no-index --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.dev
	$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

# Node builds the design and is not needed afterwards: the system's, else the one from PyPI.
DESIGN := src/upheld/pages/design
NPM := $(or $(shell command -v npm),$(BIN)/npm)

design: $(DESIGN)/built/site.css

$(DESIGN)/built/site.css: node_modules/.package-lock.json package.json $(DESIGN)/collect.mjs \
		$(wildcard $(DESIGN)/scss/*.scss)
	@PATH="$(CURDIR)/$(BIN):$$PATH" "$(NPM)" run --silent build
	@touch $@

node_modules/.package-lock.json: package-lock.json .npmrc | $(NPM)
	@PATH="$(CURDIR)/$(BIN):$$PATH" "$(NPM)" ci --ignore-scripts --silent
	@touch $@

$(BIN)/npm: requirements/node.txt | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements/node.txt
	@touch $@

serve: $(VENV)/.base
	@$(BIN)/upheld serve

clean:
	-chmod -R u+w var
	rm -rf $(VENV) node_modules $(DESIGN)/built var .mypy_cache .ruff_cache .pytest_cache .hypothesis
