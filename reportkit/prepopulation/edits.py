"""Lay a person's words over a draft, signed.

An edit never replaces what the rule said without a trace: the draft keeps both, with the name, the day and the reason, and
says so where what the rule said has changed since the person wrote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportkit.assessment.identity import identity_mark
from reportkit.diagnostics import Diagnostic, Outcome, did_you_mean
from reportkit.documents import Column, Field, Form
from reportkit.prepopulation.draft import Binding, Draft, Edit, FilledSection, Origin, Provenance, Value, Words
from reportkit.prepopulation.edits_file import Edits
from reportkit.prepopulation.marks import mark_of
from reportkit.prepopulation.populate import gaps, show_chapters

GAP = "RK302"


class _Misfit(ValueError):
    """Words that cannot stand in this field; `hint` says what can."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def lay_over(draft: Draft, edits: Edits) -> Outcome[Draft]:
    """Return `draft` with the words of `edits` in it, and a finding for each edit that does not hold.

    An edit of another child, of an unknown field, of one that is not in this report, or from the future is not laid over.
    One whose source has changed since is an error: a draft shows the words all the same, unless they are of a row that is no
    longer there, and a final waits until somebody has looked at both and signed anew.
    """
    if not are_of(draft, edits):
        return Outcome(draft, (_not_of_this(draft, edits),))
    findings: list[Diagnostic] = []
    sound: dict[str, list[Edit]] = {}
    for each in edits.edits:
        problem = _problem(draft, each, sound.get(each.target, ()))
        if problem is not None:
            findings.append(problem)
        else:
            sound.setdefault(each.target, []).append(each)
    sections = tuple(_section(each, sound, findings) for each in draft.sections)
    return Outcome(replace(draft, sections=show_chapters(sections)), tuple(findings))


def are_of(draft: Draft, edits: Edits) -> bool:
    """Say whether `edits` were written for this document about this child."""
    return edits.document == draft.spec.id and edits.about == identity_mark(draft.assessment)


def fill_in(drafted: Outcome[Draft], edits: Edits) -> Outcome[Draft]:
    """Lay `edits` over what was drafted; what somebody has written in by hand is no longer found missing."""
    laid = lay_over(drafted.unwrap(), edits)
    draft = laid.unwrap()
    kept = (each for each in drafted.findings if each.code != GAP)
    return Outcome(draft, (*kept, *gaps(draft.sections), *laid.findings))


def _not_of_this(draft: Draft, edits: Edits) -> Diagnostic:
    if edits.document != draft.spec.id:
        message = f"these edits are of another document, not of “{draft.spec.title}”"
        return Diagnostic("RK332", message, at=edits.at, hint=f"they say document: {edits.document}")
    message = "these edits were written about another child"
    hint = "check both files; `reportkit edits` writes the mark of the child in this assessment"
    return Diagnostic("RK340", message, at=edits.at, hint=hint)


def _problem(draft: Draft, edit: Edit, others: Sequence[Edit]) -> Diagnostic | None:
    """Return why an edit cannot be laid over, or none; `others` are those of the same field before it."""
    binding = draft.binding(edit.target)
    if binding is None:
        hint = did_you_mean(edit.target, [each.target for each in draft.bindings()])
        return Diagnostic("RK332", f"the document has no field “{edit.target}”", at=edit.at, hint=hint)
    if binding.origin is Origin.NOT_APPLICABLE:
        message = f"“{binding.field.label}” is not in this report, because its condition does not hold"
        hint = "mend the answer that the condition reads, or take the edit out"
        return Diagnostic("RK333", message, at=edit.at, because=binding.provenance.rule, hint=hint)
    if edit.on > draft.occasion.on:
        message = "this edit is dated after the day of the document"
        return Diagnostic("RK334", message, at=edit.at, hint="correct its date, or make the document for a later day")
    if any(edit.row is None or each.row in (None, edit.row) for each in others):
        message = f"“{binding.field.label}” is written over twice"
        return Diagnostic("RK339", message, at=edit.at, hint="keep the words that hold, and take the others out")
    return None


def _section(filled: FilledSection, edits: Mapping[str, Sequence[Edit]], findings: list[Diagnostic]) -> FilledSection:
    if not any(each.target in edits for each in filled.bindings):
        return filled
    bindings = tuple(
        _laid(each, edits[each.target], findings) if each.target in edits else each for each in filled.bindings
    )
    shown = filled.applies and any(each.says_something for each in bindings)
    return filled._replace(bindings=bindings, shown=shown)


def _laid(binding: Binding, edits: Sequence[Edit], findings: list[Diagnostic]) -> Binding:
    """Return `binding` with the edits of it that fit, and note where what they were written over has changed."""
    value, kept = binding.value, []
    for each in edits:
        try:
            place = _place(binding, each)
            value = _with(binding.field, value, each.says, place)
        except _Misfit as why:
            findings.append(Diagnostic("RK336", str(why), at=each.at, because=binding.field.at, hint=why.hint))
            continue
        except LookupError:
            findings.append(_changed(binding, each))
            continue
        kept.append(each)
        if place is None and each.was != mark_of(binding.value):
            findings.append(_changed(binding, each))
    if not kept:
        return binding
    return binding._replace(
        value=value,
        provenance=_signed(binding.provenance, kept, bool(binding.value)),
        missing=(),
        edits=tuple(kept),
        prepopulated=binding.value,
    )


def _signed(provenance: Provenance, edits: Sequence[Edit], over: bool) -> Provenance:
    return replace(
        provenance,
        origin=Origin.OVERRIDE if over else Origin.MANUAL,
        author="; ".join(dict.fromkeys(each.by for each in edits)),
        on=max(each.on for each in edits),
    )


def _changed(binding: Binding, edit: Edit) -> Diagnostic:
    message = f"what the assessment says for “{binding.field.label}” is not what it was when these words were written"
    hint = "compare both with `reportkit edits … --edits FILE`; where the words still hold, take over the new mark and sign"
    return Diagnostic("RK335", message, at=edit.at, because=binding.provenance.rule, hint=hint)


def _place(binding: Binding, edit: Edit) -> int | None:
    """Return the place of the row that an edit is of; none is the whole field.

    The row is known by its mark, wherever it stands now. Raises `LookupError` where no row is what it was: words about one
    row are never laid over another.
    """
    if edit.row is None:
        return None
    if not binding.field.columns:
        raise _Misfit(f"“{binding.field.label}” has no rows", "take out “row”")
    rows = binding.value if isinstance(binding.value, tuple) else ()
    places = [place for place, each in enumerate(rows) if mark_of(each) == edit.was]
    if not places:
        raise LookupError
    return edit.row - 1 if edit.row - 1 in places else places[0]


def _with(field: Field, value: Value | None, says: Any, place: int | None) -> Value:
    """Return a field's value with a person's words in it: in one of its rows, or as the whole."""
    if place is None:
        return _whole(field, says)
    rows: list[Any] = list(value) if isinstance(value, tuple) else []
    given = _cells(field, says)
    rows[place] = {**rows[place], **{name: given[name] for name in says}}
    return tuple(rows)


def _whole(field: Field, says: Any) -> Value:
    if field.columns:
        if not isinstance(says, tuple) or not all(isinstance(each, dict) for each in says):
            names = ", ".join(each.id for each in field.columns)
            raise _Misfit(f"“{field.label}” has rows", f"write a list, each with: {names}")
        return tuple(_cells(field, each) for each in says)
    if field.form is Form.LIST:
        if not isinstance(says, tuple) or not all(isinstance(each, str) for each in says):
            raise _Misfit(
                f"“{field.label}” is a list of short items", "write a list of texts, each beginning with “- ”"
            )
        return tuple(_said(each, Form.LINE, field.label) for each in says)
    return Words(said) if (said := _said(says, field.form, field.label)) and field.form is Form.PROSE else said


def _cells(field: Field, says: Any) -> dict[str, Any]:
    """Return one row: every column, the ones that are not written being empty."""
    columns = {each.id: each for each in field.columns}
    if not isinstance(says, dict):
        raise _Misfit(f"a row of “{field.label}” is columns and words", "write one of: " + ", ".join(columns))
    for name in says:
        if name not in columns:
            hint = did_you_mean(name, columns) or "its columns are: " + ", ".join(columns)
            raise _Misfit(f"“{field.label}” has no column “{name}”", hint)
    return {name: _cell(column, says.get(name)) for name, column in columns.items()}


def _cell(column: Column, says: Any) -> Any:
    if column.form is Form.LIST:
        items = says if isinstance(says, tuple) else (says,) if says else ()
        return tuple(_said(each, Form.LINE, column.label) for each in items)
    said = _said(says or "", column.form, column.label)
    return Words(said) if said and column.form is Form.PROSE else said


def _said(says: Any, form: Form, label: str) -> str:
    if not isinstance(says, str):
        raise _Misfit(f"“{label}” is text", "write it as text, in one piece")
    if form is Form.LINE and "\n" in says:
        raise _Misfit(f"“{label}” is one line", "write it on one line")
    return says
