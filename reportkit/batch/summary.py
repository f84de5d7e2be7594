"""What a batch leaves to read: a line of JSON for each job, the counts, and a page for a person."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportkit.batch.jobs import NOT_MADE, State
from reportkit.batch.ledger import Ledger, Row
from reportkit.diagnostics import REGISTER

LISTED, KINDS = 5, 15
STATES = (State.MADE, State.REFUSED, State.FAILED, State.QUARANTINED, State.WAITING)
UNTRIED = {
    "interrupted": "the run was interrupted. Go on with --resume.",
    "stopped": "the run stopped early. Mend what stopped it, and go on with --resume.",
}
WORDS = {
    State.MADE: "made",
    State.REFUSED: "refused",
    State.FAILED: "failed",
    State.QUARANTINED: "quarantined",
    State.WAITING: "not tried",
}


@dataclass(slots=True)
class Group:
    """What several reports have in common: one finding, and the records that it was met in."""

    code: str
    path: str
    reports: int = 0
    records: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """A batch, counted: reports by state, and findings by what they say."""

    records: set[str] = field(default_factory=set)
    states: Counter[State] = field(default_factory=Counter)
    kept: int = 0
    to_complete: int = 0
    why: dict[State, dict[tuple[str, str], Group]] = field(default_factory=lambda: defaultdict(dict))
    failures: list[dict[str, Any]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many reports were wanted."""
        return sum(self.states.values())

    def count(self, row: Row) -> None:
        """Count one job."""
        state = State.WAITING if row.state is State.DELIVERING else row.state
        self.records.add(row.record)
        self.states[state] += 1
        self.kept += row.kept and state is State.MADE
        errors = [each for each in row.findings if each["severity"] == "error"]
        self.to_complete += bool(errors) and state is State.MADE
        for code, path in dict.fromkeys((each["code"], each["path"]) for each in errors):
            group = self.why[state].setdefault((code, path), Group(code, path))
            group.reports += 1
            place = next(each for each in errors if (each["code"], each["path"]) == (code, path))
            group.records.setdefault(row.record, f":{place['line']}" if place["line"] else "")
        if state in NOT_MADE:
            codes = list(dict.fromkeys(each["code"] for each in errors))
            self.failures.append({**_about(row), "state": state.value, "codes": codes})


def tally(ledger: Ledger) -> Tally:
    """Return the last run of a ledger, counted."""
    counted = Tally()
    for row in ledger.rows():
        counted.count(row)
    return counted


def result_lines(ledger: Ledger, counted: Tally) -> Iterator[str]:
    """Yield a line of JSON for every job and count it: what was made first, in the order of the records, what was not last."""
    for row in ledger.rows():
        counted.count(row)
        formats = {name: each for each, name in row.names.items()}
        files = [
            {"format": formats.get(name, ""), "file": name, "sha256": sha256}
            for name, sha256 in row.files.items()
            if name in formats
        ]
        state = State.WAITING if row.state is State.DELIVERING else row.state
        about = {
            **_about(row), "state": state.value, "up_to_date": row.kept, "key": row.key, "assessment_sha256": row.sha256,
            "files": files, "findings": row.findings, "milliseconds": row.milliseconds,
        }  # fmt: skip
        yield json.dumps(about) + "\n"


def _about(row: Row) -> dict[str, Any]:
    return {"record": row.record, "document": row.job.document, "reader": row.job.reader}


def summary_record(counted: Tally, outcome: str, others: int, passed: int) -> dict[str, Any]:
    """Return the counts for a program; what was not made is listed last, under `failures`."""
    return {
        "outcome": outcome,
        "records": len(counted.records),
        "reports": counted.total,
        **{WORDS[each].replace(" ", "_"): counted.states[each] for each in STATES},
        "up_to_date": counted.kept,
        "to_complete": counted.to_complete,
        "from_earlier_runs": others,
        "passed_over": passed,
        "failures": counted.failures,
    }


def summary_lines(
    counted: Tally, outcome: str, others: int, passed: int, seconds: float | None = None
) -> Iterator[str]:
    """Yield the page for a person: the counts, what to look at in what was made, then what was not made and what to do."""
    yield f"{_count(counted.total, 'report')} wanted of {_count(len(counted.records), 'assessment')}" + (
        f", in {_time(seconds)}" if seconds is not None else ""
    )
    yield ""
    for state in STATES:
        if counted.states[state] or state is State.MADE:
            yield f"  {WORDS[state]:<12} {counted.states[state]:>9,}{_beside(counted, state)}"
    yield f"  {'in all':<12} {counted.total:>9,}"
    if others:
        yield ""
        yield f"{_count(others, 'report')} of earlier runs stand in the folder that nobody asked for this time."
    if passed:
        yield f"{_count(passed, 'file')} passed over: not an assessment by the ending of the name."
    for state, title in (
        (State.MADE, "Made, and to be completed before they can be final"),
        (State.REFUSED, "Refused: somebody has to mend these"),
        (State.FAILED, "Failed: these are tried again with the next run"),
        (State.QUARANTINED, "Quarantined: these ended their workers"),
    ):
        if counted.why[state]:
            yield ""
            yield title
            yield from _groups(counted.why[state].values())
    if counted.states[State.WAITING]:
        yield ""
        reason = UNTRIED.get(outcome, "the run is at work.")
        yield f"{_count(counted.states[State.WAITING], 'report')} not tried: {reason}"


def _beside(counted: Tally, state: State) -> str:
    if state is not State.MADE:
        return ""
    notes = []
    if counted.kept:
        notes.append(f"{counted.kept:,} of them were up to date")
    if counted.to_complete:
        notes.append(f"{counted.to_complete:,} to be completed")
    return f"   ({', '.join(notes)})" if notes else ""


def _groups(groups: Iterable[Group]) -> Iterator[str]:
    found = sorted(groups, key=lambda one: -one.reports)
    by_code: dict[str, list[Group]] = {}
    for each in found[:KINDS]:
        by_code.setdefault(each.code, []).append(each)
    for code, alike in by_code.items():
        entry = REGISTER[code]
        yield f"  {code} {entry.name}"
        for at, each in enumerate(alike):
            many = f"{_count(each.reports, 'report')} of {_count(len(each.records), 'assessment')}"
            yield f"      {each.path}: {many}" if each.path else f"      {many}"
            if at + 1 == len(alike) or each.records != alike[at + 1].records:
                yield f"        {_named(each.records)}"
        yield f"    = {entry.remedy}"
    if len(found) > KINDS:
        yield f"  and {len(found) - KINDS:,} more kinds: they stand in results.jsonl"


def _named(records: Mapping[str, str]) -> str:
    """Name the first records, each with the line of its file where that is known."""
    shown = [f"{name}{line}" for name, line in list(records.items())[:LISTED]]
    more = len(records) - len(shown)
    return ", ".join(shown) + (f", and {more:,} more" if more else "")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _time(seconds: float) -> str:
    """Write a length of time.

    >>> _time(3.21), _time(75), _time(7300)
    ('3.2 s', '1 min 15 s', '2 h 01 min')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"
