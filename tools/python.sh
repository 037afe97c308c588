#!/bin/sh
# Prints the first Python >= 3.11 that can make a virtual environment, or one clear line and exit 1.
# PYTHON=/path/to/python overrides the search. POSIX sh only: this runs before any Python is chosen.

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

can_make_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3 python3.13 python3.12 python3.14 python3.11 python
fi
too_old=""
without_venv=""

for name in "$@"; do
    command -v "$name" >/dev/null 2>&1 || continue
    if ! is_new_enough "$name"; then
        version=$("$name" --version 2>&1) && too_old="$too_old $name=${version#Python }"
    elif can_make_venv "$name"; then
        command -v "$name"
        exit 0
    else
        without_venv="$without_venv $name"
    fi
done

if [ -n "$without_venv" ]; then
    echo "No venv module in:$without_venv. 缺少 venv 模块，请先安装（Debian：apt-get install python3-venv）。" >&2
else
    echo "Python 3.11 or newer is needed, found:${too_old:- none}. 需要 Python 3.11 以上，可用 make PYTHON=/路径/python3 指定。" >&2
fi
exit 1
