"""Where the document folders are, and which of them there are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean
from reportkit.documents.read import read_document
from reportkit.documents.spec import DocumentSpec


@cache
def shipped() -> Path:
    """Return the folder of the templates that come with reportkit, installed or in a checkout."""
    inside = Path(__file__).resolve().parent.parent / "_templates"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "templates"


def folders(shelf: Path) -> dict[str, Path]:
    """Return every document folder on `shelf` by its name; one that begins with `_` is no document of a child's case."""
    return {each.parent.name: each.parent for each in sorted(shelf.glob("[!_]*/manifest.yaml"))}


_READ: dict[tuple[str, Path | None], Outcome[DocumentSpec]] = {}
KEPT = 64


def find_document(name: str, *, shelf: Path | None = None) -> Outcome[DocumentSpec]:
    """Return the document called `name`: an id on the shelf, or the path of a folder.

    A folder is read once in a process, and again when a file that it was read from has changed.
    """
    known = _READ.get((name, shelf))
    if known is not None and known.value is not None and all(each.holds() for each in known.value.read_from):
        return known
    while len(_READ) >= KEPT:
        _READ.pop(next(iter(_READ)), None)
    read = _READ[name, shelf] = _read(name, shelf or shipped())
    return read


def _read(name: str, shelf: Path) -> Outcome[DocumentSpec]:
    folder = shelf / name.replace("-", "_")
    if Path(name).name != name or not (folder / "manifest.yaml").is_file():
        folder = Path(name)
    if (folder / "manifest.yaml").is_file():
        return read_document(folder)
    known = folders(shelf)
    hint = did_you_mean(name, known) or "there are: " + ", ".join(known)
    return Outcome(None, (Diagnostic("RK200", f"there is no document “{name}”", at=Location("templates"), hint=hint),))
