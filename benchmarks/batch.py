"""A caseload from end to end: reports a second, CPU, memory, first file, against docxtpl's bare render in the same run.

python benchmarks/batch.py [reports] [pdfs]

Each case is the command `reportkit batch` in a session of its own, watched from outside through /proc: CPU time and memory
are those of the coordinator, the fork server and the workers together. The assessments are copies of the samples with names
of their own and a sentence of their own in every narrative, one file each.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nine_pages
from engine import docxtpl, timed

from reportkit.formats import office

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.json"))
DAY = "2026-11-21"
PAGE, TICK = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


@dataclass
class Watched:
    """What was seen of a command: seconds, CPU seconds by process, megabytes over time, seconds to the first report."""

    seconds: float = 0.0
    cpu: dict[int, float] = field(default_factory=dict)
    memory: list[tuple[float, float]] = field(default_factory=list)
    first: float | None = None
    summary: dict[str, Any] = field(default_factory=dict)

    @property
    def reports(self) -> int:
        return int(self.summary["made"])

    def quarters(self) -> tuple[float, float]:
        """Return the mean megabytes of the first and of the last quarter of the making, from the first report on."""
        from_start = [each for each in self.memory if each[0] > (self.first or 0) + 1] or self.memory
        quarter = max(1, len(from_start) // 4)
        parts = (from_start[:quarter], from_start[-quarter - 1 : -1] or from_start[-1:])
        return tuple(sum(mb for _, mb in part) / len(part) for part in parts)  # type: ignore[return-value]


def copies(folder: Path, many: int) -> None:
    """Write `many` assessments, no two alike."""
    chance = random.Random(many)
    texts = [json.loads(each.read_text(encoding="utf-8")) for each in SAMPLES]
    for number in range(many):
        whole = varied(texts[number % len(texts)], f" This is note {number} of the invented caseload.")
        header = whole["core_record"]["header"]
        header["first_names"] = header["preferred_name"] = chance.choice(nine_pages._FIRST)
        header["surname"] = chance.choice(nine_pages._LAST)
        (folder / f"case-{number:06}.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")


def varied(value: Any, words: str) -> Any:
    if isinstance(value, dict):
        return {key: varied(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [varied(each, words) for each in value]
    return value + words if isinstance(value, str) and len(value) > 120 else value


def watched(words: Iterable[object], out: Path) -> Watched:
    """Run the command and watch it from outside."""
    shutil.rmtree(out, ignore_errors=True)
    seen = Watched()
    start = time.monotonic()
    command = [sys.executable, "-m", "reportkit.cli", "batch", *map(str, words), "-o", str(out), "--on", DAY, "-q"]
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stderr=subprocess.PIPE)
    ended = threading.Event()
    looking = threading.Thread(target=_look, args=(process.pid, start, out, seen, ended))
    looking.start()
    _, said = process.communicate()
    seen.seconds = time.monotonic() - start
    ended.set()
    looking.join()
    assert process.returncode in (0, 1), said.decode()
    seen.summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return seen


def _look(session: int, start: float, out: Path, seen: Watched, ended: threading.Event) -> None:
    """Look at the processes until they have ended, seldom once there is a report: who looks takes time from two workers."""
    while not ended.wait(0.05 if seen.first is None else 1):
        total = 0
        for pid, cpu, resident in processes(session):
            seen.cpu[pid] = cpu
            total += resident
        seen.memory.append((time.monotonic() - start, total / 2**20))
        if seen.first is None and out.is_dir() and any(not each.name.startswith(".") for each in os.scandir(out)):
            seen.first = time.monotonic() - start


def processes(session: int) -> Iterator[tuple[int, float, int]]:
    """Yield each process of a session with its CPU seconds and its own memory; what is shared is counted in parts."""
    for each in Path("/proc").glob("[0-9]*"):
        try:
            after = (each / "stat").read_text().rpartition(") ")[2].split()
            if int(after[3]) == session:
                rollup = (each / "smaps_rollup").read_text().splitlines()
                pss = next(int(line.split()[1]) << 10 for line in rollup if line.startswith("Pss:"))
                yield int(each.name), (int(after[11]) + int(after[12])) / TICK, pss
        except (OSError, ValueError, IndexError, StopIteration):
            continue


def line(name: str, seen: Watched, bare: float | None = None) -> None:
    cpu = sum(seen.cpu.values()) / seen.reports * 1000
    ratio = f"{bare / cpu:>8.1f}×" if bare else f"{'':>9}"
    first, last = seen.quarters()
    print(
        f"  {name:<44} {seen.reports:>7,} {seen.reports / seen.seconds:>8.1f} {cpu:>8.2f} {ratio} {first:>7.0f} {last:>6.0f}"
        f" {seen.first or 0:>7.2f}",
        flush=True,
    )


def main() -> None:
    many, pdfs = (int(each) for each in [*sys.argv[1:], "10000", "600"][:2])
    template, values = nine_pages.template(), [nine_pages.names(number) for number in range(20)]
    bare = min(timed(lambda: [docxtpl(template, each) for each in values]) / len(values) for _ in range(3))
    print(f"docxtpl's bare render of a nine-page report, one core: {bare:.1f} ms, {1000 / bare:.0f} a second")
    head = (
        f"{'reports':>7} {'a second':>8} {'CPU ms':>8} {'docxtpl':>9} {'MB, 1st and last quarter':>14} {'first s':>7}"
    )
    print(f"\n  {'the whole journey':<44} {head}")
    with tempfile.TemporaryDirectory(prefix="reportkit-bench-") as home:
        cases, single, out = Path(home) / "cases", Path(home) / "single", Path(home) / "out"
        cases.mkdir(), single.mkdir()
        copies(cases, many // 19)  # a stage brings some twenty reports
        copies(single, many)
        rates = {}
        for workers in (1, 2):
            name = f"all that a stage brings, {workers} worker{'s' * (workers > 1)}"
            seen = watched([cases, "-j", workers], out)
            rates[workers] = seen.reports / seen.seconds
            line(name, seen, bare)
        print(f"  2 workers against 1: {rates[2] / rates[1]:.2f}×")
        again = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "reportkit.cli", "batch", str(cases), "-o", str(out), "--on", DAY, "-q"],
            cwd=ROOT,
            check=False,
        )
        print(f"  the same again, all up to date: {time.monotonic() - again:.1f} s")
        for workers in (1, 2):
            seen = watched([single, "-d", "intervention_plan", "--for", "practitioner", "-j", workers], out)
            rates[workers] = seen.reports / seen.seconds
            line(f"one report of each, {workers} worker{'s' * (workers > 1)}", seen, bare)
        print(f"  2 workers against 1: {rates[2] / rates[1]:.2f}×")
        line("one report of each, no worker", watched([single, "-d", "intervention_plan", "--for", "practitioner",
                                                       "--executor", "here"], out), bare)  # fmt: skip
        if pdfs and office.find():
            the_pdfs(Path(home), pdfs)


def the_pdfs(home: Path, many: int) -> None:
    """PDF by the batch against LibreOffice itself, over the same reports, as many files for each start."""
    cases, out = home / "few", home / "pdf"
    cases.mkdir()
    copies(cases, many)
    asked = [cases, "-d", "intervention_plan", "--for", "practitioner"]
    print(f"\n  {'PDF':<44} {'files':>7} {'a second':>8}")
    for workers in (1, 2):
        watched([*asked, "-j", workers], out)
        words = sorted(out.glob("*.docx"))
        with tempfile.TemporaryDirectory(dir=home) as folder:
            start = time.monotonic()
            themselves(words, Path(folder), workers)
            alone = len(words) / (time.monotonic() - start)
        seen = watched([*asked, "--to", "pdf", "-j", workers], out)
        rate = seen.reports / seen.seconds
        print(f"  {f'LibreOffice itself, {workers} at once':<44} {len(words):>7,} {alone:>8.2f}")
        print(
            f"  {f'the batch, {workers} at once':<44} {seen.reports:>7,} {rate:>8.2f}   {rate / alone:.0%} of it",
            flush=True,
        )


def themselves(words: list[Path], folder: Path, at_once: int, together: int = 60) -> None:
    """Convert with LibreOffice and nothing else, `together` files for each start."""
    program = office.find()

    def some(number: int) -> None:
        mine = words[number::at_once]
        for first in range(0, len(mine), together):
            subprocess.run(
                [str(program), f"-env:UserInstallation={(folder / str(number)).as_uri()}", "--headless", "--norestore",
                 "--convert-to", office.FILTERS["pdf"], "--outdir", str(folder / "out"),
                 *map(str, mine[first : first + together])],
                check=True, capture_output=True,
            )  # fmt: skip

    threads = [threading.Thread(target=some, args=(number,)) for number in range(at_once)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(list((folder / "out").glob("*.pdf"))) == len(words)


if __name__ == "__main__":
    main()
