"""Print a copy in the Word template of its document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportkit.assessment.standing import drawn_from
from reportkit.diagnostics import Outcome, Severity
from reportkit.disclosure import Copy
from reportkit.documents import DocumentSpec, Field, Form
from reportkit.documents.stamps import Stamp, stamp_of
from reportkit.expressions.prose import long_date
from reportkit.figures import FIGURES, Figure
from reportkit.once import once
from reportkit.prepopulation import Binding, FilledSection, Origin, Words
from reportkit.word.compile import KEPT, compile_template
from reportkit.word.fit import template_fits
from reportkit.word.template import CompiledTemplate
from reportkit.word.values import Gap, Prose

PICTURE = "picture"  # a column that chooses a picture holds no words
_template_fits = once(template_fits)
HELD_SEPARATELY = "[information held separately]"


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A finished report: its bytes, its format, and the copy that it was printed from."""

    content: bytes
    format: str
    copy: Copy


def merge(copy: Copy) -> Outcome[RenderedDocument]:
    """Return `copy` printed in its template; findings carry the place in Word."""
    compiled = _compiled(copy.spec)
    if compiled.value is None:
        return Outcome(None, compiled.findings)
    fit = _template_fits(compiled.value, copy.spec)
    if any(each.severity is Severity.ERROR for each in fit):
        return Outcome(None, (*compiled.findings, *fit))
    names = names_for(copy)
    printed = compiled.value.render(names, properties=_properties(copy, names["document"]))
    findings = (*compiled.findings, *fit, *printed.findings)
    if printed.value is None:
        return Outcome(None, findings)
    return Outcome(RenderedDocument(printed.value, "docx", copy), findings)


@once
def _file_of(spec: DocumentSpec) -> str:
    return str(spec.template)


_READY: dict[Stamp, Outcome[CompiledTemplate]] = {}


def _compiled(spec: DocumentSpec) -> Outcome[CompiledTemplate]:
    """Return the template of a document, compiled; it is read again when the file has changed."""
    stamp = stamp_of(_file_of(spec))
    found = _READY.get(stamp)
    if found is None or found.value is None:
        while len(_READY) >= KEPT:
            _READY.pop(next(iter(_READY)), None)
        found = _READY[stamp] = compile_template(spec.template, name=f"{spec.folder.name}/template.docx")
    return found


def names_for(copy: Copy) -> dict[str, Any]:
    """Return every name that a template can print: the document's own, and each section with its fields."""
    names: dict[str, Any] = {each.section.id: _section(each) for each in copy.sections}
    header = (copy.facts.get("core_record") or {}).get("header") or {}
    full = " ".join(str(header[key]) for key in ("first_names", "surname") if header.get(key))
    names["document"] = {
        "title": copy.spec.title,
        "subtitle": copy.spec.subtitle,
        "marking": copy.spec.marking,
        "notice": copy.spec.notice,
        "copy_for": copy.reader.label,
        "status": copy.occasion.status.capitalize(),
        "draft": not copy.occasion.final,
        "child_name": full or "Name not recorded",
        "child_called": str(header.get("preferred_name") or header.get("first_names") or "Name not recorded"),
        "child_dob": long_date(header["date_of_birth"]) if header.get("date_of_birth") else "",
        "made_on": long_date(copy.occasion.on),
        "service": copy.occasion.settings.service.name,
        "drawn_from": _drawn_from(copy),
        "remarks": [f"{each[0].upper()}{each[1:]}." for each in copy.remarks],
    }
    return names


def _drawn_from(copy: Copy) -> str:
    """Say whether the report is of a completed stage or of answers that can still change."""
    source, as_at = drawn_from(copy.facts)
    if copy.spec.look == "child":
        return (
            f"Made from what we knew on {long_date(as_at)}."
            if as_at
            else "We are still working on this. It can change."
        )
    if source == "snapshot":
        return "Drawn from the assessment as completed" + (f" on {long_date(as_at)}." if as_at else ".")
    return "Drawn from an assessment that is still open; its answers can change."


def _section(filled: FilledSection) -> dict[str, Any]:
    """Return what the template gets for a section; of one that is not shown it gets nothing to print, whatever it asks."""
    said = {each.field.id: _value(each) if filled.shown else _nothing(each.field) for each in filled.bindings}
    drawn = {
        f"{each.field.id}_figure": _figure(each) if filled.shown else ""
        for each in filled.bindings
        if each.field.figure
    }
    return {"shown": filled.shown, **said, **drawn}


def _figure(binding: Binding) -> Figure | str:
    """Return the drawing of a table's rows, as this copy holds them; nothing where there is nothing to draw."""
    rows = binding.value if isinstance(binding.value, tuple) else ()
    words = [{key: str(cell) for key, cell in row.items()} for row in rows if isinstance(row, Mapping)]
    draw, _ = FIGURES[binding.field.figure]
    return draw(words) or ""


def _nothing(field: Field) -> str | list[Any]:
    return "" if field.form in (Form.LINE, Form.PROSE) else []


def _value(binding: Binding) -> Any:
    """Return what the template gets for a field; nothing to say is the empty text or the empty list."""
    field, value = binding.field, binding.value
    if binding.origin is Origin.GAP:
        gap = Gap(f"Not recorded: {field.label}")
        if field.columns:
            shown = next((each.id for each in field.columns if each.id != PICTURE), PICTURE)
            nothing = {each.id: [] if each.form is Form.LIST else "" for each in field.columns}
            return [{**nothing, shown: [gap] if nothing[shown] == [] else gap}]
        return [gap] if field.form is Form.LIST else gap
    if value is None and binding.origin is Origin.WITHHELD and field.withheld_note:
        return HELD_SEPARATELY
    if value is None:
        return _nothing(field)
    if isinstance(value, Words):
        return Prose(value.text)
    if isinstance(value, str):
        return value
    return [{key: _cell(each) for key, each in row.items()} if isinstance(row, Mapping) else row for row in value]


def _cell(cell: Any) -> Any:
    if isinstance(cell, Words):
        return Prose(cell.text)
    return list(cell) if isinstance(cell, tuple) else cell


def _properties(copy: Copy, document: Mapping[str, Any]) -> dict[str, str]:
    name = document["child_called"] if copy.spec.look == "child" else document["child_name"]
    return {
        "title": f"{copy.spec.title}: {name}",
        "subject": document["copy_for"],
        "language": copy.spec.language,
        "creator": document["service"],
    }
