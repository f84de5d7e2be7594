"""What a text, a number or a word of JSON may look like, and how to say what is wrong with one that does not.

A wrong word may be personal data that lost its quotation marks: no message here repeats it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isinf

CURLY = "“”„‘’«»"
STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
SINGLE_QUOTED = re.compile(r"'[^'\\\n\r]*+(?:\\.[^'\\\n\r]*+)*+'")
WORD = re.compile(r"""[^\s,\[\]{}":']++""")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?")
_GOOD = (  # what a text may be made of: plain characters, the escapes of JSON, and whole surrogate pairs
    r'(?:[^"\\\x00-\x1f\ufffe\uffff\ud800-\udfff]++|\\["\\/nrt]|\\u00(?:09|0[aAdD])'
    r"|\\u(?!00[01]|[dD][89a-fA-F]|[fF]{3}[eEfF])[0-9a-fA-F]{4}"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})*+"
)
_GOOD_RUN = re.compile(_GOOD)
GOOD_STRING = re.compile(f'"{_GOOD}"')
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_DATE_LIKE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_IN_ONE_TEXT = 1000


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong at one place: a code, words, and what to do."""

    code: str
    message: str
    hint: str = ""
    at: int = 0


def troubles_of_text(text: str, start: int, end: int) -> Iterator[Trouble]:
    """Yield the first trouble of each kind in the inside of a text, `text[start:end]`."""
    met: set[str] = set()
    for _ in range(_MOST_IN_ONE_TEXT):
        good = _GOOD_RUN.match(text, start, end)
        start = good.end() if good else end
        if start >= end:
            return
        escape = _ESCAPE.match(text, start)
        piece = escape.group() if escape else text[start]
        trouble = _about_piece(piece, start)
        if trouble.message not in met:
            met.add(trouble.message)
            yield trouble
        start += len(piece)


def _about_piece(piece: str, at: int) -> Trouble:
    number = int(piece[2:], 16) if len(piece) == 6 else {"\\b": 8, "\\f": 12}.get(piece, ord(piece[0]))
    if 0xD800 <= number < 0xE000:
        return Trouble("RK108", "a text holds half a surrogate pair", "type the character again", at)
    if number == 0x09:
        return Trouble("RK105", "a tab stands inside a text", "write it \\t", at)
    if number < 0x20 or number in (0xFFFE, 0xFFFF):
        return Trouble("RK108", f"a text holds a character that Word cannot hold (U+{number:04X})", "remove it", at)
    return Trouble("RK105", "a backslash begins nothing that JSON knows", "write a backslash that is meant as \\\\", at)


def trouble_of_word(word: str, most_digits: int) -> Trouble | None:
    """Return what is wrong with a word that stands where a value is expected, or None for a value of JSON.

    >>> trouble_of_word("12.5", 300)
    >>> trouble_of_word("NaN", 300).code
    'RK109'
    """
    if word in ("true", "false", "null"):
        return None
    if _NUMBER.fullmatch(word):
        if len(word) > most_digits and word.lstrip("-").isdecimal():
            return Trouble("RK109", f"a number has more than {most_digits} digits")
        return Trouble("RK109", "a number is too large to be meant") if isinf(float(word)) else None
    if len(word) > most_digits:
        return Trouble("RK105", "a text stands in double quotation marks")
    return _about_word(word)


def _about_word(word: str) -> Trouble:
    bare = word.lstrip("+-").lower()
    if bare in ("nan", "infinity", "inf"):
        return Trouble("RK109", "JSON has no NaN and no Infinity", "write a number, or null if nothing is recorded")
    if word[0] < " ":
        return Trouble("RK108", "a control character stands between two values", "remove it")
    if word[0] in "/#":
        return Trouble("RK105", "JSON has no comments", "remove it")
    if _DATE_LIKE.match(word):
        return Trouble("RK105", "a date stands in double quotation marks", 'write "2026-03-14"')
    if bare in ("true", "false", "null", "none", "undefined"):
        return Trouble("RK105", "true, false and null are written in small letters, and nothing recorded is null")
    if word[0] in CURLY:
        return Trouble("RK105", "a text stands in straight double quotation marks, not in curly ones")
    if word[0] in "+-.0123456789":
        return Trouble(
            "RK105", "a number is written like 12 or 12.5", "no plus sign, no leading zero, digits around the point"
        )
    return Trouble("RK105", "a text stands in double quotation marks")
