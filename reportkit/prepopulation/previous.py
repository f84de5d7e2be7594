"""What has changed since the last assessment, answer by answer, and what was carried forward as it stood.

Both are rows that rules can name: `changes` and `carried_forward`; the earlier answers themselves are `previous.…`. Rows of
the record are matched by their ids. Everything here works on plain data, so that a reader's copy compares only what that
reader may hold of either.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportkit.assessment import Assessment, all_paths
from reportkit.assessment.identity import same_child
from reportkit.diagnostics import Diagnostic, Location
from reportkit.expressions.prose import as_line
from reportkit.settings import Settings

NOT_RECORDED, NOT_APPLICABLE = "Not recorded", "Not applicable"
PREVIOUS, CHANGES, CARRIED = "previous", "changes", "carried_forward"
COMPARED = (PREVIOUS, CHANGES, CARRIED)
COLUMNS = {
    CHANGES: ("section", "title", "path", "row", "kind", "before", "after", "since", "when", "by"),
    CARRIED: ("section", "title", "path", "row", "since", "days"),
}
OUTSIDE = frozenset(
    {PREVIOUS, CHANGES, CARRIED, f"{CHANGES}[]", f"{CARRIED}[]"}
    | {f"{rows}[].{name}" for rows, names in COLUMNS.items() for name in names}
)
"""What rules can name beside the answers."""

_LEFT_OUT = frozenset({"governance", "derived", "occasion", "service", *COMPARED})


def recorded_at(path: str) -> str:
    """Return the path in an assessment that `path` is about: that of `previous.X` is X.

    >>> recorded_at("previous.core_record.header.address")
    'core_record.header.address'
    """
    return path.removeprefix(f"{PREVIOUS}.")


def comes_before(earlier: Assessment, later: Assessment, name: str) -> tuple[Diagnostic, ...]:
    """Return what keeps the two from being compared: another child, or the wrong order. `name` is the file of the earlier."""
    at = Location(name)
    same = same_child(earlier, later)
    if same is not True:
        says = (
            "is of another child" if same is False else "records nothing by which to tell that it is of the same child"
        )
        hint = "check the date of birth and the references in both files"
        return (Diagnostic("RK313", f"the previous assessment {says}", at=at, hint=hint),)
    first, second = _day_of(earlier), _day_of(later)
    if first is not None and second is not None and first >= second:
        message = "the previous assessment is not from before this one"
        return (Diagnostic("RK314", message, at=at, hint="name the earlier file with --previous"),)
    return ()


def _day_of(assessment: Assessment) -> datetime.date | None:
    stage = assessment.governance
    return (stage.completed_on or stage.started_on) if stage else None


def compared(before: Mapping[str, Any], after: Mapping[str, Any], on: datetime.date) -> dict[str, Any]:
    """Return what rules can name of two assessments as plain data: `previous`, `changes` and `carried_forward`."""
    differences = tuple(_differences(before, after, on))
    return {
        PREVIOUS: before,
        CHANGES: tuple(each for each in differences if "kind" in each),
        CARRIED: tuple(each for each in differences if "kind" not in each),
    }


def seen_of(
    whole: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any], on: datetime.date
) -> dict[str, Any]:
    """Return the comparison for a reader who holds only `before` and `after` of what is compared in `whole`.

    An answer of which a reader holds only one side is no change to them: that the other is withheld is not that it was not
    recorded.
    """
    known = {key: {_key(each) for each in whole[key]} for key in (CHANGES, CARRIED)}
    made = compared(before, after, on)
    return made | {key: tuple(each for each in made[key] if _key(each) in known[key]) for key in (CHANGES, CARRIED)}


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["path"], row.get("row"), row.get("kind")


@dataclass(frozen=True, slots=True)
class _Facts:
    """What every row of one comparison says of the two assessments."""

    since: datetime.date | None
    when: datetime.date | None
    by: str
    on: datetime.date

    def row(self, path: str, row: str, **more: Any) -> dict[str, Any]:
        facts = all_paths().get(path) or all_paths().get(path.removesuffix("[]"))
        trail = (*facts.trail, facts.title) if facts else (path,)
        return {"section": trail[0], "title": trail[-1], "path": path, "row": row, "since": self.since, **more}

    def changed(self, path: str, row: str, kind: str, before: Any, after: Any) -> dict[str, Any]:
        return self.row(path, row, kind=kind, before=before, after=after, when=self.when, by=self.by)

    def carried(self, path: str, row: str) -> dict[str, Any]:
        days = (self.on - self.since).days if self.since else None
        return self.row(path, row, days=days)


def _differences(before: Mapping[str, Any], after: Mapping[str, Any], on: datetime.date) -> Iterator[dict[str, Any]]:
    then, now = (each.get("governance") or {} for each in (before, after))
    about = _Facts(
        since=then.get("completed_on") or then.get("started_on"),
        when=now.get("completed_on") or now.get("started_on"),
        by=str((now.get("owner") or {}).get("name") or ""),
        on=on,
    )
    for key in dict.fromkeys([*after, *before]):
        if key not in _LEFT_OUT:
            yield from _group(before.get(key), after.get(key), key, "", about)


def _group(before: Any, after: Any, path: str, row: str, about: _Facts) -> Iterator[dict[str, Any]]:
    first, second = (each if isinstance(each, Mapping) else {} for each in (before, after))
    for key in dict.fromkeys([*second, *first]):
        here = f"{path}.{key}"
        facts = all_paths().get(here)
        if facts is None or facts.derived or key == "id":
            continue
        one, other = first.get(key), second.get(key)
        if facts.kind == "group":
            yield from _group(one, other, here, row, about)
        elif facts.kind == "rows" and _has_keys(one, other):
            yield from _rows(one or (), other or (), f"{here}[]", about)
        elif one != other:
            said = [_said(value, holder, path, key) for value, holder in ((one, first), (other, second))]
            yield about.changed(here, row, _kind(one, other), *said)
        elif facts.kind == "narrative":
            yield about.carried(here, row)


def _has_keys(*values: Any) -> bool:
    return any(isinstance(each, Mapping) for value in values for each in (value or ()))


def _rows(before: Any, after: Any, path: str, about: _Facts) -> Iterator[dict[str, Any]]:
    """Compare rows by their ids; a row without one is the same only where all of it is."""
    first, second = ({_id(each): each for each in rows if isinstance(each, Mapping)} for rows in (before, after))
    for known in dict.fromkeys([*second, *first]):
        one, other = first.get(known), second.get(known)
        name = str(one.get("id") or "") if one else str((other or {}).get("id") or "")
        if one is None or other is None:
            said = [_in_words(each) if each else NOT_RECORDED for each in (one, other)]
            yield about.changed(path, name or str(known), "added" if one is None else "removed", *said)
        else:
            yield from _group(one, other, path, name, about)


def _id(row: Mapping[str, Any]) -> str:
    return str(row.get("id") or repr(row))


def _kind(before: Any, after: Any) -> str:
    return "added" if before in (None, ()) else "removed" if after in (None, ()) else "changed"


def _said(value: Any, holder: Mapping[str, Any], path: str, key: str) -> Any:
    """Return an answer, or which kind of nothing stands there: a “no” to its question makes it not applicable."""
    if value not in (None, ()):
        return value
    closed = any(
        holder.get(name) == "no" and key in facts.opens
        for name in holder
        if (facts := all_paths().get(f"{path}.{name}")) is not None and facts.opens
    )
    return NOT_APPLICABLE if closed else NOT_RECORDED


def _in_words(row: Mapping[str, Any]) -> str:
    plain = (each for key, each in row.items() if key != "id" and not isinstance(each, Mapping))
    said = (as_line(each) for each in plain if not (isinstance(each, tuple) and _has_keys(each)))
    return "; ".join(each for each in said if each)


def carried_too_long(facts: Mapping[str, Any], settings: Settings) -> Iterator[Diagnostic]:
    """Yield a finding for each section whose words were carried forward for longer than the service allows (QR-03, QR-09)."""
    limit = settings.thresholds.stale_after_days
    old: dict[str, list[Mapping[str, Any]]] = {}
    for each in facts.get(CARRIED, ()):
        if each["days"] is not None and each["days"] > limit:
            old.setdefault(each["section"], []).append(each)
    for section, rows in old.items():
        answers = "1 answer" if len(rows) == 1 else f"{len(rows)} answers"
        message = f"{answers} in “{section}” stand word for word as {rows[0]['days']} days ago"
        at = Location("the assessment", rows[0]["path"], rows[0]["title"])
        hint = "check that they still hold; `reportkit changes` lists them all"
        yield Diagnostic("RK315", message, at=at, hint=hint)
