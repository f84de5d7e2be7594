"""Bytes of a .docx into a compiled template, once for each content in a process."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.word.package import CONTENT_TYPES, Member
from reportkit.word.printer import Policy
from reportkit.word.template import CompiledTemplate

if TYPE_CHECKING:
    from reportkit.word.expressions import Filters

KEPT: Final = 64
_CACHE: OrderedDict[tuple[object, ...], Outcome[CompiledTemplate]] = OrderedDict()
_LOCK = Lock()


def compile_template(
    source: Path | bytes,
    *,
    name: str = "template.docx",
    undefined: Literal["strict", "mark", "blank"] = "strict",
    filters: Mapping[str, Callable[..., object]] | None = None,
) -> Outcome[CompiledTemplate]:
    """Return the compiled template, with everything that is wrong with it; no value where it cannot be printed.

    `name` is what findings call the template. `undefined` says what a name that was not handed over is: an error, a visible
    mark, or nothing. `filters` are the caller's own, by name: functions of plain values that return a plain value and
    change nothing. What they return is copied and bounded as every value is, and a fault in one is a finding at its tag.
    Raises `ValueError` for a filter whose name is no name or is taken.

    A template is compiled once for its content and these three: in a process, and without filters of the caller's own once
    on a machine (see `reportkit.word.kept`).

    >>> from pathlib import Path
    >>> [each.code for each in compile_template(Path("none.docx")).findings]
    ['RK400']
    """
    if isinstance(source, Path):
        try:
            source = source.read_bytes()
        except OSError:
            hint = "is the file there, and may it be read?"
            return Outcome(None, (Diagnostic("RK400", "the template cannot be opened", Location(name), hint=hint),))
    own = dict(sorted((filters or {}).items()))
    digest = hashlib.sha256(source).hexdigest()
    key = (digest, name, undefined, tuple(own.items()))
    with _LOCK:
        if key in _CACHE:
            _CACHE.move_to_end(key)
            return _CACHE[key]
    made = _with_own(source, name, undefined, own) if own else _kept(source, digest, name, undefined)
    with _LOCK:
        _CACHE[key] = made
        while len(_CACHE) > KEPT:
            _CACHE.popitem(last=False)
    return made


def _with_own(source: bytes, name: str, undefined: Policy, filters: Filters) -> Outcome[CompiledTemplate]:
    from reportkit.word.own_filters import own_filters

    return _compile(source, name, undefined, own_filters(filters))


def _kept(source: bytes, digest: str, name: str, undefined: Policy) -> Outcome[CompiledTemplate]:
    """Return a template that was kept on the disk, or compile it and keep it."""
    from reportkit.word.kept import keep, key_of, recall

    key = key_of(digest, name, undefined)
    made = recall(key)
    if made is None:
        made = _compile(source, name, undefined, {})
        keep(key, made)
    return made


def _compile(source: bytes, name: str, undefined: Policy, filters: Filters) -> Outcome[CompiledTemplate]:
    from reportkit.word.package import open_package
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
        return Workshop(name, undefined, package.value, contents, filters).build()
    except ValueError:
        return Outcome(None, (Diagnostic("RK400", "the template is damaged: a member cannot be read", at),))
