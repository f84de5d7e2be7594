"""Filters of the caller's own: pure functions of plain values, held to the same bounds as ours.

What a filter is given is a copy, and what it returns crosses the border that every value crosses: it is copied, bounded and
cannot bring an object along. A gap, and a name that was not handed over, stay what they are without it. Whatever it raises
is a finding at its tag that does not name the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from reportkit.word.border import let_in
from reportkit.word.filters import FILTERS, LENGTH, DoesNotFit, TooLong
from reportkit.word.lookup import Loop, Missing
from reportkit.word.values import Gap

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*", re.I)
_TAKEN: Final = frozenset({"and", "or", "not", "if", "else", "in", "is", "true", "false", "none"})


def own_filters(filters: Mapping[str, Callable[..., object]]) -> dict[str, Callable[..., object]]:
    """Return the caller's filters as a template may use them; raises `ValueError` for a name that is none, or is taken."""
    for name, function in filters.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name) or name.casefold() in _TAKEN:
            raise ValueError(f"“{name}” cannot be the name of a filter")
        if name in FILTERS:
            raise ValueError(f"“{name}” is a filter of the dialect and cannot be another")
        if not callable(function):
            raise ValueError(f"the filter “{name}” is not a function")
    return {name: _held(name, function) for name, function in filters.items()}


def _held(name: str, function: Callable[..., object]) -> Callable[..., object]:
    def filtered(value: object, *arguments: object, **named: object) -> object:
        if isinstance(value, Gap | Missing):
            return value if isinstance(value, Gap) else value.used()
        try:
            made = function(
                _given(value), *map(_given, arguments), **{key: _given(each) for key, each in named.items()}
            )
        except (DoesNotFit, TooLong):
            raise
        except Exception:  # the caller's own code can fail in any way; whichever it is, it is a finding at its tag
            raise DoesNotFit(f"could not be worked out: the filter “{name}” failed") from None
        admitted, refused = let_in({"x": made})
        if any(each.severity == "error" for each in refused):
            raise DoesNotFit(f"could not be printed: the filter “{name}” returns something that is not plain data")
        if _size(admitted["x"]) > LENGTH:
            raise TooLong
        return admitted["x"]

    return filtered


def _given(value: object) -> object:
    """Return a value as a filter may have it: a copy, and nothing of the engine's own."""
    if isinstance(value, Missing):
        value.used()
        return None
    if isinstance(value, Loop):
        raise DoesNotFit("hands a loop to a filter")
    return let_in({"x": value})[0]["x"] if isinstance(value, dict | list | tuple) else value


def _size(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(_size, value.values())) + len(value)
    return sum(map(_size, value)) + len(value) if isinstance(value, list) else 1
