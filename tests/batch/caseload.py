"""A caseload on the disk, and ways to run a batch over it."""

from __future__ import annotations

import datetime
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportkit.batch import Asked, Batch, Ended, Limits, Options, Progress, carry_out
from reportkit.diagnostics import Outcome

NOW = datetime.datetime(2026, 11, 21, 9, 0, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Caseload:
    """Assessments in a folder, a folder for the reports, a shelf, and the day."""

    cases: Path
    out: Path
    shelf: Path
    day: datetime.date
    extra: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    def batch(self, *inputs: object, **asked: Any) -> Batch:
        """Return the batch of everything: the small document, for practitioner and court."""
        options = Options(self.day, templates=self.shelf, **asked.pop("options", {}))
        wanted = Asked(("small",), ("practitioner", "court"), **asked.pop("asked", {}))
        words = tuple(map(str, inputs)) or (str(self.cases),)
        return Batch(
            words, self.out, options, wanted, **{"executor": "here", "workers": 1, "limits": self.limits, **asked}
        )

    def grown(self, many: int) -> Caseload:
        """Return the caseload with `many` children, each with something of their own."""
        one = (self.cases / "case-1.json").read_text(encoding="utf-8")
        for number in range(6, many + 1):
            (self.cases / f"case-{number}.json").write_text(one.replace("Jay 1", f"Jay {number}"), encoding="utf-8")
        return self

    def run(self, *inputs: object, told: Callable[[Progress], None] = lambda _: None, **asked: Any) -> Outcome[Ended]:
        """Carry the batch out in this process."""
        return carry_out(self.batch(*inputs, **asked), clock=lambda: NOW, told=told)

    def command(self, *words: object) -> list[str]:
        """Return the words of the command that does the same."""
        asked = ["-d", "small", "--for", "practitioner", "--for", "court", "--templates", self.shelf, "--on", self.day]
        return [sys.executable, "-m", "reportkit.cli", "batch", *map(str, [*words, "-o", self.out, *asked])]

    def results(self) -> list[dict[str, Any]]:
        """Return the lines of results.jsonl."""
        return [json.loads(each) for each in (self.out / "results.jsonl").read_text(encoding="utf-8").splitlines()]

    def files(self) -> dict[str, str]:
        """Return the content hash of every report and record in the folder, by name."""
        found = (each for each in self.out.rglob("*") if each.is_file() and ".reportkit" not in each.parts)
        ours = ("results.jsonl", "summary.json")
        return {
            each.relative_to(self.out).as_posix(): hashlib.sha256(each.read_bytes()).hexdigest()
            for each in found
            if each.name not in ours
        }


def called(words: list[str], **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300, **more)
