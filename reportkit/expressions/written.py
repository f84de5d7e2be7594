"""Write a piece of a rule's syntax tree as the little language again, so that it can be shown, and asked by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from jinja2 import nodes

_OPERATORS = {
    "eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in",
}  # fmt: skip
_CHOICE, _OR, _AND, _NOT, _COMPARE, _ADD, _JOIN, _SIGN, _FILTER = range(9)
"""How tightly each form binds, the loosest first."""


def written(node: nodes.Node) -> str:
    """Return `node` as the little language writes it.

    >>> from jinja2 import Environment
    >>> written(Environment().parse('{{ not (a or b.c=="x") and d|count>0 }}').body[0].nodes[0])
    'not (a or b.c == "x") and d | count > 0'
    """
    return _write(node)[1]


def _at(level: int, node: nodes.Node) -> str:
    """Return `node` written, in brackets where it binds more loosely than its place asks for."""
    own, text = _write(node)
    return text if own >= level else f"({text})"


def _write(node: nodes.Node) -> tuple[int, str]:
    return _WRITERS[type(node)](node)


def _constant(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_constant(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _const(node: Any) -> tuple[int, str]:
    return _FILTER, {"null": "none"}.get(text := _constant(node.value), text)


def _choice(node: Any) -> tuple[int, str]:
    said = f"{_at(_OR, node.expr1)} if {_at(_OR, node.test)}"
    return _CHOICE, said + (f" else {_at(_CHOICE, node.expr2)}" if node.expr2 is not None else "")


def _compare(node: Any) -> tuple[int, str]:
    said = (f" {_OPERATORS[each.op]} {_at(_ADD, each.expr)}" for each in node.ops)
    return _COMPARE, _at(_ADD, node.expr) + "".join(said)


def _filter(node: Any) -> tuple[int, str]:
    given = f"({', '.join(_at(_CHOICE, each) for each in node.args)})" if node.args else ""
    return _FILTER, f"{_at(_FILTER, node.node)} | {node.name}{given}"


def _test(node: Any) -> tuple[int, str]:
    given = " " + _at(_FILTER, node.args[0]) if node.args else ""
    return -1, f"{_at(_FILTER, node.node)} is {node.name}{given}"  # in brackets always: a test takes what follows it


def _two(level: int, sign: str) -> Callable[[Any], tuple[int, str]]:
    return lambda node: (level, f"{_at(level, node.left)} {sign} {_at(level + 1, node.right)}")


def _rows(node: Any) -> tuple[int, str]:
    return _FILTER, "[" + ", ".join(_at(_CHOICE, each) for each in node.items) + "]"


def _held(node: nodes.Node) -> str:
    """Return what is looked into, in brackets where it is piped: a dot binds more tightly than a filter."""
    text = _at(_FILTER, node)
    return f"({text})" if isinstance(node, nodes.Filter) else text


_WRITERS: dict[type[nodes.Node], Callable[[Any], tuple[int, str]]] = {
    nodes.Name: lambda node: (_FILTER, node.name),
    nodes.Const: _const,
    nodes.TemplateData: lambda node: (_FILTER, _constant(node.data)),
    nodes.List: _rows,
    nodes.Tuple: _rows,
    nodes.Getattr: lambda node: (_FILTER, f"{_held(node.node)}.{node.attr}"),
    nodes.Getitem: lambda node: (_FILTER, f"{_held(node.node)}[{_at(_CHOICE, node.arg)}]"),
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.CondExpr: _choice,
    nodes.Or: _two(_OR, "or"),
    nodes.And: _two(_AND, "and"),
    nodes.Not: lambda node: (_NOT, f"not {_at(_NOT, node.node)}"),
    nodes.Compare: _compare,
    nodes.Add: _two(_ADD, "+"),
    nodes.Sub: _two(_ADD, "-"),
    nodes.Concat: lambda node: (_JOIN, " ~ ".join(_at(_SIGN, each) for each in node.nodes)),
    nodes.Neg: lambda node: (_SIGN, f"-{_at(_SIGN, node.node)}"),
}
