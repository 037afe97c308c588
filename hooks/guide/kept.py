"""The last site that could be prepared in this process.

A live server reads its hooks anew for every build; this module stays. So after a mistake in the data
file it goes on showing the last good site in place of nothing.
"""

from __future__ import annotations

from pathlib import Path

from guide.build import Site, prepare
from guide.problems import GuideError

_last: Site | None = None


def site(docs_dir: Path, overrides: Path) -> tuple[Site, GuideError | None]:
    """The site of the data as it is now; else the last good one, with what is wrong now.

    Raises GuideError where the data is wrong and no site was good before.
    """
    global _last
    try:
        _last = prepare(docs_dir, overrides)
    except GuideError as error:
        if _last is None:
            raise
        return _last, error
    return _last, None
