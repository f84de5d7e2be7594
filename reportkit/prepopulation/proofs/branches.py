"""Can every branch of a rule be reached, given what its questions can be answered with?

A condition is asked together with the conditions above it: the chapter's, the section's, the rule's own, the ifs before
it. One that can never hold there, or that always does, is a rule that its writer did not mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import nodes

from reportkit.diagnostics import Diagnostic
from reportkit.documents import DocumentSpec, PrePopulationRule
from reportkit.documents import Field as SpecField
from reportkit.expressions import Expression, Sentence
from reportkit.expressions.written import written
from reportkit.prepopulation.known import loops_of
from reportkit.prepopulation.proofs.answers import answers_of
from reportkit.prepopulation.proofs.worlds import Condition, TooMany, World, find

Above = tuple[Condition, ...]
MOST_PARTS = 40
"""How many `and` and `or` a condition may have to be asked part by part."""


def branches_reached(spec: DocumentSpec) -> Iterator[Diagnostic]:
    """Yield a finding for every condition that can never hold or always does, and for answers that nothing is said of."""
    chapter: Above = ()
    for section in spec.sections:
        rule = spec.rules.get(section.id)
        above = chapter if section.level > 1 else ()
        if rule is not None and rule.when is not None:
            yield from _whole(rule, rule.when, above)
            above = (*above, Condition(rule.when.tree))
        if section.level == 1:
            chapter = above
        for field in section.fields:
            yield from _field(spec.rules[f"{section.id}.{field.id}"], field, above)


def _field(rule: PrePopulationRule, field: SpecField, above: Above) -> Iterator[Diagnostic]:
    if rule.when is not None:
        yield from _whole(rule, rule.when, above)
        above = (*above, Condition(rule.when.tree))
        if _found(above) is None:
            return
    for key, part in rule.parts():
        if key in ("value", "text", "otherwise", "each", "says"):
            for place in part.places:
                yield from _choices(rule, place, place.tree, above)
    if rule.each is not None:
        yield from _rows(rule, rule.each, above)
    yield from _cases(rule, above)
    yield from _said(rule, field, above)


def _cases(rule: PrePopulationRule, above: Above) -> Iterator[Diagnostic]:
    """Ask whether each case can hold, and whether any two can hold together."""
    for number, case in enumerate(rule.cases):
        yield from _whole(rule, case.when, above)
        for other in rule.cases[:number]:
            try:
                both = find((*above, Condition(other.when.tree), Condition(case.when.tree)))
            except TooMany:
                yield _too_many(case.when, case.when.tree)
                continue
            if both is not None:
                message = f"two cases of “{rule.target}” both hold when {answers_of(both)}"
                hint = f"the other stands in line {other.at.line}: add to one of them what sets it apart"
                yield Diagnostic("RK226", message, at=case.at, because=other.at, quote=case.when.source, hint=hint)


def _rows(rule: PrePopulationRule, each: Expression, above: Above) -> Iterator[Diagnostic]:
    loops = loops_of(rule)
    above = (*above, Condition(each.tree))
    if rule.where is not None:
        yield from _whole(rule, rule.where, above, loops)
        above = (*above, Condition(rule.where.tree, loops=loops))
        if _found(above) is None:
            return
    for _, column in rule.columns:
        yield from _choices(rule, column, column.tree, above, loops)


def _whole(
    rule: PrePopulationRule, part: Expression, above: Above, loops: dict[str, str] | None = None
) -> Iterator[Diagnostic]:
    """Ask whether a `when` or `where` can go both ways, and whether each part of it matters."""
    yield from _question(part, part.tree, above, loops or {})
    yield from _choices(rule, part, part.tree, above, loops)


def _question(line: Expression, node: nodes.Node, above: Above, loops: dict[str, str]) -> Iterator[Diagnostic]:
    """Ask of a whole condition whether it can go both ways, then of each of its parts whether it matters."""
    if sum(1 for _ in node.find_all((nodes.And, nodes.Or))) > MOST_PARTS:
        yield _too_many(line, node)
        return
    found = list(_both_ways(line, node, above, loops))
    yield from found or _parts(line, node, above, loops, whole=True)


def _both_ways(
    line: Expression, node: nodes.Node, above: Above, loops: dict[str, str], codes: tuple[str, str] = ("RK220", "RK221")
) -> Iterator[Diagnostic]:
    try:
        if find((*above, Condition(node, loops=loops))) is None:
            yield _finding(codes[0], line, node, "never holds", bool(above))
        elif find((*above, Condition(node, False, loops))) is None:
            yield _finding(codes[1], line, node, "always holds", bool(above))
    except TooMany:
        yield _too_many(line, node)


def _parts(
    line: Expression, node: nodes.Node, above: Above, loops: dict[str, str], *, whole: bool = False
) -> Iterator[Diagnostic]:
    """Ask of every part of an `and`, an `or`, a `not`, whether it makes a difference where it is come to."""
    if isinstance(node, nodes.And | nodes.Or):
        yield from _parts(line, node.left, above, loops)
        beside = Condition(node.left, isinstance(node, nodes.And), loops)
        yield from _parts(line, node.right, (*above, beside), loops)
    elif isinstance(node, nodes.Not):
        yield from _parts(line, node.node, above, loops)
    elif not whole and not isinstance(node, nodes.Const):
        yield from _both_ways(line, node, above, loops, ("RK220", "RK222"))


def _choices(
    rule: PrePopulationRule, line: Expression, node: nodes.Node, above: Above, loops: dict[str, str] | None = None
) -> Iterator[Diagnostic]:
    """Ask of every `if` inside a line whether both its sides can be come to."""
    loops = loops or {}
    if not isinstance(node, nodes.CondExpr):
        for child in node.iter_child_nodes():
            yield from _choices(rule, line, child, above, loops)
        return
    yield from _question(line, node.test, above, loops)
    yield from _choices(rule, line, node.test, above, loops)
    yield from _choices(rule, line, node.expr1, (*above, Condition(node.test, loops=loops)), loops)
    if node.expr2 is not None:
        yield from _choices(rule, line, node.expr2, (*above, Condition(node.test, False, loops)), loops)


def _said(rule: PrePopulationRule, field: SpecField, above: Above) -> Iterator[Diagnostic]:
    """Ask whether the usual words can ever be needed, and whether answers that are recorded are always said something of."""
    said = rule.value or rule.text
    lines = said.places if said is not None else tuple(each.when for each in rule.cases[:1])
    try:
        if rule.otherwise is not None:
            if find((*above, *_silent(rule))) is None:
                message = f"“otherwise” of “{rule.target}” is never said: there is always a value"
                hint = "leave it out, or let the value be missing"
                yield Diagnostic("RK224", message, at=rule.otherwise.at, quote=rule.otherwise.source, hint=hint)
            return
        chains = [_ends(line.tree) for line in lines] if field.required and not rule.cases else []
        chains += [[Condition(each.when.tree, False) for each in rule.cases]] if rule.cases else []
        for line, tests in zip(lines, chains, strict=False):
            gap = find((*above, *tests), recorded=True) if tests else None
            if gap is not None:
                message = f"“{rule.target}” says nothing when {answers_of(gap)}"
                hint = "add the case, or otherwise:" if rule.cases else "add an else, or otherwise:"
                yield Diagnostic("RK223", message, at=line.at, quote=line.source, hint=hint)
    except TooMany:
        yield _too_many(lines[0], lines[0].tree)


def _silent(rule: PrePopulationRule) -> tuple[Condition, ...]:
    """Return the conditions under which a rule comes to nothing; none where that cannot be put as conditions."""
    if rule.value is not None:
        return (Condition(rule.value.tree, False),)
    if rule.cases:
        fixed = all(isinstance(each.says, Sentence) and not each.says.places for each in rule.cases)
        return tuple(Condition(each.when.tree, False) for each in rule.cases) if fixed else ()
    fixed = rule.text is not None and not rule.text.places
    return (Condition(nodes.Const(False)),) if fixed else ()


def _ends(node: nodes.Node) -> list[Condition]:
    """Return the conditions under which a chain of ifs comes to its end and says nothing; none where it has an else."""
    tests: list[Condition] = []
    while isinstance(node, nodes.CondExpr):
        tests.append(Condition(node.test, False))
        if node.expr2 is None:
            return tests
        node = node.expr2
    return []


def _found(conditions: Sequence[Condition]) -> World | None:
    """Return a world for `conditions`, taking it that there is one where there is too much to try."""
    try:
        return find(conditions)
    except TooMany:
        return {}


def _finding(code: str, line: Expression, node: nodes.Node, claim: str, narrowed: bool) -> Diagnostic:
    where = " where it is asked: the conditions before it leave no other answer" if narrowed else ""
    hint = {
        "never holds": "no answer makes it true: mend the condition, or take the branch out",
        "always holds": "no answer makes it false: mend the condition, or take it out",
    }[claim]
    return Diagnostic(code, f"“{written(node)}” {claim}{where}", at=line.at, quote=line.source, hint=hint)


def _too_many(line: Expression, node: nodes.Node) -> Diagnostic:
    message = f"“{written(node)[:100]}” turns on too many answers to be proved"
    return Diagnostic("RK225", message, at=line.at, quote=line.source, hint="say it in two rules")
