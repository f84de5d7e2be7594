"""Bytes of a .docx into a compiled template, once for each content in a process."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.word.package import CONTENT_TYPES, Member, open_package
from reportkit.word.printer import Policy
from reportkit.word.template import CompiledTemplate

if TYPE_CHECKING:
    pass

KEPT: Final = 64
_CACHE: OrderedDict[tuple[str, str, str], Outcome[CompiledTemplate]] = OrderedDict()
_LOCK = Lock()


def compile_template(
    source: Path | bytes,
    *,
    name: str = "template.docx",
    undefined: Literal["strict", "mark", "blank"] = "strict",
) -> Outcome[CompiledTemplate]:
    """Return the compiled template, with everything that is wrong with it; no value where it cannot be printed.

    `name` is what findings call the template. `undefined` says what a name that was not handed over is: an error, a visible
    mark, or nothing. A template is compiled once for its content and these two.
    """
    if isinstance(source, Path):
        try:
            source = source.read_bytes()
        except OSError:
            hint = "is the file there, and may it be read?"
            return Outcome(None, (Diagnostic("RK400", "the template cannot be opened", Location(name), hint=hint),))
    key = (hashlib.sha256(source).hexdigest(), name, undefined)
    with _LOCK:
        if key in _CACHE:
            _CACHE.move_to_end(key)
            return _CACHE[key]
    made = _compile(source, name, undefined)
    with _LOCK:
        _CACHE[key] = made
        while len(_CACHE) > KEPT:
            _CACHE.popitem(last=False)
    return made


def _compile(source: bytes, name: str, undefined: Policy) -> Outcome[CompiledTemplate]:
    from reportkit.word.screening import screen
    from reportkit.word.spelling import usual
    from reportkit.word.workshop import Workshop

    package = open_package(source, name)
    if package.value is None:
        return Outcome(None, package.findings)
    at = Location(name)
    try:
        contents = {
            member.name: member.read() if member.name.endswith((".xml", ".rels", ".vml")) else b""
            for member in package.value.values()
        }
        for member, data in tuple(usual(contents)):
            contents[member], package.value[member] = data, Member.of(member, data)
        findings = tuple(screen(contents, name))
        if CONTENT_TYPES not in contents or "_rels/.rels" not in contents:
            return Outcome(None, (Diagnostic("RK400", "the template is not a Word document (.docx)", at), *findings))
        if any(each.code[:3] == "RK4" for each in findings):
            return Outcome(None, findings)
        return Workshop(name, undefined, package.value, contents).build()
    except ValueError:
        return Outcome(None, (Diagnostic("RK400", "the template is damaged: a member cannot be read", at),))
