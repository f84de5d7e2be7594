"""The cover note: what a copy leaves out and why, for the service's own file, and never on the copy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportkit.assessment import all_paths
from reportkit.diagnostics import Outcome
from reportkit.disclosure import Copy, barred, disclose
from reportkit.documents import Section, find_document, shipped
from reportkit.pipeline import Result
from reportkit.prepopulation import Binding, Draft
from reportkit.prepopulation.populate import fill
from reportkit.readers import MayHold, Sharing, sharing_rules
from reportkit.word.merge import RenderedDocument, merge

FOLDER, PRACTITIONER = "_cover_note", "practitioner"
HOLDS = {
    "full": "In full",
    "redacted": "With parts left out",
    "summary": "As a summary",
    "consent": "With consent, or where the law lets it be shared",
}


def cover_note(result: Result, *, templates: Path | None = None) -> Outcome[RenderedDocument]:
    """Return the cover note of the copy that `result` made, as a Word file; raises `ValueError` where it made none.

    A shelf of templates that has a `_cover_note` folder of its own sets how it looks.
    """
    if result.copy is None or result.draft is None or result.rendered is None:
        raise ValueError("there is no copy to write a note about")
    shelf = next(each for each in (templates, shipped()) if each and (each / FOLDER / "manifest.yaml").is_file())
    found = find_document(str(shelf / FOLDER))
    if found.value is None:
        return Outcome(None, found.findings)
    draft, spec = result.draft, found.value
    version = hashlib.sha256(result.rendered.content).hexdigest()
    facts = {**draft.facts, "note": _note(draft, result.copy, result.request.sharing, version)}
    filled = replace(draft, spec=spec, sections=fill(spec, facts, []), facts=facts, remarks=())
    copied = disclose(filled, to="practitioner")
    return merge(copied.value) if copied.value is not None else Outcome(None, copied.findings)


def _note(draft: Draft, copy: Copy, sharing: Sharing, version: str) -> dict[str, Any]:
    cell = copy.occasion.settings.readers.cell(copy.spec.id, copy.reader.id)
    note = {
        "document": f"{copy.spec.title} ({copy.occasion.status})",
        "reader": copy.reader.name[:1].upper() + copy.reader.name[1:],
        "recipient": sharing.recipient,
        "may": _may(cell),
        "basis": sharing.basis or cell.basis,
        "version": version[:16],
        "withheld": tuple(_withheld(draft, copy)),
        "written": tuple(_written(copy)),
    }
    return {key: each for key, each in note.items() if each}


def _may(cell: MayHold) -> str:
    note = f"; {cell.note}" if cell.note else ""
    return f"{HOLDS.get(cell.may, cell.may)}{note}"


def _withheld(draft: Draft, copy: Copy) -> Iterator[Mapping[str, str]]:
    """Yield what the copy leaves out: which part, why in words, and the rule behind it."""
    rules = {each.marks: each for each in sharing_rules() if each.marks}
    for target, reason in copy.withheld:
        binding = draft.binding(target)
        if binding is None or _for_others_alone(draft, binding):
            continue
        marks = sorted({facts.sensitivity.value for facts in _barred(draft, binding, copy)})
        known = [rules[each] for each in marks if each in rules]
        if known:
            why, rule = " ".join(each.says for each in known), ", ".join(each.id for each in known)
        else:
            why, rule = reason[:1].upper() + reason[1:] + ".", "" if reason.startswith("the document") else "RD-6"
        yield {"part": _part(draft, binding), "why": why, "rule": rule}


def _barred(draft: Draft, binding: Binding, copy: Copy) -> Iterator[Any]:
    for path in barred(binding, copy.reader, draft.facts):
        facts = all_paths().get(path) or all_paths().get(path.removesuffix("[]"))
        if facts is not None:
            yield facts


def _written(copy: Copy) -> Iterator[Mapping[str, Any]]:
    """Yield who wrote over what in this copy."""
    for section in copy.sections:
        for binding in section.bindings:
            for each in binding.edits:
                part = f"{section.section.title}: {binding.field.label}"
                yield {"part": part, "by": each.by, "on": each.on, "because": each.because}


def _for_others_alone(draft: Draft, binding: Binding) -> bool:
    """Say whether a part is another reader's own wording, so that nothing is kept back."""
    return PRACTITIONER in (*_section(draft, binding).not_for, *binding.field.not_for)


def _part(draft: Draft, binding: Binding) -> str:
    return f"{_section(draft, binding).title}: {binding.field.label}"


def _section(draft: Draft, binding: Binding) -> Section:
    return next(each.section for each in draft.sections if binding in each.bindings)
