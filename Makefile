# Needs Python 3.11 or newer and a network, nothing else. Without make, the two recipes are the README's.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
LOCK ?= requirements.lock

.PHONY: setup demo test check docs clean lock
setup: $(VENV)/.ready

$(VENV)/.ready: $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "reportkit needs Python 3.11 or newer; set PYTHON=python3.12, for example")'
	$(PYTHON) -m venv --clear $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(LOCK)
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## render the samples
	$(RUN) tools/demo.py

test: setup ## run the tests
	$(RUN) -m pytest

check: setup ## style, types and the map
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

docs: setup ## write the pages that are generated
	$(RUN) tools/write_docs.py

COMPILE := uv pip compile pyproject.toml --all-extras --universal --generate-hashes --no-header --no-emit-index-url --quiet
lock: ## lock the dependencies, by hash and without addresses; the full lock adds what only the full suite needs
	$(COMPILE) --group dev -o requirements.lock
	$(COMPILE) --group full --constraint requirements.lock --no-annotate -o requirements-full.lock

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
