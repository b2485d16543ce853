# Everything people and CI do here. Needs Python >= 3.11 with venv, nothing else.

ifndef PYTHON
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3 python3.14; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { command -v $$p; break; }; done)
endif
VENV := .venv/bin
PYTEST_ARGS ?= -n auto --dist loadscope --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run demo test check bench bench-interview bench-parser lock web format new-domain new-migration openapi schema sentences screenshots clean ready-run ready-test tools

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ready-run ## Set up what is missing and start Rolecall; Ctrl-C stops it
	@exec $(VENV)/rolecall up

demo: ready-run ## Play the whole hiring loop against the running installation
	@exec $(VENV)/rolecall demo

test: ready-test ## Set up what is missing and run all tests
	@$(VENV)/python -m pytest $(PYTEST_ARGS)

check: test ## All tests, and every rule that a machine can hold
	@$(VENV)/python -m ruff check .
	@$(VENV)/python -m ruff format --check .
	@$(VENV)/python -m mypy
	@$(VENV)/lint-imports
	@$(VENV)/python -m lints
	@$(VENV)/python -m scripts.npm run lint
	@$(VENV)/python -m scripts.npm test

screenshots: ready-test ## Take the pictures of the guides from a running demo (make run)
	@$(VENV)/python -m scripts.screenshots $(if $(PORT),--url http://127.0.0.1:$(PORT))

bench: tools ## Measure against pgbench on the same server (see benchmarks/README.md)
	@exec $(VENV)/python -m benchmarks

bench-parser: tools ## Measure the résumé parser: make bench-parser DATA=gold.jsonl (see benchmarks/parser/README.md)
	@exec $(VENV)/python -m benchmarks.parser "$(DATA)"

bench-interview: tools ## Measure interviews without a model: make bench-interview [DATA=folder] (see benchmarks/interview/README.md)
	@exec $(VENV)/python -m benchmarks.interview $(DATA)

format: tools ## Bring the sources into shape
	@$(VENV)/python -m ruff check --fix-only --quiet .
	@$(VENV)/python -m ruff format .

web: ready-run ## Build the web application if its sources have changed

new-domain: tools ## Add a domain: make new-domain name=surveys
	@$(VENV)/python scripts/new_domain.py "$(name)"

new-migration: tools ## Write the next migration: make new-migration title="Add a column"
	@$(VENV)/python scripts/new_migration.py "$(title)"

openapi: tools ## Write the OpenAPI snapshots again, for the tests and the web client
	@$(VENV)/python scripts/openapi.py

schema: tools ## Write the JSON Schema of copies of data again, for the docs
	@$(VENV)/python scripts/data_copy_schema.py

sentences: tools ## Bring the catalogs of the server's sentences up to date with the code
	@$(VENV)/python -m scripts.sentences

lock: tools ## Lock the dependencies again (index addresses stay out of the files)
	@compile="$(VENV)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --quiet"; \
	$$compile pyproject.toml -o requirements/base.txt && \
	$$compile pyproject.toml --extra dev -c requirements/base.txt -o requirements/dev.txt && \
	$$compile --group web -c requirements/dev.txt -o requirements/web.txt

clean: ## Remove what was built; data and environment stay
	@rm -rf build web/dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests lints scripts -name __pycache__ -type d -prune -exec rm -rf {} +

ready-run ready-test:
	@$(if $(PYTHON),,$(error Rolecall needs Python 3.11 or newer with venv, and none is on PATH \
	(on Debian and Ubuntu: apt-get install python3-venv)))
	@$(PYTHON) scripts/bootstrap.py $(subst ready-,,$@)

tools:
	@$(if $(PYTHON),,$(error Rolecall needs Python 3.11 or newer with venv, and none is on PATH \
	(on Debian and Ubuntu: apt-get install python3-venv)))
	@$(PYTHON) scripts/bootstrap.py tools
