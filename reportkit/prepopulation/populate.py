"""Apply the rules of a document to an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import takewhile
from typing import Any

from reportkit.assessment import Assessment, Occasion, PathFacts, all_paths, plain
from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.documents import DocumentSpec, Form, PrePopulationRule, Section
from reportkit.documents import Field as SpecField
from reportkit.expressions import Expression, Refused, Sentence, is_missing
from reportkit.expressions.program import Look
from reportkit.expressions.prose import as_line, as_prose
from reportkit.once import once
from reportkit.prepopulation.draft import Binding, Cell, Draft, FilledSection, Origin, Provenance, Value, Words


def prepopulate(
    assessment: Assessment, occasion: Occasion, spec: DocumentSpec, facts: Mapping[str, Any] | None = None
) -> Outcome[Draft]:
    """Return the draft that the rules of `spec` make of `assessment`, with a finding for every answer that is not there.

    There is always a draft: what is required and not recorded is a gap in it, named once however many fields need it.
    `facts` are those of `facts_of`, where they are known already.
    """
    findings: list[Diagnostic] = []
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


def facts_of(assessment: Assessment, occasion: Occasion) -> Facts:
    """Return everything that a rule can name, as plain data."""
    marked: list[Any] = []
    facts = Facts(plain(assessment, marked) or {}, marked)
    facts["occasion"] = {"on": occasion.on, "status": occasion.status}
    facts["service"] = asdict(occasion.settings.service)
    return facts


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a rule before it meets a child: what it reads, and where its answers come from.

    `sources` are paths of an assessment; `looks` are the keys by which its lines reach into the facts, as far as into rows.
    """

    sources: tuple[str, ...]
    looks: frozenset[Look]
    provenance: Mapping[Origin, Provenance]


def changed(facts: Mapping[str, Any], others: Mapping[str, Any]) -> frozenset[Look]:
    """Return the keys, each from the top and as far as into rows, at which two groups do not hold the very same object.

    A rule none of whose looks is among them finds the very same answers in both, and so must say the same.
    """
    found: list[Look] = []

    def compare(one: Mapping[str, Any], other: Mapping[str, Any], above: Look) -> None:
        for key in one.keys() | other.keys():
            was, now = one.get(key), other.get(key)
            if was is not now:
                found.append((*above, key))
                if isinstance(was, dict) or isinstance(now, dict):
                    compare(was if isinstance(was, dict) else {}, now if isinstance(now, dict) else {}, (*above, key))

    compare(facts, others, ())
    return frozenset(found)


@once
def known_of(rule: PrePopulationRule) -> Known:
    """Return what is known of a rule before it meets a child."""
    sources = tuple(sorted(sources_of(rule)))
    places = [place for _, part in rule.parts() for place in part.places]
    looks = {keys for place in places for keys in place.looks}
    looks |= {tuple(name.path({}).split("[]")[0].split(".")) for place in places for name in place.names}
    origins = [each for each in Origin if not each.by_hand]
    return Known(
        sources,
        frozenset(_to_rows(each) for each in looks if each[0] not in ("item", "number")),
        {each: Provenance(each, sources, rule.at, rule.because) for each in origins},
    )


def _to_rows(keys: Look) -> Look:
    """Return the keys as far as into rows.

    >>> _to_rows(("child", "offences", 0, "date"))
    ('child', 'offences')
    """
    return tuple(takewhile(lambda key: isinstance(key, str), keys))


_Planned = tuple[PrePopulationRule, SpecField, Known]


@once
def _plan(spec: DocumentSpec) -> tuple[tuple[Section, PrePopulationRule | None, tuple[_Planned, ...]], ...]:
    """Return the sections of a document with their rules, and those of their fields."""
    planned = []
    for section in spec.sections:
        rules = [(spec.rules[f"{section.id}.{field.id}"], field) for field in section.fields]
        fields = tuple((rule, field, known_of(rule)) for rule, field in rules)
        planned.append((section, spec.rules.get(section.id), fields))
    return tuple(planned)


def fill(spec: DocumentSpec, facts: Mapping[str, Any], findings: list[Diagnostic]) -> tuple[FilledSection, ...]:
    """Apply every rule of `spec` to `facts`, in the order of the manifest."""
    return _filled(spec, facts, findings, None)


def refill(draft: Draft, facts: Mapping[str, Any]) -> tuple[FilledSection, ...]:
    """Apply the rules of a draft to other facts; a rule that finds in them what it found before is not asked again."""
    return _filled(draft.spec, facts, [], draft)


def _filled(
    spec: DocumentSpec, facts: Mapping[str, Any], findings: list[Diagnostic], before: Draft | None
) -> tuple[FilledSection, ...]:
    filled: list[FilledSection] = []
    chapter = True
    differs = changed(before.facts, facts) if before else frozenset()
    for place, (section, rule, fields) in enumerate(_plan(spec)):
        applies = chapter or section.level == 1
        if applies and rule is not None and rule.when is not None:
            applies = not is_missing(_ask(rule.when, facts, findings) or None)
        chapter = applies if section.level == 1 else chapter
        was = before.sections[place] if before and before.sections[place].applies is applies else None
        bindings = []
        for number, (of_field, field, known) in enumerate(fields):
            binding = was.bindings[number] if was else None
            if binding is None or binding.edits or not differs.isdisjoint(known.looks):
                binding = _bind(of_field, field, facts, applies, findings)
            bindings.append(binding)
        filled.append(
            FilledSection(
                section=section,
                applies=applies,
                shown=applies and any(each.says_something for each in bindings),
                bindings=tuple(bindings),
                sources=known_of(rule).sources if rule and rule.when else (),
                because=rule.because if rule else "",
            )
        )
    return show_chapters(filled)


def show_chapters(sections: Sequence[FilledSection]) -> tuple[FilledSection, ...]:
    """Show nothing under a chapter that does not apply, and a chapter without fields only where something under it is shown."""
    made = list(sections)
    for place, chapter in enumerate(made):
        if chapter.section.level != 1:
            continue
        below = range(
            place + 1, next((n for n in range(place + 1, len(made)) if made[n].section.level == 1), len(made))
        )
        if not chapter.applies:
            made[below.start : below.stop] = [_shown(made[each], shown=False) for each in below]
        if not chapter.section.fields:
            made[place] = _shown(chapter, shown=chapter.applies and any(made[each].shown for each in below))
    return tuple(made)


def _shown(filled: FilledSection, *, shown: bool) -> FilledSection:
    return filled if filled.shown is shown else replace(filled, shown=shown)


def _bind(
    rule: PrePopulationRule, field: SpecField, facts: Mapping[str, Any], applies: bool, findings: list[Diagnostic]
) -> Binding:
    provenance = known_of(rule).provenance

    def made(origin: Origin, value: Value | None = None, missing: tuple[str, ...] = ()) -> Binding:
        return Binding(rule.target, field, value, provenance[origin], missing)

    if not applies or (rule.when is not None and not _ask(rule.when, facts, findings)):
        return made(Origin.NOT_APPLICABLE)
    value = _value(rule, field, facts, findings)
    if value:
        return made(Origin.AUTO, value)
    if rule.otherwise is not None and (said := _ask(rule.otherwise, facts, findings)):
        return made(Origin.OTHERWISE, _printed(said, field.form))
    if field.required:
        return made(Origin.GAP, None, _missing(rule, facts))
    return made(Origin.NOT_RECORDED)


def _ask(what: Expression | Sentence, facts: Mapping[str, Any], findings: list[Diagnostic]) -> Any:
    try:
        return what.evaluate(facts)
    except Refused as refused:
        findings.append(Diagnostic("RK303", str(refused), at=what.at, quote=what.source, hint="compare like with like"))
        return None


def _value(
    rule: PrePopulationRule, field: SpecField, facts: Mapping[str, Any], findings: list[Diagnostic]
) -> Value | None:
    if rule.each is not None:
        return _table(rule, field, facts, findings)
    held = (each.says for each in rule.cases if _ask(each.when, facts, findings))
    asked = rule.value or rule.text or next(held, None)
    return _said(asked, field.form, facts, findings) if asked else None


def _said(
    asked: Expression | Sentence, form: Form, facts: Mapping[str, Any], findings: list[Diagnostic]
) -> Value | None:
    """Return what a line of a rule says, in the form of its field."""
    found = _ask(asked, facts, findings)
    if is_missing(found):
        return None
    try:
        return _printed(found, form)
    except TypeError:
        message = "this comes to a group of answers, which cannot be printed"
        findings.append(Diagnostic("RK303", message, at=asked.at, quote=asked.source, hint="name one of its answers"))
        return None


def _printed(found: Any, form: Form) -> Value | None:
    if form is Form.PROSE:
        return Words(said) if (said := as_prose(found)) else None
    if form is Form.LIST:
        items = found if isinstance(found, list | tuple) else (found,)
        return tuple(as_line(each) for each in items if not is_missing(each)) or None
    return as_line(found) or None


def _table(
    rule: PrePopulationRule, field: SpecField, facts: Mapping[str, Any], findings: list[Diagnostic]
) -> tuple[Mapping[str, Cell], ...] | None:
    items = _ask(rule.each, facts, findings) if rule.each else None
    if is_missing(items):
        return None
    forms = {each.id: each.form for each in field.columns}
    made: list[Mapping[str, Cell]] = []
    for number, item in enumerate(items if isinstance(items, list | tuple) else (items,), start=1):
        local = {**facts, "item": item, "number": number}
        if rule.where is not None and not _ask(rule.where, local, findings):
            continue
        row: dict[str, Cell] = {}
        for name, asked in rule.columns:
            found = _said(asked, forms[name], local, findings)
            row[name] = found if isinstance(found, str | Words) else tuple(str(each) for each in found or ())
            if found is None and forms[name] is not Form.LIST:
                row[name] = ""
        if any(row.values()):
            made.append(row)
    return tuple(made) or None


def loops_of(rule: PrePopulationRule) -> dict[str, str]:
    """Return the path that the rule's `item` runs over."""
    if rule.each is None:
        return {}
    names = rule.each.names
    return {"item": names[0].path({}) + "[]"} if names else {}


def sources_of(rule: PrePopulationRule) -> frozenset[str]:
    """Return every path that the rule reads, its condition included; nobody writes these down, they are read off."""
    loops = loops_of(rule)
    found = {path for _, asked in rule.parts() for path in asked.paths(loops)}
    return frozenset(path for path in found if path not in ("item", "number"))


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
