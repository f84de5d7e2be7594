"""Files at an address (`s3://…`, `memory://…`), through fsspec; an extra: `pip install 'reportkit[remote]'`.

Everything that a file system raises leaves as an `OSError`, so that the rest of the room knows one kind of trouble.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from reportkit.batch.places import Made

EXTRA = "pip install 'reportkit[remote]'"
IN_TWO_STEPS = {"sftp", "ssh", "smb", "ftp", "hdfs", "webhdfs", "arrow_hdfs"}


def is_address(word: str) -> bool:
    """Return whether a word is the address of something elsewhere.

    >>> is_address("s3://cases/2026"), is_address("cases/2026")
    (True, False)
    """
    return "://" in word


def system_of(address: str) -> tuple[Any, str]:
    """Return the file system of an address and the path in it; raises `OSError` where it is not installed."""
    if importlib.util.find_spec("fsspec") is None:
        raise OSError(0, f"addresses need an extra: {EXTRA}")
    with translated():
        found: tuple[Any, str] = importlib.import_module("fsspec.core").url_to_fs(address)
        return found


def opened(address: str) -> IO[bytes]:
    """Open a file for reading."""
    system, path = system_of(address)
    with translated():
        if address.startswith("memory://"):
            return io.BytesIO(system.cat_file(path))  # in memory, everybody who opens a file shares one position
        file: IO[bytes] = system.open(path, "rb")
        return file


def listed(address: str) -> tuple[tuple[str, str], ...] | None:
    """Return the files at an address, each with the folder that it stands in under the address; none where there is nothing.

    The address is a file, a folder with all that is in it, or a pattern.
    """
    system, path = system_of(address)
    with translated():
        if any(each in path for each in "*?["):
            return (
                tuple((system.unstrip_protocol(each), "") for each in sorted(system.glob(path)) if system.isfile(each))
                or None
            )
        if system.isfile(path):
            return ((address, ""),)
        root = path.rstrip("/")
        inside = [(each, each.removeprefix(root).strip("/")) for each in sorted(system.find(path))]
        seen = [(each, rest) for each, rest in inside if not any(part.startswith(".") for part in rest.split("/"))]
        return tuple((system.unstrip_protocol(each), rest.rpartition("/")[0]) for each, rest in seen) or None


class Address:
    """A folder at an address. Object stores take a file whole or not at all; elsewhere it is written beside and moved."""

    scratch: str | None = None

    def __init__(self, address: str) -> None:
        self._system, self._root = system_of(address)
        protocol = self._system.protocol
        self._steps = bool(IN_TWO_STEPS & set((protocol,) if isinstance(protocol, str) else protocol))

    def prepare(self) -> None:
        """Make the folder, where there is such a thing."""
        with translated():
            self._system.makedirs(self._root, exist_ok=True)

    def sha256(self, name: str) -> str | None:
        """Return the content hash of the file called `name`, or none where there is none; it is read for that."""
        with translated():
            try:
                return hashlib.sha256(self._system.cat_file(self._at(name))).hexdigest()
            except FileNotFoundError:
                return None

    def bring(self, made: Made, name: str) -> None:
        """Put a file that was made in its place."""
        assert made.content is not None, "what goes elsewhere travels as bytes"  # noqa: S101
        self.write(name, made.content)

    def set_aside(self, name: str, sha256: str) -> str:
        """Move a file to `.reportkit/set-aside`, under the first digits of its hash."""
        to = self._at(f".reportkit/set-aside/{sha256[:12]}/{name}")
        with translated():
            self._system.makedirs(to.rpartition("/")[0], exist_ok=True)
            self._system.mv(self._at(name), to)
        return to

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all."""
        path = self._at(name)
        with translated():
            self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
            if not self._steps:
                self._system.pipe_file(path, content)
                return
            beside = f"{path}.coming"
            self._system.pipe_file(beside, content)
            self._system.mv(beside, path)

    def clear(self) -> None:
        """Nothing is on its way."""

    def settle(self) -> None:
        """An address answers when what it was given is kept."""

    def _at(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"


@contextmanager
def translated() -> Iterator[None]:
    """Let everything that a file system raises leave as an `OSError`."""
    try:
        yield
    except OSError:
        raise
    except Exception as fault:
        raise OSError(0, f"the address did not answer ({type(fault).__name__})") from fault
