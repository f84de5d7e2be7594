"""Why is this here; why is that not here?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportkit.assessment import Narrative, all_paths
from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean
from reportkit.expressions import Expression, is_missing
from reportkit.expressions.prose import as_line
from reportkit.prepopulation.draft import Binding, Draft, FilledSection, Origin

SAID = {
    Origin.AUTO: "is there: its rule found an answer",
    Origin.OTHERWISE: "is there with its usual words: nothing else is recorded",
    Origin.NOT_APPLICABLE: "is not there: its condition does not hold",
    Origin.NOT_RECORDED: "is not there: nothing is recorded, and nothing is required",
    Origin.GAP: "is there as a gap: it is required, and nothing is recorded",
    Origin.MANUAL: "is there in a person's own words: nothing was recorded",
    Origin.OVERRIDE: "is there in a person's own words, written over what the rule said",
    Origin.WITHHELD: "is not there: this reader may not hold it",
}


def explain(draft: Draft, target: str | None = None) -> Outcome[str]:
    """Return why each section of `draft`, or only `target`, is there or is not: rule, line, reason, answers read.

    An option is named; a text, a name or a number is only said to be recorded, so that an explanation can be shown to
    somebody who helps without showing them the child's record.
    """
    chosen = [each for each in draft.sections if target is None or target.split(".")[0] == each.section.id]
    binding = draft.binding(target) if target and "." in target else None
    if not chosen or (target and "." in target and binding is None):
        known = [each.section.id for each in draft.sections] + [each.target for each in draft.bindings()]
        message = f"“{draft.spec.title}” has no section or field “{target}”"
        hint = did_you_mean(target or "", known) or "sections: " + ", ".join(each.section.id for each in draft.sections)
        return Outcome(None, (Diagnostic("RK305", message, at=Location(draft.spec.id), hint=hint),))
    lines: list[str] = []
    for each in chosen:
        lines += _section(each, draft, draft.facts)
        for one in each.bindings:
            if binding is None or one is binding:
                lines += _field(one, draft, draft.facts, full=target is not None)
    return Outcome("\n".join(lines))


def _section(filled: FilledSection, draft: Draft, facts: Mapping[str, Any]) -> Iterator[str]:
    rule = draft.spec.rules.get(filled.section.id)
    if filled.shown:
        state = "is in the report"
    elif filled.applies:
        state = "is not in the report: nothing in it is recorded"
    else:
        state = "is not in the report: its condition does not hold"
    yield f"{filled.section.id}  “{filled.section.title}” {state}"
    if rule is not None and rule.when is not None:
        yield f"    when     {rule.when.source}   ({rule.at.where}:{rule.at.line})"
        yield from _answers(rule.when, facts)
        yield from _because(rule.because)


def _field(binding: Binding, draft: Draft, facts: Mapping[str, Any], *, full: bool) -> Iterator[str]:
    yield f"  {binding.target}  {SAID[binding.origin]}"
    if not full:
        return
    rule = draft.spec.rules[binding.target]
    if rule.when is not None:
        yield f"    when     {rule.when.source}"
    for name, asked in (("value", rule.value), ("text", rule.text), ("each", rule.each), ("otherwise", rule.otherwise)):
        if asked is not None:
            yield f"    {name:<8} {asked.source}"
    yield f"    rule     {rule.at.where}:{rule.at.line}"
    yield from _because(rule.because)
    yield from _read(binding.provenance.sources, facts)


def _because(reason: str) -> Iterable[str]:
    return [f"    because  {reason}"] if reason else []


def _answers(asked: Expression, facts: Mapping[str, Any]) -> Iterator[str]:
    yield from _read(sorted(asked.paths()), facts)


def _read(paths: Iterable[str], facts: Mapping[str, Any]) -> Iterator[str]:
    for path in paths:
        known = all_paths().get(path.removesuffix("[]"))
        title = f"“{known.title}” " if known else ""
        yield f"    read     {path}  {title}{_state(path, facts, known.kind if known else '')}"


def _state(path: str, facts: Mapping[str, Any], kind: str) -> str:
    value: Any = facts
    for part in path.split("."):
        if part.endswith("[]"):
            value = value.get(part[:-2]) if isinstance(value, Mapping) else None
            return f"({len(value)} rows)" if value else "(not recorded)"
        value = value.get(part) if isinstance(value, Mapping) else None
    if is_missing(value):
        return "(not recorded)"
    if kind in ("choice", "yes-no", "choices"):
        return f"= {as_line(value)}"
    if isinstance(value, Narrative):
        return f"({len(value.text.split())} words)"
    return f"({len(value)} rows)" if isinstance(value, tuple) else "(recorded)"
