"""Compile one line of the little language, refuse what it must not do, evaluate it on plain data."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from jinja2 import Environment, TemplateSyntaxError, UndefinedError, nodes
from jinja2.parser import Parser

from reportkit.diagnostics import Location, did_you_mean
from reportkit.expressions.filters import FILTERS
from reportkit.expressions.names import KEYED, Name, names_of
from reportkit.expressions.program import TESTS, Look, program_of
from reportkit.expressions.prose import as_line
from reportkit.expressions.values import Missing, is_missing
from reportkit.expressions.written import written

T = TypeVar("T")
_Read = tuple[tuple[Name, ...], nodes.Node, Callable[[Mapping[str, Any]], Any], tuple[Look, ...]]
LONGEST = 2_000

ALLOWED = (
    nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.TemplateData, nodes.List, nodes.Tuple, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Add, nodes.Sub, nodes.Concat, nodes.CondExpr,
    nodes.Filter, nodes.Test, nodes.Keyword, nodes.Output, nodes.Template,
)  # fmt: skip


class Refused(ValueError):
    """The line cannot be part of the little language; `hint` says what to do instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


_ENV = Environment()  # noqa: S701  (it prints nothing)
"""Jinja reads the lines; what it reads is checked here and asked by programs of our own."""


def _refuse(node: nodes.Node) -> None:
    """Walk the syntax tree and refuse what the language does not have."""
    if isinstance(node, nodes.Call):
        raise Refused("a rule cannot call anything", "pipe the value through a filter instead: value | filter")
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        raise Refused(f"there is no filter “{node.name}”", did_you_mean(node.name, FILTERS))
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        raise Refused(f"there is no test “is {node.name}”", "use ==, in, and, or, not")
    if isinstance(node, nodes.Filter):
        _refuse_hidden_keys(node)
    if isinstance(node, nodes.Getitem) and not isinstance(node.node, nodes.List | nodes.Tuple | nodes.Const):
        _written_out(node.arg)
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise Refused("a name cannot start with an underscore")
    if not isinstance(node, ALLOWED):
        raise Refused(
            f"the rule language has no “{type(node).__name__.lower()}”",
            "use paths, comparisons, and/or/not, if/else, filters",
        )
    for child in node.iter_child_nodes():
        _refuse(child)


def _refuse_hidden_keys(node: nodes.Filter) -> None:
    """Refuse a key into rows that is worked out: nobody could see which answers the line reads."""
    keys = node.args[1::2] if node.name == "look_up" else node.args[:1] if node.name in KEYED else ()
    if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
        raise Refused("what a filter is given stands in its order, without names and stars", 'write filter("…")')
    for key in keys:
        _written_out(key)


def _written_out(key: nodes.Node) -> None:
    if isinstance(key, nodes.Neg):
        key = key.node
    if not isinstance(key, nodes.Const) or not isinstance(key.value, str | int):
        raise Refused("a key is written out, never worked out", 'write the name of the answer in quotes: "name"')


@dataclass(frozen=True)
class Expression:
    """One line of the little language, compiled.

    >>> age = read_expression("child.age >= 16 and not child.in_care", at=Location("rules.yaml"))
    >>> age.evaluate({"child": {"age": 17}}), sorted(age.paths())
    (True, ['child.age', 'child.in_care'])
    """

    source: str
    at: Location
    names: tuple[Name, ...]
    tree: nodes.Node = field(repr=False, compare=False)
    run: Callable[[Mapping[str, Any]], Any] = field(repr=False, compare=False)
    looks: tuple[Look, ...] = field(repr=False, compare=False)

    @property
    def places(self) -> tuple[Expression, ...]:
        """The expressions that are asked: this one. A sentence has one for each of its places."""
        return (self,)

    def part(self, node: nodes.Node) -> Expression:
        """Return a piece of this line's syntax tree as an expression of its own, standing at the same place."""
        return read_expression(written(node), at=self.at)

    def paths(self, loops: Mapping[str, str] | None = None) -> frozenset[str]:
        """Return the paths that the line reads; `loops` says which path the loop variable `item` runs over."""
        return frozenset(name.path(loops or {}) for name in self.names)

    def evaluate(self, data: Mapping[str, Any]) -> Any:
        """Return the value of the line for `data`, or `None` where nothing is recorded.

        Raises `Refused` where the values do not fit together, for example a text compared with a number.
        """
        try:
            value = self.run(data)
        except (TypeError, ValueError, ArithmeticError, LookupError, RecursionError, UndefinedError) as misfit:
            raise Refused("the values here do not fit together") from misfit
        return None if isinstance(value, Missing) else value


@dataclass(frozen=True)
class Sentence:
    """Fixed words with places for values: `{{ child.name }} is {{ child.age }} years old.`

    Where a place has nothing to say, so has the whole sentence: it is missing, never half written.
    """

    source: str
    at: Location
    pieces: tuple[str | Expression, ...]

    @property
    def names(self) -> tuple[Name, ...]:
        """Every name of every place, in order."""
        return tuple(name for place in self.places for name in place.names)

    @property
    def places(self) -> tuple[Expression, ...]:
        """The expressions that stand between the fixed words."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Expression))

    def paths(self, loops: Mapping[str, str] | None = None) -> frozenset[str]:
        """Return the paths that the sentence reads."""
        return frozenset(name.path(loops or {}) for name in self.names)

    def evaluate(self, data: Mapping[str, Any]) -> str | None:
        """Return the sentence for `data`, or `None` where one of its places has nothing recorded."""
        said: list[str] = []
        for piece in self.pieces:
            value = piece if isinstance(piece, str) else piece.evaluate(data)
            if value is not piece and is_missing(value) and value != "":
                return None
            said.append(str(value) if isinstance(value, str | int | float | datetime.date) else _in_words(value))
        return "".join(said)


def _compiled(source: str, compile_: Callable[[str], T]) -> T:
    """Compile `source`; whatever the compiler cannot take is refused in words."""
    if len(source) > LONGEST:
        raise Refused(f"a rule has at most {LONGEST} characters", "say it in two fields")
    try:
        return compile_(source)
    except TemplateSyntaxError as fault:
        raise Refused(f"this is not a complete rule: {fault.message}", "check quotes, brackets and spelling") from fault
    except (RecursionError, SyntaxError, MemoryError) as fault:
        raise Refused("the rule is nested too deeply", "say it in two fields") from fault


def _in_words(value: Any) -> str:
    try:
        return as_line(value)
    except TypeError as misfit:
        raise Refused("a group of answers cannot be printed") from misfit


def _read(tree: nodes.Node) -> _Read:
    return names_of(tree), tree, *program_of(tree)


@lru_cache(maxsize=4096)
def _expression(source: str) -> _Read:
    return _compiled(source, _one_expression)


def _one_expression(source: str) -> _Read:
    parser = Parser(_ENV, source, state="variable")
    tree = parser.parse_expression()
    if not parser.stream.eos:
        raise Refused("a rule is one expression", "join texts with ~")
    _refuse(tree)
    return _read(tree)


def read_expression(source: str, *, at: Location) -> Expression:
    """Compile `source`; raises `Refused` with a message in an administrator's words."""
    return Expression(source, at, *_expression(source.strip()))


def read_sentence(source: str, *, at: Location) -> Sentence:
    """Compile fixed words with `{{ }}` places; raises `Refused`.

    >>> s = read_sentence("Aged {{ child.age }}.", at=Location("rules.yaml"))
    >>> s.evaluate({"child": {"age": 15}}), s.evaluate({})
    ('Aged 15.', None)
    """
    pieces = (piece if isinstance(piece, str) else Expression(source, at, *piece) for piece in _sentence(source))
    return Sentence(source, at, tuple(pieces))


@lru_cache(maxsize=4096)
def _sentence(source: str) -> tuple[str | _Read, ...]:
    return _compiled(source, _pieces)


def _pieces(source: str) -> tuple[str | _Read, ...]:
    template: Any = _ENV.parse(source)
    _refuse(template)
    return tuple(
        node.data if isinstance(node, nodes.TemplateData) else _read(node)
        for output in template.body
        for node in output.nodes
    )
