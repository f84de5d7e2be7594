"""What an expression can come to when there is nothing to come to."""

from __future__ import annotations

from typing import Any

from jinja2 import ChainableUndefined


class Missing(ChainableUndefined):
    """Nothing is recorded here: false, empty, equal to nothing, and it never becomes a word on paper."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Missing) or other is None

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(None)

    def _never(self, *_: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never  # type: ignore[assignment]


MISSING = Missing(name="nothing")


def is_missing(value: Any) -> bool:
    """Say whether `value` is no answer: missing, none, an empty text, narrative or list.

    >>> [is_missing(each) for each in (None, "", "  ", (), 0, False, "x")]
    [True, True, True, True, False, False, False]
    """
    if value is None or value is MISSING:
        return True
    kind = type(value)
    if kind is str:
        return not value or value.isspace()
    if kind is tuple or kind is dict or kind is list:
        return not value
    if isinstance(value, str):
        return not value or value.isspace()
    if isinstance(value, Missing):
        return True
    if isinstance(value, bool | int | float):
        return False
    return not value
