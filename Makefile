# The habits of the project. `make demo` and `make test` set up all that they need.
PYTHON ?= python3
LANGUAGE ?= fr
DATA ?= ../shared/data
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test check gate bench train clean

demo: $(READY)
	$(BIN)/selon read examples/sahel.fr.txt --published 2024-10-20 --sentences

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Quality floors on the development set (tests/baseline.json); skipped, visibly, where the set is absent.
gate: $(READY)
	$(BIN)/python -m bench.gate

bench: $(READY)
	$(BIN)/python -m bench.speed --data $(DATA)
	$(BIN)/python bench/recognizers_numbers.py --data $(DATA)
	$(BIN)/python bench/recognizers_dates.py --data $(DATA)

train: $(READY)
	$(BIN)/python -m training --language $(LANGUAGE) --data $(DATA)

$(READY): pyproject.toml
	command -v uv >/dev/null || $(PYTHON) -m pip install --quiet --user --break-system-packages uv || $(PYTHON) -m pip install --quiet uv
	export PATH="$$($(PYTHON) -m site --user-base)/bin:$$PATH"; \
	test -d .venv || uv venv --quiet --python $(PYTHON) .venv; \
	uv pip install --quiet --python $(BIN)/python --editable . --group dev --group train
	touch $@

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
