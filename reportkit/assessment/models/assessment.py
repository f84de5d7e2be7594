"""The whole assessment: everything recorded about one child at one stage."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportkit.assessment.models.base import Model
from reportkit.assessment.models.core_record import CoreRecord
from reportkit.assessment.models.derived import Derived
from reportkit.assessment.models.explanations_and_conclusions import ExplanationsAndConclusions
from reportkit.assessment.models.foundations_for_change import FoundationsForChange
from reportkit.assessment.models.governance import Governance
from reportkit.assessment.models.modules import Modules
from reportkit.assessment.models.offending_asb import OffendingAsb
from reportkit.assessment.models.pathways_and_planning import PathwaysAndPlanning
from reportkit.assessment.models.personal_family_social import PersonalFamilySocial
from reportkit.assessment.models.screening import Screening
from reportkit.assessment.models.self_assessment import SelfAssessment

FORMAT: Literal[1] = 1


class Assessment(Model):
    """One AssetPlus assessment: every section optional until the stage needs it."""

    reportkit_assessment: Literal[1] = Field(default=FORMAT, title="Version of this format")
    governance: Governance | None = Field(default=None, title="Governance")
    core_record: CoreRecord | None = Field(default=None, title="Core Record")
    personal_family_social: PersonalFamilySocial | None = Field(
        default=None, title="Personal, Family and Social Factors"
    )
    offending_asb: OffendingAsb | None = Field(default=None, title="Offending and Anti-social Behaviour")
    foundations_for_change: FoundationsForChange | None = Field(default=None, title="Foundations for Change")
    self_assessment: SelfAssessment | None = Field(default=None, title="Self-assessment")
    screening: Screening | None = Field(default=None, title="Screening tools")
    explanations_and_conclusions: ExplanationsAndConclusions | None = Field(
        default=None, title="Explanations and Conclusions"
    )
    pathways_and_planning: PathwaysAndPlanning | None = Field(default=None, title="Pathways and Planning")
    modules: Modules | None = Field(default=None, title="Modules")
    derived: Derived | None = Field(default=None, title="Worked out on reading")
