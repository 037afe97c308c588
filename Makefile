# Commands with one meaning: serve to write, test to judge, build to ship.
# Works with GNU make 3.81 and POSIX sh. Each target sets up what it needs by itself, once.
#
#   PYTHON=…    the Python to make .venv with (first one >= 3.11 otherwise)
#   CHROMIUM=…  the browser to test with
#   PORT=…      where `make serve` listens (8000)

.DEFAULT_GOAL := help
export NO_MKDOCS_2_WARNING := 1

PORT = 8000
PY = .venv/bin/python

.PHONY: help serve test build figures lock clean setup-build setup-dev setup-browser

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "  make %-14s %s\n", $$1, $$2 }'

serve: setup-build ## write: the live site on 127.0.0.1:8000
	@$(PY) tools/port.py $(PORT)
	$(PY) -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: setup-dev ## judge: lint, types, unit tests, one strict build, browser tests
	@$(PY) tools/judge.py

build: setup-build ## ship: the whole site into site/, swapped in only when it is whole
	@$(PY) tools/stage.py

figures: setup-dev ## measure: set-up, tests, build, pages, bytes, as a Markdown table
	@$(PY) tools/figures.py

lock: ## write requirements*.txt from requirements*.in (UPGRADE=1: newest versions)
	@sh tools/lock.sh

clean: ## remove what was generated; .venv stays
	rm -rf site .site-* .cache shots bench-out .pytest_cache .mypy_cache .ruff_cache .hypothesis

setup-build:
	@py=`sh tools/python.sh` && "$$py" tools/setup.py build

setup-dev:
	@py=`sh tools/python.sh` && "$$py" tools/setup.py dev

setup-browser: setup-dev
	@$(PY) tools/browser.py
