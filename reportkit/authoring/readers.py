"""Is every marked answer that a document reads spoken for, reader by reader?

A field that reads what one of its readers may not hold is withheld from that reader whole. That is safe, and it must be
meant: the manifest says so with `not_for`, or opens the answer with `release` and says why.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.diagnostics import Diagnostic, Location
from reportkit.documents import DocumentSpec, Field, Section
from reportkit.prepopulation import sources_of
from reportkit.readers import shipped_readers
from reportkit.reasons.losses import Loss, facts_of_path, losses, marked

MARKS = {
    "health": "health detail", "third_party": "about somebody else", "address": "an address", "staff_safety": "staff safety",
    "victim": "about a person harmed", "restricted": "restricted",
}  # fmt: skip


def readers_spoken_for(spec: DocumentSpec) -> Iterator[Diagnostic]:
    """Yield a finding for every marked answer that is neither kept from a reader nor opened, and every idle release.

    So there is for every reader who has a copy and, by the matrix, never holds the document.
    """
    yield from _never(spec)
    unsaid: dict[str, list[Loss]] = {}
    for each in losses(spec):
        if not each.said:
            unsaid.setdefault(each.target, []).append(each)
    for section in spec.sections:
        yield from _unsaid(section, section.id, unsaid)
        for field in section.fields:
            yield from _unsaid(field, f"{section.id}.{field.id}", unsaid)
            yield from _releases(spec, section, field)


def _never(spec: DocumentSpec) -> Iterator[Diagnostic]:
    readers = shipped_readers()
    for each in spec.copies_for:
        if readers.cell(spec.id, each).may == "never":
            message = f"there is a copy for {each}, who never holds “{spec.id}”"
            at = Location(f"{spec.folder.name}/manifest.yaml", "copies_for")
            yield Diagnostic("RK230", message, at=at, hint=f"take {each} out of copies_for")


def _unsaid(part: Section | Field, target: str, unsaid: dict[str, list[Loss]]) -> Iterator[Diagnostic]:
    for path in sorted({path for each in unsaid.get(target, ()) for path in each.paths}):
        readers = [each.reader for each in unsaid[target] if path in each.paths]
        facts = facts_of_path(path)
        title, mark = (facts.title, MARKS[facts.sensitivity.value]) if facts else (path, "marked")
        lost = f"so it is withheld from: {', '.join(readers)}; the manifest does not say so"
        message = f"“{target}” reads “{title}” ({mark}), {lost}"
        opened = f", or release: {path} and say why" if isinstance(part, Field) else ""
        hint = f"say not_for: [{', '.join(readers)}]{opened}"
        yield Diagnostic("RK227", message, at=part.at, quote=path, hint=hint)


def _releases(spec: DocumentSpec, section: Section, field: Field) -> Iterator[Diagnostic]:
    """Yield a finding for each path of a release that opens nothing to any of its readers."""
    read = sources_of(spec.rules[f"{section.id}.{field.id}"])
    kept = section.not_for | field.not_for
    for release in field.release:
        for path in release.paths:
            if facts_of_path(path) is None:
                message, hint = f"a release names “{path}”, which no assessment has", "copy the path from the rule"
            elif not any(path == each or each.startswith((f"{path}.", f"{path}[]")) for each in read):
                message, hint = f"a release opens “{path}”, which the rule does not read", "take it out"
            elif idle := sorted(each for each in release.to if each not in spec.copies_for or each in kept):
                message = f"a release opens “{path}” to {', '.join(idle)}, who never hold this field"
                hint = "take the reader out of to:, or out of not_for:"
            elif cleared := sorted(each for each in release.to if not marked(path, each)):
                message = f"a release opens “{path}” to {', '.join(cleared)}, who may hold it already"
                hint = "take the reader out of to:"
            else:
                continue
            yield Diagnostic("RK228", message, at=field.at, quote=path, hint=hint)
