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


_INTO_ROWS = {"pluck", "where", "where_not", "where_in", "sort_by", "distinct_by", "any_where"}


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
    if isinstance(node, nodes.Filter):
        for name in _into_rows(node):
            found[name] = None


def _into_rows(node: nodes.Filter) -> Iterator[Name]:
    """Yield the answers that a filter takes from inside rows: by a key, by a pattern of keys, or from rows looked up."""
    keys = [each.value if isinstance(each, nodes.Const) else None for each in node.args]
    inner = _row_source(node.node) if node.node is not None else None
    if node.name == "look_up":
        for rows, key in zip(node.args[::2], keys[1::2], strict=False):
            if (source := _row_source(rows)) is not None and key is not None:
                yield from (Name((*source, "[]", *part.split("."))) for part in ("id", str(key)))
    elif inner is not None and keys and isinstance(keys[0], str):
        inside = keys_of(keys[0]) if node.name == "lines_of" else (keys[0],) if node.name in _INTO_ROWS else ()
        yield from (Name((*inner, "[]", *key.split("."))) for key in inside)


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
