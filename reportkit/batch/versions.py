"""Content hashes of what makes a report beside the assessment: the document folder and the program."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from reportkit import __version__
from reportkit.formats import office, pandoc

OWN = ("manifest.yaml", "rules.yaml", "template.docx")
PROGRAM = (".py", ".yaml", ".json", ".svg", ".css", ".html", ".lua")


def document_version(folder: Path) -> str:
    """Return the content hash of a document folder: manifest, rules, template, and what documents share.

    Raises `OSError` where a file cannot be read.
    """
    return _document(tuple(_stamped(folder)))


def _stamped(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield each file of a document folder with its stamp: it is asked for every report, so the names are plain text."""
    shared = f"{folder.parent}/_shared"
    try:
        others = sorted(each for each in os.listdir(shared) if each.endswith(".yaml"))  # noqa: PTH208
    except FileNotFoundError:
        others = []
    for name in (*(f"{folder}/{each}" for each in OWN), *(f"{shared}/{each}" for each in others)):
        try:
            found = os.stat(name)  # noqa: PTH116
        except FileNotFoundError:
            continue
        yield name, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=256)
def _document(stamped: tuple[tuple[str, int, int], ...]) -> str:
    paths = [Path(each) for each, _, _ in stamped]
    return _digest((f"{each.parent.name}/{each.name}", each) for each in paths)


@cache
def engine_version(formats: tuple[str, ...] = ()) -> str:
    """Return the program's version with a content hash of its own files, so that a patched program is another one.

    With `formats` to convert into, the versions of the programs that do it are part of it.
    """
    by = {"pdf": _office, "odt": _office, "html": pandoc.version, "md": pandoc.version, "txt": pandoc.version}
    return "+".join([_program(), *dict.fromkeys(by[each]() for each in formats if each in by)])


def _office() -> str:
    program = office.find()
    return ".".join(map(str, office.version(program))) if program else "embedded"


@cache
def _program() -> str:
    package = Path(__file__).resolve().parents[1]
    files = sorted(each for each in package.rglob("*") if each.suffix in PROGRAM and "_templates" not in each.parts)
    return f"{__version__}+{_digest((each.relative_to(package).as_posix(), each) for each in files)[:16]}"


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    whole = hashlib.sha256()
    for name, path in files:
        content = path.read_bytes()
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()
