"""How a plan is made: owners, dates, a measure, and not too much at once (QR-27 to QR-29). The levels are defaults [I]."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from reportkit.diagnostics import Diagnostic, Location
from reportkit.prepopulation import Draft
from reportkit.review.lexicon import data

TARGETS = "pathways_and_planning.our_intervention_plan.targets"
DONE = frozenset({"achieved", "completed", "withdrawn", "closed"})


def plan_review(draft: Draft) -> Iterator[Diagnostic]:
    """Yield what is missing from the plan that `draft` prints; a document without the plan has none."""
    if not any(each.value and _of_the_plan(each.provenance.sources) for each in draft.bindings()):
        return
    plan = ((draft.facts.get("pathways_and_planning") or {}).get("our_intervention_plan")) or {}
    active = [(at, each) for at, each in enumerate(plan.get("targets") or ()) if each.get("status") not in DONE]
    most = data()["plan"]["most_targets"]
    if len(active) > most:
        message = f"the plan has {len(active)} targets at one time"
        yield Diagnostic(
            "RK356", message, at=Location("the assessment", TARGETS), hint=f"choose up to {most} to begin with"
        )
    for at, target in active:
        yield from _target(at, target)


@lru_cache(maxsize=4096)
def _of_the_plan(sources: tuple[str, ...]) -> bool:
    return any(path.startswith(TARGETS) for path in sources)


def _target(at: int, target: Mapping[str, Any]) -> Iterator[Diagnostic]:
    where = f"{TARGETS}[{at}]"
    if not target.get("measure"):
        yield _lacks(where, "nobody can tell when this target is reached", "say how it will be known")
    for number, action in enumerate(target.get("actions") or ()):
        if not action.get("owner"):
            yield _lacks(f"{where}.actions[{number}]", "nobody owns this action", "name who does it")
        if not (action.get("due") or action.get("frequency")):
            yield _lacks(
                f"{where}.actions[{number}]", "this action has no day and no rhythm", "say by when, or how often"
            )


def _lacks(where: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic("RK355", message, at=Location("the assessment", where), hint=hint)
