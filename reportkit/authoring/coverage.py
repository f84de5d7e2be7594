"""What the examples of a document leave untried: rules that none fills, conditions that none makes true, or none false."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportkit.authoring.examples import ExampleResult
from reportkit.documents import read_document
from reportkit.prepopulation.decisions import Decision, decisions_of, ways_taken

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the ways that a document's rules can go its examples go, and the ways that none goes."""

    document: str
    ways: int
    missing: tuple[tuple[Decision, str], ...]

    @property
    def percent(self) -> float:
        """The ways gone, of a hundred; never rounded up to a hundred while one is missing."""
        return 100.0 if not self.missing else int((self.ways - len(self.missing)) * 1000 / self.ways) / 10

    def lines(self) -> list[str]:
        """Return the coverage as lines for a person: how much, then what is untried, with file and line."""
        said = [
            f"{self.document}: examples go {self.ways - len(self.missing)} of {self.ways} ways ({self.percent:g} %)"
        ]
        for each, way in self.missing:
            said.append(f"    {each.at.where}:{each.at.line}  {each.target}  no example in which {_spoken(each, way)}")
        return said

    def record(self) -> dict[str, object]:
        """Return the coverage as names and values, for a program."""
        missing = [
            {
                "file": each.at.where, "line": each.at.line, "target": each.target,
                "kind": each.kind, "asked": each.asked, "way": way,
            }
            for each, way in self.missing
        ]  # fmt: skip
        return {"document": self.document, "ways": self.ways, "percent": self.percent, "missing": missing}


def coverage(folder: Path, results: Iterable[ExampleResult]) -> Coverage:
    """Return what of the rules of the document folder `folder` the examples went into whose `results` these are.

    They can be the examples of several documents: a rule that documents share is tried by those of any of them. A
    folder that cannot be read has no ways and nothing missing; running its examples says so.
    """
    spec = read_document(folder).value
    if spec is None:
        return Coverage(folder.name, 0, ())
    every = [(each, way) for each in decisions_of(spec) for way in each.ways]
    taken = {went for each in results if each.draft is not None for went in ways_taken(each.draft)}
    return Coverage(folder.name, len(every), tuple(each for each in every if each not in taken))


def _spoken(decision: Decision, way: str) -> str:
    if decision.kind == "rule":
        return "the rule says something"
    asked = decision.asked if len(decision.asked) <= LONGEST else decision.asked[:LONGEST].rstrip() + " …"
    return f"`{decision.kind}: {asked}` {way}"
