# Internet Plus Lab. On a machine with Python 3.11+ and make:
#   make demo       set up once, then put the article's questions to all schemes, in small
#   make test       run all tests, slow ones in their small form
#   make test-full  run all tests in full: a million citizens, every published system as printed
#   make check      all that must hold before a change is committed
#   make bench      how fast the engine is on this machine
# PYTHON=python3.12 make demo  chooses the interpreter.

BIN := .venv/bin
DEMO := runs/demo
SAMPLE := runs/sample
WORKERS ?= auto
PARALLEL := -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.PHONY: help demo test test-full check format bench lock sample environment clean

help:
	@sed -n 's/^#   //p' Makefile

environment:
	@sh scripts/environment.sh

demo: environment
	@$(BIN)/internetplus study article --citizens 20k --draws 8 --out $(DEMO)

test: environment
	@echo "Running all tests (4 to 6 minutes on 2 cores)"
	@$(BIN)/python -m pytest $(PARALLEL)

test-full: environment
	@FULL=1 $(BIN)/python -m pytest $(PARALLEL)

check: environment
	@echo "format" && $(BIN)/ruff format --check .
	@echo "lint" && $(BIN)/ruff check .
	@echo "types" && $(BIN)/mypy
	@echo "layers and sizes" && $(BIN)/python -m pytest -q tests/architecture
	@echo "tests" && $(BIN)/python -m pytest -q $(PARALLEL) --ignore tests/architecture

format: environment
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: environment
	@$(BIN)/internetplus bench

lock: environment
	@$(BIN)/python scripts/lock.py

# The sample: the whole study, its report and answers, and the README's picture.
sample: environment
	@$(BIN)/internetplus study article --out $(SAMPLE)
	@mkdir -p docs/sample docs/images
	@cp $(SAMPLE)/report.html $(SAMPLE)/summary.json docs/sample/
	@$(BIN)/python -c "from internetplus.report.works import picture; \
		picture('$(SAMPLE)', 'docs/images/system-at-work.svg')"
	@$(BIN)/python scripts/answers_page.py

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis runs
