"""Why a section or field is there or is not: its rule, the part of the condition that decided, the answers that were read.

An option is named; a text, a name or a number is only said to be recorded, so that a reason can be shown to somebody who
helps without showing them the child's record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from jinja2 import nodes

from reportkit.assessment import Narrative, all_paths
from reportkit.diagnostics import Location
from reportkit.documents import DocumentSpec, PrePopulationRule, Section
from reportkit.expressions import is_missing
from reportkit.expressions.prose import as_line
from reportkit.prepopulation.deciding import deciding, held
from reportkit.prepopulation.draft import Binding, FilledSection, Origin

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
NOT_FOR_READER = "(not for this reader)"


class Filled(Protocol):
    """A draft, or a copy of one."""

    @property
    def spec(self) -> DocumentSpec:
        """The document."""

    @property
    def sections(self) -> tuple[FilledSection, ...]:
        """Its sections, filled."""

    @property
    def facts(self) -> Mapping[str, Any]:
        """What its rules could name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that a rule read: its path, its question, and how it stands."""

    path: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a rule: its key, its words, where it stands, and for a condition whether it holds."""

    key: str
    source: str
    at: Location
    holds: bool | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a section or field is there or is not.

    `decided` are the parts of the conditions that decided, in words. `by` is the person who wrote the words, if one did.
    """

    target: str
    label: str
    state: str
    at: Location | None
    lines: tuple[Line, ...] = ()
    because: str = ""
    decided: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    by: str = ""


def why_section(of: Filled, filled: FilledSection, full: Mapping[str, Any] | None = None) -> Reason:
    """Return why a section is in the report or is not; `full` is everything recorded, where `of` is one reader's copy."""
    rule = of.spec.rules.get(filled.section.id)
    if rule is None or rule.when is None:
        return Reason(filled.section.id, filled.section.title, _section_state(of, filled), filled.section.at)
    lines = (Line("when", rule.when.source, rule.when.at, held(rule.when, of.facts)),)
    answers = _answers(sorted(rule.when.paths()), of.facts, full)
    state, decided = _section_state(of, filled), tuple(_decided(rule, of.facts))
    return Reason(filled.section.id, filled.section.title, state, rule.at, lines, rule.because, decided, answers)


def why_field(of: Filled, filled: FilledSection, binding: Binding, full: Mapping[str, Any] | None = None) -> Reason:
    """Return why a field says what it says, or nothing."""
    rule, provenance = of.spec.rules[binding.target], binding.provenance
    state = SAID[binding.origin]
    if binding.origin is Origin.NOT_APPLICABLE and not filled.applies:
        state = "is not there: its section is not in the report"
    by = f"{provenance.author}, {provenance.on}" if provenance.author else ""
    decided = tuple(_decided(rule, of.facts)) if filled.applies else ()
    answers = _answers(provenance.sources, of.facts, full)
    lines = tuple(_lines(rule, of.facts))
    return Reason(binding.target, binding.field.label, state, rule.at, lines, rule.because, decided, answers, by)


def _section_state(of: Filled, filled: FilledSection) -> str:
    rule = of.spec.rules.get(filled.section.id)
    if filled.shown:
        return "is in the report"
    if filled.applies and any(each.origin is Origin.WITHHELD for each in filled.bindings):
        return "is not in the report: this reader may hold nothing of it"
    if filled.applies:
        return "is not in the report: nothing in it is recorded"
    if rule is not None and rule.when is not None and not held(rule.when, of.facts):
        return "is not in the report: its condition does not hold"
    if any(each.origin is Origin.WITHHELD for each in filled.bindings):
        return "is not in the report: this reader may not hold it"
    chapter = _chapter(of, filled.section)
    above = f"the chapter “{chapter.title}”" if chapter is not None else "what it stands under"
    return f"is not in the report: {above} does not apply"


def _chapter(of: Filled, section: Section) -> Section | None:
    found = None
    for each in of.sections:
        if each.section.level == 1:
            found = each.section
        if each.section is section:
            return found
    return None


def _lines(rule: PrePopulationRule, facts: Mapping[str, Any]) -> Iterator[Line]:
    for key, part in rule.parts():
        if key in ("when", "case"):
            (asked,) = part.places
            yield Line(key, part.source, part.at, held(asked, facts))
        else:
            yield Line(key, part.source, part.at)


def _decided(rule: PrePopulationRule, facts: Mapping[str, Any]) -> Iterator[str]:
    """Yield the parts that decided a condition of several, in words."""
    if rule.when is None:
        return
    parts = deciding(rule.when, facts)
    if len(parts) == 1 and parts[0][0].source == rule.when.source:
        return
    for part, holds in parts:
        named = isinstance(part.tree, nodes.Name | nodes.Getattr)
        said = ("is recorded", "is not recorded") if named else ("holds", "does not hold")
        yield f"{part.source}  {said[not holds]}"


def _answers(paths: Iterable[str], facts: Mapping[str, Any], full: Mapping[str, Any] | None) -> tuple[Answer, ...]:
    return tuple(_answer(path, facts, full) for path in paths)


def _answer(path: str, facts: Mapping[str, Any], full: Mapping[str, Any] | None) -> Answer:
    known = all_paths().get(path.removesuffix("[]"))
    kind = known.kind if known else ""
    state = _state(path, facts, kind)
    if full is not None and state == "(not recorded)" and _state(path, full, kind) != state:
        state = NOT_FOR_READER
    return Answer(path, known.title if known else _outside(path), state)


def _outside(path: str) -> str:
    """Return what something is called that no assessment records."""
    if path.startswith("service."):
        return f"The service's {path.partition('.')[2].replace('_', ' ')}, from its settings"
    return {"occasion.on": "The day that the report is for", "occasion.status": "Draft or final"}.get(path, "")


def _state(path: str, facts: Mapping[str, Any], kind: str) -> str:
    value: Any = facts
    for part in path.split("."):
        if part.endswith("[]"):
            value = value.get(part[:-2]) if isinstance(value, Mapping) else None
            return _rows(len(value)) if value else "(not recorded)"
        value = value.get(part) if isinstance(value, Mapping) else None
    if is_missing(value):
        return "(not recorded)"
    if kind in ("choice", "yes-no", "choices"):
        return f"= {as_line(value)}"
    if isinstance(value, Narrative):
        return f"({len(value.text.split())} words)"
    return _rows(len(value)) if isinstance(value, tuple) else "(recorded)"


def _rows(many: int) -> str:
    return f"({many} {'row' if many == 1 else 'rows'})"
