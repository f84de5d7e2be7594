"""Is a document folder sound? The same questions that a render asks, asked before anybody needs the report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportkit.authoring.readers import readers_spoken_for
from reportkit.diagnostics import Diagnostic
from reportkit.documents import DocumentSpec, read_document
from reportkit.prepopulation import rules_fit
from reportkit.prepopulation.proofs import rules_proved
from reportkit.word import compile_template
from reportkit.word.accessibility import accessible
from reportkit.word.fit import template_fits


def lint(folder: Path) -> tuple[Diagnostic, ...]:
    """Return every finding about the document folder `folder`: its grammar, its rules, its template, and how they fit.

    Of the rules it proves that everything fits its kind, that every branch can be reached, that no two cases hold together
    and none is missing, and that every marked answer is kept from each reader or opened, and the manifest says so.
    A template whose reports could not be read with a screen reader has findings that say where and why.
    """
    read = read_document(folder)
    if read.value is None:
        return read.findings
    spec = read.value
    name = f"{folder.name}/template.docx"
    compiled = compile_template(spec.template, name=name)
    fit = template_fits(compiled.value, spec) if compiled.value is not None else ()
    readable = accessible(spec.template, name, template=True) if compiled.value is not None else ()
    return (*read.findings, *_rules_of(spec), *compiled.findings, *fit, *readable)


def rules_sound(folder: Path) -> tuple[Diagnostic, ...]:
    """Return every finding about the manifest and the rules of a folder, its template left aside."""
    read = read_document(folder)
    return read.findings if read.value is None else (*read.findings, *_rules_of(read.value))


def _rules_of(spec: DocumentSpec) -> tuple[Diagnostic, ...]:
    return tuple(dict.fromkeys((*rules_fit(spec), *rules_proved(spec), *readers_spoken_for(spec))))


def annotated(folder: Path, findings: Iterable[Diagnostic]) -> bytes | None:
    """Return a copy of the folder's template with those of `findings` that are about it as Word comments at their places.

    There is none where nothing was found in the template, or where it cannot be opened.
    """
    from reportkit.word.annotations import annotate

    where = f"{folder.name}/template.docx"
    about = [each for each in findings if each.at is not None and each.at.where == where]
    try:
        return annotate((folder / "template.docx").read_bytes(), about) if about else None
    except (OSError, ValueError):
        return None
