"""The child's development: physical health, speech and language, neuro-disability, emotions and mental health."""

from reportkit.assessment.models.base import Narrative, PartialDate, Row, Sensitivity, question, rows
from reportkit.assessment.models.personal_family_social.development_lists import (
    ConditionStatus,
    DisabilityType,
    EmotionalDifficulty,
    Neurodisability,
    PhysicalMaturity,
)
from reportkit.assessment.models.subsection import SubSection
from reportkit.assessment.vocabulary import Temporal, YesNo, YesNoUnknown


class HealthCondition(Row):
    """A physical condition or allergy, and what is done for it."""

    condition: str | None = question(
        "Condition or allergy", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, needed=True, max_length=255
    )
    medication: str | None = question("Medication", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, max_length=255)
    dose: str | None = question("Dose", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, max_length=255)
    adherence: str | None = question(
        "Whether it is taken as prescribed", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, max_length=255
    )
    needs_in_custody: str | None = question(
        "What it would need in custody", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, max_length=255
    )


class NeurodisabilityDiagnosis(Row):
    """A speech, language, communication or neuro-developmental condition that is known or suspected."""

    condition: Neurodisability | None = question(
        "Condition", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, needed=True
    )
    status: ConditionStatus | None = question(
        "Diagnosed, suspected or under assessment", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, needed=True
    )
    date: PartialDate | None = question("Since when", src="INFERRED-R", sensitivity=Sensitivity.HEALTH)
    source: str | None = question("Who says so", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, max_length=255)


class MentalHealthCondition(Row):
    """A mental-health condition that is known or suspected."""

    condition: str | None = question(
        "Condition", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, needed=True, max_length=255
    )
    status: ConditionStatus | None = question(
        "Diagnosed, suspected or under assessment", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, needed=True
    )
    treatment: str | None = question("Treatment", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, max_length=255)
    service: str | None = question("Service", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, max_length=255)


class PhysicalHealth(SubSection):
    """Physical health and development."""

    registered_gp: YesNoUnknown | None = question("Is the child registered with a GP?", src="INFERRED-R")
    registered_dentist: YesNoUnknown | None = question("Is the child registered with a dentist?", src="INFERRED-R")
    physical_health_concern: YesNoUnknown | None = question(
        "Are there concerns about the child's physical health?",
        src="INFERRED-R",
        needed=True,
        opens=("details",),
        help="Sets the physical-health mark in the Core Record.",
    )
    disability: YesNoUnknown | None = question(
        "Does the child have a disability?",
        src="INFERRED-R",
        needed=True,
        opens=("disability_types", "details"),
        help="Ask what gets in the child's way, and what adjustments help. Sets the mark in the Core Record.",
    )
    disability_types: tuple[DisabilityType, ...] = rows("What kind of disability", src="INFERRED-R")
    conditions: tuple[HealthCondition, ...] = rows(
        "Conditions, allergies and medication", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    immediate_medical_needs: Narrative | None = question(
        "What staff would need to know if the child came into custody today",
        src="INFERRED-R",
        sensitivity=Sensitivity.HEALTH,
        help="Medicine that must not be missed, allergies, injuries, and whom to ring.",
    )
    pregnancy: YesNoUnknown | None = question("Could the child be pregnant?", src="U3", sensitivity=Sensitivity.HEALTH)
    sexual_health: YesNoUnknown | None = question(
        "Are there concerns about sexual health?", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    sexual_health_details: Narrative | None = question(
        "What the sexual-health concerns are", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    physical_maturity: PhysicalMaturity | None = question("Physical development set against age", src="INFERRED-R")
    physical_maturity_details: Narrative | None = question(
        "What it means for the child",
        src="INFERRED-R",
        help="For example being taken for older or younger, and what others then expect.",
    )
    head_injury: YesNoUnknown | None = question(
        "Has the child had a serious head injury or lost consciousness?",
        src="INFERRED-R",
        help="Count each event. A yes is a reason to look again at the communication screening.",
    )
    head_injury_details: Narrative | None = question(
        "What happened, when, and what has been different since", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    screening: YesNo | None = question(
        "Have the physical-health screening questions been completed?",
        src="S4",
        help="The answers themselves stand in the screening section.",
    )


class SlcnNeurodisability(SubSection):
    """Speech, Language, Communication & Neuro-disability."""

    screening_tool: YesNo | None = question(
        "Has the speech, language, communication & neuro-disability screening tool been completed?",
        src="S4",
        help="The answers themselves stand in the screening section.",
    )
    slcn_concern: YesNoUnknown | None = question(
        "Are there concerns about speech, language, communication or neuro-disability?",
        src="INFERRED-R",
        needed=True,
        opens=("neurodisability_diagnoses", "details"),
        help="Sets the mark in the Core Record. A screening result is a reason to say yes, never a diagnosis.",
    )
    neurodisability_diagnoses: tuple[NeurodisabilityDiagnosis, ...] = rows(
        "Conditions that are known or suspected", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    slt_involvement: Temporal | None = question(
        "Is, or was, a speech and language therapist involved?", src="INFERRED-R"
    )
    slt_involvement_details: Narrative | None = question(
        "What the therapist did or found, or when the referral was made", src="INFERRED-R"
    )
    communication_adjustments: Narrative | None = question(
        "How staff should talk, write and listen so that the child can take part",
        src="INFERRED-R",
        help="What to do, not the diagnosis: short sentences, pictures, time to answer, checking back. "
        "It goes to everybody who meets the child.",
    )


class EmotionalMentalHealth(SubSection):
    """Emotional development and mental health."""

    screening: YesNo | None = question(
        "Have the mental-health screening questions been completed?",
        src="S4",
        help="The answers themselves stand in the screening section.",
    )
    mh_concern: YesNoUnknown | None = question(
        "Are there concerns about the child's mental health?",
        src="INFERRED-R",
        needed=True,
        opens=("mh_conditions", "coping_with_emotions", "details"),
        help="Sets the mental-health mark in the Core Record.",
    )
    mh_conditions: tuple[MentalHealthCondition, ...] = rows(
        "Conditions that are known or suspected, and their treatment",
        src="INFERRED-R",
        sensitivity=Sensitivity.HEALTH,
    )
    mhs_contact: Temporal | None = question(
        "Is, or was, the child in contact with mental-health services (CAMHS)?", src="INFERRED-R"
    )
    mhs_contact_details: Narrative | None = question(
        "Which service, when, and what came of it", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    self_harm: Temporal | None = question(
        "Does the child self-harm, or did so before?",
        src="INFERRED-R",
        needed=True,
        help="Carry what matters into Safety and well-being.",
    )
    self_harm_last_date: PartialDate | None = question(
        "When the child last self-harmed", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    self_harm_method: str | None = question("How", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, max_length=255)
    self_harm_frequency: str | None = question(
        "How often", src="INFERRED-R", sensitivity=Sensitivity.HEALTH, max_length=255
    )
    self_harm_triggers: Narrative | None = question(
        "What comes before it, and what helps",
        src="INFERRED-R",
        sensitivity=Sensitivity.HEALTH,
        help="Signs that staff could notice, and who or what calms the child.",
    )
    suicidal_thoughts: Temporal | None = question(
        "Does the child think of suicide, or did so before?", src="INFERRED-R", needed=True
    )
    suicidal_thoughts_details: Narrative | None = question(
        "What the child has said about it",
        src="INFERRED-R",
        sensitivity=Sensitivity.HEALTH,
        help="When, to whom, whether there was a plan, and what was done.",
    )
    suicide_attempt: Temporal | None = question("Has the child attempted suicide?", src="INFERRED-R", needed=True)
    suicide_attempt_details: Narrative | None = question(
        "When, in what circumstances, and what was done", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    trauma_bereavement_loss: YesNoUnknown | None = question(
        "Has the child lived through loss, trauma or abuse that still has an effect?", src="INFERRED-R"
    )
    trauma_bereavement_loss_details: Narrative | None = question(
        "What happened and how it shows today",
        src="INFERRED-R",
        help="Dated events also go under significant life events. Record who the child knows to have been told.",
    )
    coping_with_emotions: tuple[EmotionalDifficulty, ...] = rows(
        "What the child finds hard to cope with", src="INFERRED-R"
    )
    coping_with_emotions_details: Narrative | None = question("How it shows, and what helps", src="INFERRED-R")
    emotional_maturity: Narrative | None = question(
        "Emotional development set against age",
        src="INFERRED-R",
        help="Examples of how the child handles waiting, disappointment and other people's feelings.",
    )
