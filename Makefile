# make briefing: set everything up, fetch the fonts and render the sample.   make test: set everything up and test.
# Nothing here needs root; on a bare Debian or Ubuntu: apt-get install -y make python3 python3-venv

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := seeds/000_d9847121a4546277.txt

.DEFAULT_GOAL := briefing
.PHONY: briefing test faults bench lint setup setup-dev fonts clean

briefing: fonts
	$(BIN)/jianbao render $(SAMPLE) --output output

test: setup-dev fonts lint
	$(BIN)/python -m pytest

# Kills whole batches, fills a disk, watches memory: minutes, so it is no part of make test. CI runs it.
faults: setup-dev fonts
	$(BIN)/python -m pytest -m faults

# Ratios against Typst and a naive program, written into docs/performance.md. apt-get install -y hyperfine time
bench: setup-dev fonts
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m benchmarks.run --write docs/performance.md

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fonts: setup
	$(BIN)/jianbao fonts fetch

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

# The two ways a bare machine fails are told in one line each, with the command that helps.
$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) is missing: run 'apt-get install -y python3 python3-venv' as root" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: Python 3.11 or newer is needed, $$($(PYTHON) --version) is here: install one and run 'make PYTHON=python3.11'" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "make: the venv module is missing: run 'apt-get install -y python3-venv' as root" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) output/*.docx output/*.pdf output/*.json
