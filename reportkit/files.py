"""Write files whole or not at all."""

from __future__ import annotations

import os
from itertools import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COUNT = count()


def write_whole(path: Path | str, content: bytes) -> None:
    """Write `content` to `path` in one move; raises `OSError` and leaves nothing behind where that cannot be done."""
    write_together({path: content})


def write_together(contents: Mapping[Path | str, bytes] | Mapping[Path, bytes]) -> None:
    """Write files that belong together: all are written beside their places first, then moved there in their order.

    Raises `OSError` and leaves nothing half-written behind. Where the first cannot be moved, none is replaced: name the
    file first that may be open in another program.
    """
    beside: dict[str, str] = {}
    try:
        for path, content in contents.items():
            folder, name = os.path.split(os.fspath(path))
            handle, written = _begun(folder, name)
            beside[os.fspath(path)] = written
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        for place, written in beside.items():
            os.replace(written, place)  # noqa: PTH105 - pathlib is not imported for this
    except BaseException:
        for written in beside.values():
            if os.path.exists(written):  # noqa: PTH110
                os.unlink(written)  # noqa: PTH108
        raise


def _begun(folder: str, name: str) -> tuple[int, str]:
    """Open a new file beside the place of another, its owner's alone; return its handle and its name."""
    while True:
        written = os.path.join(folder, f".{name[:40]}.{os.getpid()}.{next(_COUNT)}")  # noqa: PTH118
        try:
            return os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), written
        except FileExistsError:
            continue
