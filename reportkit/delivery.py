"""Write a report and the record of where it came from, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from reportkit import __version__
from reportkit.assessment.standing import drawn_from
from reportkit.cover import cover_note
from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.disclosure import Copy
from reportkit.documents.stamps import Stamp, stamp_of
from reportkit.files import write_together
from reportkit.formats.protected import ProtectedDocument, Sealed
from reportkit.pipeline import Result
from reportkit.prepopulation import Edit
from reportkit.word.merge import RenderedDocument

_written = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Delivered:
    """The files that a report was written to, one for each format in which it was asked for, and their record."""

    files: tuple[Path, ...]
    provenance: Path
    cover_note: Path | None = None

    @property
    def written(self) -> tuple[Path, ...]:
        """What a person opens: the files of the copy, and the note for the service's own file."""
        return (*self.files, *((self.cover_note,) if self.cover_note else ()))

    @property
    def report(self) -> Path:
        """The first of the files."""
        return self.files[0]


def deliver(
    result: Result,
    folder: Path,
    *,
    stem: str,
    formats: Sequence[RenderedDocument] | None = None,
    with_cover_note: bool = False,
) -> Outcome[Delivered]:
    """Write the report of `result` to `folder`, in each of `formats`, and its provenance record beside it.

    Without `formats` it is the Word file. All are written beside their places and moved there, so that no reader ever meets
    half a file; the record names every file of the copy and its hash. `with_cover_note` adds a note for the service's own file:
    what was withheld from this copy, and why. It is never to go with the copy.
    """
    rendered = result.rendered
    if rendered is None:
        return Outcome(None, result.findings)
    name = f"{stem}.{rendered.copy.spec.id}.{rendered.copy.reader.id}"
    contents = {folder / f"{name}.{each.format}": each.content for each in formats or (rendered,)}
    record = folder / f"{name}.provenance.json"
    hashes = {path.name: hashlib.sha256(content).hexdigest() for path, content in contents.items()}
    sealed = {f"{name}.{each.format}": each.sealed for each in formats or () if isinstance(each, ProtectedDocument)}
    record_of = _with_earlier(provenance_record(result) | about_files(hashes, sealed), record)
    cover: dict[Path, bytes] = {}
    if with_cover_note:
        note = cover_note(result, templates=result.request.templates)
        if note.value is None:
            return Outcome(None, note.findings)
        cover = {folder / f"{name}.cover-note.docx": note.value.content}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_together({**contents, **cover, record: record_text(record_of).encode("utf-8")})
    except OSError as fault:
        message = f"the report cannot be written: {fault.strerror or 'the folder refused it'}"
        hint = "check the folder, the space on the disk, and whether the file is open in another program"
        return Outcome(None, (Diagnostic("RK601", message, at=Location(str(next(iter(contents)))), hint=hint),))
    return Outcome(Delivered(tuple(contents), record, next(iter(cover), None)))


def _with_earlier(record: dict[str, Any], place: Path) -> dict[str, Any]:
    """Return the record with the files of an earlier delivery of the same content, where they are still as they were made."""
    try:
        before = json.loads(place.read_bytes())
        same = all(before[key] == record[key] for key in ("report_sha256", "assessment_sha256", "template_sha256"))
        earlier = dict(before["files"]) if same else {}
        kept = {
            name: sha256
            for name, sha256 in earlier.items()
            if name not in record["files"] and _stands(place.parent / PurePath(name).name, sha256)
        }
    except (OSError, ValueError, KeyError, TypeError):
        return record
    protection = {name: each for name, each in before.get("protection", {}).items() if name in kept}
    made = record | {"files": kept | record["files"]}
    return made | ({"protection": protection | record.get("protection", {})} if protection else {})


def _stands(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def about_files(hashes: Mapping[str, str], sealed: Mapping[str, Sealed]) -> dict[str, Any]:
    """Return what a record says of files by their names: the hash of each, and what was done to those under protection."""
    protection = {name: each.record for name, each in sealed.items()}
    return {"files": hashes} | ({"protection": protection} if protection else {})


def record_text(record: Mapping[str, Any]) -> str:
    """Return a provenance record as it is written: JSON with a line for each part, and for each section.

    >>> print(record_text({"document": "psr", "sections": [{"section": "harm"}, {"section": "plan"}]}), end="")
    {
     "document": "psr",
     "sections": [
      {"section": "harm"},
      {"section": "plan"}
     ]
    }
    """
    parts = []
    for key, value in record.items():
        lines = isinstance(value, list) and value
        said = "[\n  " + ",\n  ".join(map(_written, value)) + "\n ]" if lines else _written(value)
        parts.append(f" {json.dumps(key)}: {said}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def provenance_record(result: Result) -> dict[str, Any]:
    """Return where every field of a report came from; it names paths, rules and people who wrote, never what was said."""
    rendered = result.rendered
    if rendered is None:
        raise ValueError("there is no report to record")
    copy = rendered.copy
    carried = {each["path"]: str(each["since"]) for each in copy.facts.get("carried_forward", ())}
    return {
        "reportkit": __version__,
        "document": copy.spec.id,
        "reader": copy.reader.id,
        "status": copy.occasion.status,
        "on": copy.occasion.on.isoformat(),
        **_drawn_from(copy),
        "sharing": _sharing(result, copy),
        **_waived(result),
        "settings_as_of": copy.occasion.settings.thresholds.as_of,
        "assessment_sha256": result.assessment_hash,
        "template_sha256": _hash_of(stamp_of(str(copy.spec.template))),
        "report_sha256": hashlib.sha256(rendered.content).hexdigest(),
        "sections": [
            {
                "section": each.section.id,
                "shown": each.shown,
                "because": each.because,
                "sources": list(each.sources),
                "fields": [_field(one, carried) for one in each.bindings],
            }
            for each in copy.sections
        ],
        "findings": [{"code": each.code, "at": each.at.path if each.at else ""} for each in result.findings],
    }


@lru_cache(maxsize=64)
def _hash_of(stamp: Stamp) -> str:
    return hashlib.sha256(Path(stamp.file).read_bytes()).hexdigest()


def _sharing(result: Result, copy: Copy) -> dict[str, Any]:
    """Return the entry for the sharing log (RD-12): recipient, date, lawful basis; the version is the hash of the report."""
    sharing = result.request.sharing
    cell = copy.occasion.settings.readers.cell(copy.spec.id, copy.reader.id)
    return {
        "recipient": sharing.recipient or copy.reader.name,
        "on": copy.occasion.on.isoformat(),
        "lawful_basis": sharing.basis or cell.basis or None,
        "basis_from": "given" if sharing.basis else f"default {cell.src}" if cell.basis else None,
        "may_hold": cell.may,
        "note": cell.note,
    }


def _waived(result: Result) -> dict[str, Any]:
    """Return who signed for handing the report over although the review is overdue; why stands in the file of edits."""
    waivers = result.draft.waivers if result.draft else ()
    return {"review_waived": [{"author": each.by, "on": str(each.on)} for each in waivers]} if waivers else {}


def _drawn_from(copy: Copy) -> dict[str, Any]:
    """Return whether the report is of a completed stage (a snapshot, as at which day) or of one that is still open (live)."""
    source, as_at = drawn_from(copy.facts)
    return {"drawn_from": source, "as_at": as_at.isoformat() if as_at else None}


def _field(binding: Any, carried: Mapping[str, Any]) -> dict[str, Any]:
    provenance = binding.provenance
    record: dict[str, Any] = {
        "field": binding.target,
        "origin": provenance.origin.value,
        "rule": f"{provenance.rule.where}:{provenance.rule.line}" if provenance.rule else None,
        "sources": list(provenance.sources),
    }
    if old := {path: carried[path] for path in provenance.sources if path in carried}:
        record["carried_forward"] = old
    if provenance.because:
        record["because"] = provenance.because
    if provenance.author:
        record["author"], record["on"] = provenance.author, str(provenance.on)
        record["edits"] = [_edit(each) for each in binding.edits]
    return record


def _edit(edit: Edit) -> dict[str, Any]:
    """Return who wrote, and when; what was written and why stand in the file of edits."""
    record: dict[str, Any] = {"author": edit.by, "on": str(edit.on), "row": edit.row}
    for name, readers in (("for", edit.written_for), ("not_for", edit.not_for)):
        if readers:
            record[name] = sorted(readers)
    return {key: each for key, each in record.items() if each}
