"""The Word engine against docxtpl as its documentation uses it. One run, one table, ratios within the run.

python benchmarks/engine.py [rounds]

CPU time of the process, the engines in turn, so that a slow moment of the machine falls on all of them. Memory and the
two processes are measured in processes of their own.
"""

from __future__ import annotations

import datetime
import io
import json
import multiprocessing
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
import nine_pages
from docxtpl import DocxTemplate

from reportkit.word import CompiledTemplate, compile_template
from reportkit.word import compile as compiling
from reportkit.word.package import Member

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "first_time_referral_order.json"
DAY = datetime.date(2026, 11, 21)
REPORTS = 20
Names = Mapping[str, Any]


def docxtpl(template: bytes, names: Names, environment: jinja2.Environment | None = None) -> bytes:
    """Print as docxtpl's documentation does: a new template, a render, a save."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(names), jinja_env=environment, autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def compiled(template: bytes, kept: str = "off") -> CompiledTemplate:
    """Return the compiled template, compiled anew or read from the folder `kept`."""
    os.environ["REPORTKIT_CACHE"] = kept
    compiling._CACHE.clear()
    made = compile_template(template).value
    assert made is not None
    return made


def warm(template: CompiledTemplate, names: Names) -> bytes:
    """Print with every check."""
    printed = template.render(names)
    assert printed.value is not None, printed.findings
    return printed.value


class _DictFirst(jinja2.Environment):
    """Jinja as it is, except that a name is looked up in a group before it is tried as an attribute: the faster order."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return obj[attribute] if type(obj) is dict and attribute in obj else super().getattr(obj, attribute)


def floor(template: bytes) -> Callable[[Names], bytes]:
    """Return the least that can be done: Jinja's compiled code for the body, and one deflate of what it prints."""
    xml = re.sub(r' w:rsid\w*="\w*"', "", body_of(template).decode())
    source = DocxTemplate(io.BytesIO(template)).patch_xml(xml)
    code = _DictFirst(autoescape=True).from_string(source)
    return lambda names: Member.of("word/document.xml", code.render(names).encode()).packed


def body_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read("word/document.xml")


def words_in(data: bytes) -> int:
    return len(re.sub(rb"<[^>]*>", b" ", body_of(data)).split())


def timed(run: Callable[[], object], repeats: int = 1) -> float:
    """Return the CPU milliseconds of one run."""
    start = time.process_time()
    for _ in range(repeats):
        run()
    return (time.process_time() - start) / repeats * 1000


def medians(cases: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Run every case in turn, `rounds` times, and return the median of each."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for run in cases.values():
        run()
    for _ in range(rounds):
        for name, run in cases.items():
            taken[name].append(run())
    return {name: statistics.median(times) for name, times in taken.items()}


def against(title: str, cases: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Print one block of the table: every case against its first."""
    print(f"\n{title:<58} {'ms':>9} {'times as fast':>14}")
    found = medians(cases, rounds)
    first = next(iter(found.values()))
    for name, middle in found.items():
        print(f"  {name:<56} {middle:>9.3f} {first / middle:>13.1f}×")
    return found


def the_report(rounds: int) -> None:
    template = nine_pages.template()
    reports = [nine_pages.names(number) for number in range(REPORTS)]
    ready, least, kept = compiled(template), floor(template), tempfile.mkdtemp()

    def of(print_one: Callable[[Names], object], repeats: int = 1) -> Callable[[], float]:
        return lambda: sum(timed(lambda each=each: print_one(each), repeats) for each in reports) / REPORTS  # type: ignore[misc]

    found = against(
        "The nine-page report",
        {
            "docxtpl, as documented": of(lambda names: docxtpl(template, names)),
            "cold: compiled and printed": of(lambda names: warm(compiled(template), names)),
            "cold: read from the disk and printed": of(lambda names: warm(compiled(template, kept), names)),
            "warm, every check": of(lambda names: warm(ready, names), 5),
            "the floor: compiled code and one deflate": of(least, 5),
        },
        rounds,
    )
    ours = statistics.mean(len(warm(ready, names)) for names in reports)
    theirs = statistics.mean(len(docxtpl(template, names)) for names in reports)
    print(
        f"  warm against the floor: {found['warm, every check'] / found['the floor: compiled code and one deflate']:.2f}×"
    )
    print(
        f"  size of the output against docxtpl's: {ours / theirs - 1:+.1%}; template's body {len(body_of(template)):,} bytes"
    )


def long_ones(rounds: int) -> None:
    template = nine_pages.template()
    ready, names = compiled(template), nine_pages.names(1, times=60)
    against(
        "The same report, about 500 pages",
        {
            "docxtpl, as documented": lambda: timed(lambda: docxtpl(template, names)),
            "warm, every check": lambda: timed(lambda: warm(ready, names)),
        },
        max(1, rounds // 3),
    )
    table = nine_pages.table_template()
    rows = {number: nine_pages.table_names(number) for number in (2_000, 20_000)}
    made = compiled(table)
    found = against(
        "Tables",
        {
            "docxtpl, 2,000 rows": lambda: timed(lambda: docxtpl(table, rows[2_000])),
            "warm, 2,000 rows": lambda: timed(lambda: warm(made, rows[2_000])),
            "warm, 20,000 rows": lambda: timed(lambda: warm(made, rows[20_000])),
        },
        max(1, rounds // 3),
    )
    print(f"  20,000 rows against 2,000: {found['warm, 20,000 rows'] / found['warm, 2,000 rows']:.1f}×")
    many, values = nine_pages.many_template(2_000), nine_pages.many_names(2_000)
    several = compiled(many)
    against(
        "2,000 variables",
        {
            "docxtpl, as documented": lambda: timed(lambda: docxtpl(many, values)),
            "cold: compiled and printed": lambda: timed(lambda: warm(compiled(many), values)),
            "warm, every check": lambda: timed(lambda: warm(several, values)),
        },
        max(1, rounds // 3),
    )


def batch(count: int) -> None:
    """Print `count` reports: the work of one process."""
    ready = compiled(nine_pages.template())
    names = [nine_pages.names(number) for number in range(REPORTS)]
    for number in range(count):
        warm(ready, names[number % REPORTS])


def processes() -> None:
    print(f"\n{'1,000 reports':<58} {'s':>9} {'a second':>14}")
    for number in (1, 2):
        workers = [multiprocessing.Process(target=batch, args=(1_000 // number,)) for _ in range(number)]
        start = time.perf_counter()
        for each in workers:
            each.start()
        for each in workers:
            each.join()
        took = time.perf_counter() - start
        title = f"{number} process{'es' * (number - 1)}, from the start to the end of the last"
        print(f"  {title:<56} {took:>9.2f} {1_000 / took:>14,.0f}")


def memory(kind: str) -> None:
    """Print the peak memory of one render as JSON: in a process of its own."""
    if kind == "table":
        template, names = nine_pages.table_template(), nine_pages.table_names(20_000)
    else:
        template, names = nine_pages.template(), nine_pages.names(1)
    ready = compiled(template)
    warm(ready, {**names, "contacts": names["contacts"][:2]})
    tracemalloc.start()
    made = warm(ready, names)
    print(json.dumps([tracemalloc.get_traced_memory()[1], len(body_of(made))]))


def memories() -> None:
    print(f"\n{'Peak memory of one warm render':<58} {'MB':>9} {'of its XML':>14}")
    for kind, title in (("report", "the nine-page report"), ("table", "a table of 20,000 rows")):
        words = [sys.executable, __file__, "memory", kind]
        peak, size = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
        print(f"  {title:<56} {peak / 1e6:>9.1f} {peak / size:>13.1f}×")


def main() -> None:
    if sys.argv[1:2] == ["memory"]:
        memory(sys.argv[2])
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    the_report(rounds)
    long_ones(rounds)
    memories()
    processes()


if __name__ == "__main__":
    main()
