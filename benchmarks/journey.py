"""The journey of one report against docxtpl's bare render of the same; one assessment to several copies; memory over many.

python benchmarks/journey.py [rounds] [journeys]

CPU time of the process, in turn within one run; the figure to read is the ratio. What each step takes is measured inside
whole journeys, where the steps push one another out of the processor's caches, as they do in earnest.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import count
from types import SimpleNamespace
from typing import Any

import jinja2
import nine_pages
from engine import DAY, SAMPLE, against, docxtpl, timed, warm, words_in

from reportkit import pipeline
from reportkit.assessment import Occasion
from reportkit.word import compile_template
from reportkit.word.merge import names_for
from reportkit.word.values import Gap, Prose

TURN = 25
"""How many reports each makes in its turn; the first few of them pay for what the others pushed out of the caches."""

STEPS = ("load", "read_for_report", "facts_of", "find_document", "prepopulate", "disclose", "merge")
COPIES = [
    *(("referral_order", reader) for reader in ("practitioner", "panel", "child")),
    *(("child_plan", reader) for reader in ("practitioner", "child", "parent")),
]


def same_words(words: int) -> dict[str, Any]:
    """Return values for the nine pages that make about so many words."""
    template = compile_template(nine_pages.template()).value
    assert template is not None
    sizes = {step / 20: words_in(warm(template, nine_pages.names(1, times=step / 20))) for step in range(2, 60)}
    return nine_pages.names(1, times=min(sizes, key=lambda times: abs(words - sizes[times])))


def plainly(value: Any) -> Any:
    """Return what a report's template is given with every narrative as plain text, as docxtpl prints it."""
    if isinstance(value, dict):
        return SimpleNamespace(
            **{key: plainly(each) for key, each in value.items()}
        )  # Jinja takes `items` for a method
    if isinstance(value, list):
        return [plainly(each) for each in value]
    return value.text if isinstance(value, Prose) else str(value) if isinstance(value, Gap) else value


def docxtpl_with_ours() -> jinja2.Environment:
    """Return what docxtpl needs to print our templates: it has none of our filters, and prints the words as they are."""
    environment = jinja2.Environment(autoescape=True)
    environment.filters["run_on"] = lambda value: value if isinstance(value, str) else "; ".join(map(str, value))
    return environment


def other_children() -> Iterator[bytes]:
    """Yield the sample with another first name each time, so that hardly a narrative of it has been read before."""
    data = SAMPLE.read_bytes()
    name = data.split(b'"preferred_name": "', 1)[1].split(b'"', 1)[0]
    for number in count():
        yield data.replace(name, b"%s%d" % (name, number))


def one_report(rounds: int) -> None:
    draft, final = (pipeline.Request(SAMPLE, "referral_order", "panel", DAY, status) for status in pipeline.STATUSES)
    made = pipeline.render(draft)
    assert made.rendered is not None, made.findings
    words = words_in(made.rendered.content)
    copy = made.rendered.copy
    theirs, given, environment = copy.spec.template.read_bytes(), vars(plainly(names_for(copy))), docxtpl_with_ours()
    assert abs(words_in(docxtpl(theirs, given, environment)) - words) < words / 100
    nine, other_names = nine_pages.template(), same_words(words)
    others = (pipeline.Request(each, "referral_order", "panel", DAY) for each in other_children())
    against(
        f"The whole journey: JSON to a checked report of {words:,} words",
        {
            "docxtpl's render alone, the same template and words": lambda: timed(
                lambda: docxtpl(theirs, given, environment), TURN
            ),
            "docxtpl's render alone, the nine pages, as many words": lambda: timed(
                lambda: docxtpl(nine, other_names), TURN
            ),
            "the journey, warm": lambda: timed(lambda: pipeline.render(draft), TURN),
            "the journey, each time of another child": lambda: timed(lambda: pipeline.render(next(others)), TURN),
            "the journey of a final, warm": lambda: timed(lambda: pipeline.render(final), TURN),
        },
        rounds,
    )


def several_copies(rounds: int) -> None:
    environment, printed = docxtpl_with_ours(), []
    for document, reader in COPIES:
        rendered = pipeline.render(pipeline.Request(SAMPLE, document, reader, DAY)).rendered
        assert rendered is not None
        printed.append((rendered.copy.spec.template.read_bytes(), vars(plainly(names_for(rendered.copy)))))

    def with_docxtpl() -> None:
        for template, names in printed:
            docxtpl(template, names, environment)

    def each_from_the_file() -> None:
        for document, reader in COPIES:
            pipeline.render(pipeline.Request(SAMPLE, document, reader, DAY))

    def of_one_reading() -> None:
        reading = pipeline.read(SAMPLE, Occasion(DAY)).unwrap()
        for document, reader in COPIES:
            pipeline.render(reading.request(document, reader))

    against(
        f"One assessment, {len(COPIES)} copies of two documents: a copy",
        {
            "docxtpl's render alone, the same templates and words": lambda: timed(with_docxtpl) / len(COPIES),
            "each from the file": lambda: timed(each_from_the_file) / len(COPIES),
            "of one reading": lambda: timed(of_one_reading) / len(COPIES),
        },
        rounds,
    )


def steps(rounds: int) -> None:
    """Print what each step takes inside whole journeys."""
    taken: dict[str, list[float]] = defaultdict(list)

    def watched(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return step(*given, **named)
            finally:
                taken[name].append((time.process_time() - start) * 1000)

        return run

    before = {name: getattr(pipeline, name) for name in (*STEPS, "render")}
    for name, step in before.items():
        setattr(pipeline, name, watched(name, step))
    request = pipeline.Request(SAMPLE, "referral_order", "panel", DAY)
    for _ in range(rounds * 5):
        pipeline.render(request)
    for name, step in before.items():
        setattr(pipeline, name, step)
    print(f"\n{'The steps of the journey':<58} {'ms':>9}")
    for name in (*STEPS, "render"):
        print(f"  {name:<56} {statistics.median(taken[name]):>9.3f}")


def memory(journeys: int) -> None:
    """Print what is held after a quarter of the journeys and after all of them, each of another child's name."""
    data = SAMPLE.read_bytes()
    name = data.split(b'"surname": "', 1)[1].split(b'"', 1)[0]

    def go(number: int) -> None:
        other = data.replace(name, b"%s%d" % (name, number))
        assert pipeline.render(pipeline.Request(other, "referral_order", "panel", DAY)).made

    for number in range(20):
        go(number)
    tracemalloc.start()
    go(20)
    peak = tracemalloc.get_traced_memory()[1]
    held = []
    for number in range(21, journeys):
        go(number)
        if number in (journeys // 4, journeys - 1):
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    print(f"\n{'Memory':<58} {'MB':>9}")
    print(f"  {'peak of one journey':<56} {peak / 1e6:>9.1f}")
    print(
        f"  {f'held more after {journeys:,} journeys than after a quarter of them':<56} {(held[1] - held[0]) / 1e6:>9.3f}"
    )


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    one_report(rounds)
    several_copies(rounds)
    steps(rounds)
    memory(int(sys.argv[2]) if len(sys.argv) > 2 else 2_000)


if __name__ == "__main__":
    main()
