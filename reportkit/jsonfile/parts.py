"""What the scanner works with: limits, mistakes, the places that are wanted, and what is still open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
_SUSPECT = re.compile(rb"\\(?:u(?:00[01]|[dD][89a-fA-F]|[fF]{3})|[bf])")


def suspect(data: bytes) -> bool:
    """Say whether bytes that may be UTF-8 may hold, or escape, a character that no assessment may hold."""
    held = b"\xef" in data and (b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data)
    return held or (b"\\" in data and _SUSPECT.search(data) is not None)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read: its size in bytes, how deep it goes, how many values and digits, how many findings."""

    bytes: int = 64 * 2**20
    depth: int = 100
    values: int = 250_000
    digits: int = 300
    findings: int = 200


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong: its code, its offset in the text, what it belongs to, and an earlier offset that it refers to.

    `message` may hold `{line}`, the line of `other`.
    """

    code: str
    offset: int
    path: Path
    message: str
    hint: str = ""
    other: int | None = None


class Wanted(dict[str | int, "Wanted"]):
    """A tree of the paths whose places are wanted."""

    path: Path | None = None

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Wanted:
        """Return the tree of `paths`."""
        root = cls()
        for path in paths:
            node = root
            for step in path:
                node = node.setdefault(step, cls())
            node.path = path
        return root


@dataclass(slots=True)
class Open:
    """A list or group that is not closed yet."""

    closer: str
    start: int
    wanted: Wanted | None
    step: str | int = 0
    step_at: int = 0
    after_comma: bool = False
    seen: dict[str, int] = field(default_factory=dict)
