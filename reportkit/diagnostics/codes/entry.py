"""What the register holds for each code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error stops a final document, a warning is to be looked at, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the register: `RK` and three digits, never reused, the hundreds in the order of the journey."""

    code: str
    name: str
    severity: Severity
    meaning: str
    remedy: str
