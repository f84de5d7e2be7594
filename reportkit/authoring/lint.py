"""Is a document folder sound? The same questions that a render asks, asked before anybody needs the report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportkit.diagnostics import Diagnostic
from reportkit.documents import read_document
from reportkit.prepopulation import rules_fit
from reportkit.word import compile_template
from reportkit.word.fit import template_fits


def lint(folder: Path) -> tuple[Diagnostic, ...]:
    """Return every finding about the document folder `folder`: its grammar, its rules, its template, and how they fit."""
    read = read_document(folder)
    if read.value is None:
        return read.findings
    spec = read.value
    compiled = compile_template(spec.template, name=f"{folder.name}/template.docx")
    fit = template_fits(compiled.value, spec) if compiled.value is not None else ()
    return (*read.findings, *rules_fit(spec), *compiled.findings, *fit)


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
