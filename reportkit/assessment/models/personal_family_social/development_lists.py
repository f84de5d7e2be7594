"""The controlled lists of the child's development."""

from reportkit.assessment.models.base import Listed


class DisabilityType(Listed, source="INFERRED-R"):
    """A kind of disability."""

    MOBILITY = "mobility"
    HEARING = "hearing"
    VISION = "vision"
    LONG_TERM_CONDITION = "long_term_condition", "Long-term condition"
    OTHER = "other"


class PhysicalMaturity(Listed, source="INFERRED-R"):
    """Physical development set against age."""

    EARLY = "early", "Early for the child's age"
    TYPICAL = "typical", "Typical for the child's age"
    LATE = "late", "Late for the child's age"
    UNKNOWN = "unknown", "Not known"


class ConditionStatus(Listed, source="INFERRED-R"):
    """How sure it is that the child has a condition."""

    DIAGNOSED = "diagnosed"
    SUSPECTED = "suspected"
    UNDER_ASSESSMENT = "under_assessment"


class Neurodisability(Listed, source="INFERRED-R"):
    """A speech, language, communication or neuro-developmental condition."""

    ADHD = "adhd", "ADHD"
    AUTISM_ASC = "autism_asc", "Autism"
    DYSLEXIA = "dyslexia"
    DYSPRAXIA_DCD = "dyspraxia_dcd", "Dyspraxia (developmental co-ordination disorder)"
    DYSCALCULIA = "dyscalculia"
    LEARNING_DISABILITY = "learning_disability"
    FASD = "fasd", "Foetal alcohol spectrum disorder"
    ACQUIRED_BRAIN_INJURY = "acquired_brain_injury"
    EPILEPSY = "epilepsy"
    TOURETTES = "tourettes", "Tourette's syndrome"
    DEVELOPMENTAL_LANGUAGE_DISORDER = "developmental_language_disorder"
    STAMMER = "stammer"
    HEARING_IMPAIRMENT = "hearing_impairment"
    OTHER = "other"


class EmotionalDifficulty(Listed, source="INFERRED-R"):
    """Something that the child finds hard to cope with."""

    ANGER = "anger"
    ANXIETY = "anxiety"
    LOW_MOOD = "low_mood"
    SLEEP = "sleep"
    EATING = "eating"
    MOOD_SWINGS = "mood_swings"
    PTSD_SYMPTOMS = "ptsd_symptoms", "Signs of post-traumatic stress"
    PSYCHOTIC_SYMPTOMS = "psychotic_symptoms", "Signs of psychosis"
    OTHER = "other"
