# certdesk: make run, make test. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
export PYTHON

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
PYTEST := $(PY) -m pytest
WORKERS ?= 2

.PHONY: help
help: ## this list
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: run
run: setup ## open the window; without a screen play the demonstration day into demo-out/
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$(OS)" = Windows_NT ]; then \
		exec $(PY) -m certdesk; \
	else \
		echo "No screen here: playing the demonstration day into demo-out/"; \
		exec $(PY) -m certdesk demo --out demo-out; \
	fi

.PHONY: test
test: setup-test lint ## lint and the whole test suite
	@$(PYTEST) -n $(WORKERS) --dist loadfile

.PHONY: lint
lint: setup ## style, types and floors
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { $(BIN)/ruff format --check; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo >/dev/null || { $(BIN)/lint-imports; exit 1; }

.PHONY: cover
cover: setup-test ## the tests with branch coverage: 90 % overall, 100 % of the rules
	@$(PYTEST) -n $(WORKERS) --dist loadfile --cov --cov-report= --cov-fail-under=90
	@$(BIN)/coverage report --fail-under=100 --include='certdesk/domain/*,certdesk/forms/*,certdesk/services/*'

.PHONY: acceptance
acceptance: setup-test ## the long tests: whole journeys, a walk of 500 x 50 acts
	@CERTDESK_THOROUGH=1 $(PYTEST) -p no:randomly -p no:xdist -v tests/journeys

.PHONY: bench
bench: setup ## how fast, as ratios to the bare libraries
	@$(PY) -m tests.bench

.PHONY: bundle
bundle: ## dist/certdesk runs without Python (on Windows: resources/windows/build.ps1)
	@.ci/set-up bundle
	@$(PY) -m PyInstaller --noconfirm --clean --log-level ERROR build.spec

.PHONY: bundle-check
bundle-check: ## the size and start time of that bundle; plays the demonstration in it
	@$(PY) -m tests.bundle

.PHONY: wheels
wheels: setup ## asks whether Windows has a wheel of every pinned package
	@$(PY) -m tests.bundle.wheels

.PHONY: format
format: setup ## put the code into shape
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format --quiet

.PHONY: setup
setup: ## the libraries of the system and of requirements.lock
	@.ci/set-up run

.PHONY: setup-test
setup-test:
	@.ci/set-up test

.PHONY: lock
lock: ## choose the libraries' versions anew (needs uv)
	@uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-header --no-strip-extras --only-binary :all: --upgrade --quiet -o requirements.lock >/dev/null
