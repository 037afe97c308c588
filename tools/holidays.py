"""Prints the `holidays` records of the data file from the package chinesecalendar (dev only).

    python tools/holidays.py 2025 2026        (make holidays)

Compare the output with the State Council's notice named in `source` before it goes into the data file.
The package knows years up to the last announced one; a later year is refused.
"""

from __future__ import annotations

import sys

from chinese_calendar.constants import holidays, workdays


def record(year: int) -> str:
    """One record in the data file's layout. Raises ValueError for a year the package does not know."""
    off = [day.isoformat() for day in sorted(holidays) if day.year == year]
    make_up = [day.isoformat() for day in sorted(workdays) if day.year == year]
    if not off:
        raise ValueError(f"{year}: not announced yet, or the package is older than the announcement")
    rows = [f"  - id: holidays-{year}", f"    year: {year}"]
    rows += [f"    source: 国务院办公厅关于{year}年部分节假日安排的通知"]
    rows += ["    days_off:", *(f'      - "{day}"' for day in off)]
    rows += ["    make_up:", *(f'      - "{day}"' for day in make_up)]
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Print the records of the years named."""
    try:
        print("\n\n".join(record(int(year)) for year in arguments))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
