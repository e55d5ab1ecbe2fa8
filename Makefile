# The same words in the README and in CI. `make` alone lists them.

PORT ?= 8501
PYTHON := .venv/bin/python
# Some containers forbid Python to keep what it has compiled: every start of the tool would then compile a thousand files again.
export PYTHONDONTWRITEBYTECODE :=
# Many tests wait, for a lock, a server or a page: on two processors a third one works meanwhile.
TOGETHER := -n 3 --dist worksteal
# A test that kills a server 45 times takes minutes.
FULL := --full -o faulthandler_timeout=1800

.PHONY: help run test test-full check bench

help:
	@echo "make run        start the tool on http://localhost:$(PORT)"
	@echo "make test       run the tests"
	@echo "make test-full  run them with the long ones: kills, faults, load"
	@echo "make check      format, lint, types"
	@echo "make bench      print the figures to reach, as ratios"

run:
	@sh .ci/prepare run
	@sh .ci/prepare start $(PORT)

test:
	@sh .ci/prepare test
ifdef TESTS
	@$(PYTHON) -m pytest $(TESTS)
else
	@$(PYTHON) -m pytest $(TOGETHER) --ignore=tests/browser
	@$(PYTHON) -m pytest $(TOGETHER) tests/browser
endif

test-full:
	@sh .ci/prepare test
	@$(PYTHON) -m pytest $(FULL) $(TOGETHER) --ignore=tests/browser --ignore=tests/bench
	@$(PYTHON) -m pytest $(FULL) $(TOGETHER) tests/browser
	@$(PYTHON) -m pytest $(FULL) tests/bench

check:
	@sh .ci/prepare check
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(dir $(PYTHON))oxlint --config assets/.oxlintrc.json --deny-warnings assets tests/assets
	$(PYTHON) -m mypy --num-workers 2

bench:
	@sh .ci/prepare test
	@$(PYTHON) -m tests.bench
