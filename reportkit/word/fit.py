"""Does the template print what the manifest declares?"""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.diagnostics import Diagnostic, Location, did_you_mean
from reportkit.documents import DocumentSpec
from reportkit.word.template import CompiledTemplate

DOCUMENT = frozenset(
    f"document.{name}"
    for name in (
        "title", "subtitle", "marking", "notice", "copy_for", "status", "draft", "child_name", "child_called", "child_dob",
        "made_on", "service",
    )
)  # fmt: skip


def template_fits(template: CompiledTemplate, spec: DocumentSpec) -> tuple[Diagnostic, ...]:
    """Return a finding for each name that the document does not have, and for each field that nothing prints."""
    known = {name for name, _ in _declared(spec)} | {f"{each.id}.shown" for each in spec.sections} | DOCUMENT
    return (*_unknown(template, known), *_unprinted(template, spec))


def _declared(spec: DocumentSpec) -> Iterator[tuple[str, Location]]:
    """Yield every name that the manifest declares, and where it does."""
    for section in spec.sections:
        for field in section.fields:
            target = f"{section.id}.{field.id}"
            yield target, field.at
            for column in field.columns:
                yield f"{target}[].{column.id}", field.at


def _unknown(template: CompiledTemplate, known: set[str]) -> Iterator[Diagnostic]:
    said: set[str] = set()
    for mention in template.mentions:
        name = mention.name.removesuffix("[]")
        if name not in known and name not in said and "." in name:
            said.add(name)
            message = f"the manifest has no field “{mention.written}”"
            yield Diagnostic("RK402", message, at=mention.at, hint=did_you_mean(name, known), quote=mention.quote)


def _unprinted(template: CompiledTemplate, spec: DocumentSpec) -> Iterator[Diagnostic]:
    printed = {name.removesuffix("[]") for name in template.names}
    for name, at in _declared(spec):
        if name not in printed:
            yield Diagnostic(
                "RK403", f"no tag of the template prints “{name}”", at=at, hint="print it, or take the field out"
            )
