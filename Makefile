# Commands with one meaning: serve to write, test to judge, build to ship.
# Works with GNU make 3.81 and POSIX sh. Each target sets up what it needs by itself, once.
#
#   PYTHON=…    the Python to make .venv with (first one >= 3.11 otherwise)
#   CHROMIUM=…  the browser to test with
#   PORT=…      where `make serve` listens (8000)

.DEFAULT_GOAL := help
export NO_MKDOCS_2_WARNING := 1

PORT ?= 8000
PY = .venv/bin/python
GUIDE = PYTHONPATH=hooks $(PY) -m guide

.PHONY: help serve test build check review outline find graph schema fix-text sample holidays figures \
    search-report release bench bench-nginx bench-speed bench-times bench-faults audit lock clean \
    setup-build setup-dev setup-browser setup-bench setup-audit

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "  make %-14s %s\n", $$1, $$2 }'

serve: setup-build ## write: the live site on 127.0.0.1:8000
	@$(PY) tools/port.py $(PORT)
	$(PY) -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: setup-dev ## judge: lint, types, unit tests, one strict build, browser tests
	@$(PY) tools/judge.py

build: setup-build ## ship: the whole site into site/, swapped in only when it is whole
	@$(PY) tools/stage.py

check: setup-build ## read the data file and say what is wrong with it, without building
	@$(GUIDE) check

review: setup-build ## list what must be read again within 30 days
	@$(GUIDE) review

outline: setup-build ## list kind, id, title and line of every record
	@$(GUIDE) outline

find: setup-build ## show a record and whatever refers to it: make find ID=expired
	@test -n "$(ID)" || { echo "Which one? 找哪一条？例如 make find ID=expired" >&2; exit 2; }
	@$(GUIDE) find "$(ID)"

graph: setup-build ## draw the questions of 帮我判断 (MERMAID=1: as a Mermaid flowchart)
	@$(GUIDE) graph $(if $(MERMAID),--mermaid)

schema: setup-build ## write docs/_data/guide.schema.json from the model
	@$(GUIDE) schema

fix-text: setup-build ## write full-width punctuation into the data file
	@$(GUIDE) fix-text

sample: setup-build ## draw claims of law to read afresh: make sample SEED=1
	@test -n "$(SEED)" || { echo "Which draw? 请给一个数，例如 make sample SEED=1" >&2; exit 2; }
	@$(GUIDE) sample --seed "$(SEED)"

holidays: setup-dev ## print the holiday records of years: make holidays YEARS="2026 2027"
	@$(PY) tools/holidays.py $(or $(YEARS),2025 2026)

shots: setup-browser ## look: every kind of page at 360 and 1280 px, light and dark, into shots/
	@$(PY) tools/stage.py --out .cache/shots-site && $(PY) tools/shots.py --site .cache/shots-site

search-report: setup-dev setup-browser setup-bench build ## measure the search, beside the stock theme's and Pagefind, and at a hundred times the size
	@.venv/bin/deno run --no-remote --allow-read tests/search/report.js site/assets/guide-*/search.json
	@$(PY) tools/search_rivals.py site
	@.venv/bin/deno run --no-remote --allow-read tests/search/folds.js site/assets/guide-*/search.json
	@.venv/bin/deno run --no-remote --v8-flags=--max-old-space-size=4000 --allow-read tests/search/growth.js site/assets/guide-*/search.json

release: build ## pack: one archive of the site with checksums, into release/
	@$(PY) tools/deploy/release.py site release

figures: setup-dev ## measure: write every figure into its one file, the README's table and the page 质量 (PART=data: only that)
	@$(PY) tools/figures.py $(PART)

bench: setup-build setup-bench ## compare whole builds with others at 1, 10 and 100 times the size (SIZES=1: only that; long)
	@$(PY) tools/bench.py $(SIZES)

bench-nginx: setup-dev build ## ask a real nginx on loopback for everything, then load it for ten seconds
	GUIDE_SITE=site $(PY) -m pytest -m hosted tests/deploy
	@$(PY) tools/deploy/load.py site

bench-speed: setup-dev setup-browser setup-bench ## time first paints beside the stock theme on a slowed browser and network
	@$(PY) tools/bench_speed.py

bench-times: setup-dev setup-browser ## time search, 算一算 and 我的记录 against their targets on a slowed browser
	GUIDE_TODAY=2026-11-22 $(PY) -m pytest -m timed -rP tests/browser

bench-faults: setup-dev setup-browser ## block every module at every place that loads it (long)
	GUIDE_FAULTS=all GUIDE_TODAY=2026-11-22 $(PY) -m pytest -n 2 tests/browser/test_faults.py

audit: setup-dev setup-audit ## compare the sums of vendored files; ask for known weaknesses of the pinned packages (needs the internet)
	$(PY) -m pytest -q tests/tooling/test_vendor.py
	.venv/bin/deno test --no-check --no-remote --no-npm --allow-read=. tests/js/reconcile/vendor_test.js
	.cache/audit-venv/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.txt -r requirements-dev.txt

lock: ## write requirements*.txt from requirements*.in (UPGRADE=1: newest versions)
	@sh tools/lock.sh

clean: ## remove what was generated; .venv stays
	rm -rf site .site-* .cache shots bench-out release .pytest_cache .mypy_cache .ruff_cache .hypothesis

setup-build:
	@py=`sh tools/python.sh` && "$$py" tools/setup.py build

setup-dev:
	@py=`sh tools/python.sh` && "$$py" tools/setup.py dev

setup-browser: setup-dev
	@$(PY) tools/browser.py

setup-audit:
	@py=`sh tools/python.sh` && "$$py" tools/setup.py audit

setup-bench:
	@py=`sh tools/python.sh` && "$$py" tools/setup.py bench
