"""What a step of the journey gives back: a value with its findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from reportkit.diagnostics.codes import Severity
from reportkit.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")


class Stopped(Exception):
    """The journey cannot go on: the findings say why."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        self.findings = tuple(findings)
        super().__init__(f"{len(self.findings)} findings")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value, or none if there cannot be one, and everything found on the way to it.

    >>> Outcome(3).unwrap()
    3
    """

    value: T | None
    findings: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings at error level."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)

    def unwrap(self) -> T:
        """Return the value; raises `Stopped` with the findings where there is none."""
        if self.value is None:
            raise Stopped(self.findings)
        return self.value


@dataclass(slots=True)
class Journal:
    """What one journey writes down: every finding met on the way, in order, each once."""

    findings: list[Diagnostic] = field(default_factory=list)

    def note(self, outcome: Outcome[T]) -> T:
        """Write down the findings of `outcome` and return its value; raises `Stopped` where there is none."""
        self.extend(outcome.findings)
        if outcome.value is None:
            raise Stopped(self.findings)
        return outcome.value

    def extend(self, findings: Iterable[Diagnostic]) -> None:
        """Write down `findings`, leaving out those already written."""
        self.findings.extend(each for each in findings if each not in self.findings)
