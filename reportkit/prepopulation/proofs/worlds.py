"""Is there a child for whom these conditions hold? A small, exact search over the answers that they turn on.

The search tries the values of one answer after another and asks the conditions after each, with the rest still open: what
is decided already is not tried further. What comes back is a world, answers for which all hold, or nothing where there are
none. Answers fit together in a world: where a group is missing so is what stands in it, and what a trigger question
answered with no has closed is missing too.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from jinja2 import nodes

from reportkit.expressions import MISSING, is_missing
from reportkit.expressions.written import written
from reportkit.prepopulation.proofs.terms import Rows, Term, above, closers, kind_of, term_of

MOST = 60_000
"""How many pieces of conditions are looked at in one search."""
World = Mapping[Term, Any]
GIVEN = frozenset({"default", "and_list", "paragraphs", "bullets", "count"})
KEEPING = frozenset({"where", "where_not", "where_in", "limit", "pluck", "distinct", "without", "lines_of", "look_up"})
"""Filters that give at most as many as they are given."""
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "lt": operator.lt, "lteq": operator.le, "gt": operator.gt, "gteq": operator.ge,
}  # fmt: skip


@dataclass(frozen=True)
class Condition:
    """A piece of a rule and whether it is to hold; `loops` says what its `item` runs over."""

    node: nodes.Node
    wanted: bool = True
    loops: Mapping[str, str] = field(default_factory=dict)


class TooMany(Exception):
    """There are more answers to try than the search goes into."""


class _Open(Exception):
    """The value turns on a term that has no value yet."""

    def __init__(self, node: nodes.Node, loops: Mapping[str, str]) -> None:
        super().__init__()
        self.node, self.loops = node, loops


def find(conditions: Sequence[Condition], *, recorded: bool = False) -> World | None:
    """Return answers for which every one of `conditions` is as wanted, or none where there are no such answers.

    With `recorded`, only among children for whom every answer is recorded. Raises `TooMany` where the answers that the
    conditions turn on are too many to try.
    """
    return _Search(conditions, recorded).run()


class _Answers(dict[str, tuple[Term, Any]]):
    """The answers tried so far, by the name of their term, and how much more may be looked at."""

    def __init__(self, left: list[int]) -> None:
        super().__init__()
        self.left = left

    def with_(self, term: Term, value: Any) -> _Answers:
        """Return these answers and one more."""
        made = _Answers(self.left)
        made.update(self)
        made[term.key] = (term, value)
        return made

    def look(self) -> None:
        """Count one look; raises `TooMany` where there have been enough."""
        self.left[0] -= 1
        if self.left[0] < 0:
            raise TooMany


class _Search:
    def __init__(self, conditions: Sequence[Condition], recorded: bool) -> None:
        self.conditions = conditions
        self.recorded = recorded
        self.compared = _compared(conditions)

    def run(self) -> World | None:
        try:
            return self._extend(_Answers([MOST]))
        except RecursionError as deep:
            raise TooMany from deep

    def _extend(self, world: _Answers) -> World | None:
        opened: _Open | None = None
        for each in self.conditions:
            try:
                if bool(_value(each.node, each.loops, world)) != each.wanted:
                    return None
            except _Open as turning:
                opened = opened or turning
        if opened is None:
            return dict(world.values())
        term = term_of(opened.node, opened.loops, self.compared, recorded=self.recorded)
        for value in term.values:
            if _fits(term, value, world) and (found := self._extend(world.with_(term, value))) is not None:
                return found
        return None


def _fits(term: Term, value: Any, world: Mapping[str, tuple[Term, Any]]) -> bool:
    """Say whether an answer can stand beside those of `world`."""
    nothing = not is_recorded(value)
    for other, held in world.values():
        if not term.path or not other.path:
            continue
        held_nothing = not is_recorded(held)
        if (held_nothing and not nothing and _inside(term.path, other.path)) or (
            nothing and not held_nothing and _inside(other.path, term.path)
        ):
            return False
        if held == "no" and not nothing and other.path in _closed_by(term.path):
            return False
        if value == "no" and not held_nothing and term.path in _closed_by(other.path):
            return False
    return True


def is_recorded(value: Any) -> bool:
    """Say whether a value of a world stands for an answer that is there."""
    return bool(value) if isinstance(value, Rows) else not is_missing(value)


def _inside(path: str, outer: str) -> bool:
    return path != outer and outer in _above(path)


@lru_cache(maxsize=4096)
def _above(path: str) -> frozenset[str]:
    return frozenset(above(path))


@lru_cache(maxsize=4096)
def _closed_by(path: str) -> frozenset[str]:
    """Return the trigger questions whose “no” closes a path."""
    return frozenset(closers()[each] for each in above(path) if each in closers())


def _value(node: nodes.Node, loops: Mapping[str, str], world: _Answers) -> Any:
    """Return what `node` comes to in `world`; raises `_Open` where that turns on a term without a value."""
    world.look()

    def ask(inner: nodes.Node) -> Any:
        return _value(inner, loops, world)

    if isinstance(node, nodes.Const):
        return MISSING if node.value is None else node.value
    if isinstance(node, nodes.And | nodes.Or):
        return _both(node, ask)
    if isinstance(node, nodes.Not):
        return not ask(node.node)
    if isinstance(node, nodes.CondExpr):
        side = node.expr1 if ask(node.test) else node.expr2
        return MISSING if side is None else ask(side)
    if isinstance(node, nodes.Compare):
        return _comparison(node, ask, loops, world)
    if isinstance(node, nodes.Test) and node.name in ("defined", "none"):
        return node.name == "defined" and is_recorded(
            ask(node.node)
        )  # what is missing is never none, so none never holds
    if isinstance(node, nodes.List | nodes.Tuple):
        return tuple(ask(each) for each in node.items)
    if isinstance(node, nodes.Filter) and node.node is not None:
        return _piped(node, ask, loops, world)
    return _term(node, loops, world)


def _term(node: nodes.Node, loops: Mapping[str, str], world: _Answers) -> Any:
    key = written(node)
    if key not in world:
        raise _Open(node, loops)
    return world[key][1]


def _both(node: nodes.And | nodes.Or, ask: Callable[[nodes.Node], Any]) -> Any:
    """Return an `and` or an `or`; one side that decides is enough, though the other is still open."""
    deciding = isinstance(node, nodes.Or)
    try:
        left = ask(node.left)
    except _Open:
        if bool(right := ask(node.right)) is deciding:
            return right
        raise
    return left if bool(left) is deciding else ask(node.right)


def _piped(
    node: nodes.Filter,
    ask: Callable[[nodes.Node], Any],
    loops: Mapping[str, str],
    world: _Answers,
) -> Any:
    held = ask(node.node) if node.node is not None else MISSING
    if node.name == "default":
        return held if is_recorded(held) else ask(node.args[0])
    if node.name == "count":
        return _how_many(node, held, loops, world)
    if node.name in ("value", "sort_by"):
        return held
    if not is_recorded(held) and node.name not in GIVEN:
        return MISSING
    value = _term(node, loops, world)
    if isinstance(value, Rows) and isinstance(held, Rows) and node.name in KEEPING and value.many > held.many:
        return held
    return value


def _how_many(node: nodes.Filter, held: Any, loops: Mapping[str, str], world: _Answers) -> Any:
    if not is_recorded(held):
        return 0
    if isinstance(held, Rows):
        return held.many
    if isinstance(held, tuple):
        return len(held)
    many = _term(node, loops, world)
    return max(1, many) if isinstance(many, int) else 1


def _comparison(
    node: nodes.Compare,
    ask: Callable[[nodes.Node], Any],
    loops: Mapping[str, str],
    world: _Answers,
) -> bool:
    left, left_node = None, node.expr
    for number, operand in enumerate(node.ops):
        if operand.op in ("in", "notin") and kind_of(operand.expr, loops) == "choices":
            held = is_recorded(ask(operand.expr)) and bool(_membership(left_node, operand.expr, loops, world))
            if held != (operand.op == "in"):
                return False
            continue
        left = ask(node.expr) if number == 0 else left
        right = ask(operand.expr)
        if not _compares(operand.op, left, right):
            return False
        left, left_node = right, operand.expr
    return True


def _membership(option: nodes.Node, ticked: nodes.Node, loops: Mapping[str, str], world: _Answers) -> Any:
    return _term(nodes.Compare(option, [nodes.Operand("in", ticked)]), loops, world)


def _compares(sign: str, left: Any, right: Any) -> bool:
    if sign in ("eq", "ne"):
        same = left == right or (not is_recorded(left) and not is_recorded(right))
        return same == (sign == "eq")
    if sign in ("in", "notin"):
        among = any(left == each for each in right) if isinstance(right, tuple | list) else False
        return among == (sign == "in")
    if not is_recorded(left) or not is_recorded(right):
        return False
    try:
        return COMPARE[sign](left, right)
    except TypeError:
        return False


def _compared(conditions: Iterable[Condition]) -> dict[str, frozenset[Any]]:
    """Return what each term is compared with: constants, and `=` with the name of another term."""
    found: dict[str, set[Any]] = {}
    for condition in conditions:
        for node in (condition.node, *condition.node.find_all(nodes.Compare)):
            if isinstance(node, nodes.Compare):
                sides = [node.expr, *(each.expr for each in node.ops)]
                for one, other in pairwise(sides):
                    _note(one, other, found)
                    _note(other, one, found)
    return {key: frozenset(each) for key, each in found.items()}


def _note(term: nodes.Node, other: nodes.Node, found: dict[str, set[Any]]) -> None:
    """Write down, for every term that `term` can come to, what `other` says."""
    said = set(_constants(other)) or {f"={written(other)}"}
    for each in _terms_in(term):
        found.setdefault(written(each), set()).update(said)


def _terms_in(node: nodes.Node) -> Iterable[nodes.Node]:
    """Yield the terms whose value `node` can take over: through `default`, `count`, a choice."""
    if isinstance(node, nodes.Filter) and node.node is not None:
        if node.name in ("default", "count", "value", "sort_by"):
            yield from _terms_in(node.node)
            yield from (each for inner in node.args if node.name == "default" for each in _terms_in(inner))
        yield node
    elif isinstance(node, nodes.CondExpr):
        yield from (each for side in (node.expr1, node.expr2) if side is not None for each in _terms_in(side))
    elif isinstance(node, nodes.Add | nodes.Sub):
        yield from (*_terms_in(node.left), *_terms_in(node.right), node)
    elif not isinstance(node, nodes.Const | nodes.List | nodes.Tuple):
        yield node


def _constants(node: nodes.Node) -> Iterable[Any]:
    if isinstance(node, nodes.Const):
        return node.value if isinstance(node.value, list | tuple) else [node.value]
    if isinstance(node, nodes.List | nodes.Tuple):
        return [each.value for each in node.items if isinstance(each, nodes.Const)]
    return []
