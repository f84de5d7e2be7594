"""The border that values cross on their way to a template: a quick way in for what is plainly plain.

Texts, numbers, dates, narratives, lists and groups of exactly these types, with nothing in them that would have to be
taken out, are copied here. Everything else goes the long way, through `admit`, which says what it refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from reportkit.diagnostics import Diagnostic
from reportkit.word.values import DEPTH, ILLEGAL, Gap, Prose, admit, is_figure

_AS_IS: Final = frozenset({bool, int, float, type(None), date, datetime})


class _Long(Exception):
    """The value has to go the long way."""


def let_in(names: Mapping[str, object]) -> tuple[dict[str, object], tuple[Diagnostic, ...]]:
    """Return a plain copy of `names`, and what was refused or left out on the way; as `admit` does, but sooner.

    >>> let_in({"a": (1, "x\\x07")})[0]
    {'a': [1, 'x']}
    """
    admitted: dict[str, object] = {}
    findings: list[Diagnostic] = []
    for name, value in names.items():
        try:
            if type(name) is not str:
                raise _Long
            admitted[name] = _copied(value, 1)
        except _Long:
            slow, refused = admit({name: value})
            admitted.update(slow)
            findings += refused
    return admitted, tuple(findings)


def _copied(value: Any, depth: int) -> object:
    kind = type(value)
    if kind is str:
        return value if value.isprintable() else _clean(value)
    if kind is dict:
        return _group(value, depth)
    if kind is list or kind is tuple:
        if depth >= DEPTH:
            raise _Long
        return [_group(each, depth + 1) if type(each) is dict else _copied(each, depth + 1) for each in value]
    if kind is Prose or kind is Gap:
        if type(value.text) is not str:
            raise _Long
        _clean(value.text)
    elif kind not in _AS_IS and not is_figure(value):
        raise _Long
    return value


def _group(group: dict[Any, Any], depth: int) -> dict[str, object]:
    if depth >= DEPTH:
        raise _Long
    made: dict[str, object] = {}
    for key, value in group.items():
        if type(key) is not str:
            raise _Long
        made[key] = value if type(value) is str and value.isprintable() else _copied(value, depth + 1)
    return made


def _clean(text: str) -> str:
    """Return a text that holds no more than tabs and line feeds beside what can be printed."""
    if text.isprintable():
        return text
    if ILLEGAL.search(text) is not None or "\u2028" in text or "\u2029" in text:
        raise _Long
    return text
