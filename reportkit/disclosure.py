"""What a reader may not hold is not in their file.

A copy says what the same rules say when they are asked with only what its reader may hold, so nothing that a reader is
not cleared for can shape what it says. A field whose rule reads a question that the reader is not cleared for is withheld
whole, its condition included, unless the manifest releases it and says why. Nor does a copy say what the draft does not:
words that only stand where the rest cannot be seen ("nothing is recorded") are withheld too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportkit.assessment import Occasion, Sensitivity, all_paths
from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean
from reportkit.documents import DocumentSpec, Field, Section
from reportkit.expressions import read_expression
from reportkit.once import once
from reportkit.prepopulation.deciding import held
from reportkit.prepopulation.draft import Binding, Draft, FilledSection, Origin, Provenance, Words
from reportkit.prepopulation.known import known_of
from reportkit.prepopulation.populate import Facts, refill, show_chapters
from reportkit.prepopulation.previous import COMPARED, PREVIOUS, recorded_at, seen_of
from reportkit.readers import Reader, Sharing, shipped_readers
from reportkit.settings import Settings
from reportkit.views import seen

S = Sensitivity
NO_BASIS, NOT_SO = "RK373", "RK374"
CONFIRMED_BY_A_BASIS = (NO_BASIS, NOT_SO)
SETTABLE = "where your service has it otherwise, its settings say so under copies"

READERS = shipped_readers().readers


@dataclass(frozen=True, slots=True)
class Copy:
    """A draft as one reader may hold it; only `disclose` makes one.

    `withheld` names the fields left out, and why. `remarks` are for the practitioner alone: what a draft still waits for says
    something of what it withholds.
    """

    reader: Reader
    spec: DocumentSpec
    occasion: Occasion
    sections: tuple[FilledSection, ...]
    facts: Mapping[str, Any]
    withheld: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def binding(self, target: str) -> Binding | None:
        """Return the field called `section.field`, or none."""
        return next((one for each in self.sections for one in each.bindings if one.target == target), None)


def disclose(draft: Draft, to: str, sharing: Sharing | None = None) -> Outcome[Copy]:
    """Return the copy of `draft` that the reader `to` may hold.

    A document that is not for that reader is refused, by its manifest or by the matrix of who may hold which document. Where
    the matrix asks for consent or a lawful gateway, or for what the record does not show, `sharing` names why it is given.
    """
    readers = draft.occasion.settings.readers
    reader = readers.readers.get(to)
    if reader is None:
        hint = did_you_mean(to, readers.readers) or "there are: " + ", ".join(readers.readers)
        return Outcome(None, (Diagnostic("RK370", f"no reader is called “{to}”", hint=hint),))
    found = tuple(_may_not_hold(draft, reader)) or tuple(_without_a_basis(draft, reader, sharing))
    if any(each.code not in CONFIRMED_BY_A_BASIS or draft.occasion.final for each in found):
        return Outcome(None, found)
    theirs = view(draft.facts, reader)
    refilled = refill(draft, theirs)
    cleared = _cleared(draft.facts, reader)
    released = _released(draft, reader, cleared)
    withheld: list[tuple[str, str]] = []
    touched, edited = _touched(draft.spec, reader), draft.edited
    sections = [
        before
        if before is after and not edited and before.section.id not in touched
        else _section(before, after, reader, cleared, released, withheld)
        for before, after in zip(draft.sections, refilled, strict=True)
    ]
    remarks = draft.remarks if reader.internal else ()
    shown = show_chapters(sections)
    return Outcome(Copy(reader, draft.spec, draft.occasion, shown, theirs, tuple(withheld), remarks), found)


@once
def _touched(spec: DocumentSpec, reader: Reader) -> frozenset[str]:
    """Return the sections in which anything, for any child, may not be for `reader`, as the manifest and the rules say.

    Every other section says to this reader what it says in the draft, where its rules find the same and nobody wrote over it.
    """
    cleared = reader.may_hold(address_protected=True)

    def marked(target: str) -> bool:
        return target in spec.rules and bool(_uncleared(known_of(spec.rules[target]).sources, cleared))

    def meant(section: Section, field: Field) -> bool:
        named = reader.id in field.not_for or any(reader.id in each.to for each in field.release)
        return named or marked(f"{section.id}.{field.id}")

    return frozenset(
        each.id
        for each in spec.sections
        if reader.id in each.not_for or marked(each.id) or any(meant(each, field) for field in each.fields)
    )


def _may_not_hold(draft: Draft, reader: Reader) -> Iterator[Diagnostic]:
    """Yield why this document is not for `reader`: the matrix of who may hold what, or the manifest."""
    spec = draft.spec
    cell = draft.occasion.settings.readers.cell(spec.id, reader.id)
    if cell.may == "never":
        why = f"“{spec.title}” is not a document for {reader.name}" + (f": {cell.note}" if cell.note else "")
        yield Diagnostic(
            "RK372", why, at=Location("who may hold which document", f"{spec.id}.{reader.id}"), hint=SETTABLE
        )
    elif reader.id not in spec.copies_for:
        message = f"“{spec.title}” is not a document for this reader: {reader.id}"
        at = Location(f"{spec.folder.name}/manifest.yaml", "copies_for")
        yield Diagnostic("RK371", message, at=at, hint="it has copies for: " + ", ".join(spec.copies_for))


def _without_a_basis(draft: Draft, reader: Reader, sharing: Sharing | None) -> Iterator[Diagnostic]:
    """Yield what somebody must confirm: consent or the law, or a condition that does not hold by the record."""
    if sharing and sharing.basis:
        return
    cell, title = draft.occasion.settings.readers.cell(draft.spec.id, reader.id), draft.spec.title
    at = Location("who may hold which document", f"{draft.spec.id}.{reader.id}")
    if cell.may == "consent":
        message = f"{reader.name} may hold “{title}” only with consent, or where the law lets it be shared"
        yield Diagnostic(NO_BASIS, message, at=at, hint="say which: --basis “consent of the child, 20 November 2026”")
    if not allowed_by_record(draft.spec.id, reader.id, draft.facts, draft.occasion.settings):
        message = f"{reader.name} may hold “{title}” {cell.note}, and by the record that is not so"
        yield Diagnostic(NOT_SO, message, at=at, hint="mend the answer, or say why they may hold it: --basis “…”")


def allowed_by_record(document: str, reader: str, facts: Mapping[str, Any], settings: Settings) -> bool:
    """Say whether the condition on which a reader may hold a document holds by the record; most have none.

    >>> allowed_by_record("transfer_yot", "establishment", {"governance": {"case_type": "community"}}, Settings())
    False
    """
    cell = settings.readers.cell(document, reader)
    at = Location("who may hold which document", f"{document}.{reader}")
    return not cell.when or held(read_expression(cell.when, at=at), facts)


def view(facts: Mapping[str, Any], reader: Reader, released: frozenset[str] = frozenset()) -> Mapping[str, Any]:
    """Return what `reader` may hold of `facts`: questions, and passages of narratives, that they are cleared for.

    What stands in an earlier assessment is held as in this one, and changes are those between what they hold of both.
    `released` are paths that a manifest opens to this reader for one field. What nothing is taken out of is the very same in
    the view as in the facts, so that whoever finds the same object knows that nothing in it was cut.
    """
    kept = facts.kept if isinstance(facts, Facts) else {}
    cleared = _cleared(facts, reader)
    key = (reader.id, cleared, released)
    if key not in kept:
        kept[key] = _held(facts, cleared, reader, released)
    found: Mapping[str, Any] = kept[key]
    return found


def _held(
    facts: Mapping[str, Any], cleared: frozenset[str], reader: Reader, released: frozenset[str]
) -> Mapping[str, Any]:
    marked = facts.marked if isinstance(facts, Facts) else None
    before = facts.get(PREVIOUS)
    if before is None:
        return seen(facts, cleared, reader.id, released, marked)
    now = seen({key: each for key, each in facts.items() if key not in COMPARED}, cleared, reader.id, released, marked)
    then = seen(before, cleared & _cleared(before, reader), reader.id, frozenset())
    return {**now, **seen_of(facts, then, now, facts["occasion"]["on"])}


def _released(draft: Draft, reader: Reader, cleared: frozenset[str]) -> dict[str, Binding]:
    """Return the fields for which the manifest opens something to `reader`, filled with that and no more."""
    found: dict[str, Binding] = {}
    for place, number, target, field in _releasing(draft.spec):
        if paths := _opened(field, reader, cleared):
            opened = refill(draft, view(draft.facts, reader, paths))
            found[target] = opened[place].bindings[number]
    return found


@once
def _releasing(spec: DocumentSpec) -> tuple[tuple[int, int, str, Field], ...]:
    """Return the fields for which the manifest opens anything to anybody, each with its place."""
    return tuple(
        (place, number, f"{section.id}.{field.id}", field)
        for place, section in enumerate(spec.sections)
        for number, field in enumerate(section.fields)
        if field.release
    )


def _opened(field: Field, reader: Reader, cleared: frozenset[str]) -> frozenset[str]:
    """Return the paths that the manifest releases to `reader` for a field; no release opens a protected address (RD-7)."""
    if not field.release:
        return frozenset()
    paths = frozenset(path for each in field.release if reader.id in each.to for path in each.paths)
    if S.ADDRESS in cleared:
        return paths
    return frozenset(path for path in paths if path in all_paths() and all_paths()[path].sensitivity is not S.ADDRESS)


def _cleared(facts: Mapping[str, Any], reader: Reader) -> frozenset[str]:
    header = (facts.get("core_record") or {}).get("header") or {}
    return reader.may_hold(address_protected=header.get("address_withheld") == "yes")


def barred(binding: Binding, reader: Reader, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paths that keep `binding` from `reader`: read by its rule, not cleared, not released."""
    return _barred(binding, reader, _cleared(facts, reader))


def _barred(binding: Binding, reader: Reader, cleared: frozenset[str]) -> tuple[str, ...]:
    closed = _uncleared(binding.provenance.sources, cleared)
    if not closed:
        return ()
    released = _opened(binding.field, reader, cleared)
    return tuple(path for path in closed if path not in released)


@lru_cache(maxsize=4096)
def _uncleared(paths: tuple[str, ...], cleared: frozenset[str]) -> tuple[str, ...]:
    known = all_paths()
    return tuple(
        path
        for path in paths
        if (found := known.get(recorded_at(path)) or known.get(recorded_at(path).removesuffix("[]"))) is not None
        and found.sensitivity not in cleared
    )


def _section(
    before: FilledSection,
    after: FilledSection,
    reader: Reader,
    cleared: frozenset[str],
    released: Mapping[str, Binding],
    withheld: list[tuple[str, str]],
) -> FilledSection:
    closed = reader.id in before.section.not_for or bool(_uncleared(before.sources, cleared))
    applies = before.applies and after.applies and not closed
    bindings = []
    for was, now in zip(before.bindings, after.bindings, strict=True):
        kept, reason = _for_reader(was, released.get(was.target, now), reader, cleared, closed)
        bindings.append(kept)
        if reason and was.says_something:
            withheld.append((was.target, reason))
    shown = applies and any(each.says_something for each in bindings)
    return FilledSection(before.section, applies, shown, tuple(bindings), before.sources, before.because)


def _for_reader(
    was: Binding, now: Binding, reader: Reader, cleared: frozenset[str], closed: bool
) -> tuple[Binding, str]:
    """Return the field as `reader` may hold it, and why it differs from the draft's."""
    if closed or reader.id in was.field.not_for:
        return _withhold(was), "the document does not give this to this reader"
    paths = _barred(was, reader, cleared)
    if paths and not (was.edits and all(reader.id in each.written_for for each in was.edits)):
        return _withhold(was), "it rests on what this reader is not cleared for: " + ", ".join(paths)
    if was.edits:
        return _in_a_persons_words(was, now, reader)
    if was is now or was.value == now.value:
        return now, ""
    if not was.value:
        return was, ""
    kept = now.value and now.origin is was.origin and _is_part(now.value, was.value)
    return (now if kept else _withhold(was)), "parts of it are not for this reader"


def _in_a_persons_words(was: Binding, now: Binding, reader: Reader) -> tuple[Binding, str]:
    """Return a field that somebody wrote over, as `reader` may hold it.

    Whoever wrote had the whole of what the field rests on before them. So the words go only to readers who hold all of that
    too, and to those for whom they were written.
    """
    if any(reader.id in each.not_for for each in was.edits):
        return _withhold(was), "it was written not to be given to this reader"
    written_for = all(reader.id in each.written_for for each in was.edits)
    if not written_for and now.value != was.prepopulated:
        return _withhold(was), "it was written over something of which parts are not for this reader"
    return was._replace(prepopulated=None), ""


def _is_part(less: Any, whole: Any) -> bool:
    """Say whether every word of `less` stands in `whole`, in the same order."""
    rest = _words(whole)
    return all(any(word == other for other in rest) for word in _words(less))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for each in value:
            yield from _words(each)
    else:
        yield from re.findall(r"\w+", value.text if isinstance(value, Words) else str(value))


def _withhold(binding: Binding) -> Binding:
    """Return the binding with nothing in it, or with a visible marker where the gap would mislead (RD-11)."""
    provenance = Provenance(
        Origin.WITHHELD, binding.provenance.sources, binding.provenance.rule, binding.provenance.because
    )
    return Binding(binding.target, binding.field, None, provenance)
