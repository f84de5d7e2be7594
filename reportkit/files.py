"""Write files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` in one move; raises `OSError` and leaves nothing behind where that cannot be done."""
    write_together({path: content})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write files that belong together: all are written beside their places first, then moved there in their order.

    Raises `OSError` and leaves nothing half-written behind. Where the first cannot be moved, none is replaced: name the
    file first that may be open in another program.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
            beside[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            beside[path].chmod(0o600)
        for path, written in beside.items():
            written.replace(path)
    except BaseException:
        for written in beside.values():
            written.unlink(missing_ok=True)
        raise
