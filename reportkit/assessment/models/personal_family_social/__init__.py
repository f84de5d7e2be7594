"""Personal, family and social factors: 15 sub-sections in five groups.

The wording of most questions is recalled (INFERRED-R), since the national chapter for this section was not available;
the sub-sections themselves, and the questions tagged S4 or U3, are sourced.
"""

from pydantic import Field

from reportkit.assessment.models.base import Model
from reportkit.assessment.models.care_history import CareHistory
from reportkit.assessment.models.personal_family_social.development import (
    EmotionalMentalHealth,
    PhysicalHealth,
    SlcnNeurodisability,
)
from reportkit.assessment.models.personal_family_social.learning import LearningEte
from reportkit.assessment.models.personal_family_social.lifestyle import (
    FeaturesOfLifestyle,
    SelfIdentity,
    SubstanceMisuse,
    ThinkingBehaviour,
    YoungPersonAsParent,
)
from reportkit.assessment.models.personal_family_social.living import LivingArrangements, SocialCommunity
from reportkit.assessment.models.personal_family_social.parenting_family import (
    FamilyWiderNetworks,
    ParentingCareSupervision,
    RelatesToOthers,
)

__all__ = ["PersonalFamilySocial"]


class PersonalFamilySocial(Model):
    """Personal, family and social factors."""

    living_arrangements_housing_finances: LivingArrangements | None = Field(
        default=None, title="Living arrangements, housing and finances"
    )
    social_community_neighbourhood: SocialCommunity | None = Field(
        default=None, title="Social and community; neighbourhood"
    )
    parenting_care_supervision: ParentingCareSupervision | None = Field(
        default=None, title="Parenting, Care and Supervision"
    )
    family_wider_networks: FamilyWiderNetworks | None = Field(default=None, title="Family and wider networks")
    care_history: CareHistory | None = Field(default=None, title="Care history")
    relates_to_others: RelatesToOthers | None = Field(default=None, title="How the young person relates to others")
    physical_health_development: PhysicalHealth | None = Field(default=None, title="Physical health and development")
    slcn_neurodisability: SlcnNeurodisability | None = Field(
        default=None, title="Speech, Language, Communication & Neuro-disability"
    )
    emotional_mental_health: EmotionalMentalHealth | None = Field(
        default=None, title="Emotional development and mental health"
    )
    substance_misuse: SubstanceMisuse | None = Field(default=None, title="Substance misuse")
    features_of_lifestyle: FeaturesOfLifestyle | None = Field(default=None, title="Features of lifestyle")
    self_identity: SelfIdentity | None = Field(default=None, title="Self-identity")
    young_person_as_parent: YoungPersonAsParent | None = Field(default=None, title="Young person as a parent")
    thinking_behaviour: ThinkingBehaviour | None = Field(default=None, title="Thinking and behaviour")
    learning_ete: LearningEte | None = Field(default=None, title="Learning, Education, Training & Employment")
