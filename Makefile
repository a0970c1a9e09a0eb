# Everything runs in .venv, which `make setup` makes from the locked list; nothing else on this machine is touched.
.DELETE_ON_ERROR:
.PHONY: help setup film test lint gallery prove prove-vocabulary wheels lock bench-previz bench-words bench-lint bench-policy bench-kill bench-failpoints bench-flight bench-sound bench-reframe docs clean
SHELL := /bin/sh
# Modules are compiled to bytecode when they are first used, and kept: a film starts a second sooner.
unexport PYTHONDONTWRITEBYTECODE
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PROMPT ?= a sunset over ocean waves, slow dolly in
KILLS ?= 200
STORE ?= sqlite
MANNER ?= findable

help:  ## say what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /: /'

setup: .venv/ready  ## install Shotwright into .venv

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Shotwright needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	@echo "Setting up .venv from requirements.lock (about 20 seconds) ..." >&2
	@$(PYTHON) -m venv .venv
	@$(PIP) install --no-compile -r requirements.lock
	@$(PIP) install --no-compile --no-deps -e .
	@# Some wheels carry libraries for linking, 30 MB that nothing loads.
	@find .venv -name '*.rlib' -delete
	@echo "Compiling the painter's kernels, once (about 20 seconds) ..." >&2
	@$(BIN)/python -m shotwright.house.previz.warm
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	@echo "Adding what the tests need ..." >&2
	@$(PIP) install --no-compile -r requirements-dev.lock
	@touch $@

film: .venv/ready  ## make film PROMPT="...": a film in this folder
	@$(BIN)/shotwright make "$(PROMPT)"

lint: .venv/ready-dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint  ## all checks and tests, in under five minutes on two cores
	@$(BIN)/python -m shotwright.house.previz.warm
	@$(BIN)/pytest -n 2 -m "not prove"

prove: .venv/ready-dev  ## the long proofs
	@$(BIN)/pytest -n 2 -m prove

gallery: .venv/ready-dev  ## paint the sheets of examples/gallery.toml and a swatch of everything into out/gallery
	@$(BIN)/python -m bench.gallery $(ARGS)
	@$(BIN)/python -m bench.swatches

prove-vocabulary: .venv/ready-dev  ## paint every prompt of the text files in PROMPTS=folder; writes docs/vocabulary.md
	@$(BIN)/python -m bench.vocabulary $(PROMPTS)

bench-previz: .venv/ready-dev  ## speed of the painter
	@$(BIN)/python -m bench.previz

bench-words: .venv/ready-dev  ## precision and recall of the words; PROMPTS=folder with vbench.txt
	@$(BIN)/python -m bench.words $(PROMPTS)

bench-lint: .venv/ready-dev  ## precision, recall, false alarms, speed of the linter; PROMPTS=folder with both VBench lists
	@$(BIN)/python -m bench.lint $(PROMPTS)

bench-policy: .venv/ready-dev  ## what the policy misses and refuses wrongly; PROMPTS=folder with both VBench lists
	@$(BIN)/python -m bench.policy $(PROMPTS)

bench-kill: .venv/ready-dev  ## kill buying processes KILLS times (STORE=sqlite|postgres MANNER=idempotent|findable|blind); writes docs/paid-once.md
	@$(BIN)/python -m bench.kill $(KILLS) $(STORE) $(MANNER)

bench-failpoints: .venv/ready-dev  ## stop a buying process at every named point; writes the table in docs/paid-once.md
	@$(BIN)/python -m bench.failpoints

bench-sound: .venv/ready-dev  ## every sound, cues on their frame, ducking, loudness, words' times; writes docs/sound.md
	@$(BIN)/python -m bench.sound

bench-flight: .venv/ready-dev  ## 5,000 purchases in flight in one process; writes docs/paid-once.md
	@$(BIN)/python -m bench.flight

bench-reframe: .venv/ready-dev  ## does a crop to 9:16 keep its subject; writes the end of docs/delivery.md
	@$(BIN)/python -m bench.reframe

bench-cut: .venv/ready-dev  ## CPU, wall and memory of the edit against FFmpeg by hand and MoviePy; writes docs/cut.md
	@$(BIN)/python -m bench.cut

wheels: .venv/ready-dev  ## every dependency has a wheel for Python 3.11, 3.12 and 3.13
	@for version in 3.11 3.12 3.13; do \
	  $(BIN)/uv pip install --quiet --dry-run --only-binary :all: --target out/wheels --python-version $$version \
	    --python-platform x86_64-manylinux_2_28 -r requirements.lock && echo "Python $$version: all wheels" || exit 1; done

lock: .venv/ready-dev  ## write requirements.lock and requirements-dev.lock anew
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 pyproject.toml --group dev -o requirements-dev.lock

docs: .venv/ready-dev  ## write the pages of rules, models, prices and policy anew from code and data
	@$(BIN)/python -m shotwright.prompt.lint.page > docs/rules.md
	@$(BIN)/python -m shotwright.catalog.page
	@$(BIN)/python -m shotwright.trust.policy.page
	@$(BIN)/python -m shotwright.finish.page
	@$(BIN)/python -m shotwright.film.formats.schema > docs/production.schema.json

clean:  ## remove what was made here, .venv included
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
