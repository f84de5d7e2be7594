"""Whose assessment is this? Two files are of one child where their date of birth and a reference agree."""

from __future__ import annotations

import hashlib
from typing import Any

from reportkit.assessment.models.assessment import Assessment

REFERENCES = ("unique_id", "pnc_number", "yjms_id")


def identity_mark(assessment: Assessment) -> str:
    """Return a mark of the child that the assessment is of: the same for the same reference and date of birth.

    It says nothing of either, so that a file that belongs to one child can be kept from another without naming them.
    """
    header = _header(assessment)
    known = [getattr(header, each, None) for each in (*REFERENCES, "date_of_birth")]
    return hashlib.sha256("|".join(str(each or "") for each in known).encode()).hexdigest()[:16]


def same_child(one: Assessment, other: Assessment) -> bool | None:
    """Say whether two assessments are of the same child, or `None` where nothing recorded in both can tell.

    A date of birth that differs says no. A reference that is recorded in both decides: one that agrees is enough, since a
    move between services changes some of them.
    """
    first, second = _header(one), _header(other)
    born = [getattr(each, "date_of_birth", None) for each in (first, second)]
    if None not in born and born[0] != born[1]:
        return False
    pairs = [(getattr(first, each, None), getattr(second, each, None)) for each in REFERENCES]
    both = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    return any(mine == theirs for mine, theirs in both) if both else None


def _header(assessment: Assessment) -> Any:
    return assessment.core_record.header if assessment.core_record else None
