"""The controlled lists of Foundations for Change."""

from reportkit.assessment.models.base import Listed


class CopingValence(Listed, source="S0"):
    """Whether a way of coping helps."""

    POSITIVE = "positive", "Positive coping strategy"
    NEGATIVE = "negative", "Negative coping strategy"


class Extent(Listed, source="INFERRED-D"):
    """How far something is so."""

    FULLY = "fully"
    PARTLY = "partly"
    LITTLE = "little", "A little"
    NOT_AT_ALL = "not_at_all"
    UNKNOWN = "unknown", "Not known"


class GoalTerm(Listed, source="S0"):
    """How far off a goal is."""

    SHORT = "short", "Short-term"
    LONG = "long", "Longer-term"


class RestorativeProcess(Listed, source="S0"):
    """A restorative process; the option for another kind is INFERRED-D."""

    FACE_TO_FACE_MEDIATION = "face_to_face_mediation", "Face-to-face mediation"
    VIDEO_CONFERENCING = "video_conferencing"
    DIRECT_REPARATION = "direct_reparation"
    INDIRECT_REPARATION = "indirect_reparation"
    OTHER = "other"


class CurrentAttitude(Listed, source="INFERRED-D"):
    """The child's attitude to supervision, in a word."""

    POSITIVE = "positive"
    MIXED = "mixed"
    NEGATIVE = "negative"


class LearningStyle(Listed, source="INFERRED-D"):
    """A way in which the child likes to learn."""

    VISUAL = "visual", "By seeing"
    AUDITORY = "auditory", "By listening"
    KINAESTHETIC = "kinaesthetic", "By doing"
    READING_WRITING = "reading_writing", "By reading and writing"


class BarrierSource(Listed, source="S0"):
    """Where a barrier comes from; the option for another source is INFERRED-D."""

    YOUNG_PERSON = "young_person"
    FAMILY_CARERS = "family_carers", "Family or carers"
    COMMUNITY_NEIGHBOURHOOD = "community_neighbourhood", "Community or neighbourhood"
    DIVERSITY_FACTOR = "diversity_factor", "Diversity factors"
    OTHER = "other"


class BarrierType(Listed, source="S0"):
    """What kind of barrier it is; the option for another kind is INFERRED-D."""

    PRACTICAL = "practical"
    TIME_COMMITMENT = "time_commitment", "Time commitments"
    RELATIONAL = "relational"
    OTHER = "other"


class FactorOrigin(Listed, source="INFERRED-D"):
    """Who brought up a desistance factor; S0 says that self-assessment must be considered."""

    CHILD_SELF_ASSESSMENT = "child_self_assessment", "The child's self-assessment"
    CARER_SELF_ASSESSMENT = "carer_self_assessment", "The parent's or carer's self-assessment"
    PRACTITIONER = "practitioner"
    AGENCY = "agency", "Another agency"
