"""Where the document folders are, and which of them there are."""

from __future__ import annotations

from functools import cache, lru_cache
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


def find_document(name: str, *, shelf: Path | None = None) -> Outcome[DocumentSpec]:
    """Read the document called `name`: an id on the shelf, or the path of a folder."""
    shelf = shelf or shipped()
    folder = shelf / name.replace("-", "_")
    if Path(name).name != name or not (folder / "manifest.yaml").is_file():
        folder = Path(name)
    if not (folder / "manifest.yaml").is_file():
        known = folders(shelf)
        hint = did_you_mean(name, known) or "there are: " + ", ".join(known)
        return Outcome(
            None, (Diagnostic("RK200", f"there is no document “{name}”", at=Location("templates"), hint=hint),)
        )
    return _read_once(folder, _stamp(folder))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when somebody saves a file of the folder, or one that documents share."""
    files = [folder / "manifest.yaml", folder / "rules.yaml"]
    shared = folder.parent / "_shared"
    if shared.is_dir():
        files += sorted(each for each in shared.iterdir() if each.suffix == ".yaml")
    stamps = ((str(each), each.stat()) for each in files if each.is_file())
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stamps)


@lru_cache(maxsize=64)
def _read_once(folder: Path, _: tuple[tuple[str, int, int], ...]) -> Outcome[DocumentSpec]:
    """Read a folder once in a process, and again when one of its files has changed."""
    return read_document(folder)
