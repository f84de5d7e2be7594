"""Every path that an expression may name, read off the models."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
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


def plain(value: Any, marked: list[Any] | None = None) -> Any:
    """Return a model as plain data for expressions: keys and lists; options, dates and narratives as they are.

    What is not recorded is left out, so that it is found missing. So is what a trigger question answered with no has
    closed: it stays in the record and flows nowhere (S0, invariant I1). Narratives with a passage that is not for everybody,
    and all that leads to one, are added to `marked`.
    """
    how = _how(type(value))
    return how(value, [] if marked is None else marked) if how else value


Plainly = Callable[[Any, list[Any]], Any]

_HOW: dict[type, Plainly | None] = {}


def _how(kind: type) -> Plainly | None:
    """Return how values of a type become plain data; none where they are plain."""
    if kind not in _HOW:
        _HOW[kind] = _plainly(kind)
    return _HOW[kind]


def _plainly(kind: type) -> Plainly | None:
    if issubclass(kind, Narrative):
        return _plain_narrative
    if issubclass(kind, BaseModel):
        return partial(_plain_group, _triggers(kind))
    if issubclass(kind, tuple | list):
        return _plain_rows
    return None


def _plain_rows(rows: Iterable[Any], marked: list[Any]) -> tuple[Any, ...]:
    before = len(marked)
    found = []
    for each in rows:
        how = _how(type(each))
        if (kept := how(each, marked) if how else each) is not None:
            found.append(kept)
    made = tuple(found)
    if len(marked) > before:
        marked.append(made)
    return made


def _plain_narrative(narrative: Narrative, marked: list[Any]) -> Narrative | None:
    says = False
    for passage in narrative.passages:
        says = says or bool(passage.text.strip())
        if passage.sensitivity is not Sensitivity.STANDARD or passage.not_for:
            marked.append(narrative)
    return narrative if says else None


def _plain_group(
    triggers: tuple[tuple[str, tuple[str, ...]], ...], group: BaseModel, marked: list[Any]
) -> dict[str, Any] | None:
    answers = group.__dict__
    before = len(marked)
    found = {}
    for name, each in answers.items():
        if each is not None:
            kind = type(each)
            how = _HOW[kind] if kind in _HOW else _how(kind)
            if how is None:
                found[name] = each
            elif (kept := how(each, marked)) is not None and (type(kept) is not tuple or kept):
                found[name] = kept
    for trigger, opened in triggers:
        if answers[trigger] == "no":
            for name in opened:
                found.pop(name, None)
    if len(marked) > before:
        marked.append(found)
    return found or None
