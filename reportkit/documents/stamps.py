"""Has a file changed since it was read?"""

from __future__ import annotations

from os import stat
from typing import NamedTuple


class Stamp(NamedTuple):
    """A file, and what changes when somebody saves it; a file that cannot be looked at has the size -1."""

    file: str
    saved: int
    size: int

    def holds(self) -> bool:
        """Say whether the file is still as it was."""
        return stamp_of(self.file) == self


def stamp_of(file: str) -> Stamp:
    """Return the stamp of `file`, taken before it is read, so that no change in between is missed.

    >>> stamp_of("no such file").holds(), stamp_of("no such file").size
    (True, -1)
    """
    try:
        found = stat(file)  # noqa: PTH116  (for speed: a path object takes longer than the look itself)
    except (OSError, ValueError):
        return Stamp(file, 0, -1)
    return Stamp(file, found.st_mtime_ns, found.st_size)
