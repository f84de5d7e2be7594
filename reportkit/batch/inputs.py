"""What was handed in: files, folders, patterns, JSON Lines and zip archives, as records of one assessment each."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from reportkit.batch.archives import members
from reportkit.batch.jobs import PROVENANCE, Record
from reportkit.batch.remote import is_address, listed
from reportkit.batch.sources import LARGEST, Source, open_file
from reportkit.diagnostics import Diagnostic, Location

LINES = (".jsonl", ".ndjson")
KINDS = (".json", *LINES, ".zip")
OURS = ("results.jsonl", "summary.json")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that was met and is not an assessment by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Bad:
    """Something that was handed in and cannot be read: it counts as a record, and the others go on."""

    name: str
    findings: tuple[Diagnostic, ...]
    number: int = 0


Met = Record | Bad | Diagnostic | PassedOver


def records(words: Iterable[str], *, out: Path | None = None) -> Iterator[Met]:
    """Yield every record that `words` lead to, in order, each once, and what cannot be read.

    A word that leads to no record is a finding. Folders are searched with all that is in them, hidden files and `out` left
    aside. A word that names no file is taken as a pattern (`cases/**/*.json`), or as a URL where it has a `://`.
    """
    seen: set[str] = set()
    number = 0
    out = out.resolve() if out is not None else None
    for word in words:
        for met in _word(word, out, seen):
            if isinstance(met, Record | Bad):
                number += 1
                met = replace(met, number=number)
            yield met


def _word(word: str, out: Path | None, seen: set[str]) -> Iterator[Met]:
    path = Path(word)
    if is_address(word):
        yield from _address(word, seen)
    elif path.is_dir():
        yield from _folder(path, out, seen)
    elif path.exists():
        yield from _once(word, "", seen)
    elif glob.has_magic(word):
        yield from _pattern(word, out, seen)
    else:
        hint = "check the name and the folder; put a pattern in quotes, so that the shell leaves it alone"
        yield _missing(word, "there is no such file or folder", hint)


def _address(word: str, seen: set[str]) -> Iterator[Met]:
    try:
        found = listed(word)
    except OSError as fault:
        yield _missing(
            word, f"the address cannot be read: {fault.strerror or 'no reason given'}", "check it, and who may read it"
        )
        return
    if found is None:
        yield _missing(word, "there is nothing at this address", "check it: a file, a folder, or a pattern with *")
    for each, folder in found or ():
        yield from _once(each, folder, seen)


def _pattern(word: str, out: Path | None, seen: set[str]) -> Iterator[Met]:
    found = sorted(glob.glob(word, recursive=True))  # noqa: PTH207 - a word may begin anywhere
    files = [each for each in found if Path(each).is_file() and not _inside(Path(each), out)]
    if not files:
        yield _missing(word, "no file matches this pattern", "check it: * stands for any name, ** for any folders")
    for each in files:
        yield from _once(each, "", seen)


def _folder(folder: Path, out: Path | None, seen: set[str]) -> Iterator[Met]:
    """Yield what is in a folder and in the folders under it, in the order of their names."""
    met = False
    for each in sorted(folder.rglob("*")):
        inside = each.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or _inside(each, out) or not each.is_file():
            continue
        where = inside.parent.as_posix()
        for one in _once(str(each), "" if where == "." else where, seen):
            met = met or not isinstance(one, PassedOver)
            yield one
    if not met:
        hint = f"assessments are files that end in {', '.join(KINDS)}"
        yield _missing(str(folder), "there is no assessment in this folder", hint)


def _inside(path: Path, out: Path | None) -> bool:
    return out is not None and out in path.resolve().parents


def _once(path: str, folder: str, seen: set[str]) -> Iterator[Met]:
    place = path if is_address(path) else str(Path(path).resolve())
    if place in seen:
        return
    seen.add(place)
    name = PurePath(path)
    ending = name.suffix.lower()
    if name.name.endswith(f".{PROVENANCE}") or name.name in OURS or ending not in KINDS:
        yield PassedOver(path)
    elif ending == ".zip":
        yield from _zip(path, folder)
    elif ending in LINES:
        yield from _lines(path, folder)
    else:
        yield Record(path, name.stem, Source(path), folder)


def _lines(path: str, folder: str) -> Iterator[Met]:
    """Yield a record for each line of a JSON Lines file that is not empty."""
    empty = True
    try:
        with open_file(path) as file:
            start, number = 0, 0
            while line := file.readline(LARGEST + 2):
                number += 1
                whole = line
                while not whole.endswith(b"\n") and (more := file.readline(LARGEST)):
                    start, whole = start + len(whole), more  # longer than may be: only its end is looked for
                    line = b"\0"
                text = line.strip(b"\xef\xbb\xbf \t\r\n") if number == 1 else line.strip()
                if text == b"\0":
                    hint = f"an assessment has at most {LARGEST // 2**20} MB"
                    at = Location(path, line=number)
                    yield Bad(
                        f"{path} line {number}", (Diagnostic("RK101", "this line is too long", at=at, hint=hint),)
                    )
                elif text:
                    empty = False
                    source = Source(path, start=start + line.index(text), length=len(text))
                    yield Record(f"{path} line {number}", f"{PurePath(path).stem}-{number:06d}", source, folder)
                start += len(whole)
    except OSError as fault:
        yield Bad(path, (_unreadable(path, fault.strerror),))
        return
    if empty:
        yield _missing(path, "there is no assessment in this file", "each line is one assessment")


def _zip(path: str, folder: str) -> Iterator[Met]:
    found = members(path)
    if found.value is None:
        yield Bad(path, found.findings)
        return
    some = False
    for each in found.value:
        inside = Path(each)
        if inside.suffix.lower() != ".json" or inside.name.endswith(f".{PROVENANCE}"):
            yield PassedOver(f"{path} › {each}")
            continue
        some = True
        where = "/".join(part for part in (folder, inside.parent.as_posix()) if part not in ("", "."))
        yield Record(f"{path} › {each}", inside.stem, Source(path, member=each), where)
    if not some:
        hint = "assessments in an archive are files that end in .json"
        yield _missing(path, "there is no assessment in this archive", hint)


def _unreadable(path: str, why: str | None) -> Diagnostic:
    hint = "check the disk or the network drive, and who may read it"
    return Diagnostic("RK611", f"this cannot be read: {why or 'no reason given'}", at=Location(path), hint=hint)


def _missing(word: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic("RK610", message, at=Location(word), hint=hint)
