"""Prompts where two answers do not fit together. A prompt never changes an answer: it asks for a second look.

A screening result, in particular, never answers for the practitioner (model reference 8.4, INFERRED-D).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from reportkit.assessment.checking.found import finding
from reportkit.assessment.derivation.care import LOOKED_AFTER, care_history
from reportkit.assessment.derivation.grounds import Grounds, is_answered
from reportkit.assessment.derivation.header import main_offence
from reportkit.assessment.derivation.judgements import indicative_lor, slcn_screen_positive
from reportkit.assessment.models.base import Narrative
from reportkit.assessment.models.explanations_lists import AdverseOutcomeType, MappaCategory
from reportkit.assessment.models.order_lists import CourtType
from reportkit.assessment.models.screening import HealthDomain
from reportkit.assessment.models.self_assessment import item_bank
from reportkit.assessment.vocabulary import Level4, Temporal, YesNo, YesNoUnknown
from reportkit.diagnostics import Diagnostic

PFS, EC = "personal_family_social", "explanations_and_conclusions"
MIND, FUTURE = f"{PFS}.emotional_mental_health", f"{EC}.future_behaviour"
OUTCOMES = f"{EC}.safety_wellbeing.outcomes"


@dataclass(frozen=True, slots=True)
class Prompt:
    """Two answers that do not fit: when, where to look, what made us look, what to say, the rule and its source."""

    rule: str
    source: str
    when: Callable[[Grounds], bool]
    path: str
    because: str
    message: str
    hint: str


def _foreseen(g: Grounds, outcome: AdverseOutcomeType) -> bool:
    return any(each.outcome is outcome for each in g.rows(OUTCOMES))


def _now(g: Grounds, *names: str) -> bool:
    return any(g.answer(f"{MIND}.{each}") is Temporal.CURRENTLY for each in names)


def _no(g: Grounds, path: str) -> bool:
    return g.answer(path) is YesNoUnknown.NO


def _screened(g: Grounds, domain: HealthDomain) -> bool:
    items = g.rows("screening.health.items")
    return any(each.domain is domain and each.answer is YesNoUnknown.YES for each in items)


def _specified_in_crown_court(g: Grounds) -> bool:
    offence, case = main_offence(g), g.answer("modules.pre_sentence_report.case")
    specified = (offence is not None and offence.specified_offence is YesNoUnknown.YES) or (
        case is not None and case.specified_offence is YesNo.YES
    )
    return specified and case is not None and case.hearing_type is CourtType.CROWN


def _raised(level: Any) -> bool:
    return level not in (None, Level4.LOW)


def _mappa_differs(g: Grounds) -> bool:
    applies, category = g.answer(f"{FUTURE}.mappa_eligible"), g.answer(f"{FUTURE}.mappa_category")
    if applies is YesNo.YES:
        return category is MappaCategory.NONE
    return applies is YesNo.NO and category not in (None, MappaCategory.NONE)


def _scores_differ(g: Grounds) -> bool:
    scores = {g.answer("core_record.risks_and_concerns.yogrs"), g.answer(f"{FUTURE}.yogrs.score_pct")} - {None}
    return len(scores) > 1


def _reasons_missing(g: Grounds) -> bool:
    indicative, lor = indicative_lor(g), g.answer(f"{FUTURE}.lor")
    reasons: Narrative | None = g.answer(f"{FUTURE}.lor_rationale")
    return indicative is not None and lor is not None and lor is not indicative and not is_answered(reasons)


def _plan_without_answer(g: Grounds) -> bool:
    care = care_history(g)
    return care is not None and bool(care.cp_plan_periods) and care.cp_plan is Temporal.NEVER


def _care_period_without_answer(g: Grounds) -> bool:
    """Say whether a period in care runs on the day on a basis that the answers do not call current."""
    care = care_history(g)
    running = [each for each in care.periods if each.start and each.start <= g.on] if care else []
    running = [each for each in running if each.end is None or each.end >= g.on]
    return any(
        each.basis in LOOKED_AFTER and getattr(care, each.basis.value) in (Temporal.NEVER, Temporal.PREVIOUSLY)
        for each in running
        if each.basis
    )


LOOK_AGAIN = "look at both answers, and correct the one that is wrong"
TAKE_UP = "take it up there, or say why it is no longer so"

PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "alert.note",
        "INFERRED-D",
        lambda g: _now(g, "self_harm") and not _foreseen(g, AdverseOutcomeType.PHYSICAL_HARM),
        OUTCOMES,
        f"{MIND}.self_harm",
        "self-harm is recorded as current, and physical harm is not among the adverse outcomes, so no alert is shown",
        TAKE_UP,
    ),
    Prompt(
        "alert.note",
        "INFERRED-D",
        lambda g: _now(g, "suicidal_thoughts", "suicide_attempt") and not _foreseen(g, AdverseOutcomeType.DEATH),
        OUTCOMES,
        f"{MIND}.suicidal_thoughts",
        "thoughts of suicide are recorded as current, and death is not among the adverse outcomes, so no alert is shown",
        TAKE_UP,
    ),
    Prompt(
        "screen.slcn",
        "INFERRED-D",
        lambda g: slcn_screen_positive(g) and _no(g, f"{PFS}.slcn_neurodisability.slcn_concern"),
        f"{PFS}.slcn_neurodisability.slcn_concern",
        "screening.slcn",
        "the communication screen reaches the threshold, and no concern is recorded",
        LOOK_AGAIN,
    ),
    Prompt(
        "screen.mental",
        "INFERRED-D",
        lambda g: _screened(g, HealthDomain.MENTAL) and _no(g, f"{MIND}.mh_concern"),
        f"{MIND}.mh_concern",
        "screening.health",
        "the health screen finds a need in mental health, and no concern is recorded",
        LOOK_AGAIN,
    ),
    Prompt(
        "screen.physical",
        "INFERRED-D",
        lambda g: (
            _screened(g, HealthDomain.PHYSICAL)
            and _no(g, f"{PFS}.physical_health_development.physical_health_concern")
            and _no(g, f"{PFS}.physical_health_development.disability")
        ),
        f"{PFS}.physical_health_development.physical_health_concern",
        "screening.health",
        "the health screen finds a need in physical health, and no concern is recorded",
        LOOK_AGAIN,
    ),
    Prompt(
        "screen.alcohol",
        "INFERRED-D",
        lambda g: (
            g.answer("screening.alcohol.positive") is YesNo.YES and _no(g, f"{PFS}.substance_misuse.substance_concern")
        ),
        f"{PFS}.substance_misuse.substance_concern",
        "screening.alcohol",
        "the alcohol screen is positive, and no concern about substances is recorded",
        LOOK_AGAIN,
    ),
    Prompt(
        "dangerousness.default",
        "U14",
        lambda g: _specified_in_crown_court(g) and g.answer(f"{FUTURE}.dangerousness_required") is not YesNo.YES,
        f"{FUTURE}.dangerousness_required",
        "modules.pre_sentence_report.case.hearing_type",
        "a specified offence is before the Crown Court, and an assessment of dangerousness is not marked as applicable",
        "mark it as applicable, or make sure that the court does not have to consider it",
    ),
    Prompt(
        "mappa",
        "S4",
        _mappa_differs,
        f"{FUTURE}.mappa_category",
        f"{FUTURE}.mappa_eligible",
        "whether MAPPA applies and the MAPPA category do not fit together",
        LOOK_AGAIN,
    ),
    Prompt(
        "yogrs.imported",
        "INFERRED-D",
        _scores_differ,
        f"{FUTURE}.yogrs.score_pct",
        "core_record.risks_and_concerns.yogrs",
        "two YOGRS scores are recorded, and they differ",
        "keep the score that the case management system shows",
    ),
    Prompt(
        "lor.diff",
        "INFERRED-D",
        _reasons_missing,
        f"{FUTURE}.lor_rationale",
        f"{FUTURE}.indicative_lor",
        "the likelihood of reoffending is not the indicative level, and no reasons are recorded",
        "record the reasons for the judgement",
    ),
    Prompt(
        "rosh.behaviours",
        "INFERRED-D",
        lambda g: _raised(g.answer(f"{FUTURE}.rosh")) and not g.rows(f"{FUTURE}.behaviours"),
        f"{FUTURE}.behaviours",
        f"{FUTURE}.rosh",
        "the risk of serious harm is judged above low, and no future behaviour is recorded that it rests on",
        "record the behaviours, or look at the judgement again",
    ),
    Prompt(
        "safety.outcomes",
        "INFERRED-D",
        lambda g: _raised(g.answer(f"{EC}.safety_wellbeing.overall_judgement")) and not g.rows(OUTCOMES),
        OUTCOMES,
        f"{EC}.safety_wellbeing.overall_judgement",
        "the safety and well-being concern is judged above low, and no adverse outcome is recorded that it rests on",
        "record the outcomes, or look at the judgement again",
    ),
    Prompt(
        "care.cp_plan",
        "INFERRED-D",
        _plan_without_answer,
        "core_record.care_history.cp_plan",
        "core_record.care_history.cp_plan_periods",
        "periods on a child protection plan are recorded, and the answer says that there was never one",
        LOOK_AGAIN,
    ),
    Prompt(
        "care.periods",
        "INFERRED-D",
        _care_period_without_answer,
        "core_record.care_history.periods",
        "core_record.care_history",
        "a period in care or on remand is running, and the answers on care status do not say so",
        "end the period, or correct the answer on that status",
    ),
)


def answers_fit(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for each prompt whose two answers do not fit."""
    for each in PROMPTS:
        if each.when(g):
            yield finding("RK185", each.path, each.message, each.hint, because=each.because)


def child_to_be_checked_on(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for each answer of the self-assessments after which somebody checks on the child today.

    It sets no alert: alerts rest on adverse outcomes alone (S4). The rule itself is INFERRED-D.
    """
    for respondent, parts in item_bank().items():
        wanted = {each.id: each.concern for items in parts.values() for each in items if each.concern}
        for part in parts:
            path = f"self_assessment.{respondent}.{part}.responses"
            for number, each in enumerate(g.rows(path)):
                if each.answer is not None and each.answer in wanted.get(each.item_id or "", ()):
                    message = "this is an answer after which somebody checks on the child today"
                    hint = "see the child or speak with them today, and take what matters into Safety and well-being"
                    yield finding("RK186", f"{path}[{number}].answer", message, hint)
