"""Pandoc: where it is, and how it is called over many files in one process."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

from reportkit.formats.driver import Driver, Limits


@cache
def find() -> Path | None:
    """Return the pandoc that comes with pypandoc, or that of the machine."""
    if find_spec("pypandoc") is not None:
        import pypandoc

        try:
            found = shutil.which(pypandoc.get_pandoc_path())
        except OSError:
            found = None
        if found:
            return Path(found)
    found = shutil.which("pandoc")
    return Path(found) if found else None


def version() -> str:
    """Return the version of pandoc, or the empty text."""
    import subprocess

    program = find()
    if program is None:
        return ""
    said = subprocess.run([str(program), "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
    return said.split("\n", 1)[0].removeprefix("pandoc ").strip()


def driver(program: Path, to: str, limits: Limits) -> Driver:
    """Return pandoc as a converter to `html`, `md` or `txt`."""
    with as_file(files("reportkit.formats").joinpath("many.lua")) as script:

        def command(reports: Sequence[Path], out: Path) -> list[str]:
            return [str(program), "lua", str(script), to, str(out), *map(str, reports)]

        return Driver(command, f".{to}", limits)
