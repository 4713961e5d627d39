PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test check bench reading coach kill audit lock

# Start Goldseam: environment, data folder, migrations, server, address.
run: $(VENV)/.run
	@exec $(BIN)/goldseam serve

# Everything, browser journeys included.
test: $(VENV)/.test
	@$(BIN)/python -m tests.machine
	@$(BIN)/pytest -n auto --dist worksteal --durations 30

check: $(VENV)/.test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --lint --quiet src
	@$(BIN)/python -m tests.translations --check
	@$(BIN)/goldseam check

bench: $(VENV)/.test
	@$(BIN)/python -m bench

# How hard the words are to read, kept in docs/reading.md.
reading: $(VENV)/.test
	@$(BIN)/python -m tests.reading

# How often the word coach is right, by kind, on marked sentences.
coach: $(VENV)/.test
	@$(BIN)/python -m tests.coach --locked

# Kill the server, PostgreSQL and the change of all keys, five hundred times each; half an hour.
kill: $(VENV)/.test
	@$(BIN)/python -m tests.machine
	@GOLDSEAM_KILLS=500 $(BIN)/pytest -s tests/test_kill.py

# Known holes in what Goldseam depends on; asks PyPI.
audit: $(VENV)/.test
	@$(BIN)/pip-audit --require-hashes --disable-pip --strict -r requirements/run.txt

# Pin every dependency with its hashes, for every supported Python.
lock:
	@uv --version >/dev/null 2>&1 || { echo "Locking needs uv: pip install uv"; exit 1; }
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--group build --output-file requirements/run.txt --custom-compile-command "make lock" pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--group build --group test --constraint requirements/run.txt --output-file requirements/test.txt \
		--custom-compile-command "make lock" pyproject.toml

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Goldseam needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml CHANGELOG.md | $(VENV)/bin/python
	@echo "Preparing the environment (the first time only) …"
	@$(BIN)/pip install --quiet --require-hashes --only-binary :all: -r requirements/run.txt
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@$(BIN)/pip install --quiet --require-hashes --only-binary :all: -r requirements/test.txt
	@touch $@
