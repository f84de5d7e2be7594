"""An assessment as the plain data that rules read: keys, rows, options, dates and narratives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import BaseModel

from reportkit.assessment.models.base import Narrative, questions
from reportkit.assessment.paths import kind_of

Plainly = Callable[[Any, list[Any]], Any]


def plain(part: BaseModel, marked: list[Any] | None = None) -> dict[str, Any] | None:
    """Return a part as plain data for expressions: keys and lists; options, dates and narratives as they are.

    What is not recorded is left out, so that it is found missing. So is what a trigger question answered with no has
    closed: it stays in the record and flows nowhere (S0, invariant I1). Narratives with a passage that is not for everybody,
    and all that leads to one, are added to `marked`. None is for a part in which nothing is recorded.
    """
    made: dict[str, Any] | None = _group(type(part))(part, [] if marked is None else marked)
    return made


@cache
def _group(model: type[BaseModel]) -> Plainly:
    """Return what makes plain data of a part of `model`, written out as Python, a few lines for each of its questions.

    A record has four hundred parts with ten questions each, most of them unanswered: asking each by itself, and nothing of
    any, takes half of the time that a loop over them takes.
    """
    within: dict[str, Any] = {"narrative": _narrative}
    lines = ["def group(part, marked):", " said, found, before = part.__dict__, {}, len(marked)"]
    for name, info in model.model_fields.items():
        kind, inner, _ = kind_of(info.annotation)
        if inner is not None:
            within[f"_{name}"] = _rows(_group(inner)) if kind == "rows" else _group(inner)
        lines += _LINES["part" if inner else kind if kind in _LINES else "answer"].format(name).splitlines()
    for trigger, closed in _triggers(model):
        lines += [f" if found.get({trigger!r}) == 'no':", *(f"  found.pop({each!r}, None)" for each in closed)]
    lines += [" if len(marked) > before: marked.append(found)", " return found or None"]
    exec("\n".join(lines), within)  # noqa: S102 - the names are those of our own models
    group: Plainly = within["group"]
    return group


_LINES = {
    "answer": " if (it := said[{0!r}]) is not None: found[{0!r}] = it",
    **dict.fromkeys(("choices", "rows"), " if it := said[{0!r}]: found[{0!r}] = it"),
    "part": " if (it := said[{0!r}]) and (it := _{0}(it, marked)): found[{0!r}] = it",
    "narrative": (
        " if (it := said[{0!r}]) is not None"
        " and (it.said.strip() if type(it.said) is str else narrative(it, marked)): found[{0!r}] = it"
    ),
}
"""How an answer of each kind is asked for: what is none, empty or blank is not found."""


def _rows(group: Plainly) -> Plainly:
    """Return what makes plain data of rows, each of them a `group`."""

    def rows(given: tuple[BaseModel, ...], marked: list[Any]) -> tuple[Any, ...]:
        before = len(marked)
        made = tuple([kept for each in given if (kept := group(each, marked)) is not None])
        if len(marked) > before:
            marked.append(made)
        return made

    return rows


def _narrative(narrative: Narrative, marked: list[Any]) -> Narrative:
    if not all(each.for_everybody for each in narrative.passages):
        marked.append(narrative)
    return narrative


def _triggers(model: type[BaseModel]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the trigger questions of a model, each with what a “no” closes.

    The details of a sub-section stay: they also say what goes well there.
    """
    return tuple(
        (name, tuple(each for each in about["opens"] if each != "details"))
        for name, about in questions(model)
        if set(about["opens"]) - {"details"}
    )
