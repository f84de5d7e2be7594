"""Content hashes of what makes a report beside the assessment: the document folder and the program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from reportkit import __version__
from reportkit.formats import office, pandoc

PROGRAM = (".py", ".yaml", ".json", ".svg", ".css", ".html", ".lua")


def document_version(folder: Path) -> str:
    """Return the content hash of a document folder: manifest, rules, template, and what documents share.

    Raises `OSError` where a file cannot be read.
    """
    files = _document_files(folder)
    return _document(tuple((each, each.stat().st_mtime_ns, each.stat().st_size) for each in files))


def _document_files(folder: Path) -> list[Path]:
    own = [folder / name for name in ("manifest.yaml", "rules.yaml", "template.docx")]
    return [*(each for each in own if each.is_file()), *sorted(folder.parent.glob("_shared/*.yaml"))]


@lru_cache(maxsize=256)
def _document(stamped: tuple[tuple[Path, int, int], ...]) -> str:
    return _digest((f"{each.parent.name}/{each.name}", each) for each, _, _ in stamped)


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
