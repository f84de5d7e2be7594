"""What each reader of a document loses to the marks of the answers that its rules read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportkit.assessment import PathFacts, all_paths
from reportkit.disclosure import READERS
from reportkit.documents import DocumentSpec, Field, PrePopulationRule
from reportkit.prepopulation import sources_of


@dataclass(frozen=True, slots=True)
class Loss:
    """One field or section that a reader's copy never holds whole, and the marked paths that close it."""

    target: str
    reader: str
    paths: tuple[str, ...]
    said: bool


def losses(spec: DocumentSpec) -> Iterator[Loss]:
    """Yield what each reader of `spec` loses to a mark; `said` where the manifest says so itself."""
    for section in spec.sections:
        rule = spec.rules.get(section.id)
        for reader in spec.copies_for:
            if rule is not None and (closed := _uncleared(rule, reader, frozenset())):
                yield Loss(section.id, reader, closed, reader in section.not_for)
            for field in section.fields:
                target = f"{section.id}.{field.id}"
                if paths := _uncleared(spec.rules[target], reader, _opened(field, reader)):
                    yield Loss(target, reader, paths, reader in section.not_for | field.not_for)


def _uncleared(rule: PrePopulationRule, reader: str, opened: frozenset[str]) -> tuple[str, ...]:
    return tuple(path for path in sorted(sources_of(rule)) if marked(path, reader) and path not in opened)


def marked(path: str, reader: str) -> bool:
    facts = facts_of_path(path)
    return facts is not None and facts.sensitivity not in READERS[reader].cleared


def _opened(field: Field, reader: str) -> frozenset[str]:
    return frozenset(path for each in field.release if reader in each.to for path in each.paths)


def facts_of_path(path: str) -> PathFacts | None:
    return all_paths().get(path) or all_paths().get(path.removesuffix("[]"))
