"""Does everything that a report says come from somewhere, and from whom?

The chain of a value ends in answers of the assessment, in what the service sets, in the occasion, in fixed words of the
document's own rule, or in a named person. There is no other end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reportkit.assessment import all_paths
from reportkit.diagnostics import Diagnostic
from reportkit.prepopulation.draft import Binding
from reportkit.prepopulation.fit import OUTSIDE
from reportkit.prepopulation.previous import recorded_at


def chain_of(binding: Binding) -> tuple[str, ...]:
    """Return where the value of `binding` comes from, link by link; nothing where the chain does not hold."""
    provenance = binding.provenance
    if provenance.origin.by_hand:
        return (f"{provenance.author}, {provenance.on}",) if provenance.author and provenance.on else ()
    if provenance.rule is None or not _are_known(provenance.sources):
        return ()
    ends = provenance.sources or ("the document's own words",)
    return (f"{provenance.rule.where}:{provenance.rule.line}", *ends)


def accounted_for(bindings: Iterable[Binding]) -> Iterator[Diagnostic]:
    """Yield a finding for each value whose chain does not end where one may end."""
    for each in bindings:
        if each.value and not chain_of(each):
            message = f"nobody can say where “{each.field.label}” comes from"
            yield Diagnostic(
                "RK341", message, at=each.field.at, hint="make the draft with its rules, and sign what is written over"
            )


@lru_cache(maxsize=4096)
def _are_known(paths: tuple[str, ...]) -> bool:
    """Say whether each of the paths that a rule reads is one that an assessment has, or one beside it that rules can name."""
    known = all_paths()
    recorded = map(recorded_at, paths)
    return all(each in known or each.removesuffix("[]") in known or each in OUTSIDE for each in recorded)
