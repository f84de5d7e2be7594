"""What a rule looks at, and the ways to find an answer in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.base import Narrative, Row, Sensitivity
from reportkit.settings import Settings, Thresholds


@dataclass(frozen=True, slots=True)
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
        return answer(self.assessment, path)

    def rows(self, path: str) -> tuple[Any, ...]:
        """Return the rows recorded at `path`; none is the empty tuple."""
        return tuple(answer(self.assessment, path) or ())


@dataclass(frozen=True, slots=True)
class Recorded:
    """One question of the assessment as it stands: where, as which path of the models, in which part, what is answered.

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
    for name in path.split("."):
        if found is None:
            return None
        found = getattr(found, name)
    return found


def everything(model: BaseModel, path: str = "", pattern: str = "") -> Iterator[Recorded]:
    """Yield every question of every part and row that is recorded, in the order of the models."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        at, as_path = (f"{path}.{name}", f"{pattern}.{name}") if path else (name, name)
        yield Recorded(at, as_path, value, model)
        if isinstance(value, BaseModel) and not isinstance(value, Narrative):
            yield from everything(value, at, as_path)
        elif isinstance(value, tuple):
            for number, row in enumerate(value):
                if isinstance(row, Row):
                    yield from everything(row, f"{at}[{number}]", f"{as_path}[]")


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
    passages = narrative.passages if narrative else ()
    said = (each.text for each in passages if each.sensitivity is Sensitivity.STANDARD and not each.not_for)
    return " ".join(" ".join(said).split()) or None


def only(rows: Sequence[Any]) -> Any:
    """Return the one row there is, or none where there are none or several."""
    return rows[0] if len(rows) == 1 else None
