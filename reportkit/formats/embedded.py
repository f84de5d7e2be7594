"""PDF without LibreOffice: the adapter of the embedded engine, `rdocx`, which runs in a process of its own.

Its layout is close to Word's and not the same: lists and boxes may be spaced otherwise, and pages break elsewhere. It names
no language and may name no title: the finishing step puts both right.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from reportkit.formats.driver import Driver, Limits

_PROGRAM: Final = """
import pathlib, sys, rdocx
out = pathlib.Path(sys.argv[1])
for each in map(pathlib.Path, sys.argv[2:]):
    made = out / ("." + each.stem)
    made.write_bytes(bytes(rdocx.Document.from_bytes(each.read_bytes()).to_pdf()))
    made.rename(out / (each.stem + ".pdf"))
"""


def available() -> bool:
    """Say whether the embedded engine is installed."""
    return find_spec("rdocx") is not None


def driver(limits: Limits) -> Driver:
    """Return the embedded engine as a converter."""

    def command(files: Sequence[Path], out: Path) -> list[str]:
        return [sys.executable, "-I", "-c", _PROGRAM, str(out), *map(str, files)]

    return Driver(command, ".pdf", limits)
