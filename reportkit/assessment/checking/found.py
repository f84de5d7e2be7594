"""How a check says what it found."""

from __future__ import annotations

import re

from reportkit.assessment.paths import all_paths
from reportkit.diagnostics import Diagnostic, Location

NUMBER = re.compile(r"\[\d+\]")


def pattern(path: str) -> str:
    """Return `path` as the models write it, without the numbers of the rows.

    >>> pattern("governance.countersignatures[0].date")
    'governance.countersignatures[].date'
    """
    return NUMBER.sub("[]", path)


def title(path: str) -> str:
    """Return the title of the question at `path`; rows may be numbered.

    >>> title("core_record.sources_of_information.sources[2].date")
    'Date'
    """
    return all_paths()[pattern(path)].title


def place(path: str) -> Location:
    """Return the place of the question at `path`; the last row of a path may be the place itself.

    >>> str(place("governance.countersignatures[0]"))
    'the assessment › governance.countersignatures[0] › “Countersignatures”'
    """
    question = path.rpartition("[")[0] if path.endswith("]") else path
    return Location("the assessment", path, title(question))


def finding(code: str, path: str, message: str, hint: str, because: str = "") -> Diagnostic:
    """Return a finding at `path`; `because` is the path of the other answer that made us look."""
    return Diagnostic(code, message, at=place(path), because=place(because) if because else None, hint=hint)
