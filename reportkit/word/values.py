"""What a template may be handed: plain data, narratives, gaps and pictures.

Nothing else is reachable from a template. `admit` copies the values at the border, so that no object with methods of its
own, and no text that claims to be markup, gets past it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from reportkit.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from pathlib import Path

MONTHS: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
ILLEGAL: Final = re.compile("[\x00-\x08\x0b-\x1f]|[\ud800-\udfff]|[\ufdd0-\ufdef]|[\ufffe-\uffff]")
"""What XML 1.0 cannot hold, and the thirty-two noncharacters that this room keeps for itself."""

DEPTH: Final = 24


@dataclass(frozen=True, slots=True)
class Prose:
    """A narrative in the Markdown subset."""

    text: str

    def __bool__(self) -> bool:
        """Say whether anything is written."""
        return bool(self.text.strip())

    def __str__(self) -> str:
        """Return the narrative as it was written."""
        return self.text


@dataclass(frozen=True, slots=True)
class Gap:
    """A required answer that is not recorded: printed as visible text, and true."""

    text: str

    def __str__(self) -> str:
        """Return the text in the square brackets that it is printed in."""
        return f"[{self.text}]"


@dataclass(frozen=True, slots=True)
class Passage:
    """Narratives that run on from one another, and the gaps between them."""

    parts: tuple[Prose | Gap, ...]

    def __str__(self) -> str:
        """Return what was written, a part to a paragraph."""
        return "\n\n".join(map(str, self.parts))


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG picture with the text that says what it shows."""

    data: bytes
    alt: str
    width_cm: float
    height_cm: float | None = None
    """The height where it does not follow from the width."""


@dataclass(frozen=True, slots=True)
class SubDocument:
    """A Word document whose text is to stand in the place of a paragraph: `{{p … }}`.

    `name` is what findings call it. A template cannot look into it.
    """

    data: bytes = field(repr=False)
    name: str = "the sub-document"

    @classmethod
    def of(cls, path: Path) -> SubDocument:
        """Read a file; raises `OSError` where that cannot be done."""
        return cls(path.read_bytes(), path.name)


class Words(NamedTuple):
    """Words set in one way, as a run; `\\n` and `\\t` are Word's, `\\a` begins a paragraph and `\\f` a page."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """A RichText, or a RichTextParagraph with the style of each of its paragraphs.

    `lines` holds the paragraphs with their properties; a RichText is one paragraph without any.
    """

    lines: tuple[tuple[str, tuple[Words, ...]], ...]

    def __bool__(self) -> bool:
        """Say whether there is a word in it."""
        return any(each.text for _, words in self.lines for each in words)

    def __str__(self) -> str:
        """Return the words alone."""
        words = "\n".join("".join(each.text for each in words) for _, words in self.lines)
        return words.replace("\a", "\n").replace("\f", "\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """A Listing: words in the look of their place, with paragraphs and pages of their own."""

    text: str

    def __bool__(self) -> bool:
        """Say whether there is a word in it."""
        return bool(self.text)

    def __str__(self) -> str:
        """Return the words, a paragraph to a line."""
        return self.text.replace("\a", "\n").replace("\f", "\n")


def long_date(day: date) -> str:
    """Write a day as a report does; with the time of day where there is one.

    >>> long_date(date(2026, 3, 9))
    '9 March 2026'
    >>> long_date(datetime(2026, 3, 9, 14, 5))
    '9 March 2026, 14:05'
    """
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{written}, {day.hour:02}:{day.minute:02}" if isinstance(day, datetime) else written


def text_of(value: object) -> str | None:
    """Return the words that a value is printed as, or `None` for what cannot be printed in a line.

    >>> text_of(None), text_of(True), text_of(2.5), text_of(date(2026, 1, 2)), text_of(["a"])
    ('', 'Yes', '2.5', '2 January 2026', None)
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str | int | float | Prose | Gap):
        return str(value)
    if isinstance(value, date):
        return long_date(value)
    return None


def is_figure(value: object) -> bool:
    """Say whether a value is a figure; who hands one over has imported figures, so they are not imported to ask."""
    shapes = sys.modules.get("reportkit.figures.shapes")
    return shapes is not None and type(value) is shapes.Figure


class _Admission:
    """One walk over the values that are handed over."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []

    def _note(self, code: str, message: str, path: str, hint: str = "") -> None:
        self.findings.append(Diagnostic(code, message, at=Location("the values handed over", path), hint=hint))

    def text(self, value: str, path: str) -> str:
        clean = str.__str__(value)
        if clean.isprintable():
            return clean
        if "\r" in clean or "\x0b" in clean or "\u2028" in clean or "\u2029" in clean:
            clean = clean.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
            clean = clean.replace("\u2028", "\n").replace("\u2029", "\n")
        if ILLEGAL.search(clean) is not None:
            clean, count = ILLEGAL.subn("", clean)
            self._note("RK417", f"{count} control character{'s' * (count != 1)} left out of “{path}”", path)
        return clean

    def value(self, value: object, path: str, depth: int) -> object:
        kind = type(value)
        if value is None or kind is bool or kind is int or kind is float:
            return value
        if isinstance(value, str):
            return self.text(value, path)
        if isinstance(value, Mapping):
            return self.group(value, path, depth)
        if isinstance(value, list | tuple):
            return [self.value(each, f"{path}[]", depth + 1) for each in value] if self._shallow(path, depth) else None
        if isinstance(value, date):
            return value if kind in (date, datetime) else date(value.year, value.month, value.day)
        if isinstance(value, Prose | Gap):
            return replace(value, text=self.text(value.text, path))
        if isinstance(value, Picture):
            return self.picture(value, path)
        if is_figure(value):
            return value
        if isinstance(value, SubDocument):
            return self.subdocument(value, path)
        if isinstance(value, int | float):
            return int(value) if isinstance(value, int) else float(value)
        return self.foreign(value, path)

    def foreign(self, value: object, path: str) -> object:
        from reportkit.word.foreign import Refused, translated

        try:
            made = translated(value, lambda text: self.text(text, path))
        except Refused as error:
            self._note("RK413", f"“{path}” {error}", path)
            return None
        if isinstance(made, Picture):
            return self.picture(made, path)
        if isinstance(made, SubDocument):
            return self.subdocument(made, path)
        if made is None:
            self._note("RK413", f"“{path}” is not plain data and cannot be printed", path)
        return made

    def subdocument(self, value: SubDocument, path: str) -> object:
        from reportkit.word.subdocument import read_subdocument

        if type(value.data) is not bytes or type(value.name) is not str:
            self._note("RK413", f"“{path}” is a sub-document without the bytes of a Word document", path)
            return None
        read = read_subdocument(value.data, value.name)
        self.findings += read.findings
        return read.value

    def _shallow(self, path: str, depth: int) -> bool:
        if depth > DEPTH:
            self._note("RK413", f"“{path[:80]}” holds groups inside groups without end", path[:80])
        return depth <= DEPTH

    def group(self, value: Mapping[str, object], path: str, depth: int) -> dict[str, object]:
        if not self._shallow(path, depth):
            return {}
        lead = f"{path}." if path else ""
        return {
            (str.__str__(key) if isinstance(key, str) else str(key)): self.value(value[key], f"{lead}{key}", depth + 1)
            for key in value
        }

    def picture(self, value: Picture, path: str) -> Picture | None:
        from reportkit.word.pictures import size_of

        alt = self.text(value.alt, path)
        reason = hint = ""
        if not alt.strip():
            reason = f"the picture “{path}” has no text alternative"
            hint = "say what it shows: `alt` of a Picture, `alt_text` set on an InlineImage"
        elif not (0 < value.width_cm <= 100 and 0 < (value.height_cm or 1) <= 100):
            reason = f"the picture “{path}” needs a width between 0 and 100 centimetres"
        elif size_of(value.data) is None:
            reason = f"the picture “{path}” is neither PNG nor JPEG"
        if reason:
            self._note("RK435", reason, path, hint)
            return None
        return replace(value, alt=alt)


def admit(names: Mapping[str, object]) -> tuple[dict[str, object], tuple[Diagnostic, ...]]:
    """Return a plain copy of `names`, and what was refused or left out on the way.

    >>> admit({"a": (1, "x\\x07")})[0]
    {'a': [1, 'x']}
    """
    walk = _Admission()
    return walk.group(names, "", 0), tuple(walk.findings)
