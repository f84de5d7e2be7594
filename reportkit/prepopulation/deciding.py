"""Which part of a condition decided it, for one child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import nodes

from reportkit.expressions import Expression, Refused


def deciding(condition: Expression, facts: Mapping[str, Any]) -> tuple[tuple[Expression, bool], ...]:
    """Return the parts of `condition` that made it hold or not, each with whether it holds.

    Of an `and` that does not hold, those that do not; of an `or` that holds, those that do; otherwise all of them.

    >>> from reportkit.diagnostics import Location
    >>> from reportkit.expressions import read_expression
    >>> line = read_expression('level == "high" and not (safe or young)', at=Location("rules.yaml"))
    >>> [(each.source, held) for each, held in deciding(line, {"level": "high", "young": "yes"})]
    [('young', True)]
    """
    return tuple(_parts(condition, condition.tree, facts))


def held(asked: Expression, facts: Mapping[str, Any]) -> bool:
    """Say whether a condition holds; one whose values do not fit together does not."""
    try:
        return bool(asked.evaluate(facts))
    except Refused:
        return False


def _parts(line: Expression, node: nodes.Node, facts: Mapping[str, Any]) -> Iterator[tuple[Expression, bool]]:
    if isinstance(node, nodes.Not):
        yield from _parts(line, node.node, facts)
    elif isinstance(node, nodes.And | nodes.Or):
        holds = held(line.part(node), facts)
        sides = [each for each in (node.left, node.right) if held(line.part(each), facts) == holds]
        for each in sides:
            yield from _parts(line, each, facts)
    else:
        part = line.part(node)
        yield part, held(part, facts)
