"""The screening tools: communication and neuro-disability, physical and mental health, alcohol.

A positive screen never answers a question for the practitioner: it suggests an answer and a further action.
The SLCN statements paraphrase a public communication screen (U9); the official item lists are not reproduced here.
"""

import datetime

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.vocabulary import YesNo, YesNoUnknown


class SelfRating(Listed, source="U9"):
    """How far a statement about listening and understanding fits the child, in the child's own view."""

    NOT_LIKE_ME = "not_like_me", "Not like me"
    A_BIT_LIKE_ME = "a_bit_like_me", "A bit like me"
    QUITE_LIKE_ME = "quite_like_me", "Quite like me"
    JUST_LIKE_ME = "just_like_me", "Just like me"


class SlcnOutcome(Listed, source="INFERRED-D"):
    """What follows from the communication screen."""

    NO_FURTHER_ACTION = "no_further_action", "No further action"
    ADJUST_OUR_PRACTICE = "adjust_our_practice", "We adjust how we communicate"
    REFER_TO_SLT = "refer_to_slt", "Refer to speech and language therapy"
    ALREADY_WITH_A_SERVICE = "already_with_a_service", "A specialist service is already involved"
    DECLINED = "declined", "The child declined the screen"


class HealthDomain(Listed, source="INFERRED-D"):
    """Which half of the health screen an item belongs to."""

    PHYSICAL = "physical", "Physical health"
    MENTAL = "mental", "Mental health"


class HealthTopic(Listed, source="INFERRED-D"):
    """What an item of the health screen asks about; pregnancy is named in a public source (U3)."""

    GP_DENTIST = "gp_dentist", "Registered with a GP and a dentist"
    MEDICATION_ALLERGIES = "medication_allergies", "Medication and allergies"
    LONG_TERM_CONDITIONS = "long_term_conditions", "Long-term conditions"
    PAIN_INJURY = "pain_injury", "Pain or injury"
    HEARING_VISION = "hearing_vision", "Hearing and sight"
    SEXUAL_HEALTH_PREGNANCY = "sexual_health_pregnancy", "Sexual health and pregnancy"
    SLEEP_APPETITE = "sleep_appetite", "Sleep and appetite"
    LOW_MOOD = "low_mood", "Low mood"
    ANXIETY = "anxiety", "Anxiety"
    ANGER = "anger", "Anger"
    TRAUMA = "trauma", "Signs of trauma"
    HALLUCINATIONS_PARANOIA = "hallucinations_paranoia", "Hearing or seeing things, or feeling watched"
    SELF_HARM = "self_harm", "Self-harm"
    SUICIDAL_IDEATION = "suicidal_ideation", "Thoughts of ending their life"
    EATING = "eating", "Eating"
    OTHER = "other", "Something else"


class OnwardReferral(Listed, source="INFERRED-D"):
    """Where the health screen leads."""

    NONE = "none", "No referral"
    GP = "gp", "GP"
    SCHOOL_NURSE = "school_nurse", "School nurse"
    CAMHS = "camhs", "Child and adolescent mental health service"
    LIAISON_DIVERSION = "liaison_diversion", "Liaison and diversion"
    A_AND_E = "a_and_e", "Accident and emergency"
    OTHER = "other", "Another service"


class AlcoholInstrument(Listed, source="INFERRED-D"):
    """The alcohol screening tool that was used."""

    ASSETPLUS_TOOL = "assetplus_tool", "AssetPlus alcohol screening tool"
    AUDIT = "audit", "AUDIT"
    AUDIT_C = "audit_c", "AUDIT-C"
    OTHER = "other", "Another tool"


class SlcnGate(Model):
    """The four opening questions; a yes to any of them means the screen goes on."""

    listening_understanding: YesNoUnknown | None = question(
        "Difficulty listening to, remembering or understanding what you say", src="U9", needed=True
    )
    expanding_answers: YesNoUnknown | None = question(
        "Difficulty expanding answers or giving detail", src="U9", needed=True
    )
    non_verbal: YesNoUnknown | None = question(
        "Difficulty with non-verbal communication",
        src="U9",
        needed=True,
        help="Eye contact, facial expression and body language. Think of culture, and of how the child feels today.",
    )
    stammer: YesNoUnknown | None = question(
        "Stammers or gets stuck on words",
        src="U9",
        needed=True,
        help="A yes is a reason to refer to speech and language therapy, whatever the score.",
    )


class SlcnUnderstanding(Model):
    """How the child takes in what is said."""

    remembering: YesNoUnknown | None = question("Difficulty remembering what is said", src="U9")
    following_instructions: YesNoUnknown | None = question(
        "Difficulty following spoken instructions, or follows only part of them", src="U9"
    )
    word_meanings: YesNoUnknown | None = question("Difficulty understanding what words mean", src="U9")


class SlcnSpeaking(Model):
    """How the child puts things into words."""

    word_finding: YesNoUnknown | None = question("Difficulty finding the right word", src="U9")
    basic_vocabulary: YesNoUnknown | None = question("Relies on a small, basic vocabulary", src="U9")
    explaining: YesNoUnknown | None = question("Difficulty explaining things or telling what happened", src="U9")
    mispronounces: YesNoUnknown | None = question("Mispronounces words", src="U9")


class SlcnSocial(Model):
    """How the child gets on with others in talk."""

    peers: YesNoUnknown | None = question("Finds it hard to get on with peers", src="U9")
    groups: YesNoUnknown | None = question("Avoids groups or struggles in them", src="U9")
    frustration: YesNoUnknown | None = question("Frustrated or upset for no clear reason", src="U9")
    negotiating: YesNoUnknown | None = question("Difficulty negotiating", src="U9")


class SlcnAdditional(Model):
    """Literacy and family history."""

    literacy: YesNoUnknown | None = question("Difficulty with reading or writing", src="U9")
    family_history: YesNoUnknown | None = question(
        "Family history of difficulty with speech, language or literacy", src="U9", sensitivity=Sensitivity.THIRD_PARTY
    )


class SlcnNeuroDisability(Model):
    """Neuro-disability known or suspected; the evidence belongs in the SLCN and neuro-disability sub-section."""

    adhd: YesNoUnknown | None = question("ADHD", src="INFERRED-R", sensitivity=Sensitivity.HEALTH)
    autism: YesNoUnknown | None = question("Autism", src="INFERRED-R", sensitivity=Sensitivity.HEALTH)
    learning_disability: YesNoUnknown | None = question(
        "Learning disability", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    dyslexia: YesNoUnknown | None = question("Dyslexia", src="INFERRED-R", sensitivity=Sensitivity.HEALTH)
    dcd: YesNoUnknown | None = question(
        "Developmental co-ordination disorder (dyspraxia)", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    fasd: YesNoUnknown | None = question(
        "Fetal alcohol spectrum disorder", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    epilepsy: YesNoUnknown | None = question("Epilepsy", src="INFERRED-R", sensitivity=Sensitivity.HEALTH)
    head_injury: YesNoUnknown | None = question(
        "Serious head injury",
        src="INFERRED-R",
        sensitivity=Sensitivity.HEALTH,
        help="Any blow to the head with loss of consciousness or a hospital visit, even years ago.",
    )


class SlcnSelfRating(Row):
    """One statement about listening and understanding, rated by the child."""

    statement: str | None = question("Statement", src="U9", max_length=255)
    rating: SelfRating | None = question("How much is this like you?", src="U9")


class SlcnScreening(Model):
    """The speech, language, communication and neuro-disability screen."""

    gate: SlcnGate | None = question("Opening questions", src="U9")
    understanding: SlcnUnderstanding | None = question("Understanding", src="U9")
    speaking: SlcnSpeaking | None = question("Speaking", src="U9")
    social: SlcnSocial | None = question("Social communication", src="U9")
    additional: SlcnAdditional | None = question("Additional questions", src="U9")
    neuro_disability: SlcnNeuroDisability | None = question("Neuro-disability", src="INFERRED-R")
    self_rating: tuple[SlcnSelfRating, ...] = rows("What the child says about listening and understanding", src="U9")
    score: int | None = question(
        "Score",
        src="U9",
        derived=True,
        ge=0,
        help="How many answers are yes or not known in the five blocks before neuro-disability.",
    )
    threshold: int | None = question(
        "Local threshold for a referral",
        src="INFERRED-D",
        ge=0,
        help="Set by the service with its speech and language therapist; the source gives none.",
    )
    outcome: SlcnOutcome | None = question("Outcome of the screen", src="INFERRED-D", needed=True)
    completed_on: datetime.date | None = question("Date completed", src="INFERRED-D", needed=True)
    completed_by: str | None = question("Completed by", src="INFERRED-D", max_length=255)
    adjustments: Narrative | None = question(
        "How we communicate with this child",
        src="INFERRED-D",
        help="What staff do differently from now on: short sentences, pictures, more time, checking back.",
    )


class HealthItem(Row):
    """One item of the health screen."""

    domain: HealthDomain | None = question("Physical or mental health", src="INFERRED-D", needed=True)
    topic: HealthTopic | None = question("What it asks about", src="INFERRED-D", sensitivity=Sensitivity.HEALTH)
    answer: YesNoUnknown | None = question(
        "Is there a need?", src="INFERRED-D", sensitivity=Sensitivity.HEALTH, needed=True
    )
    detail: Narrative | None = question(
        "Detail",
        src="INFERRED-D",
        sensitivity=Sensitivity.HEALTH,
        help="What the need is, since when, and who already helps with it.",
    )


class HealthScreening(Model):
    """The physical and mental health screening questions."""

    items: tuple[HealthItem, ...] = rows("Screening questions", src="INFERRED-D", sensitivity=Sensitivity.HEALTH)
    positive: YesNo | None = question(
        "Is any need identified?",
        src="INFERRED-D",
        derived=True,
        help="Yes where any answer is yes; no where every answer is no.",
        sensitivity=Sensitivity.HEALTH,
    )
    onward_referral: OnwardReferral | None = question(
        "Onward referral", src="INFERRED-D", help="The first service that the child is referred to."
    )
    onward_referral_details: Narrative | None = question(
        "Details of the referral",
        src="INFERRED-D",
        sensitivity=Sensitivity.HEALTH,
        help="To whom, when and for what, any further referral, and whether the child agreed.",
    )
    date: datetime.date | None = question("Date of the screen", src="INFERRED-D", needed=True)


class AlcoholScreening(Model):
    """The alcohol screen; the total counts for what its instrument says it counts for."""

    instrument: AlcoholInstrument | None = question("Tool used", src="INFERRED-D", needed=True)
    item_scores: tuple[int, ...] = rows("Score of each item, in the tool's own order", src="INFERRED-D")
    total: int | None = question("Total score", src="INFERRED-D", ge=0)
    threshold: int | None = question(
        "Score at which the screen is positive",
        src="INFERRED-D",
        ge=0,
        help="The threshold that the service uses for this tool and this age.",
    )
    positive: YesNo | None = question("Is the screen positive?", src="INFERRED-D", needed=True)
    date: datetime.date | None = question("Date of the screen", src="INFERRED-D", needed=True)


class Screening(Model):
    """The screening tools."""

    slcn: SlcnScreening | None = question(
        "Speech, language, communication & neuro-disability screening tool", src="S4", needed=True
    )
    health: HealthScreening | None = question("Physical and mental health screening questions", src="S4", needed=True)
    alcohol: AlcoholScreening | None = question("Alcohol screening tool", src="S4", needed=True)
