"""Every path that an expression may name, read off the models."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from reportkit.assessment.kinds import Spot, spot_at
from reportkit.assessment.models.base import Listed, Narrative, PartialDate, Sensitivity, questions


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
        kind, inner, options = _kind(info.annotation)
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


def _kind(annotation: Any) -> tuple[str, type[BaseModel] | None, tuple[str, ...]]:
    """Return the kind, the model below, and the options of a field's annotation."""
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(each for each in get_args(annotation) if each is not type(None))
    if get_origin(annotation) is tuple:
        kind, inner, options = _kind(get_args(annotation)[0])
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
    return _kind(annotation)[1]


@cache
def _triggers(model: type[BaseModel]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the trigger questions of a model, each with what a “no” closes.

    The details of a sub-section stay: they also say what goes well there.
    """
    return tuple(
        (name, tuple(each for each in about["opens"] if each != "details"))
        for name, about in questions(model)
        if about["opens"]
    )


def plain(part: BaseModel, marked: list[Any] | None = None) -> dict[str, Any] | None:
    """Return a part as plain data for expressions: keys and lists; options, dates and narratives as they are.

    What is not recorded is left out, so that it is found missing. So is what a trigger question answered with no has
    closed: it stays in the record and flows nowhere (S0, invariant I1). Narratives with a passage that is not for everybody,
    and all that leads to one, are added to `marked`. None is for a part in which nothing is recorded.
    """
    return _shape(type(part)).group(part, [] if marked is None else marked)


Plainly = Callable[[Any, list[Any]], Any]
_STANDARD = Sensitivity.STANDARD


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the parts of a model become plain data: its questions whose answers are not plain yet, and its triggers."""

    deep: tuple[tuple[str, Plainly], ...]
    triggers: tuple[tuple[str, tuple[str, ...]], ...]

    def group(self, part: BaseModel, marked: list[Any]) -> dict[str, Any] | None:
        before = len(marked)
        found = {name: each for name, each in part.__dict__.items() if each is not None}
        for name, plainly in self.deep:
            if name in found:
                kept = found[name] = plainly(found[name], marked)
                if kept is None:
                    del found[name]
        for trigger, opened in self.triggers:
            if found.get(trigger) == "no":
                for name in opened:
                    found.pop(name, None)
        if len(marked) > before:
            marked.append(found)
        return found or None

    def rows(self, rows: tuple[BaseModel, ...], marked: list[Any]) -> tuple[Any, ...] | None:
        before = len(marked)
        made = tuple([kept for each in rows if (kept := self.group(each, marked)) is not None])
        if len(marked) > before:
            marked.append(made)
        return made or None


@cache
def _shape(model: type[BaseModel]) -> _Shape:
    ways = ((name, _plainly(info.annotation)) for name, info in model.model_fields.items())
    return _Shape(tuple((name, way) for name, way in ways if way), _triggers(model))


def _plainly(annotation: Any) -> Plainly | None:
    """Return how an answer of this type becomes plain data; none where it is plain."""
    kind, inner, _ = _kind(annotation)
    if inner is not None:
        return _shape(inner).rows if kind == "rows" else _shape(inner).group
    return _narrative if kind == "narrative" else _several if kind in ("rows", "choices") else None


def _several(given: tuple[Any, ...], _: list[Any]) -> tuple[Any, ...] | None:
    return given or None


def _narrative(narrative: Narrative, marked: list[Any]) -> Narrative | None:
    for passage in narrative.passages:
        about = passage.__dict__
        if about["sensitivity"] is not _STANDARD or about["not_for"]:
            marked.append(narrative)
    return narrative or None
