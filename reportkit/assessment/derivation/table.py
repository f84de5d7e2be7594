"""Every derived answer: where it stands, how it is worked out, by which rule, and where the rule comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportkit.assessment import countersignature
from reportkit.assessment.derivation import care, due, header, judgements, planning, review, timeline
from reportkit.assessment.derivation.grounds import Grounds
from reportkit.assessment.derivation.judgements import DEATH, PHYSICAL_HARM, alert, copied
from reportkit.assessment.models.explanations_lists import AdverseOutcomeType


@dataclass(frozen=True, slots=True)
class Derivation:
    """How one answer is worked out: its path, the function, the id of the rule and its source.

    `within` says that the answer is only set where the part that it stands in is recorded.
    """

    path: str
    work_out: Callable[[Grounds], Any]
    rule: str
    source: str
    within: bool = False


EC, PFS = "explanations_and_conclusions", "personal_family_social"
RISKS, INDICATORS = "core_record.risks_and_concerns", "pathways_and_planning.intervention_indicators"
FUTURE, HEADER = f"{EC}.future_behaviour", "core_record.header"
SAFETY = f"{EC}.safety_wellbeing.overall_judgement"


def _care(where: str) -> tuple[Derivation, ...]:
    """Return the derived answers of the care history at `where`."""
    return (
        Derivation(f"{where}.care_exploration", care.care_exploration, "care.explore", "S4"),
        Derivation(f"{where}.victim_of_parental_abuse", care.victim_of_parental_abuse, "copy.care", "S4"),
        Derivation(f"{where}.witnessed_domestic_abuse", care.witnessed_domestic_abuse, "copy.care", "S4"),
    )


DERIVATIONS: tuple[Derivation, ...] = (
    Derivation(f"{HEADER}.age_now", header.age_now, "age.on", "INFERRED-D"),
    Derivation(f"{HEADER}.age_at_first_sanction", header.age_at_first_sanction, "age.first_sanction", "U7"),
    Derivation(f"{HEADER}.age_at_first_conviction", header.age_at_first_conviction, "age.first_conviction", "S4"),
    Derivation(f"{HEADER}.age_at_sentence", header.age_at_sentence, "age.sentence", "S4"),
    Derivation(f"{HEADER}.number_previous_sanctions", header.number_previous_sanctions, "n_previous_sanctions", "U7"),
    Derivation(
        f"{HEADER}.number_previous_convictions",
        header.number_previous_convictions,
        "n_previous_convictions",
        "INFERRED-R",
    ),
    Derivation(f"{RISKS}.rosh", copied(f"{FUTURE}.rosh"), "copy.rosh", "S4"),
    Derivation(f"{RISKS}.lor", copied(f"{FUTURE}.lor"), "copy.lor", "S4"),
    Derivation(f"{RISKS}.risk_to_children", copied(f"{FUTURE}.risk_to_children"), "copy.risk_to_children", "S4"),
    Derivation(f"{RISKS}.overall_safety_wellbeing", copied(SAFETY), "copy.safety", "S4"),
    Derivation(
        f"{RISKS}.risk_of_self_harm", alert(AdverseOutcomeType.PHYSICAL_HARM, PHYSICAL_HARM), "alert.self_harm", "S4"
    ),
    Derivation(f"{RISKS}.risk_of_suicide", alert(AdverseOutcomeType.DEATH, DEATH), "alert.suicide", "S4"),
    Derivation(f"{RISKS}.gang_association", copied(f"{PFS}.family_wider_networks.gang_association"), "flag.gang", "S4"),
    Derivation(f"{RISKS}.physical_health_disability", judgements.physical_health, "flag.physical", "S4"),
    Derivation(f"{RISKS}.mental_health", copied(f"{PFS}.emotional_mental_health.mh_concern"), "flag.mental", "S4"),
    Derivation(
        f"{RISKS}.substance_misuse", copied(f"{PFS}.substance_misuse.substance_concern"), "flag.substance", "S4"
    ),
    Derivation(f"{RISKS}.slcn", judgements.slcn, "flag.slcn", "S4"),
    Derivation("core_record.intervention_summary.targets", planning.summary_targets, "copy.targets", "S4"),
    Derivation(
        "core_record.intervention_summary.next_review_date",
        copied("pathways_and_planning.our_intervention_plan.next_review_date"),
        "copy.next_review",
        "S4",
    ),
    *_care("core_record.care_history"),
    *_care(f"{PFS}.care_history"),
    Derivation("screening.slcn.score", judgements.slcn_score, "slcn.score", "U9"),
    Derivation("screening.health.positive", judgements.health_positive, "health.positive", "INFERRED-D"),
    Derivation(f"{EC}.understanding_behaviour.timeline_graph", timeline.timeline, "timeline", "S4"),
    Derivation(f"{FUTURE}.indicative_lor", judgements.indicative_lor, "lor.indicative", "S4"),
    Derivation(f"{INDICATORS}.yogrs", judgements.yogrs, "yogrs.imported", "S4"),
    Derivation(f"{INDICATORS}.lor", copied(f"{FUTURE}.lor"), "copy.lor", "S4"),
    Derivation(f"{INDICATORS}.rosh", copied(f"{FUTURE}.rosh"), "copy.rosh", "S4"),
    Derivation(f"{INDICATORS}.overall_safety_wellbeing", copied(SAFETY), "copy.safety", "S4"),
    Derivation(f"{INDICATORS}.risk_to_children", copied(f"{FUTURE}.risk_to_children"), "copy.risk_to_children", "S4"),
    Derivation(f"{INDICATORS}.mappa_category", copied(f"{FUTURE}.mappa_category"), "copy.mappa", "S4"),
    Derivation(f"{INDICATORS}.mappa_level", copied(f"{FUTURE}.mappa_level"), "copy.mappa", "S4"),
    Derivation(f"{INDICATORS}.sex_offender_register", copied(f"{FUTURE}.sex_offender_register"), "copy.register", "S4"),
    Derivation(f"{INDICATORS}.child_protection_plan", copied("core_record.care_history.cp_plan"), "copy.cp_plan", "S4"),
    Derivation(f"{INDICATORS}.sen", copied(f"{PFS}.learning_ete.sen_identified"), "copy.sen", "S4"),
    Derivation(
        f"{INDICATORS}.indicative_scaled_approach_level",
        judgements.indicative_scaled_approach,
        "scaled_approach.indicative",
        "INFERRED-R",
    ),
    Derivation(
        "pathways_and_planning.overall_progress.target_outcomes",
        planning.target_outcomes,
        "target_outcomes",
        "INFERRED-D",
    ),
    Derivation(
        "modules.bail_and_remand.looked_after_effect", care.looked_after_effect, "remand.lac", "U18", within=True
    ),
    Derivation("derived.age_now", header.age_now, "age.on", "INFERRED-D"),
    Derivation("derived.age_at_offence", header.age_at_offence, "age.on", "INFERRED-D"),
    Derivation("derived.eighteenth_birthday", header.eighteenth_birthday, "age.on", "INFERRED-D"),
    Derivation("derived.orders_end", due.orders_end, "orders.end", "INFERRED-D"),
    Derivation("derived.days_left_of_orders", due.days_left_of_orders, "orders.days_left", "INFERRED-D"),
    Derivation("derived.order_runs_past_18", due.order_runs_past_18, "orders.past_18", "U38"),
    Derivation("derived.transition_planning_from", due.transition_planning_from, "transition.from", "U38"),
    Derivation("derived.due_soon", due.due_soon, "due.soon", "INFERRED-D"),
    Derivation("derived.weeks_looked_after_since_14", care.weeks_looked_after_since_14, "care.weeks_since_14", "S4"),
    Derivation("derived.leaving_care_suggested", care.leaving_care, "care.suggest_only", "S4"),
    Derivation("derived.custody_effect", care.custody_effect, "care.custody_effect", "S4"),
    Derivation(
        "derived.indicative_scaled_approach",
        judgements.indicative_scaled_approach,
        "scaled_approach.indicative",
        "INFERRED-R",
    ),
    Derivation("derived.indicative_lor", judgements.indicative_lor, "lor.indicative", "S4"),
    Derivation("derived.next_review_due", review.next_review_due, "review.next_default", "S4"),
    Derivation("derived.review_overdue", review.review_overdue, "review.overdue", "INFERRED-D"),
    Derivation("derived.psr_reusable_until", review.psr_reusable_until, "psr.reuse", "U13"),
    Derivation("derived.panel_due", review.panel_due, "panel.due", "INFERRED-D"),
    Derivation("derived.order_end_if_contract_signed_on_panel_date", review.order_end, "panel.order_end", "INFERRED-D"),
    Derivation(
        "derived.countersignatures_needed", countersignature.countersignatures_needed, "countersign.needed", "S4"
    ),
    Derivation("derived.first_offence", header.first_offence, "first_offence", "INFERRED-D"),
    Derivation("derived.term_special_needs", judgements.term_special_needs, "term.needs", "INFERRED-R"),
)
