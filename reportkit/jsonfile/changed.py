"""Plain data with one answer otherwise."""

from __future__ import annotations

from typing import Any


class NoSuchRow(ValueError):
    """A path names a row that a list does not have."""


def with_change(data: Any, path: str, value: Any) -> Any:
    """Return a copy of plain data with another value at a dotted path; a number is a place in a list.

    Raises `NoSuchRow` for a place that a list does not have.

    >>> with_change({"a": [{"b": 1}]}, "a.0.b", 2)
    {'a': [{'b': 2}]}
    >>> with_change({}, "a.b", "yes")
    {'a': {'b': 'yes'}}
    """
    key, _, rest = path.partition(".")
    if isinstance(data, list):
        if not key.isdigit() or int(key) >= len(data):
            raise NoSuchRow(f"there is no row {key} to change")
        place = int(key)
        return [*data[:place], with_change(data[place], rest, value) if rest else value, *data[place + 1 :]]
    inside = data if isinstance(data, dict) else {}
    return {**inside, key: with_change(inside.get(key), rest, value) if rest else value}
