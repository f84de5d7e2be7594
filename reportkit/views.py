"""What one reader may see of the facts: the same facts, without what that reader is not cleared for.

Only what leads to a cut is made anew. Everything else in a view is the very object that stands in the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from reportkit.assessment import Narrative, Passage, all_paths

Tree = dict[str | int, Any]
CUT = None
"""What stands in a tree of cuts for something of which nothing may be seen."""
_NONE: Tree = {}


def seen(facts: Mapping[str, Any], cleared: frozenset[str], reader: str, released: frozenset[str]) -> Mapping[str, Any]:
    """Return `facts` without the questions and the passages that are not for `reader`; what is `released` stays."""

    def held(passage: Passage) -> bool:
        return passage.sensitivity in cleared and reader not in passage.not_for

    return _without(facts, _closed(cleared, released), _marked(facts, held), held) or {}


def _without(value: Any, cuts: Tree, marked: Tree, held: Callable[[Passage], bool]) -> Any:
    """Return `value` without what `cuts` closes, and its `marked` narratives without the passages that are not `held`."""
    if isinstance(value, Narrative):
        kept = tuple(each for each in value.passages if held(each))
        return value.model_copy(update={"passages": kept}) if kept else None
    if isinstance(value, dict):
        found = dict(value)
        for key in (each for each in value if each in cuts or each in marked):
            below = cuts.get(key, _NONE)
            left = None if below is CUT else _without(value[key], below, marked.get(key, _NONE), held)
            if left is None or left == ():
                del found[key]
            else:
                found[key] = left
        same = len(found) == len(value) and all(found[key] is each for key, each in value.items())
        return value if same else found or None
    if isinstance(value, tuple | list):
        below = cuts.get("[]", _NONE)
        looked = [
            _without(each, below, marked.get(at, _NONE), held) if below or at in marked else each
            for at, each in enumerate(value)
        ]
        same = all(one is other for one, other in zip(looked, value, strict=True))
        return value if same else tuple(each for each in looked if each is not None)
    return value


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


def _marked(value: Any, held: Callable[[Passage], bool]) -> Tree:
    """Return the tree of the narratives of which something is not held; it ends where they stand."""
    found: Tree = {}
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        kind = type(each)
        if kind is Narrative:
            for passage in each.passages:
                if not held(passage):
                    found[key] = _NONE
        elif kind in _NESTS and (below := _marked(each, held)):
            found[key] = below
    return found


_NESTS = (dict, tuple, list)
