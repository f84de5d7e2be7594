"""What each place of an assessment may hold, read off the models: kinds of answer, their bounds, and the question."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reportkit.assessment.models.base import Narrative, PartialDate, Passage
from reportkit.jsonfile.parts import Path

_BOUNDS = ("ge", "gt", "le", "lt", "min_length", "max_length", "pattern")
_PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True)
class Kind:
    """One kind of answer that a place may hold: a type, and the bounds that the model sets it."""

    type: Any
    bounds: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Spot:
    """A place of an assessment: what it may hold, its question's title, and the part and row that it belongs to."""

    kinds: tuple[Kind, ...]
    title: str = ""
    part: str = ""
    row: int | None = None
    item: int | None = None


def kinds_of(annotation: Any, facts: tuple[Any, ...] = ()) -> tuple[Kind, ...]:
    """Return the kinds of answer of a type annotation, each member of a union by itself.

    >>> [kind.type.__name__ for kind in kinds_of(int | str | None)]
    ['int', 'str', 'NoneType']
    """
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return kinds_of(inner, (*facts, *more))
    if get_origin(annotation) in (Union, UnionType):
        return tuple(kind for each in get_args(annotation) for kind in kinds_of(each, facts))
    bounds = tuple(
        (name, bound) for fact in facts for name in _BOUNDS if (bound := getattr(fact, name, None)) is not None
    )
    return (Kind(annotation, bounds),)


@cache
def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of `model` by the key that the file writes."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


@cache
def _kinds_of_field(model: type[BaseModel], key: str) -> tuple[Kind, ...]:
    info = fields_of(model)[key]
    return kinds_of(info.annotation, tuple(info.metadata))


@lru_cache(maxsize=4096)
def is_model(kind: Kind) -> bool:
    """Say whether the kind is a group of answers with keys of its own; a narrative is not one."""
    return isinstance(kind.type, type) and issubclass(kind.type, BaseModel)


def models_of(kinds: tuple[Kind, ...]) -> tuple[type[BaseModel], ...]:
    """Return the models among `kinds`; a narrative counts as the passage that it may be written as."""
    return tuple(Passage if kind.type is Narrative else kind.type for kind in kinds if _has_keys(kind))


def _has_keys(kind: Kind) -> bool:
    return kind.type is Narrative or is_model(kind)


@lru_cache(maxsize=4096)
def items_of(kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """Return the kinds that an item of a list may have."""
    return tuple(item for kind in kinds for item in _items(kind))


def _items(kind: Kind) -> tuple[Kind, ...]:
    if kind.type is Narrative:
        return (Kind(str, (("max_length", longest_passage()),)), Kind(Passage))
    if get_origin(kind.type) in (tuple, list, set, frozenset):
        return kinds_of(get_args(kind.type)[0])
    return ()


@cache
def longest_passage() -> int:
    """Return the number of characters that one passage of a narrative may have."""
    return int(dict(_kinds_of_field(Passage, "text")[0].bounds)["max_length"])


def below(kinds: tuple[Kind, ...], step: str | int) -> tuple[Kind, ...]:
    """Return the kinds that stand at `step` below a place of these kinds; none where there is no such step."""
    return items_of(kinds) if isinstance(step, int) else _below_key(kinds, step)


@lru_cache(maxsize=8192)
def _below_key(kinds: tuple[Kind, ...], step: str) -> tuple[Kind, ...]:
    found = [kind for model in models_of(kinds) if step in fields_of(model) for kind in _kinds_of_field(model, step)]
    for kind in kinds:
        if get_origin(kind.type) is dict:
            found.extend(kinds_of(get_args(kind.type)[1]))
        elif kind.type is Narrative and step == "passages":
            found.append(Kind(tuple[Passage, ...]))
    return tuple(found)


def spot_at(model: type[BaseModel], path: Path) -> Spot:
    """Return what stands at `path` below `model`; the last known part of a path that leads nowhere."""
    spot = Spot((Kind(model),))
    for step in path:
        kinds = below(spot.kinds, step)
        if isinstance(step, int):
            spot = Spot(kinds, spot.title, spot.part, spot.row, step)
        elif step == "passages" and any(kind.type is Narrative for kind in spot.kinds):
            spot = Spot(kinds, spot.title, spot.part, spot.row)
        else:
            title = _title(spot.kinds, step)
            if not kinds:
                return Spot((), spot.title, spot.part, spot.row, spot.item)
            spot = Spot(kinds, title, spot.title or spot.part, spot.item) if title else replace(spot, kinds=kinds)
    return spot


def _title(kinds: tuple[Kind, ...], key: str) -> str:
    for model in models_of(kinds):
        if info := fields_of(model).get(key):
            return info.title or key.replace("_", " ").capitalize()
    return ""


def question_title(model: type[BaseModel], path: Path) -> str:
    """Return the title of the question that `path` belongs to, or the empty string."""
    return spot_at(model, path).title


def accepts(kind: Kind, value: object) -> bool:
    """Say whether a JSON value is of this kind, before its size and content are looked at.

    Nothing is converted: a number is no text, true is no number, and a date is a text. A whole number may be written 3.0,
    as JSON Schema has it.

    >>> accepts(Kind(bool), "true"), accepts(Kind(int), True), accepts(Kind(datetime.date), 20260314)
    (False, False, False)
    """
    wanted = kind.type
    if wanted is Any:
        return True
    if wanted in (None, NoneType):
        return value is None
    if wanted is Narrative:
        return isinstance(value, (str, dict, list))
    if get_origin(wanted) is Literal:
        return any(value == option and type(value) is type(option) for option in get_args(wanted))
    if get_origin(wanted) is not None:
        return isinstance(value, dict if get_origin(wanted) is dict else list)
    if is_model(kind):
        return isinstance(value, dict)
    return _accepts_plain(wanted, value)


def _accepts_plain(wanted: type, value: object) -> bool:
    if issubclass(wanted, bool):
        return isinstance(value, bool)
    if issubclass(wanted, int):
        return not isinstance(value, bool) and (
            isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        )
    if issubclass(wanted, float):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if issubclass(wanted, (str, Enum, datetime.date, datetime.time)):
        return isinstance(value, str)
    return True


def is_date(kind: Kind) -> bool:
    """Say whether the kind is a date, whole or partial."""
    return isinstance(kind.type, type) and issubclass(kind.type, (datetime.date, PartialDate))


def written_as_date(kind: Kind, text: str) -> bool:
    """Say whether `text` has the form of this kind of date; pydantic takes more forms than one, we do not.

    >>> written_as_date(Kind(datetime.date), "2026-03-14"), written_as_date(Kind(datetime.date), "1773446400")
    (True, False)
    """
    if kind.type is datetime.datetime:
        return True
    found = _PARTIAL_DATE.fullmatch(text)
    return bool(found) and (kind.type is PartialDate or len(text) == 10)


def options_of(kinds: tuple[Kind, ...]) -> dict[str, str]:
    """Return the options of the controlled lists among `kinds`, each with its label."""
    options: dict[str, str] = {}
    for kind in kinds:
        if isinstance(kind.type, type) and issubclass(kind.type, Enum):
            options.update({str(each.value): str(getattr(each, "label", each.value)) for each in kind.type})
        elif get_origin(kind.type) is Literal:
            options.update({str(each): str(each) for each in get_args(kind.type)})
    return options


@cache
def places_of_keys(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Return the paths below `model` at which each key belongs, the shortest first, lists written `[]`."""
    places: dict[str, tuple[str, ...]] = {}
    for path, name in _walk((Kind(model),), "", ()):
        places[name] = (*places.get(name, ()), path)
    return {name: tuple(sorted(paths, key=lambda path: path.count("."))) for name, paths in places.items()}


def _walk(kinds: tuple[Kind, ...], path: str, above: tuple[type, ...]) -> Iterator[tuple[str, str]]:
    for model in models_of(tuple(kind for kind in kinds if is_model(kind))):
        if model in above:
            continue
        for key in fields_of(model):
            here = f"{path}.{key}" if path else key
            yield here, key
            inner = _kinds_of_field(model, key)
            yield from _walk(inner, here, (*above, model))
            yield from _walk(tuple(k for k in items_of(inner) if k.type is not Passage), f"{here}[]", (*above, model))
