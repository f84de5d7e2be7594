"""The timeline: dated events from all over the assessment, in the order of their dates.

From contacts with services (S4); from life events, offences, orders, care periods and changes in education (INFERRED-R);
from the parent's or carer's timeline (INFERRED-D). An event without a date has no place on a timeline and is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reportkit.assessment.derivation.grounds import Grounds, open_text, rows_among
from reportkit.assessment.models.base import PartialDate, Row, worked_out
from reportkit.assessment.models.care_history import CarePeriod
from reportkit.assessment.models.core_record import OtherProfessional
from reportkit.assessment.models.core_record_header import Disposal
from reportkit.assessment.models.explanations_and_conclusions import TimelineEvent
from reportkit.assessment.models.explanations_lists import TimelineKind
from reportkit.assessment.models.offending_asb import HistoryEntry, IndexOffence
from reportkit.assessment.models.personal_family_social.learning import EteStatus
from reportkit.assessment.models.self_assessment import FamilyEvent
from reportkit.assessment.models.subsection import LifeEvent

Made = Mapping[str, Any]

EVENTS: tuple[tuple[type[Row], TimelineKind, Callable[[Any], Made]], ...] = (
    (OtherProfessional, TimelineKind.SERVICE_CONTACT, lambda row: _span(row, row.service)),
    (LifeEvent, TimelineKind.LIFE_EVENT, lambda row: _day(row.date, row.description, impact=row.impact)),
    (FamilyEvent, TimelineKind.LIFE_EVENT, lambda row: _day(row.date, open_text(row.event))),
    (IndexOffence, TimelineKind.OFFENCE, lambda row: _day(row.date, row.offence)),
    (HistoryEntry, TimelineKind.OFFENCE, lambda row: _day(row.date, row.offence)),
    (Disposal, TimelineKind.ORDER, lambda row: _span(row, _label(row.type))),
    (CarePeriod, TimelineKind.CARE_PERIOD, lambda row: _span(row, row.basis and row.basis.label)),
    (EteStatus, TimelineKind.EDUCATION_CHANGE, lambda row: _span(row, row.provider or _label(row.provision))),
)
"""Which rows are events, of which kind, and what the timeline says of each."""

_ABOUT = {model: (kind, made) for model, kind, made in EVENTS}
_KINDS = frozenset(_ABOUT)


def timeline(g: Grounds) -> tuple[TimelineEvent, ...]:
    """Return every dated event, in the order of its first day and, on the same day, of its last."""
    return tuple(sorted(_events(g), key=_order))


def _events(g: Grounds) -> Iterator[TimelineEvent]:
    for path, row in rows_among(g.assessment, _KINDS):
        if path.startswith("personal_family_social.care_history"):
            continue  # the same care history as in the Core Record
        kind, made = _ABOUT[type(row)]
        said = made(row)
        if said["date"] and said["description"]:
            yield worked_out(TimelineEvent, kind=kind, recorded_at=path, **said)


def _span(row: Any, description: str | None) -> Made:
    return {"date": _partial(row.start), "end_date": _partial(row.end), "description": description}


def _day(date: PartialDate | datetime.date | None, description: str | None, **more: Any) -> Made:
    return {"date": _partial(date), "description": description, **more}


def _partial(date: PartialDate | datetime.date | None) -> PartialDate | None:
    return PartialDate(date.isoformat()) if isinstance(date, datetime.date) else date


def _label(option: Any) -> str | None:
    return option.label if option is not None else None


def _order(event: TimelineEvent) -> tuple[str, str]:
    """Return the first and the last day of an event as they are written; what is known to the month ends with it."""
    start = event.date or "9999"
    end = event.end_date or start
    return start + "-01-01"[len(start) - 4 :], end + "-12-31"[len(end) - 4 :]
