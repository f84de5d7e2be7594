"""What is said about an answer that cannot be read: in plain words, with the question's own title, never the answer."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from difflib import get_close_matches
from enum import Enum
from types import NoneType
from typing import Any, Literal, get_origin

from reportkit.assessment.kinds import Kind, Spot, is_model, options_of
from reportkit.assessment.models.base import Narrative, PartialDate

_MOST_OPTIONS = 12
_MOST_PLACES = 3
_PATTERNS = {r"^[A-Za-z0-9_.-]+$": "letters, digits, dots, dashes and underscores only"}


def subject(spot: Spot) -> str:
    """Name the question that a finding is about, with the part and row that it stands in.

    >>> subject(Spot((), title="When", part="Life events", row=1))
    '“When” in row 2 of “Life events”'
    """
    words = f"“{spot.title}”" if spot.title else "the assessment"
    if spot.item is not None:
        words = f"item {spot.item + 1} of {words}"
    if spot.part:
        words += f" in row {spot.row + 1} of “{spot.part}”" if spot.row is not None else f" in “{spot.part}”"
    return words


def expected(kinds: tuple[Kind, ...]) -> str:
    """Say what a place takes.

    >>> expected((Kind(int, (("ge", 1), ("le", 8))),))
    'a whole number from 1 to 8'
    >>> expected((Kind(str, (("max_length", 255),)), Kind(NoneType)))
    'a text of at most 255 characters'
    """
    words = [_one(kind) for kind in kinds if kind.type not in (None, NoneType)]
    return " or ".join(dict.fromkeys(words)) or "another kind of answer"


def _one(kind: Kind) -> str:
    wanted, bounds = kind.type, dict(kind.bounds)
    if wanted is Narrative:
        return "a text, or a list of texts and passages"
    if get_origin(wanted) is dict or is_model(kind):
        return "a group of answers, written { … }"
    if get_origin(wanted) is Literal or (isinstance(wanted, type) and issubclass(wanted, Enum)):
        return _options(list(options_of((kind,))))
    if get_origin(wanted) is not None:
        return f"a list{_length(bounds, 'items')}"
    return _plain(wanted, bounds)


def _options(options: list[str]) -> str:
    if len(options) == 1:
        return options[0]
    more = len(options) - _MOST_OPTIONS
    return "one of: " + ", ".join(options[:_MOST_OPTIONS]) + (f" and {more} more" if more > 0 else "")


def _plain(wanted: Any, bounds: dict[str, Any]) -> str:
    if wanted is bool:
        return "true or false"
    if wanted is int:
        return f"a whole number{_range(bounds)}"
    if wanted is float:
        return f"a number{_range(bounds)}"
    if wanted is PartialDate:
        return "a date written 2026-03-14, 2026-03 or 2026"
    if wanted is datetime.datetime:
        return "a date and time written 2026-03-14T14:30:00"
    if wanted is datetime.date:
        return "a date written 2026-03-14"
    if wanted is datetime.time:
        return "a time written 14:30"
    made_of = (
        _PATTERNS.get(str(bounds.get("pattern")), "in the form that the schema gives") if "pattern" in bounds else ""
    )
    return f"a text{_length(bounds, 'characters')}" + (f", {made_of}" if made_of else "")


def _length(bounds: dict[str, Any], unit: str) -> str:
    least, most = bounds.get("min_length"), bounds.get("max_length")
    if least and most:
        return f" of {least:,} to {most:,} {unit}"
    if most is not None:
        return f" of at most {most:,} {unit}"
    return f" of at least {least:,} {unit}" if least else ""


def _range(bounds: dict[str, Any]) -> str:
    low, high = bounds.get("ge"), bounds.get("le")
    if low is not None and high is not None:
        return f" from {low} to {high}"
    words = [
        f"{word} {bounds[name]}"
        for name, word in (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than"))
        if name in bounds
    ]
    return " of " + " and ".join(words) if words else ""


def kind_words(value: object) -> str:
    """Say what kind of JSON value stands somewhere, without the value.

    >>> kind_words("Jay"), kind_words(True), kind_words(None)
    ('a text', 'true or false', 'null')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, list) else "a group { … }"


def near_option(given: str, options: dict[str, str]) -> str:
    """Return a hint that names the option meant, by its value or by its label; the given text is not repeated.

    >>> near_option("Very High", {"high": "High", "very_high": "Very high"})
    'did you mean “very_high”?'
    """
    if len(given) > 100:
        return ""
    names = {_flat(value): value for value in options} | {_flat(label): value for value, label in options.items()}
    near = get_close_matches(_flat(given), list(names), n=1, cutoff=0.7)
    return f"did you mean “{names[near[0]]}”?" if near else ""


def _flat(text: str) -> str:
    return re.sub(r"[\W_]+", "_", text).strip("_").casefold()


def near_key(given: str, known: Collection[str], present: Collection[str], elsewhere: tuple[str, ...]) -> str:
    """Return a hint for a key that is not known at its level.

    It names the nearest key of `known` that is not `present` yet, or else the few places where a key of this very name
    belongs, or else a key less near.

    >>> near_key("rohs", ["rosh", "lor"], ["lor"], ())
    'did you mean “rosh”?'
    >>> near_key("items", ["rosh"], [], ("screening.items",))
    'it belongs at “screening.items”'
    """
    name = _flat(given[:100])
    free = [key for key in known if key not in present]
    if near := get_close_matches(name, free, n=1, cutoff=0.75):
        return f"did you mean “{near[0]}”?"
    if 0 < len(elsewhere) <= _MOST_PLACES:
        return "it belongs at " + " or ".join(f"“{path}”" for path in elsewhere)
    if taken := get_close_matches(name, list(known), n=1, cutoff=0.75):
        return f"“{taken[0]}” stands in the same group already: keep one of the two"
    near = get_close_matches(name, free, n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”?" if near else ""
