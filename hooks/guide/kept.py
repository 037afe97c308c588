"""The last site that could be prepared in this process.

A live server reads its hooks anew for every build; this module stays. So after a mistake in the data
file it goes on showing the last good site in place of nothing.
"""

from __future__ import annotations

from guide.build import Site

last: Site | None = None
