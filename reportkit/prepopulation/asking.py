"""A rule and its field, made into a function: what the field says of the facts of one child.

Everything that does not rest on the child is settled when the function is made, once for a document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from reportkit.diagnostics import Diagnostic
from reportkit.documents import Column, Form, PrePopulationRule
from reportkit.documents import Field as SpecField
from reportkit.expressions import Expression, Refused, Sentence, is_missing
from reportkit.expressions.prose import as_line, as_prose
from reportkit.prepopulation.draft import Binding, Cell, Origin, Value, Words
from reportkit.prepopulation.known import known_of

Facts = Mapping[str, Any]
Findings = list[Diagnostic]
Line = Expression | Sentence
Asked = Callable[[Facts, Findings], Any]


class Binder(NamedTuple):
    """A field that waits for a child: the function that fills it, and what it is where its section does not apply."""

    bind: Callable[[Facts, Findings], Binding]
    not_applicable: Binding


def binder_of(rule: PrePopulationRule, field: SpecField) -> Binder:
    """Return what fills `field` by `rule`; what cannot be asked is added to the findings."""
    target, when, otherwise = rule.target, rule.when, rule.otherwise
    says, printed = _says(rule, field), _PRINTED[field.form]
    origin_is = known_of(rule).provenance
    by_rule, said_otherwise, gap = (origin_is[each] for each in (Origin.AUTO, Origin.OTHERWISE, Origin.GAP))
    not_applicable = Binding(target, field, None, origin_is[Origin.NOT_APPLICABLE])
    not_recorded = Binding(target, field, None, origin_is[Origin.NOT_RECORDED])

    def bind(facts: Facts, findings: Findings) -> Binding:
        if when is not None and not ask(when, facts, findings):
            return not_applicable
        value = says(facts, findings)
        if value:
            return Binding(target, field, value, by_rule)
        if otherwise is not None and (said := ask(otherwise, facts, findings)):
            return Binding(target, field, printed(said), said_otherwise)
        if field.required:
            return Binding(target, field, None, gap, _missing(rule, facts))
        return not_recorded

    return Binder(bind, not_applicable)


def ask(line: Line, facts: Facts, findings: Findings) -> Any:
    """Return what a line comes to; nothing, and a finding, where its values do not fit together."""
    try:
        return line.evaluate(facts)
    except Refused as refused:
        hint = "compare like with like"
        findings.append(Diagnostic("RK303", str(refused), at=line.at, quote=line.source, hint=hint))
        return None


def _says(rule: PrePopulationRule, field: SpecField) -> Asked:
    """Return the function of what a rule's own lines say, in the form of its field."""
    if rule.each is not None:
        return _rows(rule, rule.each, field.columns)
    line = rule.value or rule.text
    return _said(line, field.form) if line is not None else _first_case(rule, field.form)


def _first_case(rule: PrePopulationRule, form: Form) -> Asked:
    cases = [(each.when, _said(each.says, form)) for each in rule.cases]

    def first(facts: Facts, findings: Findings) -> Any:
        for when, says in cases:
            if ask(when, facts, findings):
                return says(facts, findings)
        return None

    return first


def _said(line: Line, form: Form) -> Asked:
    """Return the function of what one line says, in the form of its field."""
    printed = _PRINTED[form]

    def said(facts: Facts, findings: Findings) -> Any:
        found = ask(line, facts, findings)
        if found is None:
            return None
        try:
            return printed(found)
        except TypeError:
            message = "this comes to a group of answers, which cannot be printed"
            hint = "name one of its answers"
            findings.append(Diagnostic("RK303", message, at=line.at, quote=line.source, hint=hint))
            return None

    return said


# What is no answer is printed as nothing, in each form.


def _words(found: Any) -> Value | None:
    return Words(said) if (said := as_prose(found)) else None


def _items(found: Any) -> Value | None:
    items = found if isinstance(found, list | tuple) else (found,)
    return tuple([as_line(each) for each in items if not is_missing(each)]) or None


def _one_line(found: Any) -> Value | None:
    return as_line(found) or None


_PRINTED: dict[Form, Callable[[Any], Value | None]] = {
    Form.LINE: _one_line, Form.PROSE: _words, Form.LIST: _items, Form.TABLE: _one_line, Form.CARDS: _one_line,
}  # fmt: skip


def _rows(rule: PrePopulationRule, each: Expression, columns: tuple[Column, ...]) -> Asked:
    """Return the function of the rows of a table: those that `where` keeps, and in which anything stands."""
    forms = {column.id: column.form for column in columns}
    cells = [(name, _said(line, forms[name]), () if forms[name] is Form.LIST else "") for name, line in rule.columns]
    where = rule.where

    def rows(facts: Facts, findings: Findings) -> Value | None:
        items = ask(each, facts, findings)
        if is_missing(items):
            return None
        made: list[Mapping[str, Cell]] = []
        for number, item in enumerate(items if isinstance(items, list | tuple) else (items,), start=1):
            local = {**facts, "item": item, "number": number}
            if where is not None and not ask(where, local, findings):
                continue
            row = {name: says(local, findings) or empty for name, says, empty in cells}
            if any(row.values()):
                made.append(row)
        return tuple(made) or None

    return rows


def _missing(rule: PrePopulationRule, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the first path that the rule's value reads and that records nothing."""
    asked = rule.value or rule.text or rule.each or (rule.cases[0].when if rule.cases else None)
    for name in asked.names if asked else ():
        path = name.path({})
        if is_missing(_at(facts, path.split("[]")[0])):
            return (path.split("[]")[0],)
    return tuple(name.path({}) for name in asked.names[:1]) if asked else ()


def _at(facts: Any, path: str) -> Any:
    for part in path.split("."):
        facts = facts.get(part) if isinstance(facts, Mapping) else None
    return facts
