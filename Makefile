# Needs Python 3.11 or newer and a network, nothing else. Without make, the two recipes are the README's.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: setup demo test check docs clean lock
setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "reportkit needs Python 3.11 or newer; set PYTHON=python3.12, for example")'
	$(PYTHON) -m venv --clear $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
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

lock: ## lock the dependencies, by hash and without addresses
	uv pip compile pyproject.toml --all-extras --group dev --universal --generate-hashes --no-header --no-emit-index-url --quiet -o requirements.lock

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
