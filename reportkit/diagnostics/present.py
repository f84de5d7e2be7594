"""Findings as text for a terminal, and as JSON lines for other programs."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable
from dataclasses import asdict

from reportkit.diagnostics.codes import Severity
from reportkit.diagnostics.diagnostic import Diagnostic

_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def as_text(findings: Iterable[Diagnostic], *, colour: bool = False, width: int = 100) -> str:
    """Write findings for people, each with its place and one thing to do, and a closing line that counts them.

    >>> print(as_text([Diagnostic("RK302", "the report needs “School”, which is not recorded", hint="record it")]))
    error[RK302] required-field-empty: the report needs “School”, which is not recorded
      = record it
    1 error
    """
    findings = list(findings)
    return "\n".join([*(_one(each, colour, width) for each in findings), count_words(findings)])


def _one(finding: Diagnostic, colour: bool, width: int) -> str:
    head = f"{finding.severity.value}[{finding.code}]"
    first, *rest = _wrapped(f"{head} {finding.name}: {finding.message}", width, "      ")
    if colour:
        mark = _COLOURS[finding.severity] + head + _PLAIN
        first = mark + first.removeprefix(head).replace(finding.name, f"{_BOLD}{finding.name}{_PLAIN}", 1)
    lines = [first, *rest]
    if finding.at is not None:
        lines.append(f"  --> {_clean(str(finding.at))}")
    if finding.quote:
        lines += _wrapped(f"      “{finding.quote}”", width, "       ")
    if finding.because is not None:
        lines.append(f"  because {_clean(str(finding.because))}")
    lines += _wrapped(f"  = {finding.remedy}", width, "    ")
    return "\n".join(lines)


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    text = _clean(text)
    return textwrap.wrap(
        text,
        width=max(width, 40),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    ) or [text]


def _clean(text: str) -> str:
    """Return `text` without what could steer a terminal; a name in a file may hold anything."""
    return _CONTROLS.sub("\ufffd", text)


def count_words(findings: Iterable[Diagnostic]) -> str:
    """Count findings by their weight.

    >>> count_words([Diagnostic("RK302", "one"), Diagnostic("RK302", "two")])
    '2 errors'
    >>> count_words([])
    'nothing found'
    """
    met = [each.severity for each in findings]
    counts = [(met.count(severity), severity.value) for severity in Severity]
    return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count) or "nothing found"


def as_json_lines(findings: Iterable[Diagnostic]) -> str:
    """Write findings for programs, one JSON value a line, in ASCII; places that are not known are null.

    >>> print(as_json_lines([Diagnostic("RK302", "not recorded")]), end="")  # doctest: +ELLIPSIS
    {"code": "RK302", "name": "required-field-empty", "severity": "error", "message": "not recorded", "at": null, ...}
    """
    return "".join(json.dumps(_facts(each)) + "\n" for each in findings)


def _facts(finding: Diagnostic) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "at": asdict(finding.at) if finding.at else None,
        "because": asdict(finding.because) if finding.because else None,
        "hint": finding.remedy,
        "quote": finding.quote,
    }
