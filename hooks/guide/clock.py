"""The guide's one clock: which day it is, for the rules and for `make review`.

`GUIDE_TODAY` wins; else the day of the last commit; without git the newest `checked` of the data.
"""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from guide.loading import Guide

SHANGHAI = timezone(timedelta(hours=8))  # no summer time since 1991


def today(guide: Guide, root: Path) -> date:
    """The day on which this build is done, in Asia/Shanghai. Raises ValueError for a malformed GUIDE_TODAY."""
    fixed = os.environ.get("GUIDE_TODAY")
    if fixed:
        return date.fromisoformat(fixed)
    return _commit_day(root) or _newest_check(guide)


def real_today() -> date:
    """The day by the machine's own clock, in Asia/Shanghai; for `make review` alone."""
    return datetime.now(UTC).astimezone(SHANGHAI).date()


def _commit_day(root: Path) -> date | None:
    try:
        run = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=True)
        return datetime.fromtimestamp(int(run.stdout), UTC).astimezone(SHANGHAI).date()
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def _newest_check(guide: Guide) -> date:
    days = [getattr(record, "checked", None) for _kind, record in guide.everything()]
    return date.fromisoformat(max((day for day in days if day), default="2026-01-01"))
