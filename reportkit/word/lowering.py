"""Jinja's syntax tree of a part, checked, as the plain data that `program` reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from jinja2 import nodes

_SIGNS: Final[dict[type, str]] = {
    nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%",
}  # fmt: skip


def lowered(tree: nodes.Template) -> list[Any]:
    """Return a checked tree as data."""
    return _body(tree.body)


def _body(body: Sequence[nodes.Node]) -> list[Any]:
    made: list[Any] = []
    for node in body:
        if isinstance(node, nodes.Output):
            for each in node.nodes:
                made.append(each.data if isinstance(each, nodes.TemplateData) else _print(each))
        else:
            made.append(_statement(node))
    return made


def _print(node: nodes.Expr) -> list[Any]:
    return ["print", node.lineno, _expression(node)]


def _statement(node: Any) -> list[Any]:
    if isinstance(node, nodes.If):
        cases = [[each.lineno, _expression(each.test), _body(each.body)] for each in (node, *node.elif_)]
        return ["if", cases, _body(node.else_)]
    if isinstance(node, nodes.For):
        test = _expression(node.test) if node.test is not None else None
        rest = (_target(node.target), _expression(node.iter), test, _body(node.body), _body(node.else_))
        return ["for", node.lineno, *rest]
    if isinstance(node, nodes.Assign):
        return ["set", node.lineno, _target(node.target), _expression(node.node)]
    pairs = [[_target(name), _expression(value)] for name, value in zip(node.targets, node.values, strict=True)]
    return ["with", node.lineno, pairs, _body(node.body)]


def _target(node: nodes.Node) -> Any:
    return [_target(each) for each in node.items] if isinstance(node, nodes.Tuple) else node.name  # type: ignore[attr-defined]


def _expression(node: Any) -> list[Any]:
    if node is None:
        return ["const", None]
    if type(node) in _SIGNS:
        return ["calculate", _SIGNS[type(node)], _expression(node.left), _expression(node.right)]
    return _MADE[type(node)](node)


def _all(items: Sequence[nodes.Node]) -> list[Any]:
    return [_expression(each) for each in items]


def _item(node: nodes.Getitem) -> list[Any]:
    if isinstance(node.arg, nodes.Slice):
        ends = (node.arg.start, node.arg.stop, node.arg.step)
        return ["slice", _expression(node.node), *map(_expression, ends)]
    return ["item", _expression(node.node), _expression(node.arg)]


def _named(node: nodes.Filter | nodes.Test) -> tuple[Any, ...]:
    return (
        node.name,
        _expression(node.node),
        _all(node.args),
        {each.key: _expression(each.value) for each in node.kwargs},
    )


_MADE: Final[dict[type, Callable[[Any], list[Any]]]] = {
    nodes.Const: lambda node: ["const", node.value],
    nodes.TemplateData: lambda node: ["const", node.data],
    nodes.Name: lambda node: ["name", node.name],
    nodes.Getattr: lambda node: ["key", _expression(node.node), node.attr],
    nodes.Getitem: _item,
    nodes.Filter: lambda node: ["filter", *_named(node)],
    nodes.Test: lambda node: ["test", *_named(node)],
    nodes.CondExpr: lambda node: ["choose", *map(_expression, (node.test, node.expr1, node.expr2))],
    nodes.Compare: lambda node: [
        "compare", _expression(node.expr), [[each.op, _expression(each.expr)] for each in node.ops]
    ],
    nodes.And: lambda node: ["and", _expression(node.left), _expression(node.right)],
    nodes.Or: lambda node: ["or", _expression(node.left), _expression(node.right)],
    nodes.Not: lambda node: ["not", _expression(node.node)],
    nodes.Neg: lambda node: ["signed", "-", _expression(node.node)],
    nodes.Pos: lambda node: ["signed", "+", _expression(node.node)],
    nodes.List: lambda node: ["list", _all(node.items)],
    nodes.Tuple: lambda node: ["tuple", _all(node.items)],
    nodes.Dict: lambda node: ["group", [[_expression(each.key), _expression(each.value)] for each in node.items]],
}  # fmt: skip
