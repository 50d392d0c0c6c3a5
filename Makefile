# The habits of the project. `make demo` and `make test` set up all that they need, once.
PYTHON ?= python3
LANGUAGE ?= fr
SELON_SHARED ?= ../shared
DATA ?= $(SELON_SHARED)/data
BIN := .venv/bin
READY := .venv/.ready
export SELON_SHARED

.PHONY: demo test check gate bench train weigh clean

demo: $(READY)
	$(BIN)/selon read examples/sahel.fr.txt --published 2024-10-20 --sentences

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Quality floors (tests/baseline.json); the coded reports are skipped, visibly, where they are absent.
gate: $(READY)
	$(BIN)/python -m bench.gate

bench: $(READY)
	$(BIN)/python -m bench.speed --data $(DATA)
	$(BIN)/python bench/recognizers_numbers.py --data $(DATA)
	$(BIN)/python bench/recognizers_dates.py --data $(DATA)

train: $(READY)
	$(BIN)/python -m training --language $(LANGUAGE) --data $(DATA)

# What coded reports teach of which triggers and drafts are claims; to be run after frames or the pipeline change.
weigh: $(READY)
	$(BIN)/python -m training.weighing --language $(LANGUAGE) --data $(DATA) --gold $(SELON_SHARED)/gold/dev.$(LANGUAGE).jsonl

# uv is taken where it is; else pip brings it, into a folder of its own that --break-system-packages is not needed for.
$(READY): pyproject.toml
	command -v uv >/dev/null || test -x .venv-uv/bin/uv || { \
	  $(PYTHON) -m pip install --quiet --target .venv-uv uv; }
	export PATH="$$PATH:$(CURDIR)/.venv-uv/bin"; \
	test -d .venv || uv venv --quiet --python $(PYTHON) .venv; \
	uv pip install --quiet --python $(BIN)/python --editable . --group dev --group train
	touch $@

clean:
	rm -rf .venv .venv-uv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
