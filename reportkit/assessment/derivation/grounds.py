"""What a rule looks at, and the ways to find an answer in it."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from pydantic import BaseModel

from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.base import Narrative, Row
from reportkit.assessment.paths import model_below
from reportkit.settings import Settings, Thresholds


@dataclass(frozen=True)
class Grounds:
    """What every rule looks at: the assessment, the day, and what the service sets."""

    assessment: Assessment
    on: datetime.date
    settings: Settings

    @property
    def thresholds(self) -> Thresholds:
        """The numbers that local policy or the law may change."""
        return self.settings.thresholds

    def answer(self, path: str) -> Any:
        """Return what is recorded at `path`, or none."""
        if path not in self._answers:
            self._answers[path] = answer(self.assessment, path)
        return self._answers[path]

    def rows(self, path: str) -> tuple[Any, ...]:
        """Return the rows recorded at `path`; none is the empty tuple."""
        rows: tuple[Any, ...] = self.answer(path) or ()
        return rows

    def recorded(self, names: frozenset[str]) -> tuple[Recorded, ...]:
        """Return what is recorded at the questions called so, wherever they stand, in the order of the models."""
        if names not in self._recorded:
            found: list[Recorded] = []
            _gather(self.assessment, _leading(Assessment, names), "", "", found)
            self._recorded[names] = tuple(found)
        return self._recorded[names]

    @cached_property
    def _answers(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _recorded(self) -> dict[frozenset[str], tuple[Recorded, ...]]:
        return {}

    @cached_property
    def row_ids(self) -> tuple[Recorded, ...]:
        """The reference of every row that has one."""
        return tuple([each for each in self.recorded(_IDS) if isinstance(each.owner, Row)])

    @cached_property
    def ids_of_lists(self) -> dict[str, Counter[str]]:
        """How often each reference stands in each list of rows, by the path of the list."""
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.row_ids:
            found[each.pattern].append(each.value)
        return {pattern.removesuffix("[].id"): Counter(ids) for pattern, ids in found.items()}


_IDS = frozenset({"id"})


class Recorded(NamedTuple):
    """One question at which something is recorded: where, as which path of the models, in which part, what.

    `path` numbers the rows (`a.b[0].c`), `pattern` does not (`a.b[].c`). `owner` is the part that asks the question.
    """

    path: str
    pattern: str
    value: Any
    owner: BaseModel


def answer(model: BaseModel, path: str) -> Any:
    """Return what is recorded at `path` below `model`, or none where it or a group above it is not recorded.

    Raises `AttributeError` for a path that the models do not have.

    >>> answer(Assessment(), "core_record.header.date_of_birth") is None
    True
    """
    found: Any = model
    for name in steps_of(path):
        if found is None:
            return None
        found = getattr(found, name)
    return found


@cache
def steps_of(path: str) -> tuple[str, ...]:
    """Return the names on the way along a path of the models.

    >>> steps_of("core_record.header")
    ('core_record', 'header')
    """
    return tuple(path.split("."))


Leads = tuple[tuple[str, bool, "Leads"], ...]


def _gather(part: BaseModel, leads: Leads, path: str, pattern: str, found: list[Recorded]) -> None:
    """Add the questions of `part` at which something stands that was asked for, and those of the parts and rows below it."""
    said = part.__dict__
    for name, asked, below in leads:
        value = said[name]
        if value is None or value == ():
            continue
        if asked:
            found.append(Recorded(path + name, pattern + name, value, part))
        if not below:
            continue
        if type(value) is tuple:
            rows = f"{pattern}{name}[]."
            for number, row in enumerate(value):
                _gather(row, below, f"{path}{name}[{number}].", rows, found)
        else:
            _gather(value, below, f"{path}{name}.", f"{pattern}{name}.", found)


@cache
def _leading(model: type[BaseModel], names: frozenset[str]) -> Leads:
    """Return the questions of `model` that are called so, or below which one is: whether it is, and what leads on below it."""
    ways = []
    for name, info in model.model_fields.items():
        below = model_below(info.annotation)
        ways.append((name, name in names, _leading(below, names) if below is not None else ()))
    return tuple(each for each in ways if each[1] or each[2])


def rows_among(model: BaseModel, wanted: frozenset[type[Row]], path: str = "") -> Iterator[tuple[str, Row]]:
    """Yield every row of the kinds `wanted` with its path, in the order of the models, past what cannot hold one."""
    for name in _ways(type(model), wanted):
        value = getattr(model, name)
        if not value:
            continue
        at = f"{path}.{name}" if path else name
        if not isinstance(value, tuple):
            yield from rows_among(value, wanted, at)
            continue
        rows = [(f"{at}[{number}]", row) for number, row in enumerate(value)]
        yield from (each for each in rows if type(each[1]) in wanted)
        kind: type[BaseModel] = type(value[0])
        if _ways(kind, wanted):
            for place, row in rows:
                yield from rows_among(row, wanted, place)


@cache
def _ways(model: type[BaseModel], wanted: frozenset[type[Row]]) -> tuple[str, ...]:
    """Return the questions of `model` at or below which rows of the kinds `wanted` can stand."""
    below = {name: model_below(info.annotation) for name, info in model.model_fields.items()}
    return tuple(name for name, each in below.items() if each and (each in wanted or _ways(each, wanted)))


def is_answered(value: Any) -> bool:
    """Say whether `value` answers a question: "no", nought and "not known" do; nothing and blank text do not.

    >>> [is_answered(each) for each in (None, "", " ", (), 0, False, "no")]
    [False, False, False, False, True, True, True]
    """
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != () and (not isinstance(value, Narrative) or bool(value))


def open_text(narrative: Narrative | None) -> str | None:
    """Return the words of `narrative` that anybody may read, on one line, or none.

    A derived answer is a copy in another place, where the marks of a passage would be lost: marked passages stay behind.
    """
    if not narrative:
        return None
    said = narrative.said
    if not isinstance(said, str):
        said = " ".join([each.text for each in said if each.for_everybody])
    return " ".join(said.split()) or None


def only(rows: Sequence[Any]) -> Any:
    """Return the one row there is, or none where there are none or several."""
    return rows[0] if len(rows) == 1 else None
