"""A checked syntax tree -> a Python function that asks it of plain data.

Only the forms that the language allows can be written here. Keys, filters and fixed values are handed to the function
beside its text, so that nothing of a rule becomes Python. A name after a dot is looked up as a key and never as a Python
attribute, and the data is reached in no other way: a line's `looks` are everything that it can see of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from jinja2 import nodes

from reportkit.expressions.filters import FILTERS
from reportkit.expressions.values import MISSING, Missing

Look = tuple[Any, ...]
DEEPEST = 8
"""Up to so many keys a look is written out step by step."""
_COMPARED = {
    "eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in",
}  # fmt: skip
TESTS: dict[str, Callable[..., bool]] = {
    "defined": lambda value: not isinstance(value, Missing),
    "none": lambda value: value is None,
    "in": lambda value, among: value in among,
}


class Program(NamedTuple):
    """A function of the data, and the keys by which it reaches into the data, each from the top."""

    run: Callable[[Mapping[str, Any]], Any]
    looks: tuple[Look, ...]


def program_of(tree: nodes.Node) -> Program:
    """Return the program of a syntax tree in which everything is allowed.

    >>> from jinja2 import Environment
    >>> run, looks = program_of(Environment().parse('{{ child.name ~ "!" if child.age > 9 }}').body[0].nodes[0])
    >>> run({"child": {"name": "Jay", "age": 15}}), looks
    ('Jay!', (('child', 'age'), ('child', 'name')))
    """
    writer = _Writer()
    text = writer.write(tree)
    return Program(eval(compile(f"lambda data: {text}", "<rule>", "eval"), writer.beside), tuple(writer.looks))  # noqa: S307


def look(data: Any, keys: Look) -> Any:
    """Return what stands below `data` at `keys`, or `MISSING`."""
    for key in keys:
        data = _step(data, key)
    return MISSING if data is None else data


def _step(data: Any, key: Any) -> Any:
    """Return what stands in a group or a list at `key`; nothing where it is neither."""
    if data is None:
        return None
    if isinstance(data, Mapping):
        return data.get(key)
    if isinstance(data, list | tuple) and isinstance(key, int):
        return data[key] if -len(data) <= key < len(data) else None
    return None


def _top(data: Mapping[str, Any], name: str) -> Any:
    return data.get(name, MISSING)


def _joined(*values: Any) -> str:
    return "".join(map(str, values))


class _Writer:
    """The text of a program, and what stands beside it."""

    def __init__(self) -> None:
        self.beside: dict[str, Any] = {
            "__builtins__": {}, "look": look, "top": _top, "joined": _joined, "missing": MISSING,
            "step": _step, "type": type, "dict": dict,
        }  # fmt: skip
        self.looks: dict[Look, None] = {}

    def write(self, node: nodes.Node) -> str:
        """Return the Python of `node`; raises `KeyError` for a form that the language does not have."""
        return _FORMS[type(node)](self, node)

    def kept(self, value: Any) -> str:
        """Return the name under which a value stands beside the text."""
        name = f"k{len(self.beside)}"
        self.beside[name] = value
        return name

    def steps(self, start: str, keys: Iterable[Any]) -> str:
        """Return the Python of one look: as `look` does it, without its calls where groups stand in groups."""
        text = start
        for name in map(self.kept, keys):
            text = f"(at.get({name}) if type(at := {text}) is dict else step(at, {name}))"
        return f"(missing if (at := {text}) is None else at)"

    def several(self, found: list[Any]) -> str:
        return "".join(f"{self.write(each)}, " for each in found)


def _const(writer: _Writer, node: Any) -> str:
    return writer.kept(node.value)


def _words(writer: _Writer, node: Any) -> str:
    return writer.kept(node.data)


def _name(writer: _Writer, node: Any) -> str:
    writer.looks[(node.name,)] = None
    return f"top(data, {writer.kept(node.name)})"


def _inside(writer: _Writer, node: Any) -> str:
    """Write a step down; steps by written keys from a name are one look."""
    keys: list[Any] = []
    while (key := _written_key(node)) is not None:
        keys.insert(0, key)
        node = node.node
    if not keys:
        return f"look({writer.write(node.node)}, ({writer.write(node.arg)},))"
    if not isinstance(node, nodes.Name):
        return f"look({writer.write(node)}, {writer.kept(tuple(keys))})"
    whole = (node.name, *keys)
    writer.looks[whole] = None
    if len(whole) > DEEPEST:
        return f"look(data, {writer.kept(whole)})"
    return writer.steps(f"data.get({writer.kept(node.name)})", keys)


def _written_key(node: Any) -> str | int | None:
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) else None


def _compare(writer: _Writer, node: Any) -> str:
    others = "".join(f" {_COMPARED[each.op]} {writer.write(each.expr)}" for each in node.ops)
    return f"({writer.write(node.expr)}{others})"


def _choice(writer: _Writer, node: Any) -> str:
    test = writer.write(node.test)
    other = writer.write(node.expr2) if node.expr2 is not None else "missing"
    return f"({writer.write(node.expr1)} if {test} else {other})"


def _filter(writer: _Writer, node: Any) -> str:
    return f"{writer.kept(FILTERS[node.name])}({writer.several([node.node, *node.args])})"


def _test(writer: _Writer, node: Any) -> str:
    return f"{writer.kept(TESTS[node.name])}({writer.several([node.node, *node.args])})"


_FORMS: dict[type, Callable[[_Writer, Any], str]] = {
    nodes.Const: _const,
    nodes.TemplateData: _words,
    nodes.Name: _name,
    nodes.Getattr: _inside,
    nodes.Getitem: _inside,
    nodes.Compare: _compare,
    nodes.CondExpr: _choice,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.List: lambda writer, node: f"[{writer.several(node.items)}]",
    nodes.Tuple: lambda writer, node: f"({writer.several(node.items)})",
    nodes.And: lambda writer, node: f"({writer.write(node.left)} and {writer.write(node.right)})",
    nodes.Or: lambda writer, node: f"({writer.write(node.left)} or {writer.write(node.right)})",
    nodes.Not: lambda writer, node: f"(not {writer.write(node.node)})",
    nodes.Neg: lambda writer, node: f"(-{writer.write(node.node)})",
    nodes.Add: lambda writer, node: f"({writer.write(node.left)} + {writer.write(node.right)})",
    nodes.Sub: lambda writer, node: f"({writer.write(node.left)} - {writer.write(node.right)})",
    nodes.Concat: lambda writer, node: f"joined({writer.several(node.nodes)})",
}
