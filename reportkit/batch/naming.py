"""One pattern names every file of a batch, safely on every platform."""

from __future__ import annotations

import hashlib
import re
import string
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean

DEFAULT = "{stem}.{document}.{reader}.{format}"
NAMES: Mapping[str, str] = {
    "stem": "the name of the assessment's file without its ending; for a line of JSON Lines, the file's and the line's number",
    "folder": "the folder that the file stood in, under the folder that was handed in",
    "document": "the document's id",
    "reader": "whose copy",
    "format": "the file's ending",
    "number": "the record's number in this batch, from 1; {number:06} pads it",
    "hash": "the first 12 digits of the assessment's content hash",
    "status": "draft or final",
    "on": "the day that the reports are for",
}
LONGEST = 120
_UNSAFE = frozenset('<>:"\\|?*')
_PLAIN = re.compile(r"[A-Za-z0-9 ._-]*")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A naming pattern that was read and found sound."""

    text: str = DEFAULT

    def name(self, values: Mapping[str, Any]) -> str:
        """Return the safe name for `values`, with `/` between folders.

        >>> facts = {"stem": "case: 7", "document": "psr", "reader": "court", "format": "docx"}
        >>> Pattern().name(facts)
        'case_ 7.psr.court.docx'
        >>> Pattern("{reader}/{stem}.{format}").name({**facts, "stem": "CON"})
        'court/_CON.docx'
        """
        ending = f".{values['format']}"
        inside = {
            key: each.replace("/", "_") if isinstance(each, str) and key != "folder" else each
            for key, each in values.items()
        }
        whole = self.text.format_map(inside).removesuffix(ending)
        parts = [_safe(each) for each in whole.split("/") if each]
        return "/".join(parts) + ending


def read_pattern(text: str) -> Outcome[Pattern]:
    """Read a pattern; its names are a closed set, and it ends in `.{format}`.

    >>> read_pattern("{stme}.{format}").findings[0].hint
    'did you mean “stem”?'
    """
    at = Location("--name", text)

    def refused(message: str, hint: str) -> Outcome[Pattern]:
        return Outcome(None, (Diagnostic("RK613", message, at=at, hint=hint),))

    try:
        pieces = [each for each in string.Formatter().parse(text) if each[1] is not None]
    except ValueError:
        return refused("the pattern has a { or } that does not belong to a name", "write a name as {stem}")
    for _, name, form, conversion in pieces:
        if name not in NAMES:
            hint = did_you_mean(name or "", NAMES) or "there are: " + ", ".join(NAMES)
            return refused(f"the pattern has a name that does not exist, “{name}”", hint)
        if conversion or (form and not (name == "number" and re.fullmatch(r"0\d{1,2}", form))):
            return refused(f"“{name}” cannot be formatted like this", "only {number:06} has a form of its own")
    if not text.endswith(".{format}"):
        return refused("the pattern does not end in “.{format}”", "end it so that every file has its ending")
    if text.startswith(("/", "\\", ".")) or ".." in text or "\\" in text or re.match(r"[A-Za-z]:", text):
        return refused("the pattern leads out of the folder", "begin it with a name, and put / between folders")
    return Outcome(Pattern(text))


def _safe(part: str) -> str:
    """Return one part of a name as every platform can have it."""
    if not _PLAIN.fullmatch(part):
        part = unicodedata.normalize("NFC", part)
        part = "".join(each if each.isprintable() and each not in _UNSAFE else "_" for each in part)
    part = part.rstrip(". ").lstrip(" ")
    if not part or part.startswith(".") or _RESERVED.match(part):
        part = f"_{part}"
    if len(part.encode()) > LONGEST:
        mark = hashlib.sha256(part.encode()).hexdigest()[:8]
        part = part.encode()[: LONGEST - 9].decode(errors="ignore") + "~" + mark
    return part


def same_place(name: str) -> str:
    """Return what two names share that are one file on some platform: letter case and the form of accents aside."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
