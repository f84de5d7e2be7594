"""The last step of what pandoc made, and the proof that every word of the report is in it."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.formats import kept
from reportkit.formats.page import page
from reportkit.formats.readable import Readable
from reportkit.formats.source import Source


def finished(text: str, report: Readable, to: str) -> str:
    """Return what a reader gets for pandoc's output: a whole page, or the text with one end of line at its end."""
    return page(text, report) if to == "html" else ended(text)


def ended(text: str) -> str:
    """Return a text with one end of line at its end."""
    return text.rstrip() + "\n"


def proved(source: Source, made: str, words: Iterable[str], to: str) -> Outcome[bytes]:
    """Return a text as it is written, or the finding that words of the report would be missing from it."""
    return proved_in(source, made.encode("utf-8"), words, kept.text_of_page(made) if to == "html" else made)


def proved_in(source: Source, done: bytes, words: Iterable[str], made: str) -> Outcome[bytes]:
    """Return the bytes `done`, or the finding that words of the report are missing from their text `made`."""
    missing = kept.lost(words, made)
    return Outcome(None, (words_lost(source, missing),)) if missing else Outcome(done)


def words_lost(source: Source, missing: int) -> Diagnostic:
    """Return the finding that words of the report are missing from what was made of it."""
    message = f"{missing} word{'s' * (missing != 1)} of the report would be missing"
    return Diagnostic("RK509", message, at=Location(source.name))
