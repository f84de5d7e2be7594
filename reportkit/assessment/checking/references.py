"""Does every reference lead to a row, and to one only?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from reportkit.assessment.checking.found import finding, title
from reportkit.assessment.derivation.grounds import Grounds, Recorded
from reportkit.assessment.paths import all_paths
from reportkit.diagnostics import Diagnostic

EC, FFC, PP = "explanations_and_conclusions", "foundations_for_change", "pathways_and_planning"
TABLE = f"{FFC}.factors_affecting_desistance.desistance_table"
RATED = f"{EC}.factors_affecting_desistance.factors"
BEHAVIOURS, OUTCOMES = f"{EC}.future_behaviour.behaviours", f"{EC}.safety_wellbeing.outcomes"
BARRIERS = f"{FFC}.engagement_participation.barriers_detail"
ADDRESSED = (TABLE, RATED, BEHAVIOURS, OUTCOMES, BARRIERS)
TARGETS = f"{PP}.our_intervention_plan.targets"
CONTINGENCY = f"{PP}.other_information.changing_circumstances"
OFFENDING = "offending_asb"

REFERENCES: Mapping[str, tuple[str, ...]] = {
    f"{RATED}[].factor_ref": (TABLE,),
    f"{BEHAVIOURS}[].already_occurred_ref": (
        f"{OFFENDING}.offences.index_offences",
        f"{OFFENDING}.offences.previous_history",
        f"{OFFENDING}.other_behaviours.behaviours",
    ),
    f"{PP}.intervention_indicators.other_assessments_refs": (
        "core_record.contacts_with_services.previous_assessments",
    ),
    f"{PP}.key_areas.goals_life_opportunities.linked_factors": ADDRESSED,
    f"{PP}.key_areas.not_offending.linked_factors": ADDRESSED,
    f"{PP}.key_areas.not_hurting_others.linked_factors": ADDRESSED,
    f"{PP}.key_areas.keeping_safe.linked_factors": ADDRESSED,
    f"{PP}.key_areas.repairing_harm.linked_factors": ADDRESSED,
    f"{PP}.tailoring.barriers_addressed[].barrier_ref": (BARRIERS,),
    f"{TARGETS}[].links": ADDRESSED,
    f"{PP}.my_targets[].target_ref": (TARGETS,),
    f"{CONTINGENCY}.risk_to_others.factors[].linked_behaviour": (BEHAVIOURS,),
    f"{CONTINGENCY}.safety.factors[].linked_outcome": (OUTCOMES,),
    f"{CONTINGENCY}.risk_to_others.actions[].answers": (f"{CONTINGENCY}.risk_to_others.factors",),
    f"{CONTINGENCY}.safety.actions[].answers": (f"{CONTINGENCY}.safety.factors",),
}
"""Which questions hold references, and to the rows of which lists each may point (S4: targets and areas are traceable)."""

_POINTING = frozenset(each.rpartition(".")[2] for each in REFERENCES)

SAME_FACTOR = {TABLE, RATED}
"""The rows of these two lists are the same factors: they may share their references."""


def references_lead_somewhere(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for every reference to a row that is not there or is of another kind."""
    known = _ids(g)
    for recorded in g.recorded(_POINTING):
        lists = REFERENCES.get(recorded.pattern)
        if lists is None or not recorded.value:
            continue
        several = isinstance(recorded.value, tuple)
        for number, reference in enumerate(recorded.value if several else (recorded.value,)):
            if not any(reference in known[each] for each in lists):
                path = f"{recorded.path}[{number}]" if several else recorded.path
                elsewhere = any(reference in ids for ids in known.values())
                yield _nowhere(path, recorded, lists, elsewhere)


def _nowhere(path: str, recorded: Recorded, lists: tuple[str, ...], elsewhere: bool) -> Diagnostic:
    wanted = " or ".join(f"“{title(each)}”" for each in lists)
    what = "a row of another kind" if elsewhere else "a row that is not there"
    message = f"“{title(recorded.pattern)}” points at {what}"
    return finding("RK140", path, message, f"write the reference of a row under {wanted}, or take this one out")


def references_are_unique(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for every row whose reference another row has: in its own list, or in one that is pointed at with it."""
    known, seen = _ids(g), set()
    for name, ids in known.items():
        for reference, number in ids.items():
            if number > 1:
                seen.add((name, reference))
                yield _twice(name, reference, g)
    for lists in set(REFERENCES.values()):
        for place, name in enumerate(lists):
            for other in lists[:place]:
                if {name, other} == SAME_FACTOR:
                    continue
                for reference in sorted(known[name].keys() & known[other].keys()):
                    if (name, reference) not in seen:
                        seen.add((name, reference))
                        yield _twice(name, reference, g)


def _twice(name: str, reference: str, g: Grounds) -> Diagnostic:
    """Return the finding at the last row of the list that has the reference."""
    paths = [each.path for each in g.row_ids if each.value == reference and each.pattern == f"{name}[].id"]
    message = f"two rows have the same reference, one of them under “{title(name)}”"
    return finding("RK141", paths[-1].removesuffix(".id"), message, "give one of the two rows another reference")


def _ids(g: Grounds) -> dict[str, Counter[str]]:
    """Return how often each reference stands in each list; rows that are worked out copy the references of others."""
    known = all_paths()
    return defaultdict(Counter, {path: ids for path, ids in g.ids_of_lists.items() if not known[path].derived})
