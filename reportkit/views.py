"""What one reader may see of the facts: the same facts, without what that reader is not cleared for.

Only what leads to a cut is made anew. Everything else in a view is the very object that stands in the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from reportkit.assessment import Narrative, Passage, Sensitivity, all_paths

Tree = dict[str, Any]
Marked = dict[int, Any]
"""Narratives in which something may have to be cut, and all that leads to one, by their identity."""
CUT = None
"""What stands in a tree of cuts for something of which nothing may be seen."""
_NONE: Tree = {}


def seen(
    facts: Mapping[str, Any],
    cleared: frozenset[str],
    reader: str,
    released: frozenset[str],
    marked: Marked | None = None,
) -> Mapping[str, Any]:
    """Return `facts` without the questions and the passages that are not for `reader`; what is `released` stays.

    `marked` is what leads to narratives that are not all for everybody, where it is known already.
    """

    def held(passage: Passage) -> bool:
        return passage.sensitivity in cleared and reader not in passage.not_for

    if marked is None or Sensitivity.STANDARD not in cleared:
        marked = _marked(facts, held)
    return _group(facts, facts, _closed(cleared, released), marked, held) or {}


def _without(value: Any, cuts: Tree, marked: Marked, held: Callable[[Passage], bool]) -> Any:
    """Return `value` without what `cuts` closes, and its `marked` narratives without the passages that are not `held`."""
    if isinstance(value, Narrative):
        kept = tuple(each for each in value.passages if held(each))
        if len(kept) == len(value.passages):
            return value
        return Narrative(kept) if kept else None
    if isinstance(value, dict):
        return _group(value, value if id(value) in marked else cuts, cuts, marked, held)
    if isinstance(value, tuple | list):
        below = cuts.get("[]", _NONE)
        looked = [_without(each, below, marked, held) if below or id(each) in marked else each for each in value]
        same = all(one is other for one, other in zip(looked, value, strict=True))
        return value if same else tuple(each for each in looked if each is not None)
    return value


def _group(
    group: Mapping[str, Any], keys: Iterable[str], cuts: Tree, marked: Marked, held: Callable[[Passage], bool]
) -> Mapping[str, Any] | None:
    """Return a group without what is cut below its `keys`: the very same group where that is nothing."""
    found = None
    for key in keys:
        each = group.get(key)
        if each is None or not (key in cuts or id(each) in marked):
            continue
        below = cuts.get(key, _NONE)
        left = None if below is CUT else _without(each, below, marked, held)
        if left is each:
            continue
        found = dict(group) if found is None else found
        if left is None or left == ():
            del found[key]
        else:
            found[key] = left
    return group if found is None else found or None


@lru_cache(maxsize=256)
def _closed(cleared: frozenset[str], released: frozenset[str]) -> Tree:
    """Return the tree of the questions that are closed; what is released, stands below it or leads to it stays open."""
    tree: Tree = {}
    below = tuple(mark for path in released for mark in (f"{path}.", f"{path}[]"))
    for path, facts in all_paths().items():
        leads = any(each.startswith((f"{path}.", f"{path}[]")) for each in released)
        if facts.sensitivity not in cleared and not (path in released or path.startswith(below) or leads):
            _cut(tree, path.replace("[]", ".[]").split("."))
    return tree


def _cut(tree: Tree, steps: list[str]) -> None:
    for step in steps[:-1]:
        inner = tree.setdefault(step, {})
        if inner is CUT:
            return
        tree = inner
    tree[steps[-1]] = CUT


def _marked(value: Any, held: Callable[[Passage], bool]) -> Marked:
    """Return the narratives of which something is not held, and all that leads to one."""
    found: Marked = {}
    if isinstance(value, Narrative):
        if not all(map(held, value.passages)):
            found[id(value)] = value
    elif isinstance(value, Mapping | tuple | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            found |= _marked(each, held)
        if found:
            found[id(value)] = value
    return found
