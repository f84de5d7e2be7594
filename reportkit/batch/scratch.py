"""Where a worker leaves what it made, until the coordinator brings it to its place."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from reportkit.batch.places import Made

FULL = (errno.ENOSPC, errno.EDQUOT)


def keep(scratch: str | None, name: str, form: str, content: bytes, *, fsync: bool) -> Made:
    """Return the file, written to the scratch folder where there is one, readable by its owner only.

    Raises `OSError`. Nobody looks into the scratch folder before the worker has said that a file is there.
    """
    digest = hashlib.sha256(content).hexdigest()
    if scratch is None:
        return Made(form, digest, len(content), content)
    path = str(Path(scratch) / name)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        if fsync:
            file.flush()
            os.fsync(file.fileno())
    return Made(form, digest, len(content), path=path)


def content_of(made: Made) -> bytes:
    """Return the bytes of a file that was made; raises `OSError` where it is gone."""
    return made.content if made.content is not None else Path(made.path).read_bytes()
