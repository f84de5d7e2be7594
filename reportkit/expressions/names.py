"""Which dotted names does an expression mention?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from reportkit.expressions.patterns import keys_of


@dataclass(frozen=True, slots=True)
class Name:
    """A dotted name as an expression writes it: `item.date`, `core_record.header.surname`, `targets[].key_area`."""

    parts: tuple[str, ...]

    def path(self, loops: Mapping[str, str]) -> str:
        """Return the path in the assessment; the first part is replaced where it is a loop variable.

        >>> Name(("item", "date")).path({"item": "offending_asb.offences.index_offences[]"})
        'offending_asb.offences.index_offences[].date'
        """
        head, *rest = self.parts
        path = loops.get(head, head)
        for part in rest:
            path += part if part == "[]" else f".{part}"
        return path


KEYED = frozenset({"pluck", "where", "where_not", "where_in", "sort_by", "lines_of"})
"""The filters whose first argument is a key into rows; every other filter but `look_up` takes values only."""


def names_of(tree: nodes.Node) -> tuple[Name, ...]:
    """Return every name in `tree`, the longest form of each, in reading order; what is inside rows comes after the rows.

    >>> from jinja2 import Environment
    >>> read = Environment().parse('{{ item.actions | lines_of("{text}[, by {due}]") }}').body[0].nodes[0]
    >>> [name.path({"item": "targets[]"}) for name in names_of(read)]
    ['targets[].actions', 'targets[].actions[].text', 'targets[].actions[].due']
    """
    found: dict[Name, None] = {}
    _visit(tree, found)
    return tuple(found)


def _visit(node: nodes.Node, found: dict[Name, None]) -> None:
    dotted = _dotted(node)
    if dotted is not None:
        found[Name(dotted)] = None
        return
    for child in node.iter_child_nodes():
        _visit(child, found)
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        for source in _sources(node):
            found[Name(source)] = None
    if isinstance(node, nodes.Filter):
        for name in _into_rows(node):
            found[name] = None


def _into_rows(node: nodes.Filter) -> Iterator[Name]:
    """Yield the answers that a filter takes from inside rows: by a key, by a pattern of keys, or from rows looked up."""
    keys = [each.value if isinstance(each, nodes.Const) else None for each in node.args]
    if node.name == "look_up":
        for rows, key in zip(node.args[::2], keys[1::2], strict=False):
            yield from (
                Name((*source, "[]", *part.split("."))) for source in _sources(rows) for part in ("id", str(key))
            )
    elif node.name in KEYED and node.node is not None and keys:
        inside = keys_of(str(keys[0])) if node.name == "lines_of" else (str(keys[0]),)
        yield from (Name((*source, "[]", *key.split("."))) for source in _sources(node.node) for key in inside)


def _sources(node: nodes.Node | None) -> Iterator[tuple[str, ...]]:
    """Yield the name of everything that `node` can come to: both sides of a choice, all that a list is put together of."""
    dotted = _dotted(node) if node is not None else None
    if dotted is not None:
        yield dotted
    elif isinstance(node, nodes.Filter):
        key = node.args[0].value if node.name == "pluck" and node.args and isinstance(node.args[0], nodes.Const) else ""
        below = ("[]", *str(key).split(".")) if key else ()
        yield from ((*source, *below) for source in _sources(node.node))
        yield from (source for each in node.args if node.name == "default" for source in _sources(each))
    elif isinstance(node, nodes.Getattr | nodes.Getitem):
        inside = _key(node)
        yield from ((*source, *inside) for source in _sources(node.node))
    elif isinstance(node, nodes.CondExpr):
        yield from (*_sources(node.expr1), *_sources(node.expr2))
    elif isinstance(node, nodes.And | nodes.Or | nodes.Add):
        yield from (*_sources(node.left), *_sources(node.right))
    elif isinstance(node, nodes.List | nodes.Tuple):
        yield from (source for each in node.items for source in _sources(each))


def _key(node: nodes.Getattr | nodes.Getitem) -> tuple[str, ...]:
    """Return the step from what is looked into: a key, or a row; a place in a list that is written out is no step."""
    row = ("[]",) if isinstance(node.node, nodes.Filter) and node.node.name in ("first", "last") else ()
    if isinstance(node, nodes.Getattr):
        return (*row, node.attr)
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return (*row, node.arg.value)
    return () if isinstance(node.node, nodes.List | nodes.Tuple) else ("[]",)


def _dotted(node: nodes.Node) -> tuple[str, ...] | None:
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        head = _dotted(node.node)
        return None if head is None else (*head, node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        head = _dotted(node.node)
        key = "[]" if isinstance(node.arg.value, int) else str(node.arg.value)
        return None if head is None else (*head, key)
    return None
