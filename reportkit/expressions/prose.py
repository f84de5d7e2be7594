"""Turn what an expression comes to into words: one line, or paragraphs in the Markdown subset."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from reportkit.expressions.values import Missing, is_missing

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(value: Any) -> str:
    """Write a date in full; a partial date as far as it is known.

    >>> long_date(datetime.date(2026, 3, 3)), long_date("2026-03"), long_date("2026")
    ('3 March 2026', 'March 2026', '2026')
    """
    if type(value) is datetime.date:
        return f"{value.day} {MONTHS[value.month - 1]} {value.year:04}"
    year, month, day = (*str(value).split("-"), "", "")[:3]
    said = year
    if month:
        said = f"{MONTHS[int(month) - 1]} {said}"
    return f"{int(day)} {said}" if day else said


def as_line(value: Any) -> str:
    """Write `value` as one line of plain words; raises `TypeError` for a group of answers, which is none.

    >>> as_line(True), as_line(15.0), as_line(datetime.date(2026, 3, 3)), as_line(["a", "b", "c"])
    ('Yes', '15', '3 March 2026', 'a, b, c')
    """
    kind = type(value)
    if kind is str:
        return "" if value.isspace() else value
    if kind is datetime.date:
        return long_date(value)
    if isinstance(value, str):
        return "" if is_missing(value) else _as_listed(value)
    if is_missing(value):
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date):
        return long_date(value)
    if isinstance(value, list | tuple):
        return ", ".join(as_line(each) for each in value if not is_missing(each))
    if isinstance(value, Mapping):
        raise TypeError("a group of answers is not words")
    return str(value)


def _as_listed(value: Any) -> str:
    """Write an option by its label, and a partial date in full."""
    label = getattr(value, "label", None)
    if label is not None:
        return str(label)
    return long_date(value) if hasattr(value, "precision") else str(value)


def as_prose(value: Any) -> str:
    """Write `value` as paragraphs: a passage that somebody said is set as their quoted words, with who and when."""
    if type(value) is str:
        return "" if value.isspace() else value
    if isinstance(value, str) or value is None or isinstance(value, Missing):
        return as_line(value)
    said = getattr(value, "said", None)
    if said is not None:
        if type(said) is str:
            return said.strip()
        return "\n\n".join([_passage(each) for each in said if each.text and not each.text.isspace()])
    if is_missing(value):
        return ""
    if isinstance(value, list | tuple):
        return "\n\n".join(as_prose(each) for each in value if not is_missing(each))
    return as_line(value)


def _passage(passage: Any) -> str:
    text = str(passage.text).strip()
    if not passage.said_by:
        return text
    if text[0] not in "“\"‘'":
        text = f"“{text}”"
    when = f", {long_date(passage.said_on)}" if passage.said_on else ""
    quoted = f"{text} — {passage.said_by}{when}"
    return "\n".join(f"> {line}" for line in quoted.splitlines())
