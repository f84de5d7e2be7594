"""The controlled lists that several sections share, with their labels and where each list comes from."""

from reportkit.assessment.models.base import Listed


class YesNoUnknown(Listed, source="S0"):
    """Yes, no, or not known yet."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"


class YesNo(Listed, source="S0"):
    """Yes or no."""

    YES = "yes", "Yes"
    NO = "no", "No"


class Temporal(Listed, source="S4"):
    """Whether something is so now or was so before; never and unknown are INFERRED-R."""

    CURRENTLY = "currently", "Currently"
    PREVIOUSLY = "previously", "Previously"
    NEVER = "never", "Never"
    UNKNOWN = "unknown", "Not known"


class Level3(Listed, source="INFERRED-R"):
    """Likelihood of reoffending."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Level4(Listed, source="U1"):
    """Risk of serious harm, and overall safety and well-being."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very_high", "Very high"


class Impact(Listed, source="INFERRED-D"):
    """How much harm a behaviour or an outcome would do."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very_high", "Very high"


class Likelihood(Listed, source="INFERRED-D"):
    """How likely a behaviour or an outcome is."""

    UNLIKELY = "unlikely", "Unlikely"
    POSSIBLE = "possible", "Possible"
    LIKELY = "likely", "Likely"
    VERY_LIKELY = "very_likely", "Very likely"


class Imminence(Listed, source="INFERRED-D"):
    """How soon a behaviour or an outcome may come."""

    IMMEDIATE = "immediate", "Immediate"
    WITHIN_1_MONTH = "within_1_month", "Within 1 month"
    WITHIN_3_MONTHS = "within_3_months", "Within 3 months"
    WITHIN_6_MONTHS = "within_6_months", "Within 6 months"
    BEYOND_6_MONTHS = "beyond_6_months", "Beyond 6 months"


class Strength(Listed, source="INFERRED-D"):
    """How strong the influence of a desistance factor is."""

    WEAK = "weak", "Weak"
    MODERATE = "moderate", "Moderate"
    STRONG = "strong", "Strong"


class Direction(Listed, source="S0"):
    """Whether a factor supports desistance or works against it."""

    FOR = "for", "For desistance"
    AGAINST = "against", "Against desistance"


class DesistanceCategory(Listed, source="S0"):
    """The 18 desistance categories: each is the sub-section that holds the detailed evidence."""

    ATTITUDES_OFFENDING_BEHAVIOURS = "attitudes_offending_behaviours", "Attitudes of Offending / Behaviours"
    LIVING_ARRANGEMENTS = "living_arrangements_housing_finances", "Living arrangements, housing and finances"
    SOCIAL_COMMUNITY = "social_community_neighbourhood", "Social and community; neighbourhood"
    PARENTING = "parenting_care_supervision", "Parenting, Care and Supervision"
    FAMILY = "family_wider_networks", "Family and wider networks"
    CARE_HISTORY = "care_history", "Care history"
    RELATES_TO_OTHERS = "relates_to_others", "How the young person relates to others"
    PHYSICAL_HEALTH = "physical_health_development", "Physical health and development"
    SLCN = "slcn_neurodisability", "Speech, Language, Communication & Neuro-disability"
    EMOTIONAL_MENTAL_HEALTH = "emotional_mental_health", "Emotional development and mental health"
    SUBSTANCE_MISUSE = "substance_misuse", "Substance misuse"
    LIFESTYLE = "features_of_lifestyle", "Features of lifestyle"
    SELF_IDENTITY = "self_identity", "Self-identity"
    AS_A_PARENT = "young_person_as_parent", "Young person as a parent"
    THINKING_BEHAVIOUR = "thinking_behaviour", "Thinking and behaviour"
    LEARNING = "learning_ete", "Learning, Education, Training & Employment"
    RESILIENCE_GOALS = "resilience_goals", "Resilience and goals"
    ENGAGEMENT = "engagement_participation", "Engagement and participation"


class KeyArea(Listed, source="S4"):
    """The five key areas of intervention."""

    GOALS = "goals_life_opportunities", "Goals and life opportunities"
    NOT_OFFENDING = "not_offending", "Not offending"
    NOT_HURTING_OTHERS = "not_hurting_others", "Not hurting others"
    KEEPING_SAFE = "keeping_safe", "Keeping safe"
    REPAIRING_HARM = "repairing_harm", "Repairing harm"


class ScaledApproachLevel(Listed, source="INFERRED-R"):
    """The Scaled Approach intervention level."""

    STANDARD = "standard", "Standard"
    ENHANCED = "enhanced", "Enhanced"
    INTENSIVE = "intensive", "Intensive"


class StageId(Listed, source="S4"):
    """The assessment stages."""

    REFERRAL_IN_PREVENTION = "referral_in_prevention", "Referral In (Prevention)"
    REFERRAL_IN_OOCD = "referral_in_oocd", "Referral In (OOCD)"
    PLACEMENT_NOTIFICATION = "placement_notification", "Placement Notification"
    BAIL_RECOMMENDATION = "bail_recommendation", "Bail Recommendation"
    SENTENCED_NO_REPORT = "sentenced_no_report", "Sentenced (No Report)"
    PRE_SENTENCE_REPORT = "pre_sentence_report", "Pre-Sentence Report"
    PRE_SENTENCE_REPORT_ALL_OPTIONS = "pre_sentence_report_all_options", "Pre-Sentence Report (all options)"
    POST_COURT_REPORT = "post_court_report", "Post-Court Report"
    REFERRAL_ORDER_REPORT = "referral_order_report", "Referral Order Report"
    ENTERING_CUSTODY = "entering_custody", "Entering Custody"
    PRE_RELEASE_FROM_CUSTODY = "pre_release_from_custody", "Pre-Release from Custody"
    REVIEW = "review", "Review"
    TRANSFER_TO_PROBATION = "transfer_to_probation", "Transfer to Probation"
    TRANSFER_YOT_TO_YOT = "transfer_yot_to_yot", "Transfer YOT to YOT"
    CASE_CLOSURE = "case_closure", "Case Closure"


class CaseType(Listed, source="INFERRED-D"):
    """The kind of case that some questions depend on."""

    PREVENTION = "prevention", "Prevention"
    OOCD = "oocd", "Out-of-court disposal"
    PRE_COURT_BAIL = "pre_court_bail", "Bail or remand before sentence"
    COMMUNITY = "community", "Community order or sentence"
    CUSTODY = "custody", "In custody"
    POST_CUSTODY = "post_custody", "After custody"
