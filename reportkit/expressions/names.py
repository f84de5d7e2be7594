"""Which dotted names does an expression mention?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import nodes


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


_INTO_ROWS = {"pluck", "where", "where_not", "where_in", "sort_by", "distinct_by", "any_where"}


def names_of(tree: nodes.Node) -> tuple[Name, ...]:
    """Return every name in `tree`, the longest form of each, in reading order."""
    found: dict[Name, None] = {}
    _visit(tree, found)
    return tuple(found)


def _visit(node: nodes.Node, found: dict[Name, None]) -> None:
    dotted = _dotted(node)
    if dotted is not None:
        found[Name(dotted)] = None
        return
    if isinstance(node, nodes.Filter) and node.node is not None and node.name in _INTO_ROWS:
        inner = _row_source(node.node)
        if inner is not None and node.args and isinstance(node.args[0], nodes.Const):
            found[Name((*inner, "[]", *str(node.args[0].value).split(".")))] = None
    for child in node.iter_child_nodes():
        _visit(child, found)


def _row_source(node: nodes.Node) -> tuple[str, ...] | None:
    """Return the list that a chain of row filters works on."""
    while isinstance(node, nodes.Filter) and node.node is not None:
        node = node.node
    return _dotted(node)


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
