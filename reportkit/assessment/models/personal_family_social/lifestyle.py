"""Lifestyle, identity and behaviour."""

from reportkit.assessment.models.base import Narrative, PartialDate, Row, Sensitivity, question, rows
from reportkit.assessment.models.personal_family_social.lifestyle_lists import (
    IdentityIssue,
    LifestyleIssue,
    Substance,
    SubstanceFrequency,
    SubstanceImpact,
    ThinkingIssue,
)
from reportkit.assessment.models.subsection import SubSection
from reportkit.assessment.vocabulary import Temporal, YesNo, YesNoUnknown


class SubstanceUse(Row):
    """The use of one substance."""

    substance: Substance | None = question("Substance", src="INFERRED-R", needed=True)
    ever_used: YesNoUnknown | None = question("Ever used", src="INFERRED-R")
    recent_use: YesNoUnknown | None = question("Used recently", src="INFERRED-R")
    age_first_use: int | None = question("Age at first use, in years", src="INFERRED-R", ge=0, le=25)
    frequency: SubstanceFrequency | None = question("How often", src="INFERRED-R")
    route: str | None = question(
        "How it is taken", src="INFERRED-R", max_length=255, help="Smoked, swallowed, sniffed, injected."
    )
    last_used: PartialDate | None = question("Last used", src="INFERRED-R")


class OwnChild(Row):
    """A child of the child assessed."""

    age: int | None = question(
        "Age in years", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY, ge=0, le=17, help="0 under one year."
    )
    lives_with_child: YesNo | None = question(
        "Lives with the child assessed", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY
    )
    contact: str | None = question(
        "Contact between the two", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY, max_length=255
    )
    legal_status: str | None = question(
        "Legal status", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY, max_length=255
    )
    cs_involvement: YesNoUnknown | None = question(
        "Children's services are involved", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY
    )


class SubstanceMisuse(SubSection):
    """Substance misuse."""

    alcohol_screening: YesNo | None = question(
        "Has the alcohol screening tool been completed?",
        src="S4",
        help="The answers themselves stand in the screening section.",
    )
    substance_concern: YesNoUnknown | None = question(
        "Are there concerns about substance misuse?",
        src="INFERRED-R",
        needed=True,
        opens=("substances", "impact", "details"),
        help="Sets the substance-misuse mark in the Core Record.",
    )
    substances: tuple[SubstanceUse, ...] = rows("Use of each substance", src="INFERRED-R")
    impact: tuple[SubstanceImpact, ...] = rows("What the use does", src="INFERRED-R")
    impact_details: Narrative | None = question(
        "What the use means in the child's life",
        src="INFERRED-R",
        help="What the child gets from it, what it costs, and how it bears on offending and safety.",
    )
    supply_involvement: YesNoUnknown | None = question("Is the child involved in supply or dealing?", src="INFERRED-R")
    supply_involvement_details: Narrative | None = question(
        "What is known about supply",
        src="INFERRED-R",
        help="Ask whether the child is being used by others. Intelligence is marked as restricted.",
    )
    treatment: Temporal | None = question(
        "Is, or was, the child in contact with a substance-misuse service?", src="INFERRED-R"
    )
    treatment_details: Narrative | None = question("Which service, when, and what came of it", src="INFERRED-R")


class FeaturesOfLifestyle(SubSection):
    """Features of lifestyle."""

    use_of_time: Narrative | None = question(
        "How the child spends time",
        src="INFERRED-R",
        help="An ordinary weekday, evening and weekend; hobbies, and what the child would like to do more of.",
    )
    lifestyle_concern: YesNoUnknown | None = question(
        "Are there concerns about lifestyle?",
        src="INFERRED-R",
        needed=True,
        opens=("lifestyle_issues", "details"),
    )
    lifestyle_issues: tuple[LifestyleIssue, ...] = rows("What the concerns are", src="INFERRED-R")
    technology_use: YesNoUnknown | None = question(
        "Is technology used inappropriately?",
        src="U3",
        needed=True,
        opens=("technology_use_details",),
        help="By the child, or against the child: risk online, shared images, cyber-bullying, offending online.",
    )
    technology_use_details: Narrative | None = question(
        "What happens online, and what is done about it", src="INFERRED-R"
    )
    income_sources: Narrative | None = question(
        "Where the child's money comes from",
        src="INFERRED-R",
        help="Pocket money, wages, allowances, gifts that nobody can explain, money from offending.",
    )


class SelfIdentity(SubSection):
    """Self-identity."""

    self_perception: Narrative | None = question(
        "How the child sees himself, herself or themselves",
        src="INFERRED-R",
        help="In the child's own words where you can: self-esteem, hopes, what others would say.",
    )
    identity_concern: YesNoUnknown | None = question(
        "Are there concerns about identity?",
        src="INFERRED-R",
        needed=True,
        opens=("identity_issues", "details"),
    )
    identity_issues: tuple[IdentityIssue, ...] = rows("What the concerns are", src="INFERRED-R")
    pro_social_identity: Narrative | None = question(
        "Roles and identities that the child can be proud of",
        src="INFERRED-R",
        help="Brother, drummer, goalkeeper, helper: who sees the child that way, and how it could grow.",
    )
    diversity_factors: Narrative | None = question(
        "Diversity factors that bear on how the child takes part",
        src="INFERRED-R",
        help="Ethnicity, faith, language, disability, gender, sexuality, and what the child wants done about them.",
    )


class YoungPersonAsParent(SubSection):
    """Young person as a parent."""

    is_parent: YesNo | None = question(
        "Is the child a parent, or expecting to become one?",
        src="INFERRED-R",
        needed=True,
        opens=("children", "parenting_support", "details"),
    )
    children: tuple[OwnChild, ...] = rows(
        "The child's own children", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY
    )
    parenting_support: Narrative | None = question("Support needed as a parent", src="INFERRED-R")
    risk_to_own_child: YesNoUnknown | None = question(
        "Are there concerns for the child's own child?",
        src="INFERRED-R",
        help="A yes is taken up in Future behaviour, under risk to children.",
    )


class ThinkingBehaviour(SubSection):
    """Thinking and behaviour."""

    thinking_concern: YesNoUnknown | None = question(
        "Are there concerns about thinking and behaviour?",
        src="INFERRED-R",
        needed=True,
        opens=("issues", "details"),
    )
    issues: tuple[ThinkingIssue, ...] = rows("What the concerns are", src="INFERRED-R")
    maturity: Narrative | None = question(
        "Maturity of thinking",
        src="INFERRED-R",
        help="Set against age, with examples: planning, seeing consequences, standing up to pressure.",
    )
    strengths: Narrative | None = question(
        "Strengths in how the child thinks and acts",
        src="INFERRED-R",
        help="A time when the child stopped, thought, or walked away, and what made that possible.",
    )
