"""What a person waits for: cold commands, and the journey once it is warm. One run, one table, ratios within the run.

python benchmarks/cold.py [repeats]
"""

from __future__ import annotations

import datetime
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docx import Document

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "first_time_referral_order.json"
DAY = datetime.date(2026, 11, 21)


def command(*words: object, **more: str) -> float:
    """Return the CPU seconds of one command in a process of its own; bytecode is kept, as it is where Python is installed."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *map(str, words)], check=True, capture_output=True, cwd=ROOT, env={**kept, **more})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def letter(folder: Path) -> tuple[Path, Path]:
    """Make a small template and its data, for the commands that need no assessment."""
    document = Document()
    document.add_heading("{{ title }}", 1)
    for part in range(40):
        document.add_paragraph(f"Part {part}: {{{{ child.name }}}} came on {{{{ child.day }}}}.")
    document.save(str(folder / "letter.docx"))
    (folder / "letter.json").write_text(json.dumps({"title": "A letter", "child": {"name": "Jay", "day": "Monday"}}))
    return folder / "letter.docx", folder / "letter.json"


def warm() -> float:
    """Return the CPU seconds of one whole journey, JSON to report, in a process that has made one before."""
    from reportkit.pipeline import Request, render

    request = Request(SAMPLE, "referral_order", "panel", DAY)
    render(request)
    start = time.process_time()
    assert render(request).made
    return time.process_time() - start


def main() -> None:
    """Measure in turn, so that a slow moment of the machine falls on all of them, and print the table."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        template, data = letter(folder)
        os.environ |= {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "REPORTKIT_CACHE": str(folder / "kept")}
        cases: dict[str, Callable[[], float]] = {
            "python -c pass": lambda: command("-c", "pass"),
            "reportkit --help": lambda: command("-m", "reportkit.cli", "--help"),
            "reportkit merge, 40 tags, template kept": lambda: command(
                "-m", "reportkit.cli", "merge", template, data, "-o", folder / "a.docx"
            ),
            "reportkit merge, 40 tags, the first time": lambda: command(
                "-m", "reportkit.cli", "merge", template, data, "-o", folder / "a.docx", REPORTKIT_CACHE="off"
            ),
            "docxtpl's command, the same": lambda: command(
                "-m", "docxtpl", template, data, folder / "b.docx", "-o", "-q"
            ),
            "reportkit validate": lambda: command("-m", "reportkit.cli", "validate", SAMPLE, "--on", DAY),
            "reportkit render, one report": lambda: command(
                "-m", "reportkit.cli", "render", SAMPLE, "referral_order", "-o", folder, "--on", DAY
            ),
            "the whole journey, warm": warm,
        }
        taken: dict[str, list[float]] = {name: [] for name in cases}
        for run in cases.values():
            run()
        for _ in range(repeats):
            for name, run in cases.items():
                taken[name].append(run())
    theirs = taken["docxtpl's command, the same"]
    print(f"{f'CPU time of {repeats} repeats':<42} {'least':>7} {'median':>7}   against docxtpl's least and median")
    for name, times in taken.items():
        least, middle = min(times), statistics.median(times)
        ratios = f"{least / min(theirs):>8.3f}× {middle / statistics.median(theirs):>7.3f}×"
        print(f"{name:<42} {least * 1000:>7.1f} {middle * 1000:>7.1f} {ratios}")


if __name__ == "__main__":
    main()
