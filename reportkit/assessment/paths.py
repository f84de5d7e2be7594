"""Every path that an expression may name, read off the models."""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from reportkit.assessment.kinds import Spot, spot_at
from reportkit.assessment.models.base import Listed, Narrative, PartialDate, Sensitivity


@dataclass(frozen=True, slots=True)
class PathFacts:
    """What is known of one path: its title, what stands there, where the question comes from, who may hold it.

    `kind` is one of group, rows, choice, choices, text, narrative, date, number, yes-no. `options` are the values of a
    choice. `sensitivity` is that of the question or, where it has none, of what it stands in.
    """

    path: str
    title: str
    kind: str
    sensitivity: Sensitivity
    src: str = ""
    help: str = ""
    needed: bool = False
    derived: bool = False
    opens: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()


@cache
def all_paths() -> Mapping[str, PathFacts]:
    """Return the facts of every path of an assessment; rows are written with `[]`.

    >>> all_paths()["explanations_and_conclusions.future_behaviour.rosh"].title
    'Risk of serious harm'
    """
    from reportkit.assessment.models.assessment import Assessment  # the models are only built when somebody asks

    return {facts.path: facts for facts in _walk(Assessment, "", Sensitivity.STANDARD, ())}


def spot_of(path: str) -> Spot:
    """Return the place of an assessment that `path` names: its kinds with their bounds.

    >>> spot_of("modules.pre_sentence_report.case.days_on_remand").kinds[0].bounds
    (('ge', 0),)
    """
    from reportkit.assessment.models.assessment import Assessment

    steps = (step for part in path.replace("[]", ".[]").split(".") for step in [0 if part == "[]" else part])
    return spot_at(Assessment, tuple(steps))


def _walk(model: type[BaseModel], prefix: str, sensitivity: Sensitivity, trail: tuple[str, ...]) -> Iterator[PathFacts]:
    for name, info in model.model_fields.items():
        if name == "reportkit_assessment":
            continue
        extra = info.json_schema_extra
        about: Any = extra.get("x-question", {}) if isinstance(extra, dict) else {}
        own = Sensitivity(about.get("sensitivity", "standard"))
        effective = sensitivity if own is Sensitivity.STANDARD else own
        kind, inner, options = kind_of(info.annotation)
        path, title = f"{prefix}{name}", info.title or name.replace("_", " ").capitalize()
        yield PathFacts(
            path=path,
            title=title,
            kind=kind,
            sensitivity=effective,
            src=about.get("src", ""),
            help=info.description or "",
            needed=about.get("needed", False),
            derived=about.get("derived", False),
            opens=tuple(about.get("opens", ())),
            options=options,
            trail=trail,
        )
        if inner is not None:
            below = path + ("[]." if kind == "rows" else ".")
            yield from _walk(inner, below, effective, (*trail, title))


def kind_of(annotation: Any) -> tuple[str, type[BaseModel] | None, tuple[str, ...]]:
    """Return the kind, the model below, and the options of a field's annotation."""
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(each for each in get_args(annotation) if each is not type(None))
    if get_origin(annotation) is tuple:
        kind, inner, options = kind_of(get_args(annotation)[0])
        return ("choices" if kind in ("choice", "yes-no") else "rows"), inner, options
    if isinstance(annotation, type):
        if issubclass(annotation, Narrative):
            return "narrative", None, ()
        if issubclass(annotation, BaseModel):
            return "group", annotation, ()
        if issubclass(annotation, Listed):
            options = tuple(each.value for each in annotation)
            return ("yes-no" if set(options) <= {"yes", "no", "unknown"} else "choice"), None, options
        if issubclass(annotation, PartialDate | datetime.date):
            return "date", None, ()
        if issubclass(annotation, bool | int | float):
            return "number", None, ()
    return "text", None, ()


def model_below(annotation: Any) -> type[BaseModel] | None:
    """Return the model of the group or of the rows that a question takes, or none."""
    return kind_of(annotation)[1]
