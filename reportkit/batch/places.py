"""Where the reports of a batch go: a folder on this machine's disk."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reportkit.files import write_whole

STATE = ".reportkit"


@dataclass(frozen=True, slots=True)
class Made:
    """One file that was made: its content hash, and the bytes themselves or the scratch file that holds them."""

    format: str
    sha256: str
    size: int
    content: bytes | None = None
    path: str = ""


class Place(Protocol):
    """Somewhere that reports can go. Names have `/` between folders; every method raises `OSError` where it cannot."""

    scratch: str | None

    def sha256(self, name: str) -> str | None:
        """Return the content hash of the file called `name`, or none where there is none."""

    def bring(self, made: Made, name: str) -> None:
        """Put a file that was made in its place, whole or not at all."""

    def set_aside(self, name: str, sha256: str) -> str:
        """Move a file out of the way, and return where it is now."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all."""

    def clear(self) -> None:
        """Take away what was only on its way."""

    def settle(self) -> None:
        """Make sure that what was brought is on the disk, where that was asked for."""


class Folder:
    """A folder on this machine's disk. What is made is moved from a scratch folder inside, so that each file comes whole."""

    def __init__(self, root: Path, *, fsync: bool = False) -> None:
        self.root, self.fsync = root, fsync
        self.scratch: str | None = str(root / STATE / "work")
        self._touched: set[Path] = set()

    def prepare(self) -> None:
        """Make the folders, and clear away what an interrupted run left half done."""
        self.clear()
        (self.root / STATE / "work").mkdir(parents=True, exist_ok=True)

    def clear(self) -> None:
        """Take away what was only on its way: it holds what people said."""
        shutil.rmtree(self.root / STATE / "work", ignore_errors=True)

    def sha256(self, name: str) -> str | None:
        """Return the content hash of the file called `name`, or none where there is none."""
        try:
            with open(self._path(name), "rb") as file:  # noqa: PTH123
                return hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None

    def bring(self, made: Made, name: str) -> None:
        """Move a file that was made to its place."""
        path = self._path(name)
        if made.content is not None:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            write_whole(Path(path), made.content)
        else:
            try:
                os.replace(made.path, path)  # noqa: PTH105
            except FileNotFoundError:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(made.path, path)  # noqa: PTH105
        if self.fsync:
            self._touched.add(Path(path).parent)

    def set_aside(self, name: str, sha256: str) -> str:
        """Move a file to `.reportkit/set-aside`, under the first digits of its hash."""
        to = self.root / STATE / "set-aside" / sha256[:12] / name
        to.parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).replace(to)
        return str(to)

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all."""
        write_whole(self.root / name, content)

    def _path(self, name: str) -> str:
        """Return where a file is, as plain text: it is asked for several times for every report."""
        return f"{self.root}/{name}"

    def settle(self) -> None:
        """Wait until the moves are on the disk, where that was asked for."""
        for each in self._touched:
            handle = os.open(each, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        self._touched.clear()


def fit(place: Place, names: Mapping[str, str]) -> bool:
    """Return whether every file of `names` is in its place with the hash that is known."""
    return all(place.sha256(name) == sha256 for name, sha256 in names.items())
