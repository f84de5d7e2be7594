"""Apply the rules of a document to an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from reportkit.assessment import Assessment, Occasion, PathFacts, all_paths, plain
from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.documents import DocumentSpec, Section
from reportkit.expressions import Expression, is_missing
from reportkit.expressions.program import Look
from reportkit.once import once
from reportkit.prepopulation.asking import Binder, Findings, ask, binder_of
from reportkit.prepopulation.draft import Binding, Draft, FilledSection, Origin
from reportkit.prepopulation.known import known_of


def prepopulate(
    assessment: Assessment, occasion: Occasion, spec: DocumentSpec, facts: Mapping[str, Any] | None = None
) -> Outcome[Draft]:
    """Return the draft that the rules of `spec` make of `assessment`, with a finding for every answer that is not there.

    There is always a draft: what is required and not recorded is a gap in it, named once however many fields need it.
    `facts` are those of `facts_of`, where they are known already.
    """
    findings: Findings = []
    facts = facts_of(assessment, occasion) if facts is None else facts
    sections = fill(spec, facts, findings)
    findings.extend(gaps(sections))
    return Outcome(Draft(spec, assessment, occasion, sections, facts), tuple(findings))


class Facts(dict[str, Any]):
    """Everything that a rule can name of one assessment. What is worked out of it for several readers is `kept` with it.

    `marked` is what leads to narratives that are not all for everybody, by identity.
    """

    def __init__(self, given: Mapping[str, Any], marked: Iterable[Any]) -> None:
        super().__init__(given)
        self.marked = {id(each): each for each in marked}
        self.kept: dict[Any, Any] = {}


_settings_of = once(asdict)


def facts_of(assessment: Assessment, occasion: Occasion) -> Facts:
    """Return everything that a rule can name, as plain data."""
    marked: list[Any] = []
    facts = Facts(plain(assessment, marked) or {}, marked)
    facts["occasion"] = {"on": occasion.on, "status": occasion.status}
    facts["service"] = _settings_of(occasion.settings.service)
    return facts


def changed(facts: Mapping[str, Any], others: Mapping[str, Any]) -> frozenset[Look]:
    """Return the keys, each from the top and as far as into rows, at which two groups do not hold the very same object.

    A rule none of whose looks is among them finds the very same answers in both, and so must say the same.
    """
    found: set[Look] = set()
    _compare(facts, others, (), found)
    return frozenset(found)


def _compare(one: Mapping[str, Any], other: Mapping[str, Any], above: Look, found: set[Look]) -> None:
    for key, was in one.items():
        now = other.get(key)
        if was is not now:
            _differs(was, now, (*above, key), found)
    if not other.keys() <= one.keys():
        for key in other.keys() - one.keys():
            _differs(None, other[key], (*above, key), found)


def _differs(was: Any, now: Any, here: Look, found: set[Look]) -> None:
    found.add(here)
    if isinstance(was, dict) or isinstance(now, dict):
        _compare(was if isinstance(was, dict) else {}, now if isinstance(now, dict) else {}, here, found)


class _Part(NamedTuple):
    """A section that waits for a child: its condition, what that reads and why, and what fills its fields.

    `looks` are the keys by which its fields reach into the facts.
    """

    section: Section
    when: Expression | None
    sources: tuple[str, ...]
    because: str
    binders: tuple[tuple[Binder, frozenset[Look]], ...]
    looks: frozenset[Look]

    def applies(self, chapter: bool, facts: Mapping[str, Any], findings: Findings) -> bool:
        """Say whether the section applies to a child; `chapter` says whether the one above it does."""
        if not chapter and self.section.level != 1:
            return False
        return self.when is None or not is_missing(ask(self.when, facts, findings) or None)

    def filled(self, applies: bool, bindings: tuple[Binding, ...]) -> FilledSection:
        """Return the section with its fields."""
        shown = applies and any(each.says_something for each in bindings)
        return FilledSection(self.section, applies, shown, bindings, self.sources, self.because)


@once
def _plan(spec: DocumentSpec) -> tuple[_Part, ...]:
    """Return the sections of a document, ready to be filled."""
    return tuple(_part(spec, section) for section in spec.sections)


def _part(spec: DocumentSpec, section: Section) -> _Part:
    rules = [spec.rules[f"{section.id}.{field.id}"] for field in section.fields]
    looks = [known_of(rule).looks for rule in rules]
    binders = [binder_of(rule, field) for rule, field in zip(rules, section.fields, strict=True)]
    rule = spec.rules.get(section.id)
    return _Part(
        section,
        rule.when if rule else None,
        known_of(rule).sources if rule and rule.when else (),
        rule.because if rule else "",
        tuple(zip(binders, looks, strict=True)),
        frozenset().union(*looks),
    )


def fill(spec: DocumentSpec, facts: Mapping[str, Any], findings: Findings) -> tuple[FilledSection, ...]:
    """Apply every rule of `spec` to `facts`, in the order of the manifest."""
    filled: list[FilledSection] = []
    chapter = True
    for part in _plan(spec):
        applies = part.applies(chapter, facts, findings)
        chapter = applies if part.section.level == 1 else chapter
        if applies:
            bindings = [binder.bind(facts, findings) for binder, _ in part.binders]
        else:
            bindings = [binder.not_applicable for binder, _ in part.binders]
        filled.append(part.filled(applies, tuple(bindings)))
    return show_chapters(filled)


def refill(draft: Draft, facts: Mapping[str, Any]) -> tuple[FilledSection, ...]:
    """Apply the rules of a draft to other facts; a rule that finds in them what it found before is not asked again.

    What somebody wrote over is what its rule says again.
    """
    differs = changed(draft.facts, facts)
    edited = draft.edited
    filled: list[FilledSection] = []
    chapter = True
    for part, before in zip(_plan(draft.spec), draft.sections, strict=True):
        applies = part.applies(chapter, facts, [])
        chapter = applies if part.section.level == 1 else chapter
        if applies is before.applies and not edited and differs.isdisjoint(part.looks):
            filled.append(before)
        else:
            filled.append(part.filled(applies, _refilled(part, before, applies, facts, differs)))
    return show_chapters(filled)


def _refilled(
    part: _Part, before: FilledSection, applies: bool, facts: Mapping[str, Any], differs: frozenset[Look]
) -> tuple[Binding, ...]:
    """Return the fields of a section of a draft, those asked again that can have changed."""
    if not applies:
        return tuple(binder.not_applicable for binder, _ in part.binders)
    return tuple(
        was if before.applies and not was.edits and differs.isdisjoint(looks) else binder.bind(facts, [])
        for was, (binder, looks) in zip(before.bindings, part.binders, strict=True)
    )


def show_chapters(sections: Sequence[FilledSection]) -> tuple[FilledSection, ...]:
    """Show nothing under a chapter that does not apply, and a chapter without fields only where something under it is shown."""
    made = list(sections)
    applies = True
    for place, each in enumerate(made):
        if each.section.level == 1:
            applies = each.applies
        elif each.shown and not applies:
            made[place] = each._replace(shown=False)
    below = False
    for place, each in reversed(list(enumerate(made))):
        if each.section.level != 1:
            below = below or each.shown
            continue
        if not each.section.fields and each.shown is not (each.applies and below):
            made[place] = each._replace(shown=not each.shown)
        below = False
    return tuple(made)


def gaps(sections: Iterable[FilledSection]) -> Iterable[Diagnostic]:
    """Yield one finding for each answer that is missing, however many fields need it."""
    needed: dict[str, list[Binding]] = {}
    for section in sections:
        for each in section.bindings:
            if each.origin is Origin.GAP:
                needed.setdefault((each.missing or (each.target,))[0], []).append(each)
    known = all_paths()
    for path, bindings in needed.items():
        labels = " and ".join(f"“{each.field.label}”" for each in bindings[:3])
        facts: PathFacts | None = known.get(path)
        yield Diagnostic(
            "RK302",
            f"the document needs {labels}, which is not recorded",
            at=Location("the assessment", path, facts.title if facts else ""),
            because=bindings[0].provenance.rule,
            hint="record it in the assessment, or write it in by hand with --edits",
        )
