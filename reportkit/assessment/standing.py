"""Is the assessment fit for a report to be drawn from it: completed, in time, countersigned?

Each is a finding of its own code. In a draft they stand at its head; a final waits for them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from reportkit.assessment.checking.dates import reviews_in_time
from reportkit.assessment.checking.found import finding
from reportkit.assessment.checking.governance import countersigned
from reportkit.assessment.derivation.grounds import Grounds
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.governance import StageStatus
from reportkit.diagnostics import Diagnostic
from reportkit.settings import Settings

OVERDUE, UNSIGNED, OVERTAKEN, LIVE = "RK160", "RK170", "RK171", "RK310"
STANDING = frozenset({OVERDUE, UNSIGNED, OVERTAKEN, LIVE})
STATUS = "governance.stage_status"


def standing(assessment: Assessment, *, on: datetime.date, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return what stands against handing over a report drawn from `assessment`, as it was derived, on the day `on`."""
    g = Grounds(assessment, on, settings)
    found = (*drawn_from_completed_stage(g), *reviews_in_time(g), *countersigned(g))
    return tuple(each for each in found if each.code in STANDING)


def drawn_from_completed_stage(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding where the stage is not a completed one: documents draw on the last completed stage (I10, S4)."""
    status = g.answer(STATUS)
    if status is StageStatus.COMPLETED:
        return
    if status is StageStatus.SUPERSEDED:
        message, hint = "this stage has been superseded by a later one", "make the report from the later stage"
    elif status is StageStatus.STOPPED:
        message, hint = "this stage was stopped before it was completed", "make the report from a completed stage"
    else:
        message = "this stage is not completed, and its answers can still change"
        hint = "complete the stage, and record it; until then make drafts"
    yield finding(LIVE, STATUS, message, hint)


def drawn_from(facts: Mapping[str, Any]) -> tuple[str, datetime.date | None]:
    """Return `snapshot` and the day of the completed stage that `facts` are of, or `live` where the stage is still open.

    >>> drawn_from({"governance": {"stage_status": "completed", "completed_on": datetime.date(2026, 11, 18)}})
    ('snapshot', datetime.date(2026, 11, 18))
    >>> drawn_from({})
    ('live', None)
    """
    governance = facts.get("governance") or {}
    if governance.get("stage_status") != StageStatus.COMPLETED:
        return "live", None
    return "snapshot", governance.get("completed_on")
