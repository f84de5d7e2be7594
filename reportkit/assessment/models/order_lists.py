"""Courts, orders and the requirements of a youth rehabilitation order, as the record and the modules name them."""

from reportkit.assessment.models.base import Listed


class CourtType(Listed, source="INFERRED-D"):
    """The kind of court that hears the case."""

    YOUTH = "youth", "Youth court"
    MAGISTRATES = "magistrates", "Magistrates' court"
    CROWN = "crown", "Crown Court"


class OrderType(Listed, source="INFERRED-R"):
    """Orders, sentences and out-of-court disposals that a child can be subject to."""

    COMMUNITY_RESOLUTION = "community_resolution", "Community resolution"
    YOUTH_CAUTION = "youth_caution", "Youth caution"
    YOUTH_CONDITIONAL_CAUTION = "youth_conditional_caution", "Youth conditional caution"
    BAIL_SUPERVISION = "bail_supervision", "Bail supervision and support"
    REMAND_LOCAL_AUTHORITY = "remand_local_authority", "Remand to local authority accommodation"
    REMAND_YOUTH_DETENTION = "remand_youth_detention", "Remand to youth detention accommodation"
    ABSOLUTE_DISCHARGE = "absolute_discharge", "Absolute discharge"
    CONDITIONAL_DISCHARGE = "conditional_discharge", "Conditional discharge"
    FINE = "fine", "Fine"
    REPARATION_ORDER = "reparation_order", "Reparation order"
    REFERRAL_ORDER = "referral_order", "Referral order"
    YOUTH_REHABILITATION_ORDER = "youth_rehabilitation_order", "Youth rehabilitation order"
    YRO_ISS = "yro_iss", "Youth rehabilitation order with intensive supervision and surveillance"
    YRO_FOSTERING = "yro_fostering", "Youth rehabilitation order with fostering"
    DETENTION_AND_TRAINING = "detention_and_training", "Detention and training order"
    SECTION_250 = "section_250", "Detention under section 250 of the Sentencing Act 2020"
    SECTION_252A = "section_252a", "Special sentence of detention under section 252A of the Sentencing Act 2020"
    EXTENDED_SENTENCE = "extended_sentence", "Extended sentence of detention"
    DETENTION_FOR_LIFE = "detention_for_life", "Detention for life"
    OTHER = "other", "Another order"


class YroRequirement(Listed, source="INFERRED-R"):
    """The requirements that a youth rehabilitation order may hold, in the order of the statutory table.

    Law: Sentencing Act 2020, section 174 and Schedule 6. Availability is section 185: extended activity only with
    intensive supervision and surveillance, fostering only in an order with fostering, unpaid work at 16 or 17.
    """

    ACTIVITY = "activity", "Activity requirement"
    EXTENDED_ACTIVITY = "extended_activity", "Extended activity requirement"
    SUPERVISION = "supervision", "Supervision requirement"
    UNPAID_WORK = "unpaid_work", "Unpaid work requirement"
    PROGRAMME = "programme", "Programme requirement"
    ATTENDANCE_CENTRE = "attendance_centre", "Attendance centre requirement"
    PROHIBITED_ACTIVITY = "prohibited_activity", "Prohibited activity requirement"
    CURFEW = "curfew", "Curfew requirement"
    EXCLUSION = "exclusion", "Exclusion requirement"
    RESIDENCE = "residence", "Residence requirement"
    LOCAL_AUTHORITY_RESIDENCE = "local_authority_residence", "Local authority residence requirement"
    FOSTERING = "fostering", "Fostering requirement"
    MENTAL_HEALTH_TREATMENT = "mental_health_treatment", "Mental health treatment requirement"
    DRUG_TREATMENT = "drug_treatment", "Drug treatment requirement"
    DRUG_TESTING = "drug_testing", "Drug testing requirement"
    INTOXICATING_SUBSTANCE_TREATMENT = (
        "intoxicating_substance_treatment",
        "Intoxicating substance treatment requirement",
    )
    EDUCATION = "education", "Education requirement"
    ELECTRONIC_COMPLIANCE = "electronic_compliance_monitoring", "Electronic compliance monitoring requirement"
    ELECTRONIC_WHEREABOUTS = "electronic_whereabouts_monitoring", "Electronic whereabouts monitoring requirement"


class PlacementType(Listed, source="U11"):
    """The kind of secure establishment; the secure school is INFERRED-R."""

    YOI = "yoi", "Young offender institution"
    STC = "stc", "Secure training centre"
    SCH = "sch", "Secure children's home"
    SECURE_SCHOOL = "secure_school", "Secure school"
