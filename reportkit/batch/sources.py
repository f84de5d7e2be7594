"""Where the bytes of one assessment are."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import IO

from reportkit.assessment.read import Limits
from reportkit.batch.remote import is_address, opened

LARGEST = Limits().bytes


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a stretch of one, a member of an archive, or the bytes themselves.

    `path` is on this machine's disk or a URL; `start` and `length` are bytes; `member` is a name in a zip archive.
    """

    path: str = ""
    member: str = ""
    start: int = 0
    length: int | None = None
    data: bytes | None = None

    def read(self) -> bytes:
        """Return the bytes, one more than an assessment may have at most; raises `OSError` where they cannot be read."""
        if self.data is not None:
            return self.data
        if self.member:
            return _member(self.path, self.member)
        with open_file(self.path) as file:
            file.seek(self.start)
            return file.read(LARGEST + 1 if self.length is None else self.length)

    @property
    def written(self) -> str:
        """The source as the ledger keeps it; what is not on a disk is not kept."""
        about = {"path": self.path, "member": self.member, "start": self.start, "length": self.length}
        return json.dumps(about)

    @property
    def in_memory(self) -> bool:
        """Whether only this process can read it."""
        return self.path.startswith("memory://")

    def carried(self) -> Source:
        """Return the same with its bytes, for a worker that does not see this machine's disk; without, where that fails."""
        try:
            return replace(self, data=self.read())
        except OSError:
            return self


def open_file(path: str) -> IO[bytes]:
    """Open a file of this machine, or one at an address; raises `OSError`."""
    if is_address(path):
        return opened(path)
    return Path(path).open("rb")


def _member(path: str, member: str) -> bytes:
    try:
        stamp = 0 if is_address(path) else Path(path).stat().st_mtime_ns
        with _archive(path, stamp).open(member) as file:
            return file.read(LARGEST + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError) as fault:
        raise OSError(0, "the archive cannot be read") from fault


@lru_cache(maxsize=4)
def _archive(path: str, _: int) -> zipfile.ZipFile:
    """Keep an archive open: its directory is read once in a process."""
    return zipfile.ZipFile(open_file(path))
