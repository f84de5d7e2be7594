"""JSON bytes -> a value and the place of everything in it, or findings that say what is wrong and where.

The fast way is the standard library. The scanner of `scan` runs only when something is doubtful, or when somebody asks
for a place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import isinf
from typing import Any

from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.jsonfile.parts import Limits, Mistake, Path, suspect

__all__ = ["JsonText", "Limits", "Place", "doubtful", "keys_in", "parse_json", "path_words", "places_in"]

Place = tuple[int, int]
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}")
_LONGEST_PATH = 16
_NESTS = (dict, list)
_SPACES = b" \t\r\n"


class _Doubt(ValueError):
    """The fast way cannot vouch for this text."""


@dataclass(frozen=True, slots=True)
class JsonText:
    """A parsed JSON text: its value, and where each part of it stands."""

    value: object
    text: str = field(repr=False)
    limits: Limits = field(default_factory=Limits)

    def place(self, path: Path) -> Place | None:
        """Return the line and column, from 1, of the value at `path`, or None where there is none."""
        return self.places([path]).get(path, (None, None))[1]

    def key_place(self, path: Path) -> Place | None:
        """Return the line and column, from 1, of the key at `path`; in a list, of the item."""
        return self.places([path]).get(path, (None, None))[0]

    def places(self, paths: Iterable[Path]) -> dict[Path, tuple[Place, Place]]:
        """Return the places of the key and of the value of each of `paths` that exists, in one pass."""
        return places_in(self.text, paths, self.limits)


def places_in(text: str, paths: Iterable[Path], limits: Limits) -> dict[Path, tuple[Place, Place]]:
    """Return the places in a text of the key and of the value of each of `paths` that exists, in one pass."""
    from reportkit.jsonfile.scan import Scan

    found = Scan(text, limits, paths).places
    places = _lines_and_columns(text, chain.from_iterable(found.values()))
    return {path: (places[key], places[value]) for path, (key, value) in found.items()}


def path_words(path: Path) -> str:
    """Write a path with dots and brackets; a key that looks like no name of ours may be personal data and is not shown.

    >>> path_words(("core_record", "offences", 2, "date"))
    'core_record.offences[2].date'
    >>> path_words(("core_record", "Jay's mum"))
    'core_record.…'
    """
    words = ""
    for step in path if len(path) <= _LONGEST_PATH else (*path[:4], "…"):
        if isinstance(step, int):
            words += f"[{step}]"
        elif step:
            words += ("." if words else "") + (step if _PLAIN_KEY.fullmatch(step) else "…")
    return words


def parse_json(
    data: bytes, *, name: str, limits: Limits | None = None, title_of: Callable[[Path], str] = lambda _: ""
) -> Outcome[JsonText]:
    """Read `data` as JSON, with everything that is wrong with it as findings.

    `name` is what the findings call the file; `title_of` says which question a path belongs to. A text that holds a null
    has an outcome whose value is a `JsonText` with the value None.
    """
    limits = limits or Limits()
    at = Location(name, line=1, column=1)
    if len(data) > limits.bytes:
        return _refused("RK101", f"the file is larger than {limits.bytes:,} bytes", Location(name))
    if not data:
        return _refused("RK102", "the file is empty", Location(name))
    other = _other_encoding(data)
    if other:
        return _refused("RK103", f"the file is written in {other}, not in UTF-8", at, "save it again as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return Outcome(None, (_not_utf8(data, problem.start, name),))
    notes: tuple[Diagnostic, ...] = ()
    if text.startswith("\ufeff"):
        text = text[1:]
        notes = (Diagnostic("RK104", "the file begins with a byte order mark, which was skipped", at=at),)
    value, mistakes = _parse(text, limits, doubtful(data, limits))
    if mistakes:
        return Outcome(None, notes + _findings(text, mistakes, limits, name, title_of))
    return Outcome(JsonText(value, text, limits), notes)


def doubtful(data: bytes, limits: Limits) -> bool:
    """Say whether the bytes of a JSON text may be too many, hold too many values or a character that none may hold."""
    size = len(data)
    many = size > limits.bytes or (size >= limits.values and sum(map(data.count, b",[{")) >= limits.values)
    return many or suspect(data)


def keys_in(data: bytes) -> int:
    r"""Return how many keys stand in the bytes of a sound JSON text, each time that one stands there; never too few.

    What is counted are quotes before a colon: a quote within a text has a backslash, and is not counted. A text that begins
    with a colon counts as one key more.

    >>> keys_in(rb'{"a": {"b" : "say \"c\": d"}, "a": "e\\"}')
    3
    """
    before = _before_colons(data)
    if len(before.translate(None, _SPACES)) < len(before):
        data = data.translate(None, _SPACES)
        before = _before_colons(data)
    keys = before.count(b'"')
    return keys if b"\\" not in data else keys - _quoted_before_colons(data)


def _before_colons(data: bytes) -> bytes:
    """Return the character before each colon."""
    return bytes([each[-1] for each in data.split(b":")[:-1] if each])


def _quoted_before_colons(data: bytes) -> int:
    """Return how many quotes that belong to a text are followed by a colon."""
    found, pieces = 0, iter(data.split(b"\\"))
    next(pieces)
    for each in pieces:
        if each:
            found += each.startswith(b'":')
        else:
            next(pieces, None)  # a backslash that is itself written with one
    return found


def _refused(code: str, message: str, at: Location, hint: str = "") -> Outcome[JsonText]:
    return Outcome(None, (Diagnostic(code, message, at=at, hint=hint),))


def _other_encoding(data: bytes) -> str:
    """Return the encoding that the first four bytes speak of, if it is UTF-16 or UTF-32."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    nulls = tuple(byte == 0 for byte in data[:4])
    if nulls in ((False, True, True, True), (True, True, True, False)):
        return "UTF-32"
    if nulls[:2] in ((False, True), (True, False)) and len(data) % 2 == 0 and nulls[:2] == nulls[2:4]:
        return "UTF-16"
    return "UTF-16" if len(data) == 2 and any(nulls) and not all(nulls) else ""


def _not_utf8(data: bytes, offset: int, name: str) -> Diagnostic:
    before = data[:offset].decode("utf-8").removeprefix("\ufeff")
    line, column = _lines_and_columns(before + ".", [len(before)])[len(before)]
    return Diagnostic(
        "RK103",
        "the file is not written in UTF-8: the character here is of another encoding, probably Windows-1252",
        at=Location(name, line=line, column=column),
        hint="save it again as UTF-8",
    )


def _parse(text: str, limits: Limits, in_doubt: bool) -> tuple[object, list[Mistake]]:
    if not in_doubt:
        try:
            value = _quick(text, limits)
        except (ValueError, RecursionError):
            pass  # the scanner says why
        else:
            return value, []
    from reportkit.jsonfile.scan import Scan

    mistakes = Scan(text, limits).mistakes
    return (None, mistakes) if mistakes else (json.loads(text), [])


def _quick(text: str, limits: Limits) -> object:
    def group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            raise _Doubt
        return made

    def whole(digits: str) -> int:
        if len(digits) > limits.digits:
            raise _Doubt
        return int(digits)

    def fraction(digits: str) -> float:
        number = float(digits)
        if isinf(number):
            raise _Doubt
        return number

    def constant(_: str) -> None:
        raise _Doubt

    value: object = json.loads(
        text, object_pairs_hook=group, parse_int=whole, parse_float=fraction, parse_constant=constant
    )
    if _deeper_than(limits.depth, value):
        raise _Doubt
    return value


def _deeper_than(depth: int, value: object) -> bool:
    level: list[Any] = [value] if type(value) in _NESTS else []
    for _ in range(depth):
        if not level:
            return False
        level = [
            inner
            for each in level
            for inner in (each.values() if type(each) is dict else each)
            if type(inner) in _NESTS
        ]
    return bool(level)


def _findings(
    text: str, mistakes: list[Mistake], limits: Limits, name: str, title_of: Callable[[Path], str]
) -> tuple[Diagnostic, ...]:
    offsets = [each.offset for each in mistakes] + [each.other for each in mistakes if each.other is not None]
    places = _lines_and_columns(text, offsets)
    findings = [_finding(each, places, name, title_of) for each in mistakes]
    if len(mistakes) >= limits.findings:
        findings.append(Diagnostic("RK119", "the file was not read further after so many findings", at=Location(name)))
    return tuple(findings)


def _finding(mistake: Mistake, places: Mapping[int, Place], name: str, title_of: Callable[[Path], str]) -> Diagnostic:
    line, column = places[mistake.offset]
    message = mistake.message
    if mistake.other is not None:
        message = message.replace("{line}", str(places[mistake.other][0]))
    at = Location(name, path_words(mistake.path), title_of(mistake.path), line, column)
    return Diagnostic(mistake.code, message, at=at, hint=mistake.hint)


def _lines_and_columns(text: str, offsets: Iterable[int]) -> dict[int, Place]:
    """Return the line and column, from 1, of each offset; one pass, whatever their number.

    >>> _lines_and_columns("a\\r\\nbc", [0, 4])
    {0: (1, 1), 4: (2, 2)}
    """
    places: dict[int, Place] = {}
    line, start, before = 1, 0, 0
    for offset in sorted(set(offsets)):
        line += text.count("\n", before, offset) + text.count("\r", before, offset) - text.count("\r\n", before, offset)
        start = max(start, text.rfind("\n", before, offset) + 1, text.rfind("\r", before, offset) + 1)
        places[offset] = (line, offset - start + 1)
        before = offset
    return places
