"""What a value may be piped through, and the tests that a tag may ask: safe on any value, and bounded in what they make.

A gap stays a gap through every filter, so that it shows; a name that was not handed over is written down as used.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from reportkit.word.lookup import Loop, Missing, step
from reportkit.word.values import Gap, Passage, Picture, Prose, text_of

LENGTH: Final = 2_000_000
NUMBER: Final = 10**18
METHODS: Final = ("upper", "lower", "strip", "title", "split", "join", "capitalize", "lstrip", "rstrip", "replace")


class TooLong(Exception):
    """A tag makes more than it may."""


class DoesNotFit(Exception):
    """A value is of a kind that the tag cannot use; the text says why, without the value."""


def bounded(made: Any) -> Any:
    if len(made) > LENGTH:
        raise TooLong
    return made


def within(number: Any) -> Any:
    if isinstance(number, int | float) and abs(number) > NUMBER:
        raise TooLong
    return number


def _text(value: object) -> str:
    words = text_of(value)
    if words is None:
        if isinstance(value, Missing):
            return str(value)
        raise DoesNotFit("uses a list or a group as if it were text")
    return words


def _items(value: object) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, Missing | Mapping | list | tuple):
        return list(value)
    raise DoesNotFit("uses something that is not a list as if it were one")


def _on_text(change: Callable[..., object]) -> Callable[..., object]:
    """Make a filter of a change to a text; a gap, and a name that was not handed over, stay what they are."""

    def filtered(value: object, *arguments: object) -> object:
        if isinstance(value, Gap | Missing):
            return value if isinstance(value, Gap) else value.used()
        return change(_text(value), *(_text(each) if not isinstance(each, int) else each for each in arguments))

    return filtered


def _replaced(text: str, old: str, new: str, count: int = -1) -> str:
    if len(text) + text.count(old) * max(len(new) - len(old), 0) > LENGTH:
        raise TooLong
    return text.replace(old, new, count)


def _split(text: str, separator: str | None = None, count: int = -1) -> list[str]:
    return text.split(separator or None, count)


def _join(value: object, separator: object = "", attribute: str | None = None) -> object:
    if isinstance(value, Gap):
        return value
    parts = [_look(each, attribute) for each in _items(value)]
    size, between = 0, _text(separator)
    words = [_text(each) for each in parts]
    size = sum(map(len, words)) + len(between) * len(words)
    if size > LENGTH:
        raise TooLong
    return between.join(words)


def _method_join(separator: object, value: object) -> object:
    return _join(value, separator)


def _look(value: object, attribute: str | None) -> object:
    for key in attribute.split(".") if attribute else ():
        value = step(value, key)
    return value


def _length(value: object) -> int:
    return len(_text(value)) if isinstance(value, str | Prose) else len(_items(value))


def _default(value: object, otherwise: object = "", blank: bool = False) -> object:
    empty = isinstance(value, Missing) or (blank and not value)
    return otherwise if empty else value


def _first(value: object, at: int = 0) -> object:
    if isinstance(value, Gap):
        return value
    items: Sequence[object] = value if isinstance(value, str) else _items(value)
    return items[at] if items else Missing("first" if at == 0 else "last", ())


def _last(value: object) -> object:
    return _first(value, -1)


def _order(value: object) -> tuple[int, Any]:
    if value is None or isinstance(value, Missing):
        return 2, ""
    if isinstance(value, int | float):
        return 0, value
    return 1, value.isoformat() if isinstance(value, date) else _text(value).casefold()


def _sort(value: object, reverse: bool = False, case_sensitive: bool = False, attribute: str | None = None) -> object:
    if isinstance(value, Gap):
        return value

    def key(each: object) -> tuple[int, Any]:
        looked = _look(each, attribute)
        return (1, looked) if case_sensitive and isinstance(looked, str) else _order(looked)

    return sorted(_items(value), key=key, reverse=bool(reverse))


def _reverse(value: object) -> object:
    if isinstance(value, Gap):
        return value
    return value[::-1] if isinstance(value, str) else _items(value)[::-1]


def _list(value: object) -> object:
    return value if isinstance(value, Gap) else list(value) if isinstance(value, str) else _items(value)


def _number(value: object) -> int | float:
    if isinstance(value, int | float):
        return value
    try:
        return float(_text(value)) if "." in _text(value) else int(_text(value)[:20])
    except (ValueError, OverflowError):
        raise DoesNotFit("needs a number") from None


def _int(value: object, default: int = 0) -> object:
    if isinstance(value, Gap):
        return value
    try:
        return int(_number(value))
    except (DoesNotFit, ValueError, OverflowError):
        return default


def _round(value: object, precision: int = 0, method: str = "common") -> object:
    if isinstance(value, Gap | Missing):
        return value
    if method == "common":
        return round(float(_number(value)), max(min(precision, 15), -15))
    scale = 10.0 ** max(min(precision, 15), -15)
    return (math.ceil if method == "ceil" else math.floor)(_number(value) * scale) / scale


def _title(text: str) -> str:
    return re.sub(r"[^\W_]+(?:['’][^\W_]+)*", lambda word: word[0][0].upper() + word[0][1:].lower(), text)


def _strip(text: str, characters: str | None = None) -> str:
    return text.strip(characters or None)


def _joined(value: list[object]) -> str:
    return str(_join(value))


_SET_APART: Final = re.compile(r"^[ \t]*(?:[-+*][ \t]|>|#{1,6}[ \t]|\||\d{1,9}[.)][ \t])", re.M)


_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


def _run_on(value: object) -> object:
    """Return answers as one running text: paragraph joined to paragraph, but lists and quotes left to themselves."""
    parts: list[Prose | Gap] = []
    said = ""
    for each in _items(value):
        if isinstance(each, Gap):
            parts += ([Prose(said)] if said else []) + [each]
            said = ""
        elif words := (each.text if type(each) is Prose else each if type(each) is str else _text(each)).strip():
            said = bounded(f"{said}{_between(said, words)}{words}") if said else bounded(words)
    if said:
        parts.append(Prose(said))
    return parts[0] if len(parts) == 1 else Passage(tuple(parts)) if parts else ""


def _between(before: str, after: str) -> str:
    """Return what stands between two narratives: a space where both ends are plain, a new paragraph where one is not."""
    last = _BLANK_LINE.split(before)[-1] if "\n" in before else before
    first = _BLANK_LINE.split(after, 1)[0] if "\n" in after else after
    return "\n\n" if _set_apart(last) or _set_apart(first) else " "


def _set_apart(paragraph: str) -> bool:
    """Say whether a line begins with the mark of a list, a quote, a heading or a table."""
    return (_SET_APART.search if "\n" in paragraph else _SET_APART.match)(paragraph) is not None


def _cycle(loop: object, *items: object) -> object:
    return items[loop.index0 % len(items)] if isinstance(loop, Loop) and items else ""


FILTERS: Final[dict[str, Callable[..., object]]] = {
    "upper": _on_text(str.upper),
    "lower": _on_text(str.lower),
    "title": _on_text(_title),
    "capitalize": _on_text(str.capitalize),
    "trim": _on_text(_strip),
    "replace": _on_text(_replaced),
    "string": _on_text(str),
    "join": _join,
    "length": _length,
    "count": _length,
    "default": _default,
    "d": _default,
    "first": _first,
    "last": _last,
    "sort": _sort,
    "reverse": _reverse,
    "list": _list,
    "round": _round,
    "run_on": _run_on,
    "int": _int,
    "joined text": _joined,
    "loop cycle": _cycle,
    "text upper": _on_text(str.upper),
    "text lower": _on_text(str.lower),
    "text title": _on_text(_title),
    "text capitalize": _on_text(str.capitalize),
    "text strip": _on_text(_strip),
    "text lstrip": _on_text(str.lstrip),
    "text rstrip": _on_text(str.rstrip),
    "text split": _on_text(_split),
    "text replace": _on_text(_replaced),
    "text join": _method_join,
}

TESTS: Final[dict[str, Callable[..., bool]]] = {
    "defined": lambda value: not isinstance(value, Missing),
    "undefined": lambda value: isinstance(value, Missing),
    "none": lambda value: value is None,
    "true": lambda value: value is True,
    "false": lambda value: value is False,
    "boolean": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, float),
    "string": lambda value: isinstance(value, str | Prose),
    "mapping": lambda value: isinstance(value, Mapping),
    "sequence": lambda value: isinstance(value, list | tuple | str),
    "iterable": lambda value: isinstance(value, list | tuple | str | Mapping),
    "even": lambda value: _number(value) % 2 == 0,
    "odd": lambda value: _number(value) % 2 == 1,
    "divisibleby": lambda value, by: _number(value) % _number(by) == 0,
    "eq": lambda value, other: bool(value == other),
    "equalto": lambda value, other: bool(value == other),
    "ne": lambda value, other: bool(value != other),
    "lt": lambda value, other: bool(value < other),
    "le": lambda value, other: bool(value <= other),
    "gt": lambda value, other: bool(value > other),
    "ge": lambda value, other: bool(value >= other),
    "in": lambda value, group: value in group,
    "gap": lambda value: isinstance(value, Gap),
    "picture": lambda value: isinstance(value, Picture),
}
