"""Do the rules name things that an assessment has?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from reportkit.assessment import all_paths
from reportkit.diagnostics import Diagnostic, did_you_mean
from reportkit.documents import DocumentSpec, PrePopulationRule
from reportkit.expressions import Expression
from reportkit.expressions.names import names_of
from reportkit.prepopulation.known import loops_of
from reportkit.prepopulation.previous import OUTSIDE as COMPARED_OUTSIDE
from reportkit.prepopulation.previous import recorded_at
from reportkit.settings import Service

OUTSIDE = frozenset(
    {"occasion", "occasion.on", "occasion.status", "service", "number"}
    | {f"service.{name}" for name in Service.__dataclass_fields__}
    | COMPARED_OUTSIDE
)


def rules_fit(spec: DocumentSpec) -> tuple[Diagnostic, ...]:
    """Return a finding for every path that no assessment has, and every option that its question does not have."""
    return tuple(finding for rule in spec.rules.values() for finding in _rule_fits(rule))


def _rule_fits(rule: PrePopulationRule) -> Iterator[Diagnostic]:
    loops = loops_of(rule)
    rows = loops.get("item", "")
    nowhere = rows if rows and not _is_known(recorded_at(rows)) else None
    for _, asked in rule.parts():
        for each in asked.places:
            yield from _expression_fits(each, loops, nowhere)


def _is_known(path: str) -> bool:
    return path in all_paths() or path in OUTSIDE or path.removesuffix("[]") in all_paths()


def _expression_fits(part: Expression, loops: dict[str, str], nowhere: str | None) -> Iterator[Diagnostic]:
    """Yield what does not fit in one line; of what stands in rows that are `nowhere` the rows alone are told."""
    known = all_paths()
    for name in part.names:
        whole = name.path(loops)
        if nowhere is not None and whole.startswith(nowhere):
            continue
        path = recorded_at(whole)
        if not _is_known(path):
            hint = did_you_mean(path, known) or f"list what there is with: reportkit paths {path.split('.')[0]}"
            yield Diagnostic("RK301", f"no assessment has “{path}”", at=part.at, quote=part.source, hint=hint)
    for node in (part.tree, *part.tree.find_all(nodes.Compare)):
        if isinstance(node, nodes.Compare):
            yield from _options_fit(part, node, loops)


def _options_fit(part: Expression, compared: nodes.Compare, loops: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield a finding for each option that the question compared with does not have."""
    names = names_of(compared.expr)
    facts = all_paths().get(recorded_at(names[0].path(loops))) if len(names) == 1 else None
    if facts is None or not facts.options or isinstance(compared.expr, nodes.Filter):
        return
    for operand in compared.ops:
        for option in _constants(operand.expr):
            if option in facts.options or option is None:
                continue
            word = str(option).lower() if isinstance(option, bool) else str(option)
            near = {"true": "yes", "false": "no"}.get(word, word)
            hint = did_you_mean(near, facts.options) or "it can be: " + ", ".join(facts.options)
            message = f"“{facts.title}” has no option “{word}”"
            yield Diagnostic("RK304", message, at=part.at, quote=part.source, hint=hint)


def _constants(node: nodes.Expr) -> Iterable[object]:
    if isinstance(node, nodes.Const):
        return node.value if isinstance(node.value, list | tuple) else [node.value]
    if isinstance(node, nodes.List | nodes.Tuple):
        return [each.value for each in node.items if isinstance(each, nodes.Const)]
    return []
