"""Where a rule decides something, and which way it went for one child.

A decision is a `when`, a `where`, a case, an `if` inside an expression, an `otherwise`, or the rule itself: each can go
two ways. An example that goes one way shows half of what the rule does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes

from reportkit.diagnostics import Location
from reportkit.documents import DocumentSpec, PrePopulationRule
from reportkit.expressions import Expression, Refused, Sentence, is_missing
from reportkit.expressions.written import written
from reportkit.prepopulation.draft import Draft, Origin

WAYS = {
    "when": ("holds", "does not hold"),
    "where": ("keeps a row", "leaves a row out"),
    "case": ("holds", "does not hold"),
    "if": ("holds", "does not hold"),
    "otherwise": ("is said", "is not needed"),
    "rule": ("says something",),
}
"""The ways that each kind of decision can go. A rule that never says anything is not needed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One place at which a rule goes one way or the other: its kind, the section or field, the words that decide, the line."""

    kind: str
    target: str
    asked: str
    at: Location

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways in which it can go."""
        return WAYS[self.kind]


Went = tuple[Decision, str]


def decisions_of(spec: DocumentSpec) -> tuple[Decision, ...]:
    """Return every decision that the rules of `spec` take, in the order of the manifest."""
    found: dict[Decision, None] = {}
    for rule in _rules(spec):
        if "." in rule.target:
            found[_of_rule(rule)] = None
        for key, part in rule.parts():
            if key in ("when", "where", "otherwise", "case"):
                found[_of_key(key, rule, part)] = None
            for place in part.places:
                for choice in _choices(place.tree):
                    found[_of_choice(rule, place, choice)] = None
    return tuple(found)


def ways_taken(draft: Draft) -> frozenset[Went]:
    """Return the decisions that filling `draft` came to, each with the way it went."""
    return frozenset(_taken(draft))


def _taken(draft: Draft) -> Iterator[Went]:
    for filled in draft.sections:
        rule = draft.spec.rules.get(filled.section.id)
        if rule is not None and rule.when is not None:
            yield from _asked(rule, "when", rule.when, draft.facts)
        for each in filled.bindings if filled.applies else ():
            yield from _of_field(draft.spec.rules[each.target], each.origin, draft.facts)


def _of_field(rule: PrePopulationRule, origin: Origin, facts: Mapping[str, Any]) -> Iterator[Went]:
    if rule.when is not None:
        yield from _asked(rule, "when", rule.when, facts)
    if origin is Origin.NOT_APPLICABLE:
        return
    if origin in (Origin.AUTO, Origin.OTHERWISE):
        yield _of_rule(rule), "says something"
    if rule.otherwise is not None:
        yield _of_key("otherwise", rule, rule.otherwise), WAYS["otherwise"][origin is not Origin.OTHERWISE]
    for key in ("value", "text", "each"):
        if (part := getattr(rule, key)) is not None:
            yield from _inside(rule, part, facts)
    for case in rule.cases:
        yield from _asked(rule, "case", case.when, facts)
        if _value(case.when, facts):
            yield from _inside(rule, case.says, facts)
    if origin in (Origin.OTHERWISE, Origin.GAP, Origin.NOT_RECORDED) and rule.otherwise is not None:
        yield from _inside(rule, rule.otherwise, facts)
    if rule.each is not None:
        yield from _of_rows(rule, rule.each, facts)


def _of_rows(rule: PrePopulationRule, each: Expression, facts: Mapping[str, Any]) -> Iterator[Went]:
    items = _value(each, facts)
    for number, item in enumerate(() if is_missing(items) else items, start=1):
        local = {**facts, "item": item, "number": number}
        if rule.where is not None:
            yield from _asked(rule, "where", rule.where, local)
            if not _value(rule.where, local):
                continue
        for _, column in rule.columns:
            yield from _inside(rule, column, local)


def _asked(rule: PrePopulationRule, key: str, part: Expression, facts: Mapping[str, Any]) -> Iterator[Went]:
    yield _of_key(key, rule, part), WAYS[key][not _value(part, facts)]
    yield from _inside(rule, part, facts)


def _inside(rule: PrePopulationRule, part: Expression | Sentence, facts: Mapping[str, Any]) -> Iterator[Went]:
    """Yield the way of every `if` that is come to in a line."""
    for place in part.places:
        for choice, held in _followed(place, place.tree, facts):
            yield _of_choice(rule, place, choice), WAYS["if"][not held]


def _followed(line: Expression, node: nodes.Node, facts: Mapping[str, Any]) -> Iterator[tuple[nodes.CondExpr, bool]]:
    """Yield every choice below `node` that is come to, following only the side that is taken."""
    if not isinstance(node, nodes.CondExpr):
        for child in node.iter_child_nodes():
            yield from _followed(line, child, facts)
        return
    held = bool(_value(line.part(node.test), facts))
    yield node, held
    for side in (node.test, node.expr1 if held else node.expr2):
        if side is not None:
            yield from _followed(line, side, facts)


def _choices(node: nodes.Node) -> Iterator[nodes.CondExpr]:
    if isinstance(node, nodes.CondExpr):
        yield node
    yield from node.find_all(nodes.CondExpr)


def _value(asked: Expression, facts: Mapping[str, Any]) -> Any:
    try:
        return asked.evaluate(facts)
    except Refused:
        return None


def _rules(spec: DocumentSpec) -> Iterator[PrePopulationRule]:
    for section in spec.sections:
        for target in (section.id, *(f"{section.id}.{each.id}" for each in section.fields)):
            if target in spec.rules:
                yield spec.rules[target]


def _of_rule(rule: PrePopulationRule) -> Decision:
    return Decision("rule", rule.target, rule.target, rule.at)


def _of_key(key: str, rule: PrePopulationRule, part: Expression | Sentence) -> Decision:
    return Decision(key, rule.target, part.source, part.at)


def _of_choice(rule: PrePopulationRule, line: Expression, choice: nodes.CondExpr) -> Decision:
    return Decision("if", rule.target, written(choice.test), line.at)
