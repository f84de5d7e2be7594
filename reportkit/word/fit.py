"""Does the template print what the manifest declares?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.diagnostics import Diagnostic, Location, did_you_mean
from reportkit.documents import DocumentSpec
from reportkit.word.template import CompiledTemplate, Mention

DOCUMENT = frozenset(
    f"document.{name}"
    for name in (
        "title", "subtitle", "marking", "notice", "copy_for", "status", "draft", "child_name", "child_called", "child_dob",
        "made_on", "service", "drawn_from", "remarks",
    )
)  # fmt: skip


def template_fits(template: CompiledTemplate, spec: DocumentSpec) -> tuple[Diagnostic, ...]:
    """Return a finding for each name that the document does not have, and for each field that nothing prints."""
    known = {name for name, _, _ in _declared(spec)} | {f"{each.id}.shown" for each in spec.sections} | DOCUMENT
    return (*_unknown(template, known), *_unprinted(template, spec))


def _declared(spec: DocumentSpec) -> Iterator[tuple[str, Location, bool]]:
    """Yield every name that the manifest declares, where it does, and whether it is required."""
    for section in spec.sections:
        for field in section.fields:
            target = f"{section.id}.{field.id}"
            yield target, field.at, field.required
            if field.figure:
                yield f"{target}_figure", field.at, False
            for column in field.columns:
                yield f"{target}[].{column.id}", field.at, field.required


def _unknown(template: CompiledTemplate, known: set[str]) -> Iterator[Diagnostic]:
    said: set[str] = set()
    for mention in template.mentions:
        name = mention.name.removesuffix("[]")
        if name not in known and name not in said and "." in name:
            said.add(name)
            message = f"the manifest has no field “{mention.written}”"
            yield Diagnostic("RK402", message, at=mention.at, hint=did_you_mean(name, known), quote=mention.quote)


def _unprinted(template: CompiledTemplate, spec: DocumentSpec) -> Iterator[Diagnostic]:
    printed = {each.name.removesuffix("[]") for each in template.mentions if _prints(each)}
    for name, at, required in _declared(spec):
        if name not in printed:
            code = "RK450" if required else "RK403"
            yield Diagnostic(
                code, f"no tag of the template prints “{name}”", at=at, hint="print it, or take the field out"
            )


def _prints(mention: Mention) -> bool:
    """Say whether a tag puts something on paper: a condition alone does not, one that chooses by the value does."""
    return not re.search(r"{%\S*\s*(if|elif)\b", mention.written) or "==" in mention.written
