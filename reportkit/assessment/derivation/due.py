"""What comes next: everything with a date in the days ahead, what is overdue, and how long the orders still run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportkit.assessment.derivation.care import date_of_birth
from reportkit.assessment.derivation.days import birthday, plus_days, plus_months
from reportkit.assessment.derivation.grounds import Grounds, open_text
from reportkit.assessment.models.base import Narrative, worked_out
from reportkit.assessment.models.derived import DueItem, DueKind
from reportkit.assessment.models.pathways_and_planning.lists import TargetStatus
from reportkit.assessment.paths import all_paths
from reportkit.assessment.vocabulary import YesNo

PLAN = "pathways_and_planning.our_intervention_plan"
TRANSFERS = ("modules.transfer_yot_to_yot", "modules.transfer_to_probation")
OPEN = (None, TargetStatus.NOT_STARTED, TargetStatus.IN_PROGRESS)
ONCE = (DueKind.ACTION, DueKind.INFORMATION)
"""What stays to be done when its day has passed; a meeting or a review that is past is not in the list."""


def due_soon(g: Grounds) -> tuple[DueItem, ...]:
    """Return what is due in the next `due_soon_days` (documents reference 5.1, row 8: 14), what is overdue first."""
    last = plus_days(g.on, g.thresholds.due_soon_days)
    found = [each.item(g.on) for each in _dated(g) if each.counts(g.on, last)]
    return tuple(sorted((each for each in found if each.what), key=lambda each: each.date or g.on))


class _Dated(NamedTuple):
    """Something that has a day, or might have."""

    kind: DueKind
    date: datetime.date | None
    what: Narrative | str | None
    who: str | None
    path: str

    def counts(self, on: datetime.date, last: datetime.date) -> bool:
        return self.date is not None and self.date <= last and (self.date >= on or self.kind in ONCE)

    def item(self, on: datetime.date) -> DueItem:
        said = open_text(self.what) if isinstance(self.what, Narrative) else self.what
        late = {"overdue": YesNo.YES} if self.date and self.date < on else {}
        return worked_out(
            DueItem, kind=self.kind, date=self.date, what=said, who=self.who or None, recorded_at=self.path, **late
        )


def _dated(g: Grounds) -> Iterator[_Dated]:
    yield from _plan(g)
    yield from _further_actions(g)
    yield from _information(g)
    for at in TRANSFERS:
        yield from _transfer(g, at)
    planned = g.answer(f"{PLAN}.next_review_date")
    yield _Dated(DueKind.REVIEW, planned, "Review of the assessment and plan", None, f"{PLAN}.next_review_date")
    plans = "pathways_and_planning.intervention_indicators.other_plans"
    for number, each in enumerate(g.rows(plans)):
        if each.plan_type:
            held_by = ", ".join(one for one in (each.owner, each.agency) if one)
            yield _Dated(DueKind.REVIEW, each.review_date, f"Review: {each.plan_type}", held_by, f"{plans}[{number}]")


def _plan(g: Grounds) -> Iterator[_Dated]:
    """Yield the actions of every target that is still worked on."""
    for place, target in enumerate(g.rows(f"{PLAN}.targets")):
        for number, each in enumerate(target.actions if target.status in OPEN else ()):
            path = f"{PLAN}.targets[{place}].actions[{number}]"
            yield _Dated(DueKind.ACTION, each.due, each.text, each.owner, path)


def _further_actions(g: Grounds) -> Iterator[_Dated]:
    """Yield what the sub-sections flag for further action."""
    for path in _flagged():
        for number, each in enumerate(g.rows(path)):
            yield _Dated(DueKind.ACTION, each.due, each.text, each.owner, f"{path}[{number}]")


@cache
def _flagged() -> tuple[str, ...]:
    return tuple(each for each in all_paths() if each.endswith(".further_actions"))


def _information(g: Grounds) -> Iterator[_Dated]:
    path = "core_record.information_outstanding.items"
    for number, each in enumerate(g.rows(path)):
        if each.received is not YesNo.YES:
            yield _Dated(DueKind.INFORMATION, each.due, each.what, each.source, f"{path}[{number}]")


def _transfer(g: Grounds, at: str) -> Iterator[_Dated]:
    """Yield the actions, meetings and first appointment of a transfer."""
    module = g.answer(at)
    if module is None:
        return
    for number, each in enumerate(module.outstanding_actions):
        yield _Dated(DueKind.ACTION, each.due, each.action, each.owner, f"{at}.outstanding_actions[{number}]")
    name = "handover_meetings" if hasattr(module, "handover_meetings") else "joint_meetings"
    for number, each in enumerate(getattr(module, name)):
        where = f"Handover meeting{f': {each.place}' if each.place else ''}"
        yield _Dated(DueKind.MEETING, each.date, where, None, f"{at}.{name}[{number}]")
    first = "first_appointment" if hasattr(module, "first_appointment") else "first_adult_appointment"
    one = getattr(module, first)
    if one is not None:
        said = ", ".join(each for each in (one.time, one.place) if each)
        what = f"First appointment with the new service{f': {said}' if said else ''}"
        yield _Dated(DueKind.MEETING, one.date, what, None, f"{at}.{first}")


def orders_end(g: Grounds) -> datetime.date | None:
    """Return the day on which the last of the current orders ends; none where one of them has no end."""
    ends = [each.end for each in g.rows("core_record.header.current_disposals")]
    return max(ends) if ends and all(ends) else None


def days_left_of_orders(g: Grounds) -> int | None:
    """Return on how many more days an order runs, the last one counted; 0 where they have ended."""
    end = orders_end(g)
    return max(0, (end - g.on).days) if end else None


def order_runs_past_18(g: Grounds) -> YesNo | None:
    """Say whether an order still runs on the child's 18th birthday (documents reference 5.2, S28)."""
    born, end = date_of_birth(g), orders_end(g)
    if born is None or end is None:
        return None
    return YesNo.YES if end >= birthday(born, 18) else YesNo.NO


def transition_planning_from(g: Grounds) -> datetime.date | None:
    """Return the day from which a move to adult services is planned: 17 years and 6 months, where an order runs past 18.

    Source: S28, U38.
    """
    born = date_of_birth(g)
    return plus_months(birthday(born, 17), 6) if born and order_runs_past_18(g) is YesNo.YES else None
