"""Alerts, flags, judgements that are copied, and the two indicative levels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from reportkit.assessment.derivation.grounds import Grounds, is_answered
from reportkit.assessment.models.explanations_lists import AdverseOutcomeType, YogrsSource
from reportkit.assessment.vocabulary import CaseType, Level3, Level4, ScaledApproachLevel, YesNo, YesNoUnknown

PHYSICAL_HARM = "Risk of physical harm has been identified"
DEATH = "Risk of Death has been identified"
NEEDS_TERMS = {
    "england": "special educational needs (SEN)",
    "wales": "additional learning needs (ALN)",
}
"""The nation's term: in England recorded in an EHCP, in Wales in an IDP (INFERRED-R)."""


def copied(path: str) -> Callable[[Grounds], Any]:
    """Return the rule that copies the answer at `path`."""

    def copy(g: Grounds) -> Any:
        return g.answer(path)

    return copy


def alert(outcome: AdverseOutcomeType, text: str) -> Callable[[Grounds], str | None]:
    """Return the rule that shows `text` where `outcome` is among the adverse outcomes (S4: the exact words matter).

    Alerts rest on adverse outcomes alone, never on what is recorded about self-harm in the past.
    """

    def shown(g: Grounds) -> str | None:
        outcomes = g.rows("explanations_and_conclusions.safety_wellbeing.outcomes")
        return text if any(each.outcome is outcome for each in outcomes) else None

    return shown


def physical_health(g: Grounds) -> YesNoUnknown | None:
    """Say whether there is a concern about physical health or a disability (flag.physical, S4)."""
    at = "personal_family_social.physical_health_development"
    return either(g.answer(f"{at}.physical_health_concern"), g.answer(f"{at}.disability"))


def either(*answers: YesNoUnknown | None) -> YesNoUnknown | None:
    """Return yes where any answer is yes, no where all are; how the two are joined is INFERRED-D.

    >>> either(YesNoUnknown.NO, YesNoUnknown.YES), either(YesNoUnknown.NO, None)
    (<YesNoUnknown.YES: 'yes'>, None)
    """
    for known in (YesNoUnknown.YES, YesNoUnknown.UNKNOWN):
        if known in answers:
            return known
    return None if None in answers else YesNoUnknown.NO


def slcn(g: Grounds) -> YesNoUnknown | None:
    """Say whether there is a communication concern (flag.slcn, S4).

    The practitioner's answer stands. Where there is none, a diagnosis or a screen at the service's threshold is a yes
    (INFERRED-D).
    """
    said: YesNoUnknown | None = g.answer("personal_family_social.slcn_neurodisability.slcn_concern")
    if said is not None:
        return said
    diagnosed = g.rows("personal_family_social.slcn_neurodisability.neurodisability_diagnoses")
    return YesNoUnknown.YES if diagnosed or slcn_screen_positive(g) else None


def slcn_score(g: Grounds) -> int | None:
    """Count the answers yes and not known of the five blocks before neuro-disability (U9); none where none is given."""
    screen = g.answer("screening.slcn")
    blocks = ("gate", "understanding", "speaking", "social", "additional")
    answers = [each for name in blocks if screen for each in _answers(getattr(screen, name))]
    if not answers:
        return None
    return sum(each in (YesNoUnknown.YES, YesNoUnknown.UNKNOWN) for each in answers)


def _answers(block: BaseModel | None) -> list[Any]:
    return [each for each in block.__dict__.values() if is_answered(each)] if block else []


def slcn_screen_positive(g: Grounds) -> bool:
    """Say whether the screen reaches the threshold of the assessment or the service; the source gives none (U9)."""
    score, own = slcn_score(g), g.answer("screening.slcn.threshold")
    threshold = own if own is not None else g.thresholds.slcn_referral_score
    return score is not None and threshold is not None and score >= threshold


def health_positive(g: Grounds) -> YesNo | None:
    """Say whether any need was found: yes where one is, no where every answer is no (INFERRED-D)."""
    answers = [each.answer for each in g.rows("screening.health.items")]
    if YesNoUnknown.YES in answers:
        return YesNo.YES
    return YesNo.NO if answers and all(each is YesNoUnknown.NO for each in answers) else None


def yogrs(g: Grounds) -> int | None:
    """Return the YOGRS score that another system gave; it is never worked out, and does not apply in prevention (S4)."""
    if g.answer("governance.case_type") is CaseType.PREVENTION:
        return None
    imported = g.answer("explanations_and_conclusions.future_behaviour.yogrs")
    if imported is not None and imported.source in (YogrsSource.NOT_CALCULATED, YogrsSource.NOT_APPLICABLE):
        return None
    score: int | None = imported.score_pct if imported else None
    return score if score is not None else g.answer("core_record.risks_and_concerns.yogrs")


def indicative_lor(g: Grounds) -> Level3 | None:
    """Return the level of the band that the YOGRS score falls in (lor.indicative: S4, U3).

    No table of bands is public: there is no level unless the service has set `yogrs_bands`. Raises `ValueError` where a
    band names a level that there is not.
    """
    score = yogrs(g)
    reached = [] if score is None else [each for each in g.thresholds.yogrs_bands if each[0] <= score]
    return Level3(max(reached)[1]) if reached else None


def indicative_scaled_approach(g: Grounds) -> ScaledApproachLevel | None:
    """Return the Scaled Approach level of the final judgements (the rule of 2009 as recalled: INFERRED-R).

    That it rests on the final rather than the indicative likelihood is INFERRED-D.
    """
    return scaled_approach(
        g.answer("explanations_and_conclusions.future_behaviour.lor"),
        g.answer("explanations_and_conclusions.future_behaviour.rosh"),
    )


def scaled_approach(lor: Level3 | None, rosh: Level4 | None) -> ScaledApproachLevel | None:
    """Return the level for a likelihood of reoffending and a risk of serious harm; both are needed.

    >>> scaled_approach(Level3.LOW, Level4.MEDIUM).value
    'enhanced'
    """
    if lor is None or rosh is None:
        return None
    if lor is Level3.HIGH or rosh in (Level4.HIGH, Level4.VERY_HIGH):
        return ScaledApproachLevel.INTENSIVE
    if lor is Level3.MEDIUM or rosh is Level4.MEDIUM:
        return ScaledApproachLevel.ENHANCED
    return ScaledApproachLevel.STANDARD


def term_special_needs(g: Grounds) -> str | None:
    """Return the nation's term: the nation of the case, or else that of the service (INFERRED-R)."""
    return NEEDS_TERMS.get(g.answer("core_record.header.nation") or g.settings.service.nation.lower())
