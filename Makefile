# Two commands a new machine needs: `make brief` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
INPUT  ?= samples/articles
OUT    ?= outputs/samples
MODEL  ?=
GOOD   := opus-mt-tc-big-ar-en

.PHONY: brief model test lint bench clean help

help:
	@echo "make brief   set up, then brief the articles in $(INPUT) into $(OUT)"
	@echo "             (INPUT=folder OUT=folder choose others, MODEL=name another model, fetched if need be)"
	@echo "make model   set up, then fetch the good translation model ($(GOOD), 480 MB, once)"
	@echo "make test    set up, then run the tests"
	@echo "make bench   set up, then measure speed and memory on this machine (ten minutes; into bench/results)"
	@echo "make lint    set up, then ruff and mypy"
	@echo "make clean   remove the virtual environment and caches of the tools (not the model cache)"

# A stamp per set of extras: made again when pyproject.toml changes.
$(VENV)/.made-%: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Mujaz needs Python 3.11 or newer; set PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing mujaz[$*] into $(VENV) (the first time takes a minute or two)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[$*]'
	@touch $@

brief: $(VENV)/.made-embedded,files
	$(BIN)/mujaz brief $(INPUT) -o $(OUT) $(if $(MODEL),--model $(MODEL))

model: $(VENV)/.made-embedded,files
	$(BIN)/mujaz models pull $(or $(MODEL),$(GOOD))

test: $(VENV)/.made-test
	$(BIN)/python -m pytest

lint: $(VENV)/.made-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.made-bench
	$(BIN)/python -m bench.speed.throughput --name here
	$(BIN)/python -m bench.speed.memory --sizes 10000 100000 --name here-no-memory
	$(BIN)/python -m bench.speed.memory --sizes 10000 100000 --memory --name here-kept
	$(BIN)/python -m bench.speed.reading

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
