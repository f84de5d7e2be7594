"""What does an answer reach: which documents, sections and fields, by which line of which rule, for which readers?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportkit.assessment import all_paths
from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean
from reportkit.documents import DocumentSpec, PrePopulationRule, Section
from reportkit.prepopulation.known import loops_of
from reportkit.reasons.losses import losses

CONDITIONS = frozenset({"when", "where", "case"})


@dataclass(frozen=True, slots=True)
class Use:
    """One place that an answer reaches: a section or field, the lines of its rule that read it, and who holds it.

    `decides` says that the answer decides whether it is there, or which rows are. `lost` are readers who never hold it.
    """

    document: str
    target: str
    label: str
    keys: tuple[str, ...]
    at: Location
    readers: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def decides(self) -> bool:
        """Whether the answer decides what is there, and not only what is said."""
        return bool(CONDITIONS & set(self.keys))

    def lines(self) -> Iterator[str]:
        """Yield the use as lines for a person."""
        how = "decides whether it is there" if self.decides else "is said"
        if self.decides and not set(self.keys) <= CONDITIONS:
            how += ", and is said"
        yield f"{self.document}  {self.target}  “{self.label}”  {how} ({', '.join(self.keys)})"
        lost = f"; never: {', '.join(self.lost)}" if self.lost else ""
        yield f"    {self.at.where}:{self.at.line}   held by: {', '.join(self.readers) or 'nobody'}{lost}"

    def record(self) -> dict[str, object]:
        """Return the use as names and values, for a program."""
        return {
            "document": self.document, "target": self.target, "keys": list(self.keys), "decides": self.decides,
            "file": self.at.where, "line": self.at.line, "readers": list(self.readers), "lost": list(self.lost),
        }  # fmt: skip


def uses(specs: Iterable[DocumentSpec], path: str) -> Outcome[tuple[Use, ...]]:
    """Return everything in `specs` that the answer at `path` reaches; a group of answers reaches what any of it does.

    A path that no assessment has is a finding.
    """
    if path.removesuffix("[]") not in all_paths():
        hint = did_you_mean(path, all_paths()) or f"list what there is with: reportkit paths {path.split('.')[0]}"
        return Outcome(None, (Diagnostic("RK308", f"no assessment has “{path}”", hint=hint),))
    return Outcome(tuple(use for spec in specs for use in _in(spec, path.removesuffix("[]"))))


def _in(spec: DocumentSpec, path: str) -> Iterator[Use]:
    lost: dict[str, set[str]] = {}
    for each in losses(spec):
        lost.setdefault(each.target, set()).add(each.reader)
    for section in spec.sections:
        closed = lost.get(section.id, set()) | section.not_for
        yield from _use(spec, section, section.id, section.title, closed, path)
        for field in section.fields:
            target = f"{section.id}.{field.id}"
            yield from _use(spec, section, target, field.label, closed | field.not_for | lost.get(target, set()), path)


def _use(
    spec: DocumentSpec, section: Section, target: str, label: str, closed: Iterable[str], path: str
) -> Iterator[Use]:
    rule = spec.rules.get(target)
    keys = tuple(dict.fromkeys(_reading(rule, path))) if rule is not None else ()
    if rule is not None and keys:
        readers = tuple(each for each in spec.copies_for if each not in closed)
        lost = tuple(each for each in spec.copies_for if each in closed)
        yield Use(spec.id, target, label or section.title, keys, rule.at, readers, lost)


def _reading(rule: PrePopulationRule, path: str) -> Iterator[str]:
    """Yield the keys of the lines of a rule that read `path`, something in it, or the group that it stands in."""
    loops = loops_of(rule)
    for key, part in rule.parts():
        if any(_touches(each, path) for each in part.paths(loops)):
            yield key


def _touches(read: str, path: str) -> bool:
    return any(
        one == other or one.startswith((f"{other}.", f"{other}[]")) for one, other in ((read, path), (path, read))
    )
