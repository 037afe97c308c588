# Commands with one meaning: serve to write, test to judge, build to ship.
# Works with GNU make 3.81 and POSIX sh. Each target sets up what it needs, once.

.DEFAULT_GOAL := help
export NO_MKDOCS_2_WARNING := 1

PY := .venv/bin/python

.PHONY: help setup-build setup-dev

help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

setup-build:
	@py=`sh tools/python.sh` && "$$py" tools/setup.py build

setup-dev:
	@py=`sh tools/python.sh` && "$$py" tools/setup.py dev
