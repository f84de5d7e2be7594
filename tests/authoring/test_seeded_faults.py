"""Faults put into the shipped rules, one at a time: lint finds each at its file and line.

Six kinds, ten of each, made from whatever rules are shipped: an unknown path, a wrong option, a misfit of kinds, two rules
that both hold, a branch that cannot be reached, a marked answer that is neither kept from a reader nor opened.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

import pytest
from jinja2 import nodes

from reportkit.assessment import all_paths
from reportkit.authoring.lint import rules_sound
from reportkit.documents import DocumentSpec, PrePopulationRule, folders, read_document, shipped
from reportkit.expressions import Expression
from reportkit.expressions.written import written
from reportkit.prepopulation.proofs.terms import path_of

EACH = 10
NEEDED = {
    "unknown path": {"RK301"},
    "wrong option": {"RK304"},
    "misfit of kinds": {"RK217", "RK218", "RK219"},
    "two rules that both hold": {"RK226"},
    "a branch that cannot be reached": {"RK220", "RK221", "RK222"},
    "a marked answer that is not spoken for": {"RK227"},
}


@dataclass(frozen=True)
class Fault:
    """One fault: the document, the file that is changed, its changed text, and the line at which it must be found."""

    document: str
    file: str
    text: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.document}: {self.says}"


Seeder = Callable[[DocumentSpec], Iterator[Fault]]


def own_rules(spec: DocumentSpec) -> Iterator[PrePopulationRule]:
    yield from (each for each in spec.rules.values() if each.at.where == f"{spec.id}/rules.yaml")


def lines_of(spec: DocumentSpec, name: str) -> list[str]:
    return (spec.folder / name).read_text(encoding="utf-8").splitlines()


def block(lines: list[str], line: int) -> range:
    """Return the lines of the entry whose key stands in `line`."""
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    end = line
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
        end += 1
    return range(line - 1, end)


def replaced(
    spec: DocumentSpec, line: int, change: Callable[[str], str], says: str, name: str = "rules.yaml"
) -> Iterator[Fault]:
    """Yield the fault of changing the entry at `line`, where the change changes anything."""
    lines = lines_of(spec, name)
    place = block(lines, line)
    old = "\n".join(lines[place.start : place.stop])
    if (new := change(old)) != old:
        text = "\n".join([*lines[: place.start], new, *lines[place.stop :]]) + "\n"
        yield Fault(spec.id, name, text, line, says)


def asked(key: str, source: str, indent: int = 2) -> str:
    return f"{' ' * indent}{key}: >-\n{' ' * (indent + 2)}{source}"


def unknown_paths(spec: DocumentSpec) -> Iterator[Fault]:
    for rule in own_rules(spec):
        for key, part in rule.parts():
            path = next((name.path({}) for name in part.names if name.path({}) in all_paths()), "")
            if path and part.at.line:
                misspelt = path[:-2] + path[-1] + path[-2] + "x"
                change = re.compile(rf"(?<![\w.]){re.escape(path)}(?![\w.])")
                yield from replaced(
                    spec, part.at.line, lambda old, c=change, m=misspelt: c.sub(m, old, count=1), f"{rule.target} {key}"
                )


def wrong_options(spec: DocumentSpec) -> Iterator[Fault]:
    for rule in own_rules(spec):
        for key, part in rule.parts():
            for place in part.places:
                for option in options_in(place):
                    change = re.compile(rf"(['\"]){re.escape(option)}\1")
                    yield from replaced(
                        spec, part.at.line or 0,
                        lambda old, c=change, o=option: c.sub(lambda m: m[1] + o[::-1] + "q" + m[1], old),
                        f"{rule.target} {key} {option}",
                    )  # fmt: skip


def options_in(place: Expression) -> Iterator[str]:
    for node in compares(place.tree):
        facts = all_paths().get(path_of(node.expr, {}) or "")
        for operand in node.ops:
            if facts is not None and facts.options and isinstance(operand.expr, nodes.Const):
                yield from [operand.expr.value] if isinstance(operand.expr.value, str) else []


def compares(tree: nodes.Node) -> Iterator[nodes.Compare]:
    yield from ([tree] if isinstance(tree, nodes.Compare) else [])
    yield from tree.find_all(nodes.Compare)


MISFITS = {
    "narrative": ["{} | long_date", "{} | count", "{} | plus_days(3)", "'yes' if {} == 'yes'"],
    "choice": ["{} | join(', ')", "{} | age_on(occasion.on)", "'yes' if {} > 'medium'", "{} | lines_of('{{text}}')"],
    "yes-no": ["{} | weekday_date", "'yes' if {} >= 3", "{} | pluck('text')"],
    "text": ["{} | number", "'yes' if {} > occasion.on", "{} | sort_by('date')"],
    "date": ["{} | join(', ')", "'yes' if {} == 'yesterday'", "{} | count"],
    "rows": ["{}", "'About ' ~ {}", "{} | long_date", "'yes' if {} == 2"],
    "group": ["{}", "{} | labelled('About')"],
}


def misfits(spec: DocumentSpec) -> Iterator[Fault]:
    """Pipe and compare an answer of each kind as answers of that kind cannot be."""
    tried: dict[str, int] = {}
    for rule in own_rules(spec):
        path = rule.value and next((each for each in sorted(rule.value.paths()) if each in all_paths()), None)
        kind = all_paths()[path].kind if path else ""
        ways = MISFITS.get(kind, [])
        if rule.value is None or rule.value.at.line is None or tried.get(kind, 0) >= len(ways):
            continue
        said = ways[tried.get(kind, 0)].format(path)
        tried[kind] = tried.get(kind, 0) + 1
        yield from replaced(spec, rule.value.at.line, lambda _, s=said: asked("value", s), f"{rule.target} {said}")


def overlaps(spec: DocumentSpec) -> Iterator[Fault]:
    """Write a condition as two cases, the second of which holds whenever the first does, or half of the time."""
    for rule in own_rules(spec):
        if rule.when is None or rule.when.at.line is None or rule.value is None or "." not in rule.target:
            continue
        lines = lines_of(spec, "rules.yaml")
        key = next(n for n, each in enumerate(lines) if each.startswith(f"{rule.target}:"))
        place = block(lines, key + 1)
        other = ("not occasion.status == 'final'", written(rule.when.tree), "occasion.on")[len(rule.target) % 3]
        new = [
            f"{rule.target}:", "  cases:",
            "    - when: >-", f"        {rule.when.source}", "      text: One.",
            f"    - {{when: \"{other.replace(chr(34), chr(39))}\", text: Other.}}", "  otherwise: Neither.",
        ]  # fmt: skip
        text = "\n".join([*lines[: place.start], *new, *lines[place.stop :]]) + "\n"
        yield Fault(spec.id, "rules.yaml", text, place.start + 6, rule.target)


def unreachable(spec: DocumentSpec) -> Iterator[Fault]:
    """Let a condition contradict itself, repeat an earlier `if`, or deny the condition of its section."""
    for number, rule in enumerate(own_rules(spec)):
        section = spec.rules.get(rule.target.split(".")[0])
        if rule.when is not None and rule.when.at.line is not None:
            said = written(rule.when.tree)
            never = (f"({said}) and not ({said})", f"({said}) or not ({said})")[number % 2]
            yield from replaced(
                spec, rule.when.at.line, lambda _, s=never: asked("when", s), f"{rule.target} {number % 2}"
            )
        elif section is not None and section.when is not None and rule is not section and rule.value is not None:
            said = f"{written(rule.value.tree)} if not ({written(section.when.tree)})"
            yield from replaced(
                spec, rule.value.at.line or 0, lambda _, s=said: asked("value", s), f"{rule.target} section"
            )
        elif rule.value is not None and isinstance(rule.value.tree, nodes.CondExpr):
            tree = rule.value.tree
            said = f"'a' if {written(tree.test)} else 'b' if {written(tree.test)} else 'c'"
            yield from replaced(spec, rule.value.at.line or 0, lambda _, s=said: asked("value", s), f"{rule.target} if")


def unreleased(spec: DocumentSpec) -> Iterator[Fault]:
    """Take the words that speak for a marked answer out of the manifest, or let a rule read one more."""
    for section in spec.sections:
        for field in section.fields:
            line = field.at.line or 0
            if field.at.where != f"{spec.id}/manifest.yaml":
                continue
            if field.release:
                yield from replaced(
                    spec,
                    line,
                    lambda old: re.sub(r"to: \[\w+(, )?", "to: [", old),
                    f"{field.id} release",
                    "manifest.yaml",
                )
            rule = spec.rules[f"{section.id}.{field.id}"]
            everybody = any(
                each not in section.not_for | field.not_for and each != "practitioner" for each in spec.copies_for
            )
            if everybody and rule.value is not None and not field.columns:
                said = f"{written(rule.value.tree)} if not offending_asb.offences.police_intelligence"
                for fault in replaced(
                    spec, rule.value.at.line or 0, lambda _, s=said: asked("value", s), f"{field.id} reads"
                ):
                    yield Fault(fault.document, fault.file, fault.text, line, fault.says)


SEEDERS: dict[str, Seeder] = {
    "unknown path": unknown_paths,
    "wrong option": wrong_options,
    "misfit of kinds": misfits,
    "two rules that both hold": overlaps,
    "a branch that cannot be reached": unreachable,
    "a marked answer that is not spoken for": unreleased,
}
SPECS = [read_document(each).unwrap() for each in folders(shipped()).values()]


def seeded(kind: str) -> list[Fault]:
    """Return ten faults of a kind: one of each document in turn, and of each from places as far apart as there are."""
    of_each = [_spread(tuple(SEEDERS[kind](spec))) for spec in SPECS]
    in_turn = (fault for row in zip_longest(*of_each) for fault in row if fault is not None)
    return list(islice(in_turn, EACH))


def _spread(faults: tuple[Fault, ...]) -> list[Fault]:
    step = max(1, len(faults) // EACH)
    return sorted(faults, key=lambda each: faults.index(each) % step)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("shelf") / "templates"
    shutil.copytree(shipped(), made)
    return made


@pytest.mark.parametrize("kind", NEEDED)
def test_there_are_ten_of_each_kind(kind: str) -> None:
    assert len(seeded(kind)) == EACH
    assert len({str(each) for each in seeded(kind)}) == EACH


@pytest.mark.parametrize("kind", NEEDED)
def test_every_document_that_can_have_a_fault_has_one(kind: str) -> None:
    able = {spec.id for spec in SPECS if any(True for _ in SEEDERS[kind](spec))}
    assert {each.document for each in seeded(kind)} == able and len(able) > 4


@pytest.mark.parametrize(
    ("kind", "fault"),
    [pytest.param(kind, fault, id=f"{kind}: {fault}") for kind in NEEDED for fault in islice(seeded(kind), EACH)],
)
def test_a_seeded_fault_is_found_at_its_file_and_line(kind: str, fault: Fault, shelf: Path) -> None:
    changed = shelf / fault.document / fault.file
    before = changed.read_text(encoding="utf-8")
    changed.write_text(fault.text, encoding="utf-8")
    try:
        found = rules_sound(shelf / fault.document)
    finally:
        changed.write_text(before, encoding="utf-8")
    file = "manifest.yaml" if kind.startswith("a marked") else "rules.yaml"
    at = {(each.code, each.at.where, each.at.line) for each in found if each.at is not None}
    assert any((code, f"{fault.document}/{file}", fault.line) in at for code in NEEDED[kind]), at
