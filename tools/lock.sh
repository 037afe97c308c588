#!/bin/sh
# Writes the lock files: every version and hash, for every platform, without hosts or paths of this machine.
# UPGRADE=1 takes the newest allowed versions; else versions stay unless requirements*.in ask for others.
set -eu

uv=.cache/uv/bin/uv
version=0.13.9
if [ "$("$uv" --version 2>/dev/null | cut -d' ' -f2)" != "$version" ]; then
    "$(sh tools/python.sh)" -m venv .cache/uv
    .cache/uv/bin/python -m pip -qq install "uv==$version"
fi

lock() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links ${UPGRADE:+--upgrade} "$@"
}

lock requirements.in --output-file requirements.txt
lock requirements-dev.in --constraints requirements.txt --output-file requirements-dev.txt
lock requirements-bench.in --constraints requirements.txt --output-file requirements-bench.txt
lock requirements-audit.in --output-file requirements-audit.txt
